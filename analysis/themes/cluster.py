"""Find groups: a tree over small groups, cut where the nearest-neighbour graph parts best.

Sources: Ward 1963 (the tree); Newman and Girvan 2004 (modularity says where to cut); pooling of
answers with their neighbours is a smoothing of the graph (one step of a random walk).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count

import numpy as np
from scipy import sparse

from analysis.themes.tokens import Floats, Ints, normalised
from analysis.themes.tree import Doubles, Merge, cut_tree, modularity_of_cuts, ward_merges

CHUNK = 2048
STARTS = 4
POOLED_WITH, FEWEST_POOLED, SHARE_POOLED = 10, 3, 6
MOST_THEMES = 40  # that are found without being asked for
AS_GOOD = 0.001  # modularity by which a number of groups is hardly worse than the best
FEWEST_SMALL_GROUPS, MOST_SMALL_GROUPS = 40, 400
SMALL_GROUP_ROUNDS = 8


def nearest(vectors: Floats, k: int) -> tuple[Ints, Floats]:
    """The k nearest other rows of each row (rows of length 1): indices and cosines, (n, k)."""
    n = len(vectors)
    k = max(1, min(k, n - 1))
    where = np.empty((n, k), dtype=np.int64)
    alike = np.empty((n, k), dtype=np.float32)

    def look(start: int) -> None:
        part = vectors[start : start + CHUNK] @ vectors.T
        rows = np.arange(len(part))
        part[rows, rows + start] = -np.inf
        top = np.argpartition(part, n - k, axis=1)[:, n - k :]
        values = np.take_along_axis(part, top, axis=1)
        order = np.lexsort((top, -values), axis=1)
        where[start : start + CHUNK] = np.take_along_axis(top, order, axis=1)
        alike[start : start + CHUNK] = np.take_along_axis(values, order, axis=1)

    with ThreadPoolExecutor(cpu_count()) as threads:
        list(threads.map(look, range(0, n, CHUNK)))
    return where, alike


def neighbour_graph(where: Ints, alike: Floats) -> sparse.csr_matrix:
    """A symmetric graph of neighbours with weights by cosine; negative ones are left out."""
    n, k = where.shape
    rows = np.repeat(np.arange(n), k)
    weights = np.clip(alike.ravel(), 0, None)
    graph = sparse.csr_matrix((weights, (rows, where.ravel())), shape=(n, n))
    graph = graph + graph.T
    graph.eliminate_zeros()
    graph.sort_indices()
    return sparse.csr_matrix(graph)


def by_size(labels: Ints) -> Ints:
    """The same groups numbered from 0, largest first; ties by first member."""
    names, first, back, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return rank[back]


def pooled(vectors: Floats, where: Ints, *, width: int, rounds: int = 2) -> Floats:
    """Each row (of length 1) moved to the mean of itself and its `width` nearest, in `rounds`."""
    width = min(width, where.shape[1])
    n = len(vectors)
    rows = np.repeat(np.arange(n), width)
    step = sparse.csr_matrix(
        (np.ones(n * width, dtype=np.float32), (rows, where[:, :width].ravel())), shape=(n, n)
    )
    step = step + sparse.eye(n, dtype=np.float32, format="csr")
    for _ in range(rounds):
        vectors = normalised(np.asarray(step @ vectors, dtype=np.float32))
    return vectors


def centres_of(vectors: Floats, labels: Ints, weights: Floats, k: int) -> Floats:
    """(k, d) weighted mean directions; an empty group gives zeros."""
    within = np.flatnonzero(labels >= 0)
    join = sparse.csr_matrix((weights[within], (labels[within], within)), shape=(k, len(vectors)))
    return normalised(np.asarray(join @ vectors, dtype=np.float32))


def find_groups(
    vectors: Floats,
    weights: Floats,
    *,
    least_people: float,
    wanted: tuple[int, int],
    seed: int,
) -> tuple[Ints, Floats]:
    """Groups of distinct texts and the vectors they were judged by.

    vectors: (n, d) rows of length 1; weights: (n,) people a text stands for; least_people: groups
    with fewer are dissolved into their neighbours; wanted: bounds on the number of groups.
    Several trees over small groups are grown, each from another draw. The number of groups is that
    at which the neighbour graph parts best in the mean over the trees; the tree that parts it best
    there is cut, also where more or fewer are asked for, so that these are neighbouring cuts.
    Returns labels (n,) numbered by size, and pooled vectors (n, d).
    """
    n = len(vectors)
    if n < 3:
        return np.zeros(n, dtype=np.int64), vectors
    where, alike = nearest(vectors, neighbourhood(n))
    smooth = pooled(vectors, where, width=pooling(n, wanted))
    graph = neighbour_graph(where, alike)
    least, most = min(wanted[0], n), min(wanted[1], n)
    starts = range(STARTS if n > FEWEST_SMALL_GROUPS else 1)
    generators = [np.random.default_rng([seed, start]) for start in starts]
    with ThreadPoolExecutor(cpu_count()) as threads:
        trees = list(
            threads.map(lambda draw: _grow(smooth, weights, graph, least, draw), generators)
        )
    curves = [tree[2] for tree in trees]
    goal = _best_number(curves, least, most)
    own = goal if goal > MOST_THEMES else _best_number(curves, 1, MOST_THEMES)
    fine, merges, _ = max(trees, key=lambda tree: float(tree[2][min(own, len(tree[2]) - 1)]))
    labels = cut_tree(merges, int(fine.max()) + 1, goal)[fine]
    given = wanted[0] == wanted[1]
    return settle(smooth, labels, weights, least_people=0.0 if given else least_people), smooth


def _best_number(curves: list[Doubles], least: int, most: int) -> int:
    """The number of groups from `least` to `most` at which the graph parts best: the mean of the
    numbers, each weighed by its modularity in the mean over the trees. Where many numbers are about
    as good, the middle of them comes back the more surely.
    """
    end = min(most + 1, *(len(curve) for curve in curves))
    if end <= least:
        return least
    together = np.mean([curve[least:end] for curve in curves], axis=0)
    weights = np.exp((together - together.max()) / AS_GOOD)
    return least + round(float(np.average(np.arange(len(together)), weights=weights)))


def neighbourhood(n: int) -> int:
    """How many neighbours tell: with the root of the number of texts, from 5 to 60."""
    return int(np.clip(0.46 * np.sqrt(n), min(5, max(1, n // 4)), 60))


def pooling(n: int, wanted: tuple[int, int]) -> int:
    """How many neighbours quieten a text: fewer where so many groups are asked for that a text
    would take in those of others (a sixth of a group at most).
    """
    if wanted[0] <= MOST_THEMES:
        return POOLED_WITH
    return int(np.clip(n // (SHARE_POOLED * wanted[0]), FEWEST_POOLED, POOLED_WITH))


def _grow(
    vectors: Floats,
    weights: Floats,
    graph: sparse.csr_matrix,
    least: int,
    generator: np.random.Generator,
) -> tuple[Ints, list[Merge], Doubles]:
    """Small groups (n,), the merges of the tree above them, and the modularity of its cuts."""
    fine = small_groups(vectors, weights, least=least, generator=generator)
    mass = np.bincount(fine, weights=weights)
    count = len(mass)
    join = sparse.csr_matrix((weights, (fine, np.arange(len(fine)))), shape=(count, len(fine)))
    merges = ward_merges(np.asarray(join @ vectors) / mass[:, None], mass)
    within = sparse.csr_matrix(
        (np.ones(len(fine)), (fine, np.arange(len(fine)))), shape=(count, len(fine))
    )
    links = np.asarray((within @ graph @ within.T).todense(), dtype=np.float64)
    return fine, merges, modularity_of_cuts(links, merges)


def small_groups(
    vectors: Floats, weights: Floats, *, least: int, generator: np.random.Generator
) -> Ints:
    """Many small groups (about one to eight texts; some hundreds at most), leaves of the tree."""
    n = len(vectors)
    count = int(np.clip(n // 8, FEWEST_SMALL_GROUPS, MOST_SMALL_GROUPS))
    count = min(n, max(least, count))
    if count == n:
        return np.arange(n)
    centres = vectors[np.sort(generator.choice(n, size=count, replace=False))]
    for _ in range(SMALL_GROUP_ROUNDS):
        labels = np.argmax(vectors @ centres.T, axis=1)
        again = centres_of(vectors, labels, weights, count)
        empty = ~again.any(axis=1)
        again[empty] = centres[empty]
        centres = again
    return by_size(np.argmax(vectors @ centres.T, axis=1))


def settle(
    vectors: Floats, labels: Ints, weights: Floats, *, least_people: float, rounds: int = 2
) -> Ints:
    """Dissolve small groups and let every text join the nearest centre, `rounds` times."""
    labels = by_size(labels)
    for _ in range(rounds):
        people = np.bincount(labels, weights=weights)
        keep = np.flatnonzero(people >= least_people)
        if not len(keep):
            return np.zeros(len(labels), dtype=np.int64)
        centres = centres_of(vectors, labels, weights, len(people))[keep]
        labels = by_size(np.argmax(vectors @ centres.T, axis=1))
    return labels
