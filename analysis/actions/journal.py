"""Which rows a change touched, as they were and as they became, so that it can be taken back.

A journal is JSON: {"Theme": [[pk, before, after], …], …}. `before` is None for a row that the
change made, `after` for one that it deleted. Values stand in the order of FIELDS; none is an
answer's text. Where the machine placed a hundred thousand answers at once it is {"placed": {…}}
instead: the keys from `first` to `last` are of the codings made, and `gone` is what had been said.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from analysis.models import Coding, Excerpt, ProposedTheme, Theme, ThemePriority

FIELDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "Theme": (
        Theme,
        (
            "theme_set_id", "label", "meaning", "is_not", "parent_id", "dropped_at",
            "merged_into_id", "named_by", "named_on",
        ),
    ),
    "Coding": (
        Coding,
        ("segment_id", "theme_id", "strength", "run_id", "assigned_by_id", "removed_at",
         "removed_by_id"),
    ),
    "ProposedTheme": (ProposedTheme, ("adopted_as_id",)),
    "ThemePriority": (ThemePriority, ("theme_id", "priority_id", "reason", "by_id")),
    "Excerpt": (Excerpt, ("theme_id",)),
    "Theme_commitments": (Theme.commitments.through, ("theme_id", "commitment_id")),
}  # fmt: skip

Values = list
TIMES: dict[str, Callable] = {
    "dropped_at": parse_datetime,
    "removed_at": parse_datetime,
    "named_on": parse_date,
}


class Journal:
    """Made before a change: told which rows it is about to touch, closed once it is done."""

    def __init__(self) -> None:
        self.before: dict[str, dict[int, Values | None]] = {}
        self.placed: dict = {}

    def watch(self, rows: QuerySet) -> None:
        """These rows may change or go."""
        name = rows.model.__name__
        seen = self.before.setdefault(name, {})
        for pk, values in read(name, rows).items():
            seen.setdefault(pk, values)

    def made(self, *rows: Model) -> None:
        """These rows are new."""
        for row in rows:
            self.before.setdefault(type(row).__name__, {}).setdefault(row.pk, None)

    def close(self) -> dict:
        """What became of the rows, without those that stayed as they were."""
        if self.placed:
            return {"placed": self.placed}
        closed = {}
        for name, seen in self.before.items():
            now = read_keys(name, list(seen))
            rows = [[pk, was, now.get(pk)] for pk, was in seen.items() if was != now.get(pk)]
            if rows:
                closed[name] = rows
        return closed


def read(name: str, rows: QuerySet) -> dict[int, Values]:
    found = rows.order_by().values_list("pk", *FIELDS[name][1])
    return {pk: [plain(value) for value in values] for pk, *values in found}


def read_keys(name: str, pks: list[int]) -> dict[int, Values]:
    """As many at a time as every database takes."""
    model, found = FIELDS[name][0], {}
    for first in range(0, len(pks), 500):
        found.update(read(name, model.objects.filter(pk__in=pks[first : first + 500])))
    return found


def plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value


def row_of(name: str, pk: int, values: Values) -> Model:
    """An unsaved row with these values."""
    model, fields = FIELDS[name]
    row = model(pk=pk)
    for field, value in zip(fields, values, strict=True):
        setattr(row, field, TIMES[field](value) if value and field in TIMES else value)
    return row
