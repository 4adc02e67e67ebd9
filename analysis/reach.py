"""Who was heard, beside how many there are; who is missing, and where to ask next.

From released numbers alone: what is hidden in them is not told here either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from surveys.results import KEPT
from voice.accounts.models import Organisation, PopulationFigure
from voice.programme.models import ReleasedTable

HALF = 0.5  # of the share that everybody has: a group below it is missing


@dataclass
class GroupHeard:
    """`heard` is None where too few were heard to say; `people` None where nobody has counted."""

    code: str
    label: str
    heard: int | None = None
    people: float | None = None
    counted: str = ""
    ask_next: str = ""
    is_missing: bool = False

    @property
    def per_hundred(self) -> float | None:
        """How many of every hundred such people were heard."""
        if self.heard is None or not self.people:
            return None
        return round(100 * self.heard / self.people, 1)


@dataclass
class HeardBy:
    """One breakdown, such as by area, with each of its groups in order."""

    code: str
    label: str
    groups: list[GroupHeard] = field(default_factory=list)


@dataclass
class Reach:
    """`heard` in all, rounded; `everybody` how many there are, if anybody has counted."""

    heard: int
    everybody: GroupHeard | None
    parts: list[HeardBy]

    @property
    def missing(self) -> list[GroupHeard]:
        return [group for part in self.parts for group in part.groups if group.is_missing]


def reach_of(organisation: Organisation, tables: Iterable[ReleasedTable]) -> Reach:
    """What these released tables of reach tell together. One query."""
    tables = [table for table in tables if table.kind == "reach"]
    known = figures_of(organisation)
    heard = sum(table.content.get("base") or 0 for table in tables)
    everybody = known.get(PopulationFigure.EVERYBODY)
    if everybody:
        everybody.heard = heard
    usual = heard / everybody.people if everybody and everybody.people else None
    parts = together(tables)
    for part in parts:
        for group in part.groups:
            if group.code in known:
                of_group = known[group.code]
                group.people, group.counted = of_group.people, of_group.counted
                group.ask_next = of_group.ask_next
            group.is_missing = is_missing(group, usual)
    return Reach(heard, everybody, parts)


def figures_of(organisation: Organisation) -> dict[str, GroupHeard]:
    """How many people there are by the code of their group; several counts of one add up."""
    found: dict[str, GroupHeard] = {}
    for figure in organisation.population_figures.exclude(group="").order_by("group", "pk"):
        group = found.setdefault(figure.group, GroupHeard(figure.group, figure.name))
        if figure.value is not None:
            group.people = (group.people or 0) + figure.value
            is_dated = figure.as_of in figure.source
            source = figure.source if is_dated else f"{figure.source}, {figure.as_of}"
            group.counted = "; ".join(filter(None, (group.counted, source)))
        group.ask_next = group.ask_next or figure.ask_next
    return found


def together(tables: list[ReleasedTable]) -> list[HeardBy]:
    """Groups of the same code added up. A number that is hidden in one table adds nothing, and a
    breakdown that shows nobody is left out. What was asked comes before how it was answered.
    """
    parts: dict[str, HeardBy] = {}
    groups: dict[tuple[str, str], GroupHeard] = {}
    for table in tables:
        for told in table.content.get("breakdowns", ()):
            part = parts.setdefault(told["code"], HeardBy(told["code"], told["label"]))
            for one in told["groups"]:
                key = (told["code"], one["code"])
                if key not in groups:
                    groups[key] = GroupHeard(one["code"], one["label"])
                    part.groups.append(groups[key])
                if one["base"]:
                    groups[key].heard = (groups[key].heard or 0) + one["base"]
    told = (part for part in parts.values() if any(one.heard for one in part.groups))
    return sorted(told, key=lambda part: part.code in KEPT)


def is_missing(group: GroupHeard, usual: float | None) -> bool:
    """Too few to say; or less than half as many of every hundred as of everybody."""
    if group.heard is None:
        return bool(group.ask_next or group.people)
    if usual is None or not group.people:
        return False
    return group.heard / group.people < HALF * usual
