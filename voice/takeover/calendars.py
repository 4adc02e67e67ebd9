"""What stands in whose calendar. Joining links never do: a calendar is copied to many places."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from voice.takeover.calendar import Event, calendar_of
from voice.takeover.models import Application, Host, Opportunity, Workshop
from voice.takeover.queries import placements_of, published_match

ONLINE = _("Online: the link is on your page on the day")


def event_of(thing: Opportunity | Workshop, title: str, about: str, *, is_off: object) -> Event:
    place = thing.place or str(ONLINE)
    return Event(
        f"{type(thing).__name__.lower()}-{thing.key}",
        title,
        thing.begins_at,
        thing.ends_at,
        place,
        about,
        change=int(bool(is_off)),
        is_cancelled=bool(is_off),
    )


def events_of_applicant(application: Application) -> list[Event]:
    """Their placements, those called off as cancelled, and the workshops that they booked."""
    match = published_match(application.challenge)
    events = [
        event_of(one.opportunity, one.opportunity.role, one.opportunity.hours, is_off=one.ended)
        for one in placements_of(application, match=match)
        if one.opportunity
    ]
    return [*events, *booked(application.bookings)]


def events_of_host(host: Host) -> list[Event]:
    rows = host.opportunities.exclude(status__in=["offered", "returned"])
    events = [
        event_of(row, row.role, row.hours, is_off=row.status == Opportunity.Status.WITHDRAWN)
        for row in rows
    ]
    return [*events, *booked(host.bookings)]


def booked(bookings) -> list[Event]:
    rows = bookings.select_related("workshop")
    return [
        event_of(one.workshop, one.workshop.title, one.workshop.about, is_off=one.cancelled_at)
        for one in rows
    ]


def calendar_response(events: list[Event]) -> HttpResponse:
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    text = calendar_of(events, host=host, now=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="takeover.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
