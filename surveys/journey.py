"""Where one young person is in one survey: everything that a page of theirs is drawn from."""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.core.signing import dumps
from django.urls import reverse
from django.utils import timezone

from surveys import flow
from surveys.bands import bands_of, first_answers, reader_of
from surveys.draft_key import Draft, DraftKey
from surveys.frozen import FrozenQuestion, FrozenSurvey, frozen
from surveys.languages import SPOKEN
from surveys.models import Collector, Layer, Survey
from surveys.one_read import BEFORE_FACTS, OF_RESPONSE, STORED, ids_of, known_as, newest_of
from voice.programme.hours import opens_again, takes_words
from voice.shared.prepared import Row

PREVIEW_SALT = "surveys.preview"
DRAFTS_LAST = dt.timedelta(days=28)
LET_FINISH = dt.timedelta(minutes=30)  # of what somebody was writing when the day ended
PAGES = {  # pages that are no question: the name of each address
    "start": "survey_start",
    "check": "survey_check",
    "receipt": "survey_receipt",
    "help": "survey_help",
    "pause": "survey_pause",
    "exit": "survey_exit",
    "keep": "survey_keep",
    "return": "survey_return",
    "yours": "survey_yours",
    "rate": "survey_rate",
    "happened": "survey_happened",
    "speak": "survey_speak",
    flow.MAY_QUOTE.code: "survey_may_quote",
}


@dataclass(frozen=True)
class Journey:
    """`has_cookie` is whether the browser brings the key by itself; else every step is a form."""

    survey: Survey  # with its campaign and organisation
    questionnaire: FrozenSurvey
    key: DraftKey | None = None
    answers: flow.Answers = field(default_factory=dict)
    draft: Draft | None = None  # where something is stored that was not sent
    saved_on: dt.date | None = None
    is_sent: bool = False
    language: str = ""
    layer: str = "standard"
    has_cookie: bool = False
    is_preview: bool = False
    edition: tuple[int, int, int] = (0, 0, 0)  # version, revision, number of what is `Known`
    link: int | None = None  # primary key of the web link, read where there is no key yet
    first: str = ""  # the age band said before *Start*, as a key will carry it
    lacks_language: bool = False  # a language was asked for that the survey is not in

    def address(self, page: str) -> str:
        """The address of a question's page by its code, or of one of `PAGES`."""
        if page in PAGES:
            return reverse(PAGES[page], args=[self.survey.key])
        return reverse("survey_question", args=[self.survey.key, page])

    def spoken_address(self, page: str, value: str = "") -> str:
        """The address of a page in a language and layer; `value` may be added at its end."""
        return f"{self.address(page)}?speak={value}"

    @property
    def spoken_now(self) -> str:
        return f"{self.language}{SPOKEN}{self.layer or Layer.STANDARD}"

    @cached_property
    def carried(self) -> str:
        """What every form carries."""
        return self.key.signed() if self.key else ""

    @property
    def asks_to_quote(self) -> bool:
        return self.survey.may_ask_to_quote

    @property
    def hides_answers(self) -> bool:
        """In a sensitive campaign nobody who looks over a shoulder reads back what was said."""
        return self.survey.campaign.is_sensitive

    @cached_property
    def route(self) -> list[FrozenQuestion]:
        return flow.route(self.questionnaire, self.answers, asks_to_quote=self.asks_to_quote)

    @property
    def band(self) -> str:
        """The age band that was said; empty where none was. The key knows it after sending too."""
        said = self.answers or (first_answers(self.key.first) if self.key else {})
        return flow.band_of(self.questionnaire, said)

    @cached_property
    def reader(self) -> str:
        """Whom pages are written for: `young`, `middle` or `older`."""
        return reader_of(self.band)

    @property
    def asks_age(self) -> bool:
        """Whether the age band is still to be said before *Start*."""
        is_before = self.key is None and not self.first
        return is_before and len(bands_of(self.survey, self.questionnaire)) > 1

    @property
    def has_helper(self) -> bool:
        return bool(self.key and self.key.helper)

    @cached_property
    def drawn_from(self) -> tuple:
        """What every page is drawn from, besides what is its own."""
        return (
            self.survey.key,
            self.edition,
            self.language,
            self.layer,
            self.key is None,
            self.has_cookie,
            self.reader,
            self.has_helper,
            self.takes_words or self.words_again_at,
        )

    @cached_property
    def stage(self) -> str:
        return self.survey.stage_on(timezone.localdate())

    @property
    def forgotten_on(self) -> dt.date | None:
        """The day on which answers that were not sent are deleted."""
        return self.saved_on and self.saved_on + DRAFTS_LAST

    @property
    def help_lines(self) -> list[dict[str, str]]:
        return self.survey.campaign.organisation.help_lines

    @cached_property
    def takes_words(self) -> bool:
        """Whether somebody is there to read, or on call, so that one can write just now."""
        return self.is_preview or takes_words(self.survey.campaign, timezone.now())

    @property
    def still_takes_words(self) -> bool:
        """Whether what was begun in time is kept: nobody loses what they were writing."""
        return self.takes_words or takes_words(self.survey.campaign, timezone.now() - LET_FINISH)

    @property
    def words_again_at(self) -> dt.datetime:
        return opens_again(self.survey.campaign, timezone.now())

    @property
    def next_page(self) -> str:
        """The first page that still waits: a question's code, or `check`."""
        waiting = flow.first_open(self.route, self.answers)
        return waiting.code if waiting else "check"

    def with_answers(self, answers: flow.Answers) -> "Journey":
        return replace(self, answers=answers)


