"""Which groups differ by more than chance, from released numbers alone.

Each group is compared with everybody else who answered by the test of two proportions. So many
comparisons would find some by chance, so the list is held to one in twenty false on average
(Benjamini and Hochberg, 1995).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Protocol, TypeVar

from voice.programme.models import ReleasedTable

FALSE_SHARE = 0.05
LEAST_EXPECTED = 5


@dataclass(frozen=True)
class Difference:
    """A group of a breakdown that gave an answer, or spoke of a theme, more or less than others."""

    asked: str
    answer: str
    breakdown: str
    group: str
    percent: int
    others: int
    chance: float

    @property
    def is_more(self) -> bool:
        return self.percent > self.others


class HasChance(Protocol):
    """Something compared: how likely such a difference is where there is none."""

    @property
    def chance(self) -> float: ...


Compared = TypeVar("Compared", bound=HasChance)


@dataclass(frozen=True)
class Looked:
    """What stands out, the surest first, and how many comparisons were made to find it."""

    differences: list[Difference]
    comparisons: int


def differences_of(tables: Iterable[ReleasedTable]) -> Looked:
    """What differs by more than chance in released tables of questions and themes."""
    compared = [one for table in tables for one in comparisons(table)]
    return Looked(surest(compared), len(compared))


def surest(compared: Iterable[Compared]) -> list[Compared]:
    """Those of everything compared that are more than chance, the surest first."""
    ordered = sorted(compared, key=lambda one: one.chance)
    last = 0
    for place, one in enumerate(ordered, start=1):
        if one.chance <= FALSE_SHARE * place / len(ordered):
            last = place
    return ordered[:last]


def comparisons(table: ReleasedTable) -> Iterator[Difference]:
    """Each group of a table beside everybody else, where both are large enough to compare."""
    content = table.content
    if table.kind not in {"question", "theme"} or not content.get("base"):
        return
    totals = {row["code"]: row["count"] for row in content["rows"]}
    for part in content["breakdowns"]:
        for row in part["rows"]:
            for group, cell in zip(part["groups"], row["cells"], strict=True):
                numbers = (cell["count"], group["base"], totals.get(row["code"]), content["base"])
                if None in numbers:
                    continue
                found = compared_with_others(*numbers)
                if found:
                    asked = content.get("question") or table.title
                    about = (asked, row["label"], part["label"], group["label"])
                    yield Difference(*about, *found)


def compared_with_others(
    count: int, base: int, total: int, everybody: int
) -> tuple[int, int, float] | None:
    """(percent, percent of the others, chance of such a difference); None where too few.

    Numbers are rounded, so the others may come out a few too many or too few: never below none.
    """
    others, others_base = max(0, total - count), everybody - base
    if others_base <= 0 or count > base or others > others_base:
        return None
    share = (count + others) / everybody
    if min(base, others_base) * min(share, 1 - share) < LEAST_EXPECTED:
        return None
    spread = sqrt(share * (1 - share) * (1 / base + 1 / others_base))
    distance = abs(count / base - others / others_base) / spread
    return (
        round(100 * count / base),
        round(100 * others / others_base),
        erfc(distance / sqrt(2)),
    )
