"""Languages and reading layers that a survey is offered in, each named in itself."""

from django.utils.translation import gettext

from surveys.frozen import FrozenSurvey
from surveys.models import Layer
from voice.shared.languages import Spoken, direction_of, name_of

SPOKEN = "~"


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
