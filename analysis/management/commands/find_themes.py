"""`manage.py find_themes`: themes of the answers in a CSV file, as files in a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from django.core.management.base import BaseCommand

from analysis.themes.commandline import add_find_arguments, run_find


class Command(BaseCommand):
    """Thin over `analysis.themes.commandline`; `manage.py` goes straight there where it can."""

    help = "Find the themes of written answers in a CSV file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments of the command."""
        add_find_arguments(parser)

    def handle(self, **options: Any) -> None:
        """Exit status 0, or 2 with one plain sentence on standard error and no folder."""
        self.stderr.ending, self.stderr.style_func = "", None  # a bar stays on its line
        status = run_find(Namespace(**options), self.stderr)
        if status:
            raise SystemExit(status)
