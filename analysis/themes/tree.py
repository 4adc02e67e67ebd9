"""A tree over groups, so that more or fewer themes are neighbouring cuts of the same tree.

Sources: Ward 1963 (the least growth of squared distance at each merge); Newman and Girvan 2004
(modularity, by which the cuts of a tree are compared).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.themes.tokens import Ints

Doubles = NDArray[np.float64]
Numbers = NDArray[np.number[Any]]
Merge = tuple[int, int]


def ward_merges(centres: Numbers, weights: Numbers) -> list[Merge]:
    """The (kept, joined) groups of each merge, cheapest first.

    centres: (m, d); weights: (m,) above 0. Groups keep the lower number; m up to some
    hundreds (memory m squared). Costs after a merge follow Lance and Williams 1967.
    """
    mass = weights.astype(np.float64)
    cost = _costs(centres.astype(np.float64), mass)
    least, nearest = cost.min(axis=1), cost.argmin(axis=1)
    merges: list[Merge] = []
    for _ in range(len(mass) - 1):
        first = int(np.argmin(least))
        second = int(nearest[first])
        kept, joined = min(first, second), max(first, second)
        merges.append((kept, joined))
        both = mass[kept] + mass[joined]
        grown = (mass[kept] + mass) * cost[kept] + (mass[joined] + mass) * cost[joined]
        again = (grown - mass * cost[kept, joined]) / (both + mass)
        again[[kept, joined]] = np.inf
        mass[kept] = both
        cost[joined, :] = cost[:, joined] = np.inf
        cost[kept, :] = cost[:, kept] = again
        stale = np.isfinite(again) & ((nearest == kept) | (nearest == joined))
        stale[kept], least[joined] = True, np.inf
        least[stale], nearest[stale] = cost[stale].min(axis=1), cost[stale].argmin(axis=1)
        closer = again < least
        least[closer], nearest[closer] = again[closer], kept
    return merges


def cut_tree(merges: list[Merge], groups: int, k: int) -> Ints:
    """(groups,) labels of the k groups that the first merges leave, each its lowest member."""
    labels = np.arange(groups)
    for kept, joined in merges[: max(0, groups - k)]:
        labels[labels == joined] = kept
    return labels


def modularity_of_cuts(links: Doubles, merges: list[Merge]) -> Doubles:
    """(m + 1,) modularity of the cut into k groups at place k; none (minus infinity) at place 0.

    links: (m, m) symmetric weights between the m groups at the foot of the tree, and within them.
    """
    groups = len(links)
    share = links / (links.sum() or 1.0)
    ends = share.sum(axis=1)
    found = np.full(groups + 1, -np.inf)
    found[groups] = np.trace(share) - (ends**2).sum()
    for done, (kept, joined) in enumerate(merges, start=1):
        gain = 2 * (share[kept, joined] - ends[kept] * ends[joined])
        found[groups - done] = found[groups - done + 1] + gain
        share[kept] += share[joined]
        share[:, kept] += share[:, joined]
        ends[kept] += ends[joined]
    return found


def _costs(middle: Doubles, mass: Doubles) -> Doubles:
    """(m, m) growth of squared distance if two groups merged; infinite for a group and itself."""
    square = (middle**2).sum(axis=1)
    apart = np.maximum(square[:, None] + square - 2 * middle @ middle.T, 0)
    cost = np.outer(mass, mass) / np.add.outer(mass, mass) * apart
    np.fill_diagonal(cost, np.inf)
    return np.asarray(cost)
