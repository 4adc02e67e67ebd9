"""Whether a survey may be put before young people: what is missing, in plain sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from surveys.models import Kind
from surveys.queries import Outline, OutlineQuestion, OutlineSection

LISTED = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.RANKING)


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
        *(problem for question in outline.questions() for problem in question_problems(question)),
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


def question_problems(question: OutlineQuestion) -> Iterator[Problem]:
    if question.row.kind not in LISTED:
        return
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
