"""Age bands: asked first, in one tap. A band chooses the notice and how easy the words begin.

No date of birth is ever asked. Where the survey has a question about age, the tap is its answer.
"""

import re

from surveys.flow import BAND, FIRST, Entry
from surveys.frozen import FrozenQuestion, FrozenSurvey
from surveys.models import Layer, Refusal, Survey

YOUNG, MIDDLE, OLDER = "young", "middle", "older"
READ_WITH_A_GROWN_UP = 10  # years: under this the notice is to be read with somebody
CHILD_UNTIL = 13  # years: from this on the notice is written for teenagers
NOT_SAID = "none"  # what is sent where somebody would rather not say
BETWEEN = ":"


def age_question(survey: FrozenSurvey) -> FrozenQuestion | None:
    """The question by whose choices results are shown by age, if the survey asks one."""
    return survey.question(survey.age_code) if survey.age_code else None


def bands_of(survey: Survey, questionnaire: FrozenSurvey) -> list[str]:
    """Codes of the age bands that a survey is for, the youngest first; empty where unknown."""
    question = age_question(questionnaire)
    declared = list(survey.age_bands)
    if question is None:
        return declared
    return [code for code in question.choice_codes if not declared or code in declared]


def reader_of(band: str) -> str:
    """Whom the notice is written for: `young` (with a grown-up), `middle` or `older`."""
    numbers = re.findall(r"\d+", band)
    if not numbers:
        return MIDDLE
    youngest = int(numbers[0])
    if youngest < READ_WITH_A_GROWN_UP:
        return YOUNG
    return MIDDLE if youngest < CHILD_UNTIL else OLDER


def layer_for(questionnaire: FrozenSurvey, language: str, layer: str, band: str) -> str:
    """The reading layer that a band begins with: simpler words for the young, where there are."""
    simpler = Layer.SIMPLER.value
    has_simpler = simpler in questionnaire.wordings.get(language, {})
    is_plain = layer == Layer.STANDARD
    return simpler if is_plain and has_simpler and reader_of(band) == YOUNG else layer


# What the key carries of it ---------------------------------------------------------------------


def first_of(survey: Survey, questionnaire: FrozenSurvey, band: str) -> str:
    """`QUESTION:BAND` as a draft key carries it; empty where no band was said.

    A survey for one band does not ask: that band is taken.
    """
    bands = bands_of(survey, questionnaire)
    if len(bands) == 1:
        band = bands[0]
    if band not in {*bands, NOT_SAID}:
        return ""
    return f"{questionnaire.age_code}{BETWEEN}{band}"


def first_answers(first: str) -> dict[str, Entry]:
    """The answer that was given before *Start*, as a draft holds it."""
    code, _, band = first.partition(BETWEEN)
    if not band:
        return {}
    said = {"refusal": Refusal.RATHER_NOT_SAY.value} if band == NOT_SAID else {"codes": [band]}
    return {code or BAND: {**said, FIRST: True}}
