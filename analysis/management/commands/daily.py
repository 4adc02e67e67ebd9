"""What must happen every day: kept as a process of its own beside the web server and the worker."""

import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

import analysis.tasks
import surveys.tasks
import voice.programme.tasks

# Each is a task of its own, so that one that fails holds up no other.
DAILY = (
    surveys.tasks.forget_drafts,
    surveys.tasks.forget_imports,
    analysis.tasks.forget_answers,
    voice.programme.tasks.forget_records,
)
LOOK_AGAIN = 10 * 60  # seconds


class Command(BaseCommand):
    help = (
        "Ask the worker for the work of the day, at once and then on every new day; with --once, "
        "do it here and now. Missed days are caught up with; doing it twice is harmless."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do it now, and end")

    def handle(self, *, once: bool, **options):
        if once:
            for work in DAILY:
                work.call()
            self.stdout.write("Done.")
            return
        asked_on = None
        while True:
            close_old_connections()
            asked_on = ask_for_today(asked_on)
            time.sleep(LOOK_AGAIN)


def ask_for_today(asked_on):
    """Enqueue the work of a day that it was not asked for on; returns today."""
    today = timezone.localdate()
    if asked_on != today:
        for work in DAILY:
            work.enqueue()
    return today
