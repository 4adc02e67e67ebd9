"""Where one young person is in their application, or in their before and after items.

A survey's journey at addresses of ours: the survey's own pages, forms and checks do the rest.
"""

import dataclasses
import uuid
from functools import cached_property
from typing import TypeVar, cast

from django.urls import reverse

from surveys.draft_key import DraftKey
from surveys.journey import Journey, find_journey
from surveys.models import Survey
from voice.takeover.models import Application, Challenge, Host, Measure

OWN = {
    "start": "takeover_apply",
    "receipt": "takeover_mine",
    "yours": "takeover_mine",
    "happened": "takeover_mine",
    "help": "takeover_help",
    "pause": "takeover_pause",
    "keep": "takeover_keep",
    "return": "takeover_return",
    "speak": "takeover_speak",
}


@dataclasses.dataclass(frozen=True)
class Applying(Journey):
    """`challenge` is its key; `is_told` whether everything besides the answers was said once."""

    challenge: str = ""
    is_told: bool = False

    def address(self, page: str) -> str:
        if page in OWN:
            return reverse(OWN[page], args=[self.challenge])
        if page == "check":
            return reverse(
                "takeover_step", args=[self.challenge, "check" if self.is_told else "way"]
            )
        if page == "exit":
            return super().address(page)
        return reverse("takeover_question", args=[self.challenge, page])

    def spoken_address(self, page: str, value: str = "") -> str:
        return f"{self.address(page)}?speak={value}"

    @cached_property
    def drawn_from(self) -> tuple:
        return (*super().drawn_from, "takeover", self.challenge, self.is_told)


@dataclasses.dataclass(frozen=True)
class Measuring(Journey):
    """`base` is the address of these items; `home` the one that one comes back to."""

    base: str = ""
    home: str = ""
    challenge: str = ""

    def address(self, page: str) -> str:
        if page in {"start", "receipt", "yours", "happened", "keep", "return", "check"}:
            return self.home if page != "check" else f"{self.base}send/"
        if page in {"help", "pause"}:
            return reverse(f"takeover_{page}", args=[self.challenge])
        if page == "exit":
            return super().address(page)
        return f"{self.base}{page}/"

    def spoken_address(self, page: str, value: str = "") -> str:
        return f"{self.address(page)}?speak={value}"

    @cached_property
    def drawn_from(self) -> tuple:
        return (*super().drawn_from, "measure", self.base)


Kind = TypeVar("Kind", bound=Journey)


def as_kind(journey: Journey, kind: type[Kind], **more) -> Kind:
    """The same journey at other addresses."""
    told = {field.name: getattr(journey, field.name) for field in dataclasses.fields(Journey)}
    return kind(**told, **more)


def survey_of(challenge: Challenge) -> Survey:
    """What applicants answer: a Takeover that was opened has one."""
    return cast(Survey, challenge.survey)


def applying(
    challenge: Challenge, key: DraftKey | None, application: Application | None
) -> Applying | None:
    """The application that a key is of. Without a key: before it begins. None before opening."""
    found = find_journey(survey_of(challenge).key, key, has_cookie=key is not None)
    if found is None:
        return None
    is_told = application is not None and has_all(application)
    return as_kind(found, Applying, challenge=challenge.key, is_told=is_told)


def has_all(application: Application) -> bool:
    """Whether choices and a way to reach them were said."""
    contact = getattr(application, "contact", None)
    has_way = bool(contact and (contact.email or contact.phone))
    return has_way and application.choices.exists()


def measuring(
    survey: Survey,
    whose: Application | Host,
    moment: str,
    *,
    base: str,
    home: str,
    language: str = "",
) -> Measuring | None:
    """The before or after items of somebody; None where the survey is not open.

    The key is worked out from whose it is, so that no page has to keep it.
    """
    newest = find_journey(survey.key, None, has_cookie=False)
    if newest is None or newest.link is None:
        return None
    done = Measure.objects.filter(**owned_by(whose), moment=moment).first()
    submission_key = measure_key(whose, moment)
    version = done.response.version_id if done else newest.edition[0]
    key = DraftKey(version, newest.link, language or survey.language, submission_key=submission_key)
    found = find_journey(survey.key, key, has_cookie=True)
    if found is None:
        return None
    return as_kind(found, Measuring, base=base, home=home, challenge=whose.challenge.key)


NAMESPACE = uuid.UUID("5f0b7c1e-4d7c-4c8e-9a2f-2f6a1d6f2c55")


def measure_key(whose: Application | Host, moment: str) -> uuid.UUID:
    """Under which the before or after items of somebody are kept, begun or sent."""
    owner = whose.response.submission_key if isinstance(whose, Application) else NAMESPACE
    return uuid.uuid5(owner, f"{whose.key} {moment}")


def owned_by(whose: Application | Host) -> dict:
    """Both columns of a row that is one's or the other's."""
    is_host = isinstance(whose, Host)
    return {"host": whose if is_host else None, "application": None if is_host else whose}
