"""Getting ready: workshops and who comes to them, reminders, and the checklist of a placement."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from voice.shared.audit import record
from voice.takeover import tasks_running as tasks
from voice.takeover.models import (
    Application,
    Booking,
    Challenge,
    ChecklistItem,
    Host,
    Placement,
    Workshop,
)
from voice.takeover.queries import published_match
from voice.takeover.queries_running import CHECKLIST, standing_rows

REMIND_BEFORE = dt.timedelta(days=2)


@transaction.atomic
def make_workshop(*, challenge: Challenge, by, **details) -> Workshop:
    workshop = Workshop.objects.create(challenge=challenge, **details)
    record(by=by, verb="made a workshop", thing=workshop)
    return workshop


@transaction.atomic
def edit_workshop(*, workshop: Workshop, by, **details) -> Workshop:
    """Change it. Raises ValidationError for fewer places than are booked."""
    row = Workshop.objects.select_for_update().get(pk=workshop.pk)
    booked = row.bookings.filter(cancelled_at=None).count()
    if details["capacity"] < booked:
        raise ValidationError(
            {"capacity": f"{booked} are booked already. Cancel a booking first, or keep the room."}
        )
    if row.begins_at != details["begins_at"]:
        row.bookings.update(reminded_at=None)
    for name, value in details.items():
        setattr(row, name, value)
    row.save()
    record(by=by, verb="changed a workshop", thing=row)
    return row


@transaction.atomic
def book_workshop(
    *, workshop: Workshop, application: Application | None = None, host: Host | None = None, by=None
) -> Booking:
    """Book one person in; twice is the same as once. Raises ValidationError where it is full."""
    row = Workshop.objects.select_for_update().get(pk=workshop.pk)
    mine = row.bookings.filter(application=application, host=host).first()
    if mine and mine.cancelled_at is None:
        return mine
    if row.ends_at <= timezone.now() and by is None:
        raise ValidationError(gettext("This workshop is over."))
    if row.bookings.filter(cancelled_at=None).count() >= row.capacity:
        raise ValidationError(
            gettext("This workshop is full. Please choose another one, or ask us.")
        )
    if mine is None:
        mine = Booking(workshop=row, application=application, host=host)
    mine.cancelled_at = mine.reminded_at = None
    mine.save()
    record(by=by, verb="booked a workshop", thing=row)
    return mine


@transaction.atomic
def cancel_booking(*, booking: Booking, by=None) -> None:
    """Give the place back. Doing it twice is harmless."""
    rows = Booking.objects.filter(pk=booking.pk, cancelled_at=None)
    if rows.update(cancelled_at=timezone.now()):
        record(by=by, verb="cancelled a booking", thing=booking.workshop)


@transaction.atomic
def mark_workshop(*, workshop: Workshop, came: Iterable[int], by) -> None:
    """Write down who of those booked came; `came` are primary keys of bookings."""
    rows = workshop.bookings.filter(cancelled_at=None)
    came = set(came)
    rows.filter(pk__in=came).update(has_attended=True)
    rows.exclude(pk__in=came).update(has_attended=False)
    record(by=by, verb="marked who came", thing=workshop)


# Reminders --------------------------------------------------------------------------------------


def send_reminders(today: dt.date | None = None) -> int:
    """Remind of workshops in the next two days, once each, and of takeovers tomorrow.

    Returns how many letters were asked for. Called every day.
    """
    return remind_of_workshops() + remind_of_placements(today or timezone.localdate())


def remind_of_workshops() -> int:
    now = timezone.now()
    soon = Booking.objects.filter(
        workshop__begins_at__gt=now,
        workshop__begins_at__lte=now + REMIND_BEFORE,
        cancelled_at=None,
        reminded_at=None,
    )
    with transaction.atomic():
        keys = list(soon.select_for_update().values_list("pk", flat=True))
        Booking.objects.filter(pk__in=keys).update(reminded_at=now)
        for key in keys:
            tasks.send_letter.enqueue("booking_reminder", str(key))
    return len(keys)


def remind_of_placements(today: dt.date) -> int:
    """Once each, however often this runs; anew where the opportunity moves to another day."""
    tomorrow, sent = today + dt.timedelta(days=1), 0
    challenges = Challenge.objects.opened().filter(ends_on__gte=tomorrow, starts_on__lte=tomorrow)
    for challenge in challenges:
        match = published_match(challenge)
        for row in standing_rows(match) if match else ():
            if row.opportunity and timezone.localdate(row.opportunity.begins_at) == tomorrow:
                sent += remind_of_placement(row, tomorrow)
    return sent


@transaction.atomic
def remind_of_placement(placement: Placement, day: dt.date) -> int:
    """Ask for the letter, unless somebody did already; returns how many were asked for."""
    rows = Placement.objects.filter(pk=placement.pk).exclude(reminded_of=day)
    if not rows.update(reminded_of=day):
        return 0
    tasks.send_letter.enqueue("placement_reminder", placement.key)
    return 1


# Before and on the day --------------------------------------------------------------------------


@transaction.atomic
def check_placement(*, placement: Placement, codes: Iterable[str], notes: dict, by) -> None:
    """Keep which things of the checklist are seen to, by whom and with what note."""
    known, wanted = {code for code, _ in CHECKLIST}, set(codes)
    placement.checklist.exclude(code__in=wanted).delete()
    for code in sorted(wanted & known):
        item, is_new = ChecklistItem.objects.get_or_create(
            placement=placement, code=code, defaults={"checked_by": by}
        )
        if item.note != notes.get(code, "") or is_new:
            item.note = notes.get(code, "")
            item.save(update_fields=["note"])
    record(by=by, verb="checked a placement", thing=placement, why=", ".join(sorted(wanted)))


@transaction.atomic
def mark_placement(*, placement: Placement, attended: str, hours, by) -> None:
    """Write down whether somebody came, and for how many hours."""
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    row.attended, row.hours = attended, hours
    row.save(update_fields=["attended", "hours"])
    record(by=by, verb="marked attendance", thing=row, why=attended)
