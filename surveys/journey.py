"""Where one young person is in one survey: everything that a page of theirs is drawn from."""

import datetime as dt
import re
import uuid
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.core.signing import dumps
from django.urls import reverse
from django.utils import timezone

from surveys import flow
from surveys.bands import first_answers, reader_of
from surveys.draft_key import DraftKey
from surveys.frozen import FrozenQuestion, FrozenSurvey, frozen
from surveys.models import Collector, Response, Survey

PREVIEW_SALT = "surveys.preview"
DRAFTS_LAST = dt.timedelta(days=28)
PHONE = re.compile(r"\+?\d[\d ]{1,}\d")
PAGES = {  # pages that are no question: the name of each address
    "start": "survey_start",
    "check": "survey_check",
    "receipt": "survey_receipt",
    "help": "survey_help",
    "exit": "survey_exit",
    "keep": "survey_keep",
    "return": "survey_return",
    "yours": "survey_yours",
    "rate": "survey_rate",
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
    saved_on: dt.date | None = None
    is_sent: bool = False
    language: str = ""
    layer: str = "standard"
    has_cookie: bool = False
    is_preview: bool = False
    edition: tuple[int, int] = (0, 0)  # primary key and revision of the version, for what is kept
    first: str = ""  # the age band said before *Start*, as a key will carry it

    def address(self, page: str) -> str:
        """The address of a question's page by its code, or of one of `PAGES`."""
        if page in PAGES:
            return reverse(PAGES[page], args=[self.survey.key])
        return reverse("survey_question", args=[self.survey.key, page])

    @property
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
        """The age band that was said; empty where none was."""
        return flow.band_of(self.questionnaire, self.answers)

    @property
    def reader(self) -> str:
        """Whom pages are written for: `young`, `middle` or `older`."""
        return reader_of(self.band)

    @property
    def has_helper(self) -> bool:
        return bool(self.key and self.key.helper)

    @cached_property
    def stage(self) -> str:
        return self.survey.stage_on(timezone.localdate())

    @property
    def forgotten_on(self) -> dt.date | None:
        """The day on which answers that were not sent are deleted."""
        return self.saved_on and self.saved_on + DRAFTS_LAST

    @cached_property
    def help_lines(self) -> list[dict[str, str]]:
        return help_lines(self.survey.campaign.organisation.help_text)

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
        return f"{self.base}?page={page}"

    @property
    def carried(self) -> str:
        return dumps(self.answers, salt=PREVIEW_SALT, compress=True)


def help_lines(text: str) -> list[dict[str, str]]:
    """One {name, phone, text} a line of the organisation's help text."""
    lines = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, rest = line.partition(":")
        found = PHONE.match(rest.strip())
        phone = found.group() if found else ""
        lines.append(
            {"name": name, "phone": phone, "text": rest.strip()[len(phone) :].strip(" .,")}
        )
    return lines


# Reading ---------------------------------------------------------------------------------------


def find_survey(key: str) -> Survey | None:
    """A survey that was ever opened, with its campaign and organisation. One query."""
    return Survey.objects.opened().select_related("campaign__organisation").filter(key=key).first()


def begin(
    survey: Survey, language: str = "", layer: str = "standard", *, first="", helper=""
) -> DraftKey:
    """A new key on the newest version, by way of the survey's web link. Stores no answer."""
    version = survey.versions.order_by("-number").values_list("pk", flat=True)[0]
    collector = survey.collectors.filter(mode=Collector.Mode.WEB).first()
    if collector is None:
        collector = Collector.objects.create(survey=survey)
    return DraftKey(
        version, collector.pk, language or survey.language, layer, first=first, helper=helper
    )


def find_journey(survey: Survey, key: DraftKey | None, *, has_cookie: bool) -> Journey:
    """What is stored under a key of this survey; a new journey where there is no such key.

    One query where something is stored, else two.
    """
    if key is None:
        version = survey.versions.defer("content").latest()
        return Journey(survey, frozen(version.pk, version.revision), language=survey.language)
    return find_stored(survey, key, has_cookie) or find_unstored(survey, key, has_cookie)


def find_stored(survey: Survey, key: DraftKey, has_cookie: bool) -> Journey | None:
    rows = Response.objects.filter(
        submission_key=key.submission_key, version=key.version, version__survey=survey
    )
    row = rows.values_list("version__revision", "draft", "saved_on", "submitted_on").first()
    if row is None:
        return None
    revision, draft, saved_on, submitted_on = row
    return Journey(
        survey,
        frozen(key.version, revision),
        key,
        answers=draft or {},
        saved_on=saved_on,
        is_sent=submitted_on is not None,
        language=key.language,
        layer=key.layer,
        has_cookie=has_cookie,
        edition=(key.version, revision),
    )


def find_unstored(survey: Survey, key: DraftKey, has_cookie: bool) -> Journey:
    version = survey.versions.defer("content").filter(pk=key.version).first()
    if version is None:
        return find_journey(survey, None, has_cookie=False)
    return Journey(
        survey,
        frozen(version.pk, version.revision),
        key,
        answers=first_answers(key.first),
        language=key.language,
        layer=key.layer,
        has_cookie=has_cookie,
        edition=(version.pk, version.revision),
    )


def rating_of(submission_key: uuid.UUID) -> tuple[str, str]:
    """(rating, reason) that somebody gave a survey; each may be empty."""
    rows = Response.objects.filter(submission_key=submission_key)
    return rows.values_list("rating", "rating_reason").first() or ("", "")
