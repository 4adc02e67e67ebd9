"""Deleting what was promised to be deleted."""

import datetime as dt
from collections import Counter

from django.db import transaction
from django.utils import timezone

from surveys.journey import DRAFTS_LAST
from surveys.models import Response, Survey
from voice.shared.audit import record

AT_ONCE = 500  # rows in one transaction, so that nobody who answers has to wait for it


def forget_drafts(*, today: dt.date | None = None) -> int:
    """Delete unfinished answers on the day that their pages name, or on the first day after it.

    Running it again, or after days on which it did not run, deletes just what is due. Returns how
    many were deleted. The audit says how many of which survey, and nothing of what was in them.
    """
    last_kept = (today or timezone.localdate()) - DRAFTS_LAST
    forgotten = 0
    while deleted := forget_some(last_kept):
        forgotten += deleted
    return forgotten


@transaction.atomic(durable=True)
def forget_some(last_kept: dt.date) -> int:
    """Delete up to `AT_ONCE` drafts last saved on `last_kept` or before; returns how many.

    A draft that somebody is saving or sending at this moment is left alone: its row is locked, and
    by the time that it can be read its day is today's.
    """
    due = Response.objects.partial().filter(saved_on__lte=last_kept)
    locked = due.select_for_update(skip_locked=True, of=("self",))
    rows = list(locked.values_list("pk", "version__survey")[:AT_ONCE])
    Response.objects.filter(pk__in=[pk for pk, _ in rows]).delete()
    counted = Counter(survey for _, survey in rows)
    for survey in Survey.objects.filter(pk__in=counted):
        why = f"{counted[survey.pk]} not saved since {last_kept.isoformat()}"
        record(by=None, verb="deleted unfinished answers", thing=survey, why=why)
    return len(rows)
