"""Deleting answers whose time is over, and what was suggested from them. Results stay."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from analysis.models import AnalysisRun, Excerpt
from surveys.actions.retention import answers_due, forget_sent
from voice.programme.models import Campaign, ReleasedTable


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
