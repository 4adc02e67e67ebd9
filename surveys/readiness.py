"""Whether a survey may be put before young people: what is missing, in plain sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from surveys.designs import LEAST, MOST
from surveys.models import (
    AGE_BANDS,
    LEAST_AGE,
    MOST_CHOICES,
    PICTURED,
    YOUNGEST_IN,
    Breakdown,
    Kind,
)
from surveys.queries import Outline, OutlineQuestion, OutlineSection
from voice.programme.hours import has_hours

LISTED = (
    Kind.SINGLE_CHOICE,
    Kind.MULTIPLE_CHOICE,
    Kind.PICTURE_CHOICE,
    Kind.THIS_OR_THAT,
    Kind.RANKING,
    Kind.BEST_WORST,
    Kind.TOKENS,
    Kind.PLACE,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, and what it is about (a section or question of the outline)."""

    words: str
    section: OutlineSection | None = None
    question: OutlineQuestion | None = None


def problems_of(outline: Outline) -> list[Problem]:
    """Everything that stands in the way of opening it; empty when it is ready."""
    return [
        *survey_problems(outline),
        *(
            problem
            for section in outline.sections
            for problem in section_problems(outline, section)
        ),
        *(
            problem
            for section in outline.sections
            for problem in about_you_problems(outline, section)
        ),
        *(
            problem
            for question in outline.questions()
            for problem in question_problems(outline, question)
        ),
    ]


def survey_problems(outline: Outline) -> Iterator[Problem]:
    campaign = outline.survey.campaign
    if not any(True for _ in outline.questions()):
        yield Problem("There are no questions yet. Add at least one.")
    if campaign.closes_on < timezone.localdate():
        ended = date_format(campaign.closes_on, "j F Y")
        yield Problem(f"The campaign ended on {ended}. Change its dates first.")
    written = any(question.row.is_written for question in outline.questions())
    if written and not campaign.organisation.help_text.strip():
        yield Problem(
            "People can write in their own words, and your organisation has no help lines to show "
            "them. Ask your administrator to add them first."
        )
    if written and not campaign.organisation.front_door.strip():
        yield Problem(
            "People can write in their own words, and your organisation has no Front Door to ring "
            "when somebody is in danger. Ask your administrator to add it first."
        )
    if written and not has_hours(campaign):
        yield Problem(
            "People can write in their own words, and nobody has said who reads, and when. Say so "
            "on the campaign's page first."
        )


def section_problems(outline: Outline, section: OutlineSection) -> Iterator[Problem]:
    if not section.questions and not section.retired:
        yield Problem(
            f"The section “{section.text}” has no questions. Add one or delete it.", section
        )
    if section.row.show_if_question_id is None:
        return
    if section.asked is None:
        yield Problem(
            f"The section “{section.text}” depends on a question that is no longer asked.", section
        )
    elif section.asked not in outline.before(section.row):
        yield Problem(
            f"The section “{section.text}” depends on “{section.asked.text}”, which is not asked "
            "before it. Move one of them.",
            section,
        )
    elif not section.shown_for:
        yield Problem(
            f"The section “{section.text}” is never shown: choose the answers it is shown after.",
            section,
        )


def about_you_problems(outline: Outline, section: OutlineSection) -> Iterator[Problem]:
    """A section about the person comes last, and each of its questions may be left and says why."""
    if not section.row.is_about_you:
        return
    if any(not later.row.is_about_you for later in outline.sections_after(section)):
        yield Problem(
            f"The section “{section.text}” is about the person, so it must be the last.", section
        )
    for question in section.questions:
        if not question.reason:
            yield Problem(f"“{question.text}” does not say why you ask it.", question=question)
        if question.row.is_required:
            yield Problem(
                f"“{question.text}” is about the person, so nobody can be made to answer it.",
                question=question,
            )


def question_problems(outline: Outline, question: OutlineQuestion) -> Iterator[Problem]:
    yield from age_problems(outline, question)
    if question.row.kind in LISTED:
        yield from choice_problems(question)
    if question.row.kind in PICTURED:
        yield from picture_problems(question)


def age_problems(outline: Outline, question: OutlineQuestion) -> Iterator[Problem]:
    """A kind of question that some of those who are asked are too young for."""
    kind = Kind(question.row.kind)
    too_young = too_young_for(kind, question.row.age_bands or bands_asked(outline))
    if too_young:
        yield Problem(
            f"“{question.text}” is of a kind ({kind.label.lower()}) that works from age "
            f"{LEAST_AGE[kind]}, and you ask children of {' and '.join(too_young)}. Ask them in "
            "another way.",
            question=question,
        )


def bands_asked(outline: Outline) -> list[str]:
    """The age bands that a survey is for: those declared, else all that its age question offers."""
    offered = (
        [code for code, _ in question.choices]
        for question in outline.questions()
        if question.row.breakdown == Breakdown.AGE_BAND
    )
    return outline.survey.age_bands or next(offered, [])


def too_young_for(kind: Kind, asked: list[str]) -> list[str]:
    """Those of the age bands that are asked, in words, for whom a kind does not work yet."""
    least = LEAST_AGE.get(kind, 0)
    return [words for code, words in AGE_BANDS if code in asked and YOUNGEST_IN[code] < least]


def choice_problems(question: OutlineQuestion) -> Iterator[Problem]:
    if len(question.choices) < 2:
        yield Problem(f"“{question.text}” needs at least two choices.", question=question)
        return
    words = [text.casefold() for _, text in question.choices]
    if len(set(words)) < len(words):
        yield Problem(f"“{question.text}” has two choices with the same words.", question=question)
    most = max(question.row.limits.get("least", 0), question.row.limits.get("most", 0))
    if most > len(question.choices):
        yield Problem(
            f"“{question.text}” lets people choose {most}, but has only "
            f"{len(question.choices)} choices.",
            question=question,
        )
    most = MOST_CHOICES.get(Kind(question.row.kind), len(question.choices))
    if len(question.choices) > most:
        yield Problem(f"“{question.text}” can have {most} choices at most.", question=question)
    if question.row.kind == Kind.BEST_WORST and not LEAST <= len(question.choices) <= MOST:
        yield Problem(f"“{question.text}” needs from {LEAST} to {MOST} things.", question=question)
    if question.row.kind == Kind.THIS_OR_THAT and len(question.choices) != 2:
        yield Problem(f"“{question.text}” needs two choices: this, and that.", question=question)


def picture_problems(question: OutlineQuestion) -> Iterator[Problem]:
    """A picture without words for those who cannot see it; none where there must be one."""
    for code, words in question.choices:
        key, shows = question.pictures.get(code, ("", ""))
        if question.row.kind == Kind.PICTURE_CHOICE and not key:
            yield Problem(f"“{words}” in “{question.text}” has no picture.", question=question)
        if key and not shows:
            yield Problem(
                f"The picture of “{words}” in “{question.text}” does not say what it shows.",
                question=question,
            )
