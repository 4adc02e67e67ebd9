"""How good the themes are: cohesion, overlap, the nearest other theme, and stability.

Source of stability: Hennig 2007 (cluster-wise assessment by resampling); Hubert and Arabie 1985
(adjusted Rand index).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from analysis.themes.tokens import Floats, Ints

Finder = Callable[[Ints, int], Ints]


def cohesion(vectors: Floats, labels: Ints, centres: Floats, weights: Floats) -> Floats:
    """(k,) weighted mean cosine of a group's texts with its centre; 0 for an empty group."""
    own = np.einsum("ij,ij->i", vectors, centres[labels])
    sums = np.bincount(labels, weights=own * weights, minlength=len(centres))
    people = np.bincount(labels, weights=weights, minlength=len(centres))
    return np.asarray(sums / np.maximum(people, 1e-9), dtype=np.float32)


def nearest_groups(centres: Floats) -> tuple[Ints, Floats]:
    """The nearest other centre of each and the cosine; -1 and 0 where there is only one."""
    if len(centres) < 2:
        return np.full(len(centres), -1, dtype=np.int64), np.zeros(len(centres), dtype=np.float32)
    alike = centres @ centres.T
    np.fill_diagonal(alike, -np.inf)
    where = np.argmax(alike, axis=1)
    return where, alike[np.arange(len(centres)), where]


def stability(
    find: Finder, labels: Ints, k: int, *, rounds: int, seed: int, most: int = 1500
) -> tuple[float, Floats]:
    """Adjusted Rand between runs on 80 % samples, on the texts they share; and each group's share.

    find: gives labels of the texts at these indices with this seed; k: how many groups there are. A
    group's share is how much of it comes back together in one group (best Jaccard, mean over
    the runs).
    """
    n = len(labels)
    generator = np.random.default_rng(seed)
    runs: list[tuple[Ints, Ints]] = []
    pool = np.sort(generator.choice(n, size=min(n, most), replace=False))
    for number in range(rounds):
        chosen = np.sort(generator.choice(pool, size=max(2, int(0.8 * len(pool))), replace=False))
        runs.append((chosen, find(chosen, seed + number + 1)))
    pairs = [(a, b) for i, a in enumerate(runs) for b in runs[i + 1 :]]
    scores = [_rand_of_shared(a, b) for a, b in pairs]
    came_back = np.mean([_jaccard(labels[at], again, k) for at, again in runs], axis=0)
    return float(np.mean(scores)) if scores else 1.0, came_back.astype(np.float32)


def _rand_of_shared(first: tuple[Ints, Ints], second: tuple[Ints, Ints]) -> float:
    _, one, two = np.intersect1d(first[0], second[0], assume_unique=True, return_indices=True)
    return adjusted_rand(first[1][one], second[1][two])


def adjusted_rand(one: Ints, two: Ints) -> float:
    """How far two labellings put the same pairs together: 1 is wholly, 0 is as by chance."""
    table = np.zeros((int(one.max(initial=0)) + 1, int(two.max(initial=0)) + 1))
    np.add.at(table, (one, two), 1)
    pairs, rows, columns = (
        float((counts * (counts - 1) / 2).sum())
        for counts in (table, table.sum(axis=1), table.sum(axis=0))
    )
    by_chance = rows * columns / max(1.0, len(one) * (len(one) - 1) / 2)
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else (pairs - by_chance) / (most - by_chance)


def _jaccard(before: Ints, after: Ints, k: int) -> Floats:
    table = np.zeros((k, int(after.max()) + 1))
    np.add.at(table, (before, after), 1)
    union = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    return np.asarray((table / np.maximum(union, 1)).max(axis=1), dtype=np.float32)
