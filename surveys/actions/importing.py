"""Bringing in answers that were collected elsewhere: choose, match, check, confirm."""

import tempfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction

from surveys.actions.designing import hold
from surveys.actions.publishing import freeze
from surveys.frozen import FrozenSurvey, freeze_content, read_content
from surveys.imports.files import fingerprint, make_plain_copy
from surveys.imports.matching import ID, QUESTION, QUOTE, WHY, asked_in_words
from surveys.imports.storing import delete_file, forget_old_imports
from surveys.models import AnswerImport, Kind, Survey
from surveys.queries import latest_version
from surveys.tasks import read_in_answers
from voice.shared.audit import record

Status = AnswerImport.Status
NO_QUESTIONS = "This survey has no questions yet. Add the question that the answers answer first."
SAME_FILE = "This very file was already brought in to this survey."
SEVERAL_ALLOWED = (Kind.MULTIPLE_CHOICE, Kind.RANKING)


def shape_of(survey: Survey) -> FrozenSurvey:
    """The questions that a file may answer: those of the newest version, else as they are now."""
    version = latest_version(survey)
    return read_content(version.content if version else freeze_content(survey))


def start_import(*, survey: Survey, path: Path, file_name: str, by) -> AnswerImport:
    """Keep a plain copy of the file at `path`, and what it holds, until the import ends.

    Raises `UnreadableFileError` for a file that cannot be read, and ValidationError for a survey
    that has no questions or that this very file was read in to.
    """
    forget_old_imports()
    if next(shape_of(survey).questions(), None) is None:
        raise ValidationError(NO_QUESTIONS)
    mark = fingerprint(path)
    if survey.imports.filter(fingerprint=mark, status__in=[Status.WAITING, Status.DONE]).exists():
        raise ValidationError(SAME_FILE)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.csv"
        facts = make_plain_copy(path, copy)
        answer_import = AnswerImport(
            survey=survey,
            file_name=file_name[:200],
            fingerprint=mark,
            facts=facts.as_json(),
            created_by=by,
        )
        with transaction.atomic(), copy.open("rb") as source:
            answer_import.file.save(f"{answer_import.key}.csv", File(source), save=False)
            answer_import.save()
            record(by=by, verb="chose a file of answers", thing=answer_import)
    return answer_import


@transaction.atomic
def match_columns(*, answer_import: AnswerImport, mapping: dict, by) -> AnswerImport:
    """Keep what each column holds (see `surveys.imports`). `values` already said stay.

    Raises ValidationError where the columns cannot be read so, or the import has moved on.
    """
    held = hold_import(answer_import, Status.CHOSEN, Status.MATCHED)
    check_columns(mapping, held.facts["headers"], shape_of(held.survey))
    held.mapping = {"values": held.mapping.get("values", {}), **mapping}
    held.status = Status.MATCHED
    held.save()
    record(by=by, verb="matched columns of a file of answers", thing=held)
    return held


def check_columns(mapping: dict, headers: list[str], survey: FrozenSurvey) -> None:
    targets = list(mapping["columns"].values())
    questions = {f"{QUESTION}{question.code}": question for question in survey.questions()}
    whys = {
        f"{WHY}{question.code}" for question in survey.questions() if question.limits.get("why")
    }
    problems = [
        f"There is no column called “{header}” in the file."
        for header in mapping["columns"]
        if header not in headers
    ]
    problems += [
        f"There is no question “{target.removeprefix(QUESTION)}” in the survey."
        for target in dict.fromkeys(targets)
        if target not in {ID, QUOTE, *questions, *whys}
    ]
    problems += [
        f"Two columns are matched to {name_of(target, survey)}. Leave one of them out."
        for target in dict.fromkeys(targets)
        if targets.count(target) > 1
        and (target not in questions or questions[target].kind not in SEVERAL_ALLOWED)
    ]
    if not {*questions, *whys} & set(targets):
        problems.append("Match at least one column to a question.")
    if (mapping["quote"] == "column") != (QUOTE in targets):
        problems.append(
            "If a column says who agreed to be quoted, say which column, and choose “A column "
            "says who did”."
        )
    problems += check_values(mapping.get("values", {}), survey)
    if problems:
        raise ValidationError(problems)


def check_values(values: dict, survey: FrozenSurvey) -> list[str]:
    """What is wrong with what cells are said to mean."""
    return [
        f"“{choice}” is not one of the answers to “{code}”."
        for code, cells in values.items()
        for choice in cells.values()
        if choice
        and ((question := survey.question(code)) is None or choice not in question.choice_codes)
    ]


def name_of(target: str, survey: FrozenSurvey) -> str:
    if target in {ID, QUOTE}:
        return "the id" if target == ID else "who agreed to be quoted"
    asked = survey.question(target.partition(":")[2])
    return f"“{asked_in_words(asked, survey) if asked else target}”"


@transaction.atomic
def say_values(*, answer_import: AnswerImport, values: dict, by) -> AnswerImport:
    """Add what cells mean that matched no choice: question code → plain cell → code, or ""."""
    held = hold_import(answer_import, Status.MATCHED)
    if problems := check_values(values, shape_of(held.survey)):
        raise ValidationError(problems)
    known = held.mapping.setdefault("values", {})
    for code, cells in values.items():
        known.setdefault(code, {}).update(cells)
    held.save()
    record(by=by, verb="said what words in a file of answers mean", thing=held)
    return held


@transaction.atomic
def confirm_import(*, answer_import: AnswerImport, by) -> AnswerImport:
    """Set the file to be read in by the worker. A survey without a version gets its first one.

    Confirming twice is the same as once. Raises ValidationError when the import cannot go on.
    """
    survey = hold(answer_import.survey)
    held = hold_import(answer_import, Status.MATCHED, Status.WAITING, Status.DONE)
    if held.status != Status.MATCHED:
        return held
    version = latest_version(survey)
    if version is None:
        version = freeze(survey, by, number=1)
        record(by=by, verb="froze version 1 for answers from a file", thing=survey)
    check_columns(held.mapping, held.facts["headers"], read_content(version.content))
    held.mapping["number"] = version.number
    held.status = Status.WAITING
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise ValidationError(SAME_FILE) from None
    record(by=by, verb="confirmed a file of answers", thing=held)
    read_in_answers.enqueue(held.key)
    return held


@transaction.atomic
def try_import_again(*, answer_import: AnswerImport, by) -> AnswerImport:
    """Ask the worker again to read a waiting import in. Harmless while it is being read."""
    held = hold_import(answer_import, Status.WAITING)
    record(by=by, verb="tried a file of answers again", thing=held)
    read_in_answers.enqueue(held.key)
    return held


def cancel_import(*, answer_import: AnswerImport, by) -> AnswerImport:
    """End an import that was not read in, and delete its file."""
    with transaction.atomic():
        held = hold_import(answer_import, Status.CHOSEN, Status.MATCHED, Status.WAITING)
        held.status = Status.CANCELLED
        held.save(update_fields=["status"])
        record(by=by, verb="cancelled a file of answers", thing=held)
    delete_file(held)
    return held


def hold_import(answer_import: AnswerImport, *statuses: str) -> AnswerImport:
    """The import's row, locked until the transaction ends. Raises ValidationError elsewhere."""
    held = AnswerImport.objects.select_for_update().get(pk=answer_import.pk)
    if held.status not in statuses:
        raise ValidationError(
            f"This file has moved on since you opened the page. It is now: "
            f"{held.get_status_display().lower()}."
        )
    return held
