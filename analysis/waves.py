"""What has changed since a campaign was last asked, from released numbers alone.

Like is compared with like: a question by its exact words, asked of the same people, and an answer
or a theme by its exact name. Rounded numbers are compared by the test of two proportions, and the
list of what is more than chance allows for how many were looked at (see `analysis.differences`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from analysis.differences import compared_with_others, surest
from voice.programme.models import ReleasedTable

Named = tuple[str, str, str]  # audience, question, answer or theme


@dataclass(frozen=True)
class Change:
    """An answer or theme in two waves: percent then and now, out of how many."""

    asked: str
    answer: str
    before: int
    now: int
    base_before: int
    base: int
    chance: float

    @property
    def is_more(self) -> bool:
        return self.now > self.before


@dataclass(frozen=True)
class Since:
    """`changes` are more than chance, the surest first; `same` are not; `new` and `gone` are names
    that only one of the two waves has."""

    changes: list[Change] = field(default_factory=list)
    same: list[Change] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def comparisons(self) -> int:
        return len(self.changes) + len(self.same)


def since(now: Iterable[ReleasedTable], before: Iterable[ReleasedTable]) -> Since:
    """The tables of one wave beside those of the wave before it."""
    here, there = numbers_of(now), numbers_of(before)
    compared = [one for name in here if name in there for one in change(name, here, there)]
    sure = surest(compared)
    return Since(
        changes=sure,
        same=[one for one in compared if one not in sure],
        new=names_of(here, there),
        gone=names_of(there, here),
    )


def numbers_of(tables: Iterable[ReleasedTable]) -> dict[Named, tuple[int | None, int | None, bool]]:
    """(count, base, is a theme) by name, in reading order; None is not shown."""
    found = {}
    for table in tables:
        if table.kind not in {"question", "theme"}:
            continue
        content = table.content
        asked = content.get("question") or table.title
        for row in content.get("rows", ()):
            name = (content.get("audience", ""), asked, row["label"])
            found[name] = (row["count"], content.get("base"), table.kind == "theme")
    return found


def change(name: Named, here: dict, there: dict) -> Iterator[Change]:
    (count, base, _), (count_before, base_before, _) = here[name], there[name]
    if None in (count, base, count_before, base_before):
        return
    found = compared_with_others(count, base, count + count_before, base + base_before)
    if found:
        percent, before, chance = found
        yield Change(name[1], name[2], before, percent, base_before, base, chance)


def names_of(here: dict, there: dict) -> list[str]:
    """Themes of questions that both waves asked, which only `here` has."""
    asked = {name[:2] for name in there}
    return [
        name[2]
        for name, (*_, is_theme) in here.items()
        if is_theme and name not in there and name[:2] in asked
    ]
