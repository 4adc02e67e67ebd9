"""Make the invitation of an organisation's first administrator."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from voice.accounts.actions import invite_first_administrator


class Command(BaseCommand):
    help = (
        "Print an invitation link for an organisation's administrator. The organisation is made if "
        "it is new. The link works once, for seven days: give it to that person only."
    )

    def add_arguments(self, parser):
        parser.add_argument("--organisation", required=True, metavar="NAME")
        parser.add_argument("--email", required=True)

    def handle(self, *, organisation: str, email: str, **options):
        try:
            validate_email(email)
            link = invite_first_administrator(organisation_name=organisation, email=email)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        self.stdout.write(link)
