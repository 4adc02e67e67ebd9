"""Making questions and their choices. Refusals are `ValidationError`s in plain words."""

from collections.abc import Iterable
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys.actions.designing import (
    hold,
    refuse_deciding,
    refuse_frozen_code,
    refuse_taken,
    renumber,
    swap,
)
from surveys.actions.wording import correct_wording, write_words
from surveys.codes import number, shorten, suggest_code
from surveys.models import (
    AGE_BANDS,
    FIXED_CHOICES,
    Breakdown,
    Choice,
    Kind,
    Layer,
    Question,
    Section,
    Survey,
)
from surveys.queries import FrozenIds, frozen_ids
from voice.shared.audit import record

# Kinds that may become one another before anybody has answered: their answers have one shape.
FAMILIES = (
    {
        Kind.SINGLE_CHOICE,
        Kind.MULTIPLE_CHOICE,
        Kind.RANKING,
        Kind.BEST_WORST,
        Kind.TOKENS,
        Kind.PLACE,
        Kind.PICTURE_CHOICE,
        Kind.THIS_OR_THAT,
    },
    {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.THREE_THINGS},
)


OUTSIDE = ("outside", "Somewhere else")


class QuestionDetails(TypedDict):
    """What a person says about a question. `choices` are (code or "", words), in order."""

    text: str
    hint: NotRequired[str]
    reason: NotRequired[str]
    code: NotRequired[str]
    choices: NotRequired[list[tuple[str, str]]]
    breakdown: NotRequired[str]
    limits: NotRequired[dict]
    age_bands: NotRequired[list[str]]
    is_required: NotRequired[bool]


def family_of(kind: str) -> set[Kind]:
    return next((family for family in FAMILIES if kind in family), {Kind(kind)})


@transaction.atomic
def add_question(
    *, section: Section, by, kind: Kind | str, **details: Unpack[QuestionDetails]
) -> Question:
    """Add a question at the end of a section. Raises ValidationError for a code that is taken.

    Faces and yes/no bring their own choices; a question about area or age band without choices
    takes the organisation's areas or the standard bands.
    """
    survey = hold(section.survey)
    taken = set(survey.questions.values_list("code", flat=True))
    code = details.get("code") or suggest_code(details["text"], taken)
    refuse_taken(code, taken)
    question = Question.objects.create(
        survey=survey,
        section=section,
        code=code,
        kind=kind,
        position=section.questions.count(),
        **settings_of(details),
    )
    words = (details["text"], details.get("hint", ""), details.get("reason", ""))
    write_words(survey, question, *words)
    choices = details.get("choices") or ready_choices(survey, question)
    write_choices(question, choices, by=by)
    record(by=by, verb="added question", thing=question)
    return question


def settings_of(details: QuestionDetails) -> dict:
    names = {"breakdown", "limits", "age_bands", "is_required"}
    return {name: value for name, value in details.items() if name in names}


def ready_choices(survey: Survey, question: Question) -> list[tuple[str, str]]:
    """The choices that a kind or a breakdown brings with it."""
    if question.kind in FIXED_CHOICES:
        return FIXED_CHOICES[Kind(question.kind)]
    if question.kind == Kind.PLACE:
        return with_outside(survey, area_choices(survey))
    if question.breakdown == Breakdown.AGE_BAND:
        return age_choices(survey)
    if question.breakdown == Breakdown.LOCALITY:
        return area_choices(survey)
    return []


def age_choices(survey: Survey) -> list[tuple[str, str]]:
    """The age bands that the survey is for; all of them where nobody has said."""
    return [(code, words) for code, words in AGE_BANDS if code in (survey.age_bands or [code])]


def area_choices(survey: Survey) -> list[tuple[str, str]]:
    return list(survey.campaign.organisation.localities.values_list("code", "name"))


