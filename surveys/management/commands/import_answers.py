"""Bring answers that were collected elsewhere in to a survey, from the command line."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from surveys.actions.importing import (
    cancel_import,
    confirm_import,
    match_columns,
    shape_of,
    start_import,
)
from surveys.imports.checking import check_import
from surveys.imports.matching import ID, QUESTION, QUOTE, guess_columns, plain
from surveys.imports.problems import UnreadableFileError
from surveys.imports.storing import read_in
from surveys.models import AnswerImport, Collector, Survey
from voice.accounts.models import User

MODES = [Collector.Mode.IMPORT, Collector.Mode.PAPER, Collector.Mode.SESSION]


class Command(BaseCommand):
    help = (
        "Bring the answers of a CSV or XLSX file in to a survey. Columns that --map does not name "
        "are left out; without --map they are guessed from their names."
    )

    def add_arguments(self, parser):
        parser.add_argument("survey", metavar="SURVEY_KEY")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--map", nargs="+", action="extend", metavar="COLUMN=QUESTION_CODE")
        parser.add_argument("--id", metavar="COLUMN", help="names each row, so none is kept twice")
        parser.add_argument(
            "--quote", default="no", help="who agreed to be quoted: no, yes, or a column's name"
        )
        parser.add_argument(
            "--value",
            nargs="+",
            action="extend",
            default=[],
            metavar="QUESTION_CODE:CELL=CHOICE_CODE",
            help="what a cell means; nothing after = leaves it empty",
        )
        parser.add_argument("--mode", default=Collector.Mode.IMPORT, choices=MODES)
        parser.add_argument("--name", help="what to call where they came from (the file's name)")
        parser.add_argument("--by", metavar="EMAIL", help="who brings them in, for the record")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen only")

    def handle(self, **options):
        try:
            self.bring_in(options)
        except (UnreadableFileError, OSError) as problem:
            raise CommandError(str(problem)) from None
        except ValidationError as problem:
            raise CommandError("\n".join(problem.messages)) from None

    def bring_in(self, options) -> None:
        survey = Survey.objects.filter(key=options["survey"]).first()
        if survey is None:
            raise CommandError(f"There is no survey with the key {options['survey']}.")
        by = person(options["by"])
        answer_import = start_import(
            survey=survey, path=options["file"], file_name=options["file"].name, by=by
        )
        try:
            self.carry_on(answer_import, options, by)
        finally:
            answer_import.refresh_from_db()
            if answer_import.status in {"chosen", "matched"}:
                cancel_import(answer_import=answer_import, by=by)

    def carry_on(self, answer_import: AnswerImport, options, by) -> None:
        shape = shape_of(answer_import.survey)
        mapping = mapping_of(options, answer_import, shape)
        answer_import = match_columns(answer_import=answer_import, mapping=mapping, by=by)
        checked = check_import(answer_import, shape, keep_refused=None)
        self.say(answer_import, checked, dry_run=options["dry_run"])
        if options["dry_run"]:
            return
        confirm_import(answer_import=answer_import, by=by)
        read_in(answer_import.key)
        answer_import.refresh_from_db()
        if answer_import.status != AnswerImport.Status.DONE:
            raise CommandError(answer_import.problem)
        self.stdout.write(f"{answer_import.facts['read_in']} read in.")

    def say(self, answer_import, checked, *, dry_run: bool) -> None:
        for note in answer_import.facts["notes"]:
            self.stdout.write(note)
        for header, target in answer_import.mapping["columns"].items():
            self.stdout.write(f"“{header}” is {target.removeprefix(QUESTION)}")
        for words, numbers in refused_by_words(checked.refused).items():
            self.stdout.write(f"Left out: {ranges(numbers)}. {words}")
        for code, cells in checked.unknown.items():
            for cell, count in cells.values():
                self.stdout.write(f"{code}: “{cell}” is not one of the answers ({count} times)")
        verb = "would be read in" if dry_run else "to read in"
        self.stdout.write(
            f"{checked.tally.read_in} rows {verb} ({checked.tally.written} written answers), "
            f"{checked.tally.refused.total()} left out."
        )


def refused_by_words(refused) -> dict[str, list[int]]:
    """Numbers of refused rows, in order, by why."""
    numbers: dict[str, list[int]] = {}
    for row in refused:
        numbers.setdefault(row.words, []).append(row.number)
    return numbers


def ranges(numbers: list[int]) -> str:
    """Row numbers in order as words: row 3, rows 5 to 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"row {a}" if a == b else f"rows {a} to {b}" for a, b in runs)


def person(email: str | None) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise CommandError(f"Nobody has the address {email}.")
    return user


def mapping_of(options, answer_import: AnswerImport, shape) -> dict:
    """`AnswerImport.mapping` from what was typed."""
    headers = answer_import.facts["headers"]
    columns = dict(pair(text) for text in options["map"] or [])
    columns = {header: f"{QUESTION}{code}" for header, code in columns.items()}
    if not columns:
        columns = {h: t for h, t in guess_columns(headers, shape).items() if t != QUOTE}
    if options["id"]:
        columns[options["id"]] = ID
    quote = options["quote"]
    if quote not in {"no", "yes"}:
        columns[quote] = QUOTE
        quote = "column"
    values: dict[str, dict[str, str]] = {}
    for text in options["value"]:
        cell, code = pair(text)
        question, _, cell = cell.partition(":")
        values.setdefault(question, {})[plain(cell)] = code
    name = options["name"] or answer_import.file_name
    return {
        "columns": columns,
        "quote": quote,
        "values": values,
        "mode": options["mode"],
        "name": name[:160],
    }


def pair(text: str) -> tuple[str, str]:
    left, sign, right = text.rpartition("=")
    if not sign or not left:
        raise CommandError(f"Write {text} as NAME=VALUE.")
    return left, right
