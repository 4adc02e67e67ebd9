"""Languages and reading layers that a survey is offered in, each named in itself."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext

from surveys.frozen import FrozenSurvey
from surveys.models import Layer

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
SPOKEN = "~"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way of reading a survey: `value` is what a button sends to choose it."""

    value: str
    name: str
    language: str
    direction: str
    is_now: bool


def direction_of(language: str) -> str:
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def name_of(language: str) -> str:
    known = LANG_INFO.get(language) or LANG_INFO.get(language.partition("-")[0]) or {}
    name = known.get("name_local", language).partition(" (")[0]
    return "English" if language.startswith("en") else name[:1].upper() + name[1:]


def languages_of(survey: FrozenSurvey, language: str, layer: str) -> list[Spoken]:
    """The languages to choose from, the survey's own first; empty where there is only one."""
    codes = sorted(survey.languages, key=lambda code: (code != survey.language, code))
    offered = [
        Spoken(f"{code}{SPOKEN}{layer}", name_of(code), code, direction_of(code), code == language)
        for code in codes
    ]
    return offered if len(offered) > 1 else []


def layers_of(survey: FrozenSurvey, language: str, layer: str) -> list[Spoken]:
    """The reading layers to choose from in a language; empty where there is only one."""
    names = {
        Layer.STANDARD: gettext("Usual words"),
        Layer.SIMPLER: gettext("Simpler words"),
        Layer.EASY_READ: gettext("Easy Read"),
    }
    worded = survey.wordings.get(language, {})
    offered = [
        Spoken(f"{language}{SPOKEN}{one}", name, "", "", one == layer)
        for one, name in names.items()
        if one in worded
    ]
    return offered if len(offered) > 1 else []


def read_spoken(survey: FrozenSurvey, value: str) -> tuple[str, str] | None:
    """(language, layer) that a button sent; None for what the survey does not have."""
    language, _, layer = value.partition(SPOKEN)
    if language in survey.languages and layer in Layer.values:
        return language, layer
    return None
