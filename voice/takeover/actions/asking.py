"""What a Takeover asks: surveys as any other, written out so that nobody begins with nothing."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from surveys.actions.designing import add_section, create_survey
from surveys.actions.questions import add_question
from surveys.actions.starting import READY_MADE
from surveys.models import Audience, Breakdown, Kind, Layer, Survey, Wording
from surveys.translating import lines_of
from voice.takeover.models import ACCESS, Challenge

# A code must not be the name of a page, such as "help": a question has its own address by its code.
HELP, HELP_MORE, WHY, BEFORE, GROUPS = "what-helps", "help-more", "why", "before", "groups"
NO_GROUP = "none"
HOW_MUCH = [
    ("1", _("Not at all")),
    ("2", _("A little")),
    ("3", _("Quite")),
    ("4", _("Very")),
    ("5", _("Totally")),
]
YOUNG_ITEMS = [
    ("speak-up", _("How confident are you to speak up in a meeting?")),
    ("decision-makers", _("How confident are you to tell decision makers what you think?")),
    ("team", _("How confident are you to work in a team with people you do not know?")),
    ("how-decided", _("How sure are you that you know how decisions are made here?")),
    ("listened-to", _("How sure are you that decision makers listen to young people?")),
]
HOST_ITEMS = [
    ("as-equals", "How confident are you to work with young people as equals?"),
    ("what-matters", "How sure are you that you know what matters to young people here?"),
    ("ask-first", "How likely are you to ask young people before you decide?"),
]
NOTES_TEXT = _("What should stay, and what should change?")


def write_surveys(*, challenge: Challenge, by) -> None:
    """Make the survey of applications, the before and after items, and the evaluation."""
    challenge.survey = at(challenge, "takeover_apply", write_application(challenge, by))
    items = write_items(challenge, by, _("Before and after"), YOUNG_ITEMS, Audience.YOUNG_PEOPLE)
    challenge.measures = at(challenge, "takeover_mine", items)
    items = write_items(challenge, by, "Before and after, for hosts", HOST_ITEMS, Audience.PARTNERS)
    challenge.host_measures = at(challenge, "takeover_board", items)
    notes = create_survey(
        campaign=challenge.campaign,
        by=by,
        title=_("What should stay, what should change"),
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
    for survey in (challenge.survey, challenge.measures, notes):
        say_in_our_languages(survey)


def at(challenge: Challenge, page: str, survey: Survey) -> Survey:
    """Let a survey be asked on pages of the Takeover alone; its usual address leads to one."""
    survey.own_address = reverse(page, args=[challenge.key])
    survey.save(update_fields=["own_address"])
    return survey


def say_in_our_languages(survey: Survey) -> None:
    """Word a survey in each language that the product speaks, as far as its words are known there.

    They stand among the survey's own words, where the desk can correct them.
    """
    rows = []
    for code, _name in settings.LANGUAGES:
        if code == survey.language:
            continue
        with override(code):
            for line in lines_of(survey, code, Layer.STANDARD):
                text, hint, reason = (
                    known(words) for words in (line.source, line.source_hint, line.source_reason)
                )
                said = {"text": text, "hint": hint, "reason": reason}
                if text:
                    rows.append(Wording(**line.fields, **said, language=code))
    Wording.objects.bulk_create(rows)


def known(words: str) -> str:
    """The words in the language of now; empty where they are not known in it."""
    said = gettext(words) if words else ""
    return "" if said == words else said


def write_application(challenge: Challenge, by) -> Survey:
    survey = create_survey(
        campaign=challenge.campaign, by=by, title=_("Apply"), age_bands=challenge.age_bands
    )
    main = add_section(survey=survey, by=by, text="Taking part", code="taking-part")
    add_question(
        section=main,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        code=HELP,
        text=_("What would help you take part?"),
        hint=_("Choose as many as you like. Or skip this if you need nothing."),
        choices=[(code, str(words)) for code, words in ACCESS],
    )
    add_question(
        section=main,
        by=by,
        kind=Kind.SHORT_TEXT,
        code=HELP_MORE,
        text=_("Is there anything else that would help you?"),
    )
    add_question(
        section=main,
        by=by,
        kind=Kind.LONG_TEXT,
        code=WHY,
        text=_("Why would you like to do this?"),
        hint=_("You do not have to answer. There are no wrong answers."),
    )
    about = add_section(survey=survey, by=by, text="About you", code="about-you", is_about_you=True)
    add_question(
        section=about,
        by=by,
        kind=Kind.YES_NO,
        code=BEFORE,
        text=_("Have you done something like this before?"),
        reason=_("We want people who are new to this to have a good chance."),
    )
    if challenge.groups:
        listed = [(one["code"], one["title"]) for one in challenge.groups]
        add_question(
            section=about,
            by=by,
            kind=Kind.MULTIPLE_CHOICE,
            code=GROUPS,
            text=_("Are any of these true for you?"),
            reason=_("These young people are often left out. We want them to have a good chance."),
            choices=[*listed, (NO_GROUP, _("None of these"))],
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
