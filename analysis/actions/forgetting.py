"""Deleting answers whose time is over, what was suggested from them, and what was sorted together.

Results stay, and so do the themes that a session named.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from analysis.actions.together import settle_session
from analysis.models import AnalysisRun, Excerpt, Together
from surveys.actions.retention import answers_due, forget_sent
from voice.programme.models import Campaign, ReleasedTable
from voice.programme.retention import SESSIONS_LAST


def forget_answers(*, today: dt.date | None = None) -> int:
    """Delete the answers whose day has come; returns how many responses.

    Running it again, or after days on which it did not run, deletes just what is due.
    """
    today = today or timezone.localdate()
    forgotten = 0
    for campaign, days in answers_due(today):
        keep_quotes(campaign, days, today)
        forgotten += forget_sent(campaign, days, today=today)
        AnalysisRun.objects.filter(question__survey__campaign=campaign).delete()
    return forgotten


@transaction.atomic
def keep_quotes(campaign: Campaign, days: list[dt.date], today: dt.date) -> None:
    """Let quotes in released results outlive their answers: the words alone, tied to nobody."""
    tables = ReleasedTable.objects.filter(snapshot__campaign=campaign, kind="quotes")
    contents = tables.values_list("content", flat=True)
    keys = {quote["key"] for content in contents for quote in content["quotes"]}
    quotes = Excerpt.objects.checked().with_answer().filter(key__in=keys)
    pks = quotes.filter(answer__response__submitted_on__in=days).values_list("pk", flat=True)
    Excerpt.objects.filter(pk__in=list(pks)).update(answer=None, kept_on=today)


@transaction.atomic
def forget_sessions(*, now: dt.datetime | None = None) -> int:
    """Delete what was sorted, named and voted in sessions that ended long enough ago; returns how
    many sessions had something to delete.

    A session whose decisions were taken over stays, as who is credited and how far they agreed with
    the machine. Of one that waits to be taken over, what all decided together stays as long as the
    answers do. One in which nothing was decided goes as a whole.
    """
    over = Least(Coalesce("closed_at", "ends_at"), "ends_at")
    ended = Together.objects.annotate(over_at=over)
    ended = ended.filter(over_at__lt=(now or timezone.now()) - SESSIONS_LAST)
    forgotten = 0
    for session in ended.filter(taken_over_at=None, settled_at=None):
        settle_session(session)
        forgotten += 1
    is_decided = Q(cards__decided__isnull=False) | Q(piles__ideas__liked__gt=0)
    of_use = ended.filter(is_decided, cards__isnull=False).values("pk")
    ended.filter(taken_over_at=None).exclude(pk__in=of_use).delete()
    for session in ended.exclude(taken_over_at=None):
        gone = [session.seats.all().delete(), session.piles.all().delete()]
        gone.append(session.cards.all().delete())
        forgotten += any(number for number, _ in gone)
    return forgotten
