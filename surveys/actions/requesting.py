"""What somebody asks of us about their own answers: to find them, and to delete them."""

import uuid

from django.db import transaction
from django.db.models import Q, QuerySet

from surveys.actions.erasing import erase
from surveys.actions.returning import check_pace, count_wrong, find_by_words
from surveys.models import Response
from surveys.phrases import read_phrase
from voice.programme.models import Campaign
from voice.shared.audit import record


class GoneError(Exception):
    """The answers are not there any more."""


def responses_of(campaign: Campaign) -> QuerySet[Response]:
    """Everything that somebody sent or began to a campaign, with its survey."""
    return Response.objects.filter(version__survey__campaign=campaign).select_related(
        "version__survey__campaign__organisation", "collector"
    )


def find_response(*, text: str, campaign: Campaign) -> Response | None:
    """The response that four words, its own key or the key of one of its answers name.

    Raises `TooManyWrongError`, as for young people themselves: guessing is slow for everybody.
    """
    rows = responses_of(campaign)
    if key := as_key(text):
        return rows.filter(Q(pk=key) | Q(answers__pk=key)).distinct().first()
    check_pace(campaign)
    words = read_phrase(text)
    found = words and find_by_words(words, campaign).first()
    if not found:
        count_wrong(campaign)
        return None
    return rows.get(pk=found.pk)


def as_key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text.strip())
    except ValueError:
        return None


@transaction.atomic(durable=True)
def withdraw_response(*, response: Response, asked_by: str, reference: str, by) -> None:
    """Delete somebody's answers because they, or somebody who may, asked us to.

    Also after the survey ended. `asked_by` says who asked, as it is told in the audit. Raises
    `GoneError` where they are gone already.
    """
    survey = response.version.survey
    if not erase([response.pk]):
        raise GoneError
    why = "; ".join(filter(None, [f"asked by {asked_by}", reference]))
    record(by=by, verb="deleted somebody's answers on request", thing=survey, why=why)


def record_copy(*, response: Response, asked_by: str, reference: str, by) -> None:
    """Write down that a copy of somebody's answers is about to be made."""
    why = "; ".join(filter(None, [f"asked by {asked_by}", reference]))
    survey = response.version.survey
    record(by=by, verb="made a copy of somebody's answers", thing=survey, why=why)
