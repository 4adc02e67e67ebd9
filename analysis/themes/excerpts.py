"""Quotes of a theme: those at its heart, diverse ones, and the doubtful ones at its edge.

Source of the variety: Carbonell and Goldstein 1998 (maximal marginal relevance).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.themes.tokens import Floats, Ints

CENTRES, DIVERSE, EDGES = 3, 5, 3
VARIETY = 0.7


@dataclass(frozen=True)
class Pick:
    """kind: centre, diverse or edge; rank: from 1 within the kind; at: index of the text."""

    kind: str
    rank: int
    at: int


def pick_excerpts(
    vectors: Floats,
    centre: Floats,
    strength: Floats,
    lengths: Ints,
    groups: Sequence[str] | None = None,
) -> list[Pick]:
    """Picks among the texts of one theme, none twice.

    vectors (n, d), centre (d,), strength (n,) and lengths (n,) in words are those of its distinct
    texts, in a fixed order; groups: a label of each text's writers, of which large ones are heard.
    """
    order = _by_heart(vectors @ centre, strength, lengths)
    picked = order[:CENTRES]
    diverse = _diverse(vectors, centre, order[CENTRES : CENTRES + 60], picked, groups)
    rest = np.setdiff1d(np.arange(len(vectors)), np.array([*picked, *diverse], dtype=np.int64))
    edges = rest[np.lexsort((rest, strength[rest]))][:EDGES]
    return [
        Pick(kind, rank, int(at))
        for kind, chosen in (("centre", picked), ("diverse", diverse), ("edge", edges))
        for rank, at in enumerate(chosen, start=1)
    ]


def _by_heart(likeness: Floats, strength: Floats, lengths: Ints) -> list[int]:
    """Sure and of readable length (4 to 40 words) first, then the nearest to the centre."""
    readable = (lengths >= 4) & (lengths <= 40)
    sure = strength >= np.median(strength)
    order = np.lexsort((np.arange(len(likeness)), -likeness, ~(readable & sure)))
    return [int(at) for at in order]


def _diverse(
    vectors: Floats,
    centre: Floats,
    pool: Sequence[int],
    picked: Sequence[int],
    groups: Sequence[str] | None,
) -> list[int]:
    chosen: list[int] = []
    heard = {groups[at] for at in picked} if groups else set()
    left = list(pool)
    while left and len(chosen) < DIVERSE:
        near = vectors[left] @ vectors[[*picked, *chosen]].T
        worth = VARIETY * (vectors[left] @ centre) - (1 - VARIETY) * near.max(axis=1)
        if groups:
            worth = worth + np.array([0.1 * (groups[at] not in heard) for at in left])
        best = left.pop(int(np.argmax(worth)))
        chosen.append(best)
        if groups:
            heard.add(groups[best])
    return chosen