@dataclass(frozen=True)
class Preview(Journey):
    """A journey that stores nothing: the answers travel in the form, at one address of the desk."""

    base: str = ""

    def address(self, page: str) -> str:
        return f"{self.base}?page={page}&speak={self.spoken_now}"

    def spoken_address(self, page: str, value: str = "") -> str:
        return f"{self.base}?page={page}&speak={value}"

    @property
    def carried(self) -> str:
        return dumps(self.answers, salt=PREVIEW_SALT, compress=True)


# Reading ---------------------------------------------------------------------------------------


def begin(
    journey: Journey,
    language: str = "",
    layer: str = "standard",
    *,
    helper: str = "",
    has_cookie: bool,
) -> Journey:
    """Go on under a new key, on the newest version, by way of the survey's web link.

    Stores no answer.
    """
    if journey.key is not None:
        journey = find_journey(journey.survey.key, None, has_cookie=False) or journey
    key = DraftKey(
        journey.edition[0],
        journey.link or Collector.objects.create(survey_id=journey.survey.pk).pk,
        language or journey.survey.language,
        layer,
        first=journey.first,
        helper=helper,
    )
    return replace(
        journey,
        key=key,
        answers=first_answers(journey.first),
        language=key.language,
        layer=key.layer,
        has_cookie=has_cookie,
    )


def find_journey(survey_key: str, key: DraftKey | None, *, has_cookie: bool) -> Journey | None:
    """What is stored under a key of this survey; a new journey where there is no such key.

    None where no such survey was ever opened. One query; two where the key is of no version.
    """
    if key is not None and (row := STORED.first(survey_key=survey_key, **ids_of(key))):
        return journey_from(row, key, has_cookie=has_cookie)
    row = newest_of(survey_key)
    if row is None:
        return None
    version, revision, link = row[:BEFORE_FACTS]
    known = known_as(row[BEFORE_FACTS:])
    return Journey(
        known.survey,
        frozen(version, revision),
        language=known.survey.language,
        edition=(version, revision, known.number),
        link=link,
    )


def journey_from(row: Row, key: DraftKey, *, has_cookie: bool) -> Journey:
    """A journey from a row of `STORED`."""
    response, revision, answers, saved_on, submitted_on = STORED.read(row[:OF_RESPONSE])
    known = known_as(row[OF_RESPONSE:])
    return Journey(
        known.survey,
        frozen(key.version, revision),
        key,
        answers=(answers or {}) if response else first_answers(key.first),
        draft=Draft(response, answers) if answers is not None else None,
        saved_on=saved_on,
        is_sent=submitted_on is not None,
        language=key.language,
        layer=key.layer,
        has_cookie=has_cookie,
        edition=(key.version, revision, known.number),
    )
