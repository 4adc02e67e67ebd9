"""Making a survey: its sections, and when each is shown.

Every action holds the survey's row, so that two people's changes follow one another. A refusal is
a `ValidationError` whose words are for the person who asked.
"""

from collections.abc import Iterable
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from surveys.actions.wording import correct_wording, write_words
from surveys.codes import suggest_code
from surveys.models import Audience, Choice, Question, Section, Survey
from surveys.queries import frozen_ids, outline_of
from voice.programme.models import Campaign
from voice.shared.audit import record


class SurveyDetails(TypedDict):
    """What a person says about a survey."""

    title: str
    audience: NotRequired[Audience]
    age_bands: NotRequired[list[str]]
    may_ask_to_quote: NotRequired[bool]


def hold(survey: Survey) -> Survey:
    """The survey's row, locked until the transaction ends."""
    return Survey.objects.select_for_update().get(pk=survey.pk)


@transaction.atomic
def create_survey(
    *, campaign: Campaign, by, language: str = "en-gb", **details: Unpack[SurveyDetails]
) -> Survey:
    """Make a survey with nothing in it yet."""
    survey = Survey.objects.create(campaign=campaign, created_by=by, language=language, **details)
    record(by=by, verb="made survey", thing=survey)
    return survey


@transaction.atomic
def edit_survey(*, survey: Survey, by, **details: Unpack[SurveyDetails]) -> Survey:
    """Change a survey's title, audience, or whether it asks to quote people.

    Whom it is for is settled by opening it: bases are never mixed.
    """
    survey = hold(survey)
    changed = {name: value for name, value in details.items() if getattr(survey, name) != value}
    if survey.opened_at and "audience" in changed:
        raise ValidationError("People have been asked already, so whom it is for cannot change.")
    if changed:
        for name, value in changed.items():
            setattr(survey, name, value)
        survey.save(update_fields=changed)
        record(by=by, verb="changed survey", thing=survey, why=", ".join(changed))
    return survey


# Sections ---------------------------------------------------------------------------------------


@transaction.atomic
def add_section(
    *, survey: Survey, by, text: str, hint: str = "", code: str = "", is_about_you: bool = False
) -> Section:
    """Add a section at the end, but before one about the person.

    Raises ValidationError for a code that is taken.
    """
    survey = hold(survey)
    taken = set(survey.sections.values_list("code", flat=True))
    code = code or suggest_code(text, taken, "section")
    refuse_taken(code, taken)
    section = Section.objects.create(
        survey=survey, code=code, position=len(taken), is_about_you=is_about_you
    )
    write_words(survey, section, text, hint)
    put_about_you_last(survey)
    record(by=by, verb="added section", thing=survey, why=code)
    return section


@transaction.atomic
def edit_section(
    *,
    section: Section,
    by,
    text: str,
    hint: str = "",
    code: str = "",
    is_about_you: bool | None = None,
) -> Section:
    """Change a section's words, whether it is about the person (None: as it was), and its code
    while nobody has answered it.
    """
    survey = hold(section.survey)
    if is_about_you is not None and is_about_you != section.is_about_you:
        section.is_about_you = is_about_you
        section.save(update_fields=["is_about_you"])
        put_about_you_last(survey)
    if code and code != section.code:
        refuse_frozen_code(survey, section)
        refuse_taken(code, survey.sections.exclude(pk=section.pk).values_list("code", flat=True))
        section.code = code
        section.save(update_fields=["code"])
    correct_wording(thing=section, by=by, text=text, hint=hint)
    record(by=by, verb="changed section", thing=survey, why=section.code)
    return section


def put_about_you_last(survey: Survey) -> None:
    """What is asked about the person comes last: who stops early has not told us who they are."""
    renumber(sorted(survey.sections.all(), key=lambda section: section.is_about_you))


@transaction.atomic
def set_branch(
    *, section: Section, by, question: Question | None = None, choices: Iterable[Choice] = ()
) -> Section:
    """Show a section only to people who gave one of these answers; to everyone without `question`.

    Raises ValidationError unless the question comes in an earlier section and offers the choices.
    """
    survey = hold(section.survey)
    choices = list(choices)
    if question is not None:
        refuse_later_question(survey, section, question, choices)
    section.show_if_question = question
    section.save(update_fields=["show_if_question"])
    section.show_if_choices.set(choices if question else [])
    record(by=by, verb="set when section is shown", thing=survey, why=section.code)
    return section


def refuse_later_question(survey, section, question, choices) -> None:
    before = {earlier.row.pk for earlier in outline_of(survey).before(section)}
    if question.pk not in before:
        raise ValidationError("Choose a question that is asked before this section.")
    if not choices:
        raise ValidationError("Choose at least one answer.")
    if any(c.question_id != question.pk or c.retired_at is not None for c in choices):
        raise ValidationError("Choose answers of that question.")


@transaction.atomic
def move_section(*, section: Section, by, up: bool) -> None:
    """Swap a section with its neighbour; nothing happens at either end."""
    survey = hold(section.survey)
    swap(list(survey.sections.all()), section, up=up)
    put_about_you_last(survey)
    record(by=by, verb="moved section", thing=survey, why=section.code)


def swap(rows: list, row, *, up: bool) -> None:
    """Swap `row` with the one before or after it and number all of them afresh."""
    place = [one.pk for one in rows].index(row.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    renumber(rows)


def renumber(rows: list) -> None:
    for position, row in enumerate(rows):
        row.position = position
    if rows:
        type(rows[0]).objects.bulk_update(rows, ["position"])


@transaction.atomic
def delete_section(*, section: Section, by) -> None:
    """Delete an unanswered section with its questions. Raises ValidationError for any other."""
    survey = hold(section.survey)
    frozen = frozen_ids(survey)
    if frozen.holds(section) or any(frozen.holds(q) for q in section.questions.all()):
        raise ValidationError(
            "People have seen this section, so it stays. Take out its questions instead."
        )
    for question in section.questions.all():
        refuse_deciding(question, besides=section)
    set_branch(section=section, by=by)
    code = section.code
    section.delete()
    renumber(list(survey.sections.all()))
    record(by=by, verb="deleted section", thing=survey, why=code)


# Refusals ---------------------------------------------------------------------------------------


def refuse_taken(code: str, taken: Iterable[str]) -> None:
    if code in set(taken):
        raise ValidationError(f"The code “{code}” is used already. Choose another.")


def refuse_frozen_code(survey: Survey, thing: Section | Question) -> None:
    if frozen_ids(survey).holds(thing):
        raise ValidationError("People have answered this, so its code cannot change any more.")


def refuse_deciding(question: Question, besides: Section | None = None) -> None:
    """Refuse to take out a question that decides whether another section is shown."""
    shown = question.shows.exclude(pk__in=[besides.pk] if besides else []).first()
    if shown:
        raise ValidationError(
            f"This question decides when the section “{shown.code}” is shown. Change that first."
        )
