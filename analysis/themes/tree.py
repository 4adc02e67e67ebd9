"""A tree over groups, so that more or fewer themes are neighbouring cuts of the same tree.

Source: Ward 1963 (the least growth of squared distance at each merge), on small groups.
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
    hundreds (time m cubed at worst, memory m squared).
    """
    middle = centres.astype(np.float64)
    mass = weights.astype(np.float64)
    cost = np.stack([_costs(at, middle, mass) for at in range(len(middle))])
    alive = np.ones(len(middle), dtype=bool)
    merges: list[Merge] = []
    for _ in range(len(middle) - 1):
        first, second = divmod(int(np.argmin(cost)), len(middle))
        kept, joined = min(first, second), max(first, second)
        merges.append((kept, joined))
        both = mass[kept] + mass[joined]
        middle[kept] = (mass[kept] * middle[kept] + mass[joined] * middle[joined]) / both
        mass[kept], alive[joined] = both, False
        cost[joined, :] = cost[:, joined] = np.inf
        again = np.where(alive, _costs(kept, middle, mass), np.inf)
        cost[kept, :] = cost[:, kept] = again
    return merges


def cut_tree(merges: list[Merge], groups: int, k: int) -> Ints:
    """(groups,) labels of the k groups that the first merges leave, each its lowest member."""
    labels = np.arange(groups)
    for kept, joined in merges[: max(0, groups - k)]:
        labels[labels == joined] = kept
    return labels


def _costs(at: int, middle: Doubles, mass: Doubles) -> Doubles:
    apart = ((middle - middle[at]) ** 2).sum(axis=1)
    cost = mass * mass[at] / (mass + mass[at]) * apart
    cost[at] = np.inf
    return np.asarray(cost)
