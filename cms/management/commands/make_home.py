"""manage.py make_home ORGANISATION: the first pages of a new site."""

from django.core.management.base import BaseCommand, CommandError

from cms.actions import make_home
from voice.accounts.models import Organisation


class Command(BaseCommand):
    help = "Makes the home page and the pages that every foot links to, for an organisation."

    def add_arguments(self, parser):
        parser.add_argument("organisation", help="The organisation's name.")

    def handle(self, *args, organisation: str, **options):
        owner = Organisation.objects.filter(name=organisation).first()
        if owner is None:
            raise CommandError(f"There is no organisation called “{organisation}”.")
        make_home(organisation=owner)
        self.stdout.write("The first pages are there. Editors change them at /editor/.")
