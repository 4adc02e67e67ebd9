"""manage.py verify_audit: has anybody changed the record of who did what?"""

from django.core.management.base import BaseCommand, CommandError

from voice.shared.audit import check_chain


class Command(BaseCommand):
    help = (
        "Checks the whole audit and prints its head. Names the first event that was edited, "
        "removed or inserted, and ends with exit code 1. Keep the head that it prints somewhere "
        "else, and give it next time: then an end that was cut off is found too."
    )

    def add_arguments(self, parser):
        parser.add_argument("--head", default="", help="a head that was printed earlier")

    def handle(self, *, head: str, **options):
        found = check_chain(kept_head=head.strip())
        if found.trouble:
            raise CommandError(
                f"{found.trouble} The {found.events} events before it fit.", returncode=1
            )
        self.stdout.write(f"{found.events} events, and every one fits.")
        self.stdout.write(f"Head, to be kept elsewhere: {found.head or 'none yet'}")
