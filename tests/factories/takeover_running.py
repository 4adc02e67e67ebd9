"""One of everything that a Takeover has once applications are in."""

import datetime as dt
from types import SimpleNamespace

from django.utils import timezone

from tests.factories.takeover import make_application, make_host, make_opportunity, place
from voice.takeover.actions.living import ask_for_help
from voice.takeover.actions.matching import fix_pair, keep_pair
from voice.takeover.actions.preparing import book_workshop, make_workshop
from voice.takeover.actions.reporting import (
    draft_report,
    issue_certificates,
    present_report,
    show_report,
    write_recommendation,
)
from voice.takeover.models import DiaryEntry, Placement


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


def make_somebody(challenge, whose: SimpleNamespace, number: int) -> SimpleNamespace:
    """A host, their role of today, and a young person with a parent who came to it.

    whose: the `name` of both, the `role`, and the `link` to join.
    """
    host = make_host(challenge, name=f"{whose.name} Host", email=f"host{number}@example.org")
    begins = timezone.now() - dt.timedelta(hours=1)
    role = make_opportunity(
        host,
        whose.role,
        joining_link=whose.link,
        begins_at=begins,
        ends_at=begins + dt.timedelta(hours=3),
        responsible_phone="01305 222222",
    )
    young = make_application(
        challenge, [role], band="14-16", name=f"{whose.name} Young", parent_email="pat@example.org"
    )
    placement = place(young, role)
    Placement.objects.filter(pk=placement.pk).update(attended="came")
    DiaryEntry.objects.create(application=young, text=f"The day of {whose.name}")
    return SimpleNamespace(host=host, role=role, young=young, consent=young.consent)


def make_two_of_everything(challenge, one, two) -> SimpleNamespace:
    """Two of `make_somebody`, thanked, with a draft that they can check.

    The second and their host are booked for a workshop that goes on now.
    """
    by = challenge.created_by
    own, other = make_somebody(challenge, one, 1), make_somebody(challenge, two, 2)
    begins = timezone.now() - dt.timedelta(minutes=5)
    workshop = make_workshop(
        challenge=challenge,
        by=by,
        purpose="evaluation",
        title="What we learned",
        begins_at=begins,
        ends_at=begins + dt.timedelta(hours=2),
        joining_link="https://teams.example.org/workshop",
    )
    book_workshop(workshop=workshop, application=other.young, by=by)
    book_workshop(workshop=workshop, host=other.host, by=by)
    issue_certificates(challenge=challenge, signed_by="Sam", by=by)
    show_report(report=draft_report(challenge=challenge, by=by), by=by)
    return SimpleNamespace(own=own, other=other)
