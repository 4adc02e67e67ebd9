"""All that a young person's page needs to know, in one read of the database.

Nothing is remembered from one request to the next but what every request reads anew and finds the
same: a campaign that closes, a word that is corrected, an answer that is sent count from the very
next page on, in every process.
"""

import itertools
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery

from surveys.draft_key import DraftKey
from surveys.models import Collector, Response, Survey, SurveyVersion
from surveys.phrases import words_of
from voice.accounts.models import Organisation
from voice.programme.models import Campaign
from voice.shared.prepared import Prepared, Row, fields_of

# What pages say of a survey: its row, its campaign's and its organisation's, by their columns.
MODELS = (Survey, Campaign, Organisation)
PATHS = ("survey", "survey__campaign", "survey__campaign__organisation")
FACTS = [
    f"{path}__{field.attname}"
    for path, model in zip(PATHS, MODELS, strict=True)
    for field in fields_of(model)
]
OF_RESPONSE = 5  # columns before the facts in a row of `STORED`
BEFORE_FACTS = 3  # and in one of `NEWEST`
NUMBERS = itertools.count(1)


def stored_under(survey_key: str, version: int, submission_key) -> QuerySet:
    """(response, revision, draft, saved on, submitted on, facts); None where nothing is stored."""
    mine = FilteredRelation("responses", condition=Q(responses__submission_key=submission_key))
    rows = opened(survey_key).filter(pk=version).annotate(mine=mine).order_by()
    of_response = ("mine__draft", "mine__saved_on", "mine__submitted_on")
    return rows.values_list("mine__id", "revision", *of_response, *FACTS)


def newest(survey_key: str) -> QuerySet:
    """(version, revision, collector of the web link or None, facts)."""
    web = Collector.objects.filter(survey=OuterRef("survey"), mode=Collector.Mode.WEB)
    link = Subquery(web.order_by("created_at").values("pk")[:1])
    rows = opened(survey_key).annotate(link=link).order_by("-number")
    return rows.values_list("pk", "revision", "link", *FACTS)


def opened(survey_key: str) -> QuerySet:
    """Versions of a survey that was ever opened."""
    return SurveyVersion.objects.filter(survey__key=survey_key, survey__opened_at__isnull=False)


def told(submission_key) -> QuerySet:
    """(rating, its reason, turn, hash and campaign of the phrase); None where there is none."""
    phrase = ("return_phrase__turn", "return_phrase__words_hash", "return_phrase__campaign")
    rows = Response.objects.filter(submission_key=submission_key)
    return rows.values_list("rating", "rating_reason", *phrase).order_by()


SAMPLE = DraftKey(version=-1, collector=-1, language="")
STORED = Prepared(
    stored_under, survey_key="-", version=SAMPLE.version, submission_key=SAMPLE.submission_key
)
NEWEST = Prepared(newest, survey_key="-")
TOLD = Prepared(told, submission_key=SAMPLE.submission_key)


def ids_of(key: DraftKey) -> dict:
    return {"version": key.version, "submission_key": key.submission_key}


def newest_of(survey_key: str) -> Row | None:
    """A row of `newest`, or None where no such survey was ever opened."""
    return NEWEST.first(survey_key=survey_key)


def told_under(key: DraftKey) -> tuple[list[str], tuple[str, str]]:
    """The four words of a response that was sent, and what was said of the survey. One query."""
    rating, reason, *phrase = TOLD.first(submission_key=key.submission_key) or ("", "", None)
    words = words_of(key.submission_key, *phrase) if phrase[0] is not None else []
    return words, (rating, reason)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A survey with its campaign and organisation, for reading only; `number` is of these facts."""

    survey: Survey
    number: int


@lru_cache(maxsize=256)
def known_as(facts: Row) -> Known:
    """The survey that these very columns describe: as soon as one changes it is another."""
    values = iter(STORED.read(facts, OF_RESPONSE))
    survey, campaign, organisation = (
        model.from_db("default", [f.attname for f in fields], [next(values) for _ in fields])
        for model, fields in zip(MODELS, map(fields_of, MODELS), strict=True)
    )
    campaign.organisation = organisation
    survey.campaign = campaign
    return Known(survey, next(NUMBERS))
