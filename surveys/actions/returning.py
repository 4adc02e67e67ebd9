"""Coming back: four words to carry on with, and taking one's answers away."""

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from surveys.actions.erasing import erase
from surveys.actions.responding import start_response
from surveys.draft_key import DraftKey
from surveys.models import Response, ReturnPhrase
from surveys.phrases import hashes_of, phrase_for, phrase_row, read_phrase
from voice.programme.models import Campaign

# With 5,000 open drafts and 28 days of guessing at this pace, one campaign in 26,000 is hit once.
WRONG_AN_HOUR = 200
TURNS = 5


class TooManyWrongError(Exception):
    """Too many wrong phrases were tried in this campaign within the hour."""


class TooLateError(Exception):
    """The answers are part of the results and can no longer be taken out."""


@transaction.atomic(durable=True)
def keep_place(*, key: DraftKey, campaign: Campaign) -> list[str]:
    """Give a response its four words, or give them again."""
    response = start_response(key=key)
    found = ReturnPhrase.objects.filter(response=response).first()
    turn = found.turn if found else make_phrase(response, campaign)
    return phrase_for(key.submission_key, turn)


def make_phrase(response: Response, campaign: Campaign) -> int:
    """Store the hash of words that nobody else of the campaign has; returns the turn."""
    for turn in range(TURNS):
        row = phrase_row(response, campaign.pk, turn)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            continue
        return turn
    raise RuntimeError("No free words were found.")


def come_back(*, text: str, campaign: Campaign, survey_pk: int) -> DraftKey | None:
    """The key of the response that four words belong to; None where there is none.

    Raises `TooManyWrongError`: guessing is slow for everybody together, whatever their address.
    """
    check_pace(campaign)
    words = read_phrase(text)
    found = words and find_by_words(words, campaign).filter(version__survey=survey_pk).first()
    if not found:
        count_wrong(campaign)
        return None
    return DraftKey(
        found.version_id,
        found.collector_id,
        found.language,
        found.layer,
        found.submission_key,
    )


def wrong_now(campaign: Campaign) -> str:
    return f"wrong-phrases:{campaign.pk}:{timezone.now():%Y%m%d%H}"


def check_pace(campaign: Campaign) -> None:
    """Raise `TooManyWrongError` once too many wrong phrases were tried within the hour."""
    if cache.get(wrong_now(campaign), 0) >= WRONG_AN_HOUR:
        raise TooManyWrongError


def count_wrong(campaign: Campaign) -> None:
    cache.add(wrong_now(campaign), 0, timeout=3600)
    cache.incr(wrong_now(campaign))


def find_by_words(words: list[str], campaign: Campaign) -> QuerySet[Response]:
    return Response.objects.filter(
        return_phrase__campaign=campaign,
        return_phrase__words_hash__in=hashes_of(campaign.pk, words),
    )


@transaction.atomic(durable=True)
def delete_answers(*, key: DraftKey, campaign: Campaign) -> None:
    """Delete a response and everything made from it. Raises `TooLateError` after the freeze.

    An unfinished draft can always be deleted.
    """
    rows = Response.objects.select_for_update().filter(submission_key=key.submission_key)
    response = rows.first()
    if response is None:
        return
    if response.submitted_on and timezone.localdate() > campaign.closes_on:
        raise TooLateError
    erase([response.pk])


@transaction.atomic(durable=True)
def rate_survey(*, key: DraftKey, rating: str, reason: str) -> None:
    """Keep what somebody thought of the survey that they sent: the last of each is what counts."""
    said = {"rating": rating, "rating_reason": reason}
    sent = Response.objects.complete().filter(submission_key=key.submission_key)
    if said := {name: value for name, value in said.items() if value}:
        sent.update(**said)
