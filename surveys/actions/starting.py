"""A first outline, so that nobody begins with an empty page."""

from django.db import transaction

from surveys.actions.designing import add_section
from surveys.actions.questions import QuestionDetails, add_question
from surveys.models import Breakdown, Kind, Survey

GROUPS = [
    ("care", "I live in care, or I did"),
    ("carer", "I look after somebody at home"),
    ("extra-help", "I am disabled, or I get extra help to learn"),
    ("home", "I learn at home, or I do not go to a school"),
    ("none", "None of these"),
]
OPEN_QUESTION = "What one thing would make this a better place to grow up?"
READY_MADE: dict[str, QuestionDetails] = {
    Breakdown.AGE_BAND: {
        "text": "How old are you?",
        "reason": "We want to see whether we hear from people of every age.",
        "code": "age-band",
        "breakdown": Breakdown.AGE_BAND,
    },
    Breakdown.LOCALITY: {
        "text": "Where do you live?",
        "hint": "We only ask about the area, never your address.",
        "reason": "We want to hear from every part.",
        "code": "area",
        "breakdown": Breakdown.LOCALITY,
    },
    Breakdown.GROUP: {
        "text": "Is one of these true for you?",
        "hint": "Choose the one that matters most for what you told us. You can skip this.",
        "reason": "We want to hear from people who are often left out.",
        "code": "group",
        "breakdown": Breakdown.GROUP,
    },
}


@transaction.atomic
def write_outline(*, survey: Survey, by) -> None:
    """One open question, then age and area: a survey that could be opened as it is."""
    main = add_section(survey=survey, by=by, text="What you think")
    add_question(
        section=main,
        by=by,
        kind=Kind.LONG_TEXT,
        text=OPEN_QUESTION,
        hint="You can write about one thing or more. There are no wrong answers.",
    )
    about = add_section(survey=survey, by=by, text="About you", code="about-you", is_about_you=True)
    for breakdown in (Breakdown.AGE_BAND, Breakdown.LOCALITY):
        if breakdown == Breakdown.LOCALITY and not has_areas(survey):
            continue
        add_question(section=about, by=by, kind=Kind.SINGLE_CHOICE, **READY_MADE[breakdown])


def has_areas(survey: Survey) -> bool:
    """Whether there are areas to choose between."""
    return survey.campaign.organisation.localities.count() > 1
