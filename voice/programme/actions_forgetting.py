"""Deleting records that are about no answer, on the day that each had its time."""

import datetime as dt

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from voice.programme.actions_complaints import forget_complaints
from voice.programme.actions_contact import forget_contacts
from voice.programme.retention import AUDIT_MONTHS, TASKS_LAST, TOMBSTONE_MONTHS, after_months
from voice.shared.audit import forget_events
from voice.shared.tombstones import forget_marks


def forget_records(*, today: dt.date | None = None) -> dict[str, int]:
    """Delete what is due, however many days were missed; returns how many of each kind.

    Each goes on its day: an event of the audit on the day six years after its own.
    """
    today = today or timezone.localdate()
    return {
        "complaints": forget_complaints(today),
        "contact requests": forget_contacts(today),
        "events of the audit": forget_events(start_of(after_months(today, -AUDIT_MONTHS))),
        "tombstones": forget_marks(after_months(today, -TOMBSTONE_MONTHS)),
        "tasks that ended": forget_tasks(start_of(today - TASKS_LAST)),
    }


def start_of(day: dt.date) -> dt.datetime:
    """The first moment after a day: what is older has had its whole time."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def forget_tasks(before: dt.datetime) -> int:
    """Delete what is written down of work that ended."""
    return DBTaskResult.objects.filter(finished_at__lt=before).delete()[0]
