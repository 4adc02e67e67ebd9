"""manage.py apply_tombstones: delete again what a restored backup brought back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from surveys.actions.erasing import apply_tombstones
from voice.shared import tombstones


class Command(BaseCommand):
    help = (
        "After a restore: deletes the answers that had been deleted before and have come back. "
        "Reads the marks in the database, those in the file beside it, and those in each --file. "
        "Doing it twice is harmless."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--file",
            action="append",
            type=Path,
            default=[],
            help="a copy of tombstones.txt that was kept elsewhere",
        )

    def handle(self, *, file: list[Path], **options):
        own = tombstones.kept_file()
        for path in [own] * own.exists() + file:
            try:
                marks = tombstones.newest(tombstones.read_file(path))
            except (OSError, ValueError) as problem:
                raise CommandError(f"{path} cannot be read: {problem}") from None
            with transaction.atomic():
                tombstones.keep(marks, in_file=path != own)
            self.stdout.write(f"{len(marks)} marks in {path.name}")
        self.stdout.write(f"{apply_tombstones()} responses had come back and were deleted again.")