def with_outside(survey: Survey, places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The places, and last one for everywhere else, unless one of the areas is just that."""
    areas = survey.campaign.organisation.localities.filter(is_outside=True)
    outside = {OUTSIDE[0], *areas.values_list("code", flat=True)}
    has_one = any(code in outside for code, _ in places)
    return places if has_one else [*places, OUTSIDE]


@transaction.atomic
def add_statements(
    *, section: Section, by, statements: list[str], **details: Unpack[QuestionDetails]
) -> list[Question]:
    """Add a deck: a sentence to agree with or not on each screen, in their order.

    One question each, whose codes begin alike: with `code`, or with what is suggested by the first.
    """
    survey = hold(section.survey)
    taken = set(survey.questions.values_list("code", flat=True))
    name = details.pop("code", "") or suggest_code(statements[0], taken)
    made = []
    for statement in statements:
        code = name if len(statements) == 1 else statement_code(name, statement, taken)
        taken.add(code)
        words: QuestionDetails = {**details, "text": statement, "code": code}
        made.append(add_question(section=section, by=by, kind=Kind.AGREE, **words))
    return made


def statement_code(name: str, statement: str, taken: set[str]) -> str:
    """The name of the deck, and after it the telling words of one statement."""
    return number(shorten([*name.split("-"), *suggest_code(statement).split("-")]), taken)


@transaction.atomic
def edit_question(
    *,
    question: Question,
    by,
    section: Section | None = None,
    kind: Kind | str | None = None,
    **details: Unpack[QuestionDetails],
) -> Question:
    """Change a question. What may change after people have answered is its words, its rules and
    which choices it offers; its code and kind stay.
    """
    survey = hold(question.survey)
    frozen = frozen_ids(survey)
    change_code(survey, question, details.get("code"))
    for name, value in settings_of(details).items():
        setattr(question, name, value)
    change_kind(question, kind, frozen)
    if section is not None and section.pk != question.section_id:
        question.position = section.questions.count()
        question.section = section
    question.save()
    correct_wording(
        thing=question,
        by=by,
        text=details["text"],
        hint=details.get("hint", ""),
        reason=details.get("reason"),
    )
    if "choices" in details and question.kind not in FIXED_CHOICES:
        write_choices(question, details["choices"], by=by, frozen=frozen)
    record(by=by, verb="changed question", thing=question)
    return question


def change_code(survey: Survey, question: Question, code: str | None) -> None:
    if not code or code == question.code:
        return
    refuse_frozen_code(survey, question)
    refuse_taken(code, survey.questions.exclude(pk=question.pk).values_list("code", flat=True))
    question.code = code


def change_kind(question: Question, kind: str | None, frozen: FrozenIds) -> None:
    if kind is None or kind == question.kind:
        return
    if frozen.holds(question) or kind not in family_of(question.kind):
        raise ValidationError("Make a new question to ask this in another way.")
    question.kind, question.limits = kind, {}
    if kind not in {Kind.SINGLE_CHOICE, Kind.PLACE}:
        question.breakdown = Breakdown.NONE


def write_choices(
    question: Question, listed: Iterable[tuple[str, str]], *, by, frozen: FrozenIds | None = None
) -> None:
    """Make the question's choices what is listed: by code, or by words where no code is given.

    A choice that people may have picked is retired when it is no longer listed, and comes back
    when it is listed again; any other is deleted.
    """
    rows = {choice.code: choice for choice in question.choices.all()}
    kept = set()
    for position, (code, words) in enumerate(name_choices(rows, listed)):
        choice = rows.get(code) or Choice(question=question, code=code)
        choice.position, choice.retired_at = position, None
        choice.save()
        kept.add(code)
        put_words(question.survey, choice, words, by, is_new=code not in rows)
    for code, choice in rows.items():
        if code not in kept and choice.retired_at is None:
            take_out_choice(choice, frozen)


def name_choices(rows: dict[str, Choice], listed) -> list[tuple[str, str]]:
    """Give each listed choice a code: its own, that of the same words, or a suggested one."""
    codes = {text: code for code, text in current_words(rows.values())}
    named, taken = [], {code for code, _ in listed if code}
    for code, words in listed:
        chosen = code or codes.get(words)
        if not chosen or (not code and chosen in taken):
            chosen = suggest_code(words, taken | rows.keys(), "choice")
        taken.add(chosen)
        named.append((chosen, words))
    if len({code for code, _ in named}) < len(named):
        raise ValidationError("Two choices have the same code. Give each its own.")
    return named


def current_words(choices: Iterable[Choice]) -> Iterable[tuple[str, str]]:
    for choice in choices:
        for wording in choice.wordings.current():
            yield choice.code, wording.text


def put_words(survey: Survey, choice: Choice, words: str, by, *, is_new: bool) -> None:
    if is_new:
        write_words(survey, choice, words)
        return
    of_choice = choice.wordings.current().filter(language=survey.language, layer=Layer.STANDARD)
    shows = of_choice.values_list("hint", flat=True).first() or ""
    correct_wording(thing=choice, by=by, text=words, hint=shows)


def take_out_choice(choice: Choice, frozen: FrozenIds | None) -> None:
    shown = Section.objects.filter(show_if_choices=choice).first()
    if shown:
        raise ValidationError(
            f"The choice “{choice.code}” decides when the section “{shown.code}” is shown. "
            "Change that first."
        )
    if frozen and frozen.holds(choice):
        choice.retired_at = timezone.now()
        choice.save(update_fields=["retired_at"])
    else:
        choice.delete()


# Order and leaving out --------------------------------------------------------------------------


@transaction.atomic
def move_question(*, question: Question, by, up: bool) -> None:
    """Swap a question with its neighbour; from the end of a section it goes to the next one."""
    survey = hold(question.survey)
    rows = list(question.section.questions.current())
    at_edge = rows[0 if up else -1].pk == question.pk
    neighbour = next_section(survey, question.section, up=up) if at_edge else None
    if neighbour:
        cross(question, neighbour, to_end=up)
    elif not at_edge:
        swap(rows, question, up=up)
    record(by=by, verb="moved question", thing=question)


def next_section(survey: Survey, section: Section, *, up: bool) -> Section | None:
    sections = list(survey.sections.all())
    place = [one.pk for one in sections].index(section.pk) + (-1 if up else 1)
    return sections[place] if 0 <= place < len(sections) else None


def cross(question: Question, section: Section, *, to_end: bool) -> None:
    rows = list(section.questions.current())
    question.section = section
    question.save(update_fields=["section"])
    renumber([*rows, question] if to_end else [question, *rows])


@transaction.atomic
def remove_question(*, question: Question, by) -> bool:
    """Take a question out: deleted if nobody can have answered it, else retired.

    Returns whether it was deleted. Raises ValidationError when a section depends on it.
    """
    survey = hold(question.survey)
    refuse_deciding(question)
    if frozen_ids(survey).holds(question) or question.answers.exists():
        question.retired_at = timezone.now()
        question.save(update_fields=["retired_at"])
        record(by=by, verb="retired question", thing=question)
        return False
    record(by=by, verb="deleted question", thing=question)
    question.delete()
    return True


@transaction.atomic
def restore_question(*, question: Question, by) -> Question:
    """Ask a retired question again, at the end of its section."""
    hold(question.survey)
    question.retired_at = None
    question.position = question.section.questions.count()
    question.save(update_fields=["retired_at", "position"])
    record(by=by, verb="brought back question", thing=question)
    return question
