"""`manage.py assign_themes`: later answers placed in the themes of an earlier run."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from django.core.management.base import BaseCommand

from analysis.themes.commandline import add_assign_arguments, run_assign


class Command(BaseCommand):
    """Thin over `analysis.themes.commandline`; `manage.py` goes straight there where it can."""

    help = "Place later answers in the themes that an earlier run found."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments of the command."""
        add_assign_arguments(parser)

    def handle(self, **options: Any) -> None:
        """Exit status 0, or 2 with one plain sentence on standard error and no folder."""
        self.stderr.ending, self.stderr.style_func = "", None  # a bar stays on its line
        status = run_assign(Namespace(**options), self.stderr)
        if status:
            raise SystemExit(status)
