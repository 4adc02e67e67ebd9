"""Writing the record of who did what, and finding out whether somebody else changed it."""

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django.db import connection, models, transaction
from django.utils import timezone

from voice.shared.chain import START, TOLD, holds, link_to
from voice.shared.models import AuditEvent

ONE_WRITER = 7_346_201  # the number of our lock in PostgreSQL
FORGOTTEN = "deleted events of the audit that were too old"


def name_of(thing: models.Model) -> str:
    """Name a row by its model and its public key, or its primary key where it has none."""
    return f"{type(thing).__name__} {getattr(thing, 'key', None) or thing.pk}"


def record(*, by, verb: str, thing: models.Model, why: str = "") -> AuditEvent:
    """Add one event: person `by` (None for the machine) did `verb` to `thing`. No answer text."""
    return append(by=by, verb=verb, thing=name_of(thing), why=why)


@transaction.atomic
def append(*, by, verb: str, thing: str, why: str = "") -> AuditEvent:
    """Add one event to the end of the chain. Writers wait for each other until they commit."""
    wait_for_turn()
    last = AuditEvent.objects.order_by("-number").values_list("number", "hash").first()
    number, previous = last or (0, START)
    said = {
        "number": number + 1,
        "at": timezone.now(),
        "by_id": by.pk if by else None,
        "verb": as_stored("verb", verb),
        "thing": as_stored("thing", thing),
        "why": as_stored("why", why),
    }
    link = link_to(previous, [said[name] for name in TOLD])
    return AuditEvent.objects.create(**said, previous=previous, hash=link)


def as_stored(name: str, text: str) -> str:
    """Text no longer than its column; the rest would be lost, or refused, after it was hashed."""
    column = cast("models.CharField", AuditEvent._meta.get_field(name))  # noqa: SLF001 (documented)
    return text[: column.max_length]


def wait_for_turn() -> None:
    """Let nobody else write until this transaction ends. On SQLite a transaction does that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_WRITER])


def values_of(event: AuditEvent) -> list:
    return [getattr(event, name) for name in TOLD]


# Checking ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Checked:
    """How far the chain holds: events read, the last that fits, and what is wrong after it."""

    events: int
    head: str  # "number:hash" of the last event that fits; empty where there is none
    trouble: str = ""


def check_chain(*, kept_head: str = "") -> Checked:
    """Read the whole chain; stops at the first event that was edited, removed or inserted.

    `kept_head`, a head printed earlier and kept elsewhere, must still be part of it.
    """
    events = AuditEvent.objects.order_by("number").iterator(chunk_size=2000)
    (number, previous), count = start_of_chain(), 0
    is_kept_found = not kept_head
    for event in events:
        if trouble := trouble_with(event, number + 1, previous):
            return Checked(count, head_of(number, previous), trouble)
        number, previous, count = event.number, event.hash, count + 1
        is_kept_found = is_kept_found or head_of(number, previous) == kept_head
    head = head_of(number, previous)
    if not is_kept_found:
        return Checked(count, head, f"The chain no longer has {kept_head}: its end was cut off.")
    return Checked(count, head)


def head_of(number: int, found: str) -> str:
    return f"{number}:{found}" if number else ""


def start_of_chain() -> tuple[int, str]:
    """(number, hash) of the event before the first that is kept.

    Older ones were deleted on their day by `forget_events`, which says so in the chain itself: an
    event that is chained to by all after it, and that nobody else can write.
    """
    said = AuditEvent.objects.filter(verb=FORGOTTEN).order_by("-number").first()
    if said is None:
        return 0, START
    number, _, found = said.why.partition(":")
    return (int(number), found) if number.isdecimal() else (0, START)


def trouble_with(event: AuditEvent, number: int, previous: str) -> str:
    """What is wrong with the event that stands where `number` should; empty where it fits."""
    if event.number > number:
        gone = f"Event {number} was removed"
        return f"{gone}: the next one that is there is {described(event)}."
    if event.number < number:
        return f"Event {event.number} was inserted: {described(event)}."
    if event.previous == previous and holds(event.hash, previous, values_of(event)):
        return ""
    if holds(event.hash, event.previous, values_of(event)):
        return (
            f"Event {number - 1} was replaced, or its hash was edited, before {described(event)}."
        )
    return f"Event {number} was edited, or was not written by the product: {described(event)}."


def described(event: AuditEvent) -> str:
    return f"number {event.number}, {event.at:%Y-%m-%d %H:%M}, “{event.verb}”, {event.thing}"


# Forgetting --------------------------------------------------------------------------------------


@transaction.atomic
def forget_events(before: dt.datetime) -> int:
    """Delete the events at the beginning of the chain that are older; returns how many.

    What is left stays a chain that can be checked: an event says where it now begins.
    """
    wait_for_turn()
    keep = AuditEvent.objects.filter(at__gte=before).order_by("number").first()
    old = AuditEvent.objects.filter(at__lt=before).order_by("number")
    old = old.filter(number__lt=keep.number) if keep else old
    last = old.last()
    if last is None:
        return 0
    append(by=None, verb=FORGOTTEN, thing="AuditEvent", why=head_of(last.number, last.hash))
    return old.filter(number__lte=last.number).delete()[0]
