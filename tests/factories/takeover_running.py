"""One of everything that a Takeover has once applications are in."""

import datetime as dt

from django.utils import timezone

from tests.factories.takeover import make_application, place
from voice.takeover.actions.living import ask_for_help
from voice.takeover.actions.matching import fix_pair, keep_pair
from voice.takeover.actions.preparing import book_workshop, make_workshop
from voice.takeover.actions.reporting import (
    draft_report,
    present_report,
    show_report,
    write_recommendation,
)


def make_running_things(challenge, opportunity, application, worker) -> dict:
    """A match with a placement, a pin, a pair, a workshop, and a report that a board was given."""
    other = make_application(challenge, [opportunity], name="Bo Pebble", email="bo@example.org")
    placement = place(application, opportunity)
    begins = timezone.now() + dt.timedelta(days=9)
    workshop = make_workshop(
        challenge=challenge,
        by=worker,
        purpose="confidence",
        title="Feel ready",
        begins_at=begins,
        ends_at=begins + dt.timedelta(hours=2),
        place="County Hall",
    )
    report = draft_report(challenge=challenge, by=worker)
    asked = write_recommendation(report=report, by=worker, text="Meet after school")
    show_report(report=report, by=worker)
    present_report(report=report, board="The Board", on=timezone.localdate(), by=worker)
    return {
        "match": placement.match,
        "placement": placement,
        "pin": fix_pair(
            application=other,
            opportunity=opportunity,
            reason="They asked",
            by=worker,
            is_forbidden=True,
        ),
        "pair": keep_pair(one=application, other=other, by=worker, is_apart=True),
        "workshop": workshop,
        "asked": ask_for_help(challenge=challenge, application=application, text="Please ring"),
        "booking": book_workshop(workshop=workshop, application=application),
        "report": report,
        "recommendation": asked,
    }
