"""Deleting what was promised to be deleted."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from surveys.actions.erasing import AT_ONCE, erase
from surveys.journey import DRAFTS_LAST
from surveys.models import Referral, Response, Survey
from voice.programme.models import Campaign
from voice.programme.retention import REFERRAL_MONTHS, after_months, answers_go_on
from voice.shared.audit import record


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
    erase(pk for pk, _ in rows)
    counted = Counter(survey for _, survey in rows)
    for survey in Survey.objects.filter(pk__in=counted):
        why = f"{counted[survey.pk]} not saved since {last_kept.isoformat()}"
        record(by=None, verb="deleted unfinished answers", thing=survey, why=why)
    return len(rows)


# Answers that were sent --------------------------------------------------------------------------


def answers_due(today: dt.date) -> Iterator[tuple[Campaign, list[dt.date]]]:
    """Campaigns whose answers have had their time, with the days on which those were sent."""
    rows = Response.objects.complete().filter(
        version__survey__campaign__closes_on__lte=after_months(today, -1)
    )
    sent = defaultdict(list)
    pairs = rows.order_by().values_list("version__survey__campaign", "submitted_on").distinct()
    for campaign, day in pairs:
        sent[campaign].append(day)
    for campaign in Campaign.objects.filter(pk__in=sent).order_by("pk"):
        published = [
            timezone.localdate(moment)
            for moment in campaign.snapshots.published().values_list("published_at", flat=True)
        ]
        due = [day for day in sent[campaign.pk] if day_of(campaign, day, published) <= today]
        if due:
            yield campaign, sorted(due)


def day_of(campaign: Campaign, sent_on: dt.date, published: list[dt.date]) -> dt.date:
    """The day on which answers to a campaign that were sent on a day go."""
    return answers_go_on(
        closes_on=campaign.closes_on,
        sent_on=sent_on,
        months=campaign.months_kept,
        published=published,
    )


def forget_sent(campaign: Campaign, days: list[dt.date], *, today: dt.date) -> int:
    """Delete the answers to a campaign that were sent on these days; returns how many.

    Released counts stay, and so do quotes that somebody made to stay before.
    """
    due = Response.objects.complete().filter(
        version__survey__campaign=campaign, submitted_on__in=days
    )
    forgotten = 0
    while pks := list(due.order_by().values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic(durable=True):
            forgotten += erase(pks, with_quotes=False)
            Campaign.objects.filter(pk=campaign.pk).update(answers_deleted_on=today)
    why = f"{forgotten} sent up to {days[-1].isoformat()}"
    record(by=None, verb="deleted answers whose time was over", thing=campaign, why=why)
    return forgotten


# Referrals ---------------------------------------------------------------------------------------


def forget_referrals(*, today: dt.date | None = None) -> int:
    """Delete records of referrals that were closed long enough ago; returns how many."""
    border = after_months(today or timezone.localdate(), -REFERRAL_MONTHS)
    due = Referral.objects.filter(closed_on__lte=border)
    with transaction.atomic():
        for referral in due.select_for_update():
            record(by=None, verb="deleted a referral whose time was over", thing=referral)
        return due.delete()[0]
