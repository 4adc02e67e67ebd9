"""A host's pages once young people are placed: workshops, calendar, thanks."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from voice.takeover.calendars import calendar_response, events_of_host
from voice.takeover.models import Host
from voice.takeover.queries_running import workshops_open_to
from voice.takeover.views.reaching import Visit, draw_host, host_page, to
from voice.takeover.views.running_young import book_or_cancel, bookable


@host_page("GET", "HEAD", "POST")
def workshops(request: Visit, host: Host) -> HttpResponse:
    """Book a workshop, or say that one cannot come."""
    problem = ""
    if request.method == "POST":
        chosen = get_object_or_404(host.challenge.workshops, key=request.POST.get("workshop", ""))
        problem = book_or_cancel(request, chosen, host=host)
        if not problem:
            return to("takeover_host_workshops", request.token)
    rows = workshops_open_to(host.challenge, is_host=True)
    context: dict[str, Any] = {"workshops": bookable(rows, host=host), "problem": problem}
    return draw_host(request, "workshops", host, **context)


@host_page("GET", "HEAD")
def calendar(request: Visit, host: Host) -> HttpResponse:
    """Everything they opened or are booked for, for a calendar."""
    return calendar_response(events_of_host(host))


@host_page("GET", "HEAD")
def certificate(request: Visit, host: Host) -> HttpResponse:
    """Thanks, to print."""
    row = getattr(host, "certificate", None)
    if row is None:
        raise Http404
    return draw_host(request, "certificate", host, certificate=row)
