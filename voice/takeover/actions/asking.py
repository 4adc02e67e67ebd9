"""What a Takeover asks: surveys as any other, written out so that nobody begins with nothing."""

from django.urls import reverse

from surveys.actions.designing import add_section, create_survey
from surveys.actions.questions import add_question
from surveys.actions.starting import READY_MADE
from surveys.models import Audience, Breakdown, Kind, Survey
from voice.takeover.models import ACCESS, Challenge

# A code must not be the name of a page, such as "help": a question has its own address by its code.
HELP, HELP_MORE, WHY, BEFORE, GROUPS = "what-helps", "help-more", "why", "before", "groups"
NO_GROUP = "none"
HOW_MUCH = [("1", "Not at all"), ("2", "A little"), ("3", "Quite"), ("4", "Very"), ("5", "Totally")]
YOUNG_ITEMS = [
    ("speak-up", "How confident are you to speak up in a meeting?"),
    ("decision-makers", "How confident are you to tell decision makers what you think?"),
    ("team", "How confident are you to work in a team with people you do not know?"),
    ("how-decided", "How sure are you that you know how decisions are made here?"),
    ("listened-to", "How sure are you that decision makers listen to young people?"),
]
HOST_ITEMS = [
    ("as-equals", "How confident are you to work with young people as equals?"),
    ("what-matters", "How sure are you that you know what matters to young people here?"),
    ("ask-first", "How likely are you to ask young people before you decide?"),
]
NOTES_TEXT = "What should stay, and what should change?"


def write_surveys(*, challenge: Challenge, by) -> None:
    """Make the survey of applications, the before and after items, and the evaluation."""
    challenge.survey = at(challenge, "takeover_apply", write_application(challenge, by))
    items = write_items(challenge, by, "Before and after", YOUNG_ITEMS, Audience.YOUNG_PEOPLE)
    challenge.measures = at(challenge, "takeover_mine", items)
    items = write_items(challenge, by, "Before and after, for hosts", HOST_ITEMS, Audience.PARTNERS)
    challenge.host_measures = at(challenge, "takeover_board", items)
    notes = create_survey(
        campaign=challenge.campaign,
        by=by,
        title="What should stay, what should change",
        age_bands=challenge.age_bands,
    )
    challenge.notes_question = add_question(
        section=add_section(survey=notes, by=by, text="What you think"),
        by=by,
        kind=Kind.LONG_TEXT,
        text=NOTES_TEXT,
        code="stay-or-change",
    )
    challenge.save(update_fields=["survey", "measures", "host_measures", "notes_question"])


def at(challenge: Challenge, page: str, survey: Survey) -> Survey:
    """Let a survey be asked on pages of the Takeover alone; its usual address leads to one."""
    survey.own_address = reverse(page, args=[challenge.key])
    survey.save(update_fields=["own_address"])
    return survey


def write_application(challenge: Challenge, by) -> Survey:
    survey = create_survey(
        campaign=challenge.campaign, by=by, title="Apply", age_bands=challenge.age_bands
    )
    main = add_section(survey=survey, by=by, text="Taking part", code="taking-part")
    add_question(
        section=main,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        code=HELP,
        text="What would help you take part?",
        hint="Choose as many as you like. Or skip this if you need nothing.",
        choices=list(ACCESS),
    )
    add_question(
        section=main,
        by=by,
        kind=Kind.SHORT_TEXT,
        code=HELP_MORE,
        text="Is there anything else that would help you?",
    )
    add_question(
        section=main,
        by=by,
        kind=Kind.LONG_TEXT,
        code=WHY,
        text="Why would you like to do this?",
        hint="You do not have to answer. There are no wrong answers.",
    )
    about = add_section(survey=survey, by=by, text="About you", code="about-you", is_about_you=True)
    add_question(
        section=about,
        by=by,
        kind=Kind.YES_NO,
        code=BEFORE,
        text="Have you done something like this before?",
        reason="We want people who are new to this to have a good chance.",
    )
    if challenge.groups:
        listed = [(one["code"], one["title"]) for one in challenge.groups]
        add_question(
            section=about,
            by=by,
            kind=Kind.MULTIPLE_CHOICE,
            code=GROUPS,
            text="Are any of these true for you?",
            reason="These young people are often left out. We want them to have a good chance.",
            choices=[*listed, (NO_GROUP, "None of these")],
        )
    add_question(section=about, by=by, kind=Kind.SINGLE_CHOICE, **READY_MADE[Breakdown.AGE_BAND])
    return survey


def write_items(
    challenge: Challenge, by, title: str, items: list[tuple[str, str]], audience: Audience
) -> Survey:
    """Items on one scale of five, asked before and after in the same words."""
    survey = create_survey(
        campaign=challenge.campaign,
        by=by,
        title=title,
        audience=audience,
        age_bands=challenge.age_bands if audience == Audience.YOUNG_PEOPLE else [],
        may_ask_to_quote=False,
    )
    section = add_section(survey=survey, by=by, text="How you feel about it", code="items")
    for code, text in items:
        add_question(
            section=section,
            by=by,
            kind=Kind.SINGLE_CHOICE,
            code=code,
            text=text,
            choices=list(HOW_MUCH),
        )
    return survey
