"""What changed between two times of asking the same people, as an average with its interval.

Only pairs count: somebody who answered once says nothing about change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, mean, stdev

from voice.shared.suppression import is_small, rounded

HIDDEN = {"base": None, "before": None, "after": None, "change": None, "low": None, "high": None}


@dataclass(frozen=True)
class Paired:
    """One thing that was asked before and after: (before, after) of each person, as numbers."""

    code: str
    label: str
    pairs: tuple[tuple[float, float], ...]


def changed(pairs: Sequence[tuple[float, float]]) -> dict:
    """{base, before, after, change, low, high, words}: averages to one decimal, and the 95 %
    interval of the average change (Student's, for pairs). Fewer than 10 pairs give no numbers."""
    if is_small(len(pairs)):
        return {**HIDDEN, "words": "Fewer than 10 people answered both times."}
    differences = [after - before for before, after in pairs]
    middle = mean(differences)
    half = student(len(pairs) - 1) * stdev(differences) / sqrt(len(pairs))
    low, high = middle - half, middle + half
    return {
        "base": rounded(len(pairs)),
        "before": round(mean(before for before, _ in pairs), 1),
        "after": round(mean(after for _, after in pairs), 1),
        "change": round(middle, 1),
        "low": round(low, 1),
        "high": round(high, 1),
        "words": in_words(low, high),
    }


def in_words(low: float, high: float) -> str:
    """What an interval of change lets one say."""
    if low > 0:
        return "It went up."
    if high < 0:
        return "It went down."
    return "We cannot tell: it may have stayed the same."


def student(freedom: int) -> float:
    """The two-sided 95 % point of Student's distribution, to three decimals from 9 degrees of
    freedom on (the expansion about the normal one of Abramowitz and Stegun, 26.7.5)."""
    z, v = NormalDist().inv_cdf(0.975), freedom
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / v + second / v**2 + third / v**3
