"""What must happen every day: kept as a process of its own beside the web server and the worker."""

import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

import analysis.tasks
import surveys.tasks
import voice.programme.tasks
import voice.takeover.tasks_running
from surveys import notices

# Each is a task of its own, so that one that fails holds up no other.
DAILY = (
    surveys.tasks.forget_drafts,
    surveys.tasks.forget_imports,
    surveys.tasks.forget_referrals,
    analysis.tasks.forget_answers,
    analysis.tasks.forget_sessions,
    voice.programme.tasks.forget_records,
    voice.takeover.tasks_running.send_reminders,
)
LOOK_AGAIN = 15  # seconds


class Command(BaseCommand):
    help = (
        "Ask the worker for the work of the day, at once and then on every new day, and every few "
        "seconds for alerts that are due; with --once, do the day's work here and now. Missed "
        "days are caught up with; doing it twice is harmless."
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
            ask_for_alerts()
            time.sleep(LOOK_AGAIN)


def ask_for_today(asked_on):
    """Enqueue the work of a day that it was not asked for on; returns today."""
    today = timezone.localdate()
    if asked_on != today:
        for work in DAILY:
            work.enqueue()
    return today


def ask_for_alerts() -> bool:
    """Ask for messages that are due, unless that is asked for already; returns whether it did.

    Whatever a killed worker or a silent mail server left undone is thereby done.
    """
    work = surveys.tasks.send_alerts
    if not notices.is_anything_due(timezone.now()):
        return False
    if DBTaskResult.objects.ready().filter(task_path=work.module_path).exists():
        return False
    work.enqueue()
    return True
