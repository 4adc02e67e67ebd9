"""Letters once people are matched: who goes where, and what is soon."""

from typing import cast

from django.utils.translation import gettext_noop as _

from voice.takeover.letters import (
    WITH_CHALLENGE,
    Letter,
    Made,
    application_of,
    letter,
    to_applicant,
    write,
)
from voice.takeover.links import host_link
from voice.takeover.models import Booking, Host, Placement
from voice.takeover.queries import published_match
from voice.takeover.queries_running import standing_rows

__all__ = [
    "booking_reminder",
    "host_news",
    "placement_news",
    "placement_reminder",
    "report_to_check",
    "write",
]


@letter
def placement_news(key: str) -> Made:
    """Where somebody is placed, or that they wait; `key` is the application's."""
    row = application_of(key)
    match = published_match(row.challenge) if row else None
    if row is None or match is None or row.withdrawn_on:
        return None
    mine = standing_rows(match).filter(application=row)
    return to_applicant(key, _("News about your Takeover"), placements=list(mine))


@letter
def host_news(key: str) -> Made:
    """How many young people come to each of a host's opportunities; no names."""
    host = Host.objects.current().select_related(WITH_CHALLENGE).filter(key=key).first()
    match = published_match(host.challenge) if host else None
    if host is None or match is None:
        return None
    rows = host.opportunities.approved()
    held = [(one, standing_rows(match).filter(opportunity=one).count()) for one in rows]
    context = {"host": host, "held": held, "link": host_link(host)}
    return Letter(host.email, f"Who comes to you: {host.challenge}", host.challenge, context)


@letter
def booking_reminder(key: str) -> Made:
    """`key` is the primary key of the booking."""
    rows = Booking.objects.filter(pk=int(key), cancelled_at=None)
    booking = rows.select_related("application", "host", "workshop__challenge").first()
    if booking is None:
        return None
    workshop, subject = booking.workshop, _("Soon: %(title)s")
    said = {"title": workshop.title}
    if booking.application:
        return to_applicant(booking.application.key, subject, said, workshop=workshop)
    host = cast(Host, booking.host)  # one of the two, as the database sees to
    context = {"workshop": workshop, "name": host.name, "look": host_link(host)}
    return Letter(host.email, subject, workshop.challenge, context, said=said)


@letter
def placement_reminder(key: str) -> Made:
    """`key` is the placement's."""
    row = Placement.objects.current().select_related("application", "opportunity").get(key=key)
    return to_applicant(
        row.application.key,
        _("Tomorrow: %(role)s"),
        {"role": row.opportunity.role},
        opportunity=row.opportunity,
    )


@letter
def report_to_check(key: str) -> Made:
    """The draft of the report waits to be read."""
    return to_applicant(key, _("Is our report right? Please look"))
