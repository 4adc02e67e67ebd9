"""The chain of the audit: each event's hash covers the one before it and what the event says.

The hash is keyed (`settings.AUDIT_KEYS`), so that somebody with the database alone cannot make a
chain that holds. Functions of plain values: the migration that chains earlier rows uses them too.
"""

import datetime as dt
import hmac
import json
from collections.abc import Sequence

from voice.shared.keyed import marks_of

PURPOSE = "voice.audit"
START = "0" * 64  # what stands before the first event
TOLD = ("number", "at", "by_id", "verb", "thing", "why")  # what a hash covers, in order


def told(values: Sequence) -> str:
    """Values of `TOLD` as one text that no other values give."""
    return json.dumps([as_text(value) for value in values], ensure_ascii=False)


def as_text(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value


def link_to(previous: str, values: Sequence) -> str:
    """The hash of an event that says `values` after the hash `previous`, under the newest key."""
    return marks_of(PURPOSE, previous + told(values))[0]


def holds(found: str, previous: str, values: Sequence) -> bool:
    """Whether `found` is the hash of these values after `previous`, under any of our keys."""
    marks = marks_of(PURPOSE, previous + told(values))
    return any(hmac.compare_digest(found.encode(), mark.encode()) for mark in marks)
