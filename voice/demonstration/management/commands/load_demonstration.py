"""manage.py load_demonstration: an invented campaign at every stage of its life."""

import logging
import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from voice.demonstration.load import NotEmptyError, load
from voice.demonstration.people import PASSWORD, who_can_sign_in

ONLY_FOR_TRYING = (
    "The demonstration is for trying the product out. Set VOICE_DEMONSTRATION=1, so that every "
    "page says that its answers are invented."
)
NOT_EMPTY = (
    "This database holds somebody's work already, and the demonstration is never mixed with that. "
    "Give it a database of its own (DATABASE_URL)."
)


class Command(BaseCommand):
    help = "Loads the demonstration. Running it again changes nothing."

    def handle(self, *args, **options):
        if not settings.VOICE_DEMONSTRATION:
            raise CommandError(ONLY_FOR_TRYING)
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for each page made
        try:
            is_new = load()
        except NotEmptyError:
            raise CommandError(NOT_EMPTY) from None
        self.stdout.write(
            "The demonstration is ready." if is_new else "The demonstration is there."
        )
        self.stdout.write(f"\n  The site       {address()}/")
        self.stdout.write(f"  The desk       {address()}/desk/")
        self.stdout.write(f"  The editor     {address()}/editor/")
        self.stdout.write(f"\n  Everybody's password is: {PASSWORD}\n")
        for email, role in who_can_sign_in():
            self.stdout.write(f"  {email:<34} {role}")


def address() -> str:
    """Where `make run` serves the site."""
    port = os.environ.get("PORT")
    return f"http://localhost:{port}" if port else settings.SITE_ADDRESS
