"""Marks of what was deleted for good, so that a restored backup does not bring it back.

A mark is a keyed hash of something random: it tells nobody anything. Marks are kept in the database
and, since a restore turns that back too, in a file beside it that is only ever added to.
"""

import datetime as dt
import logging
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from voice.shared.keyed import marks_of
from voice.shared.models import Tombstone

PURPOSE = "voice.tombstone"
AT_ONCE = 500
Marks = dict[str, dt.date]  # by mark, the day on which it was made


def kept_file() -> Path:
    return Path(settings.PRIVATE_ROOT) / "tombstones.txt"


def bury(values: Iterable[str]) -> None:
    """Keep a mark of each value from now on. Call in the transaction that deletes."""
    today = timezone.localdate()
    keep({marks_of(PURPOSE, value)[0]: today for value in values})


def keep(marks: Marks, *, in_file: bool = True) -> None:
    """Store marks; of one that is there already the later day stays."""
    pairs = list(marks.items())
    for start in range(0, len(pairs), AT_ONCE):
        keep_some(dict(pairs[start : start + AT_ONCE]))
    if marks and in_file:
        transaction.on_commit(partial(add_to_file, marks))


def keep_some(marks: Marks) -> None:
    known = Tombstone.objects.filter(mark__in=marks).values_list("mark", "made_on")
    rows = [
        Tombstone(mark=mark, made_on=day) for mark, day in newest([*known, *marks.items()]).items()
    ]
    Tombstone.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["mark"], update_fields=["made_on"]
    )


def newest(pairs: Iterable[tuple[str, dt.date]]) -> Marks:
    """Marks with the latest day that is given for each."""
    marks: Marks = {}
    for mark, day in pairs:
        marks[mark] = max(day, marks.get(mark, day))
    return marks


def add_to_file(marks: Marks) -> None:
    """Add lines to the file. A full disk is told in the log: the database has the marks already."""
    lines = "".join(f"{day.isoformat()} {mark}\n" for mark, day in marks.items())
    path = kept_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(path, "a", opener=private) as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        logging.getLogger(__name__).error("Tombstones: %s", type(problem).__name__)  # noqa: TRY400


def private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def read_file(path: Path) -> Iterator[tuple[str, dt.date]]:
    """(mark, day) of each line; a line that was cut off by a crash is left out."""
    with path.open() as file:
        for line in file:
            day, _, mark = line.strip().partition(" ")
            if len(mark) == 64 and len(day) == 10:
                yield mark, dt.date.fromisoformat(day)


def all_marks() -> Marks:
    return dict(Tombstone.objects.values_list("mark", "made_on"))


def is_buried(value: str, day: dt.date, marks: Marks) -> bool:
    """Whether something of that day was deleted on it or later. Made anew since, it may stay."""
    return any(day <= marks[mark] for mark in marks_of(PURPOSE, value) if mark in marks)


def buried_among(values: Iterable[str]) -> set[str]:
    """Those of up to some thousand values that were deleted for good, on whatever day."""
    by_mark = {mark: value for value in values for mark in marks_of(PURPOSE, value)}
    found = Tombstone.objects.filter(mark__in=by_mark).values_list("mark", flat=True)
    return {by_mark[mark] for mark in found}


def forget_marks(before: dt.date) -> int:
    """Delete marks that were made before a day, in the file too; returns how many."""
    gone = Tombstone.objects.filter(made_on__lt=before).delete()[0]
    path = kept_file()
    if gone and path.exists():
        left = [f"{day.isoformat()} {mark}\n" for mark, day in read_file(path) if day >= before]
        fresh = path.with_suffix(".new")
        with open(fresh, "w", opener=private) as file:
            file.writelines(left)
        fresh.replace(path)
    return gone
