"""A young person's pages once they are placed: workshops, calendar, the draft report, thanks."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from voice.takeover.actions.preparing import book_workshop, cancel_booking
from voice.takeover.actions.reporting import check_report
from voice.takeover.calendars import calendar_response, events_of_applicant
from voice.takeover.forms.reporting import CheckForm
from voice.takeover.impact import who_came
from voice.takeover.models import Application, ImpactReport
from voice.takeover.queries_running import workshops_open_to
from voice.takeover.views.mine import sent_page
from voice.takeover.views.reaching import Here, draw, to
from voice.takeover.views.running_report import shown_of


@sent_page("GET", "HEAD", "POST")
def workshops(request: HttpRequest, here: Here) -> HttpResponse:
    """Book a workshop, or say that one cannot come."""
    person = here.own
    rows = workshops_open_to(here.challenge, is_host=False)
    problem = ""
    if request.method == "POST":
        chosen = get_object_or_404(here.challenge.workshops, key=request.POST.get("workshop", ""))
        problem = book_or_cancel(request, chosen, application=person)
        if not problem:
            return to("takeover_my_workshops", here.challenge.key)
    context: dict[str, Any] = {
        "workshops": bookable(rows, application=person),
        "problem": problem,
    }
    return draw(request, "running/workshops", here, **context)


def bookable(rows, **person) -> list[dict]:
    """Each workshop, whether it is booked, and whether it is the day on which its link is given."""
    found = []
    for row in rows:
        booking = row.bookings.filter(cancelled_at=None, **person).first()
        is_day = timezone.localdate() >= timezone.localdate(row.begins_at)
        link = row.joining_link if booking and is_day else ""
        left = row.capacity - row.bookings.filter(cancelled_at=None).count()
        found.append({"workshop": row, "booking": booking, "link": link, "left": left})
    return found


def book_or_cancel(request: HttpRequest, workshop, **person) -> str:
    """What stands against it, in words; empty where it was done."""
    if request.POST.get("do") == "cancel":
        booking = workshop.bookings.filter(cancelled_at=None, **person).first()
        if booking:
            cancel_booking(booking=booking)
        return ""
    try:
        book_workshop(workshop=workshop, **person)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@sent_page("GET", "HEAD")
def calendar(request: HttpRequest, here: Here) -> HttpResponse:
    """Everything they are booked for, for a calendar."""
    return calendar_response(events_of_applicant(here.own))


@sent_page("GET", "HEAD")
def certificate(request: HttpRequest, here: Here) -> HttpResponse:
    """That they took part, to print."""
    row = getattr(here.own, "certificate", None)
    if row is None:
        raise Http404
    return draw(request, "running/certificate", here, certificate=row, name=here.own.contact.name)


@sent_page("GET", "HEAD", "POST")
def check(request: HttpRequest, here: Here) -> HttpResponse:
    """Read the draft of the report, and say whether it is right."""
    report = report_to_check(here.own)
    mine = report.checks.filter(application=here.own).first()
    first = {"is_right": "yes" if mine.is_right else "no", "text": mine.text} if mine else {}
    form = CheckForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        check_report(report=report, application=here.own, **form.cleaned_data)
        return to("takeover_mine", here.challenge.key)
    context = {"form": form, **shown_of(report)}
    return draw(request, "running/check_report", here, **context)


def report_to_check(application: Application) -> ImpactReport:
    """The draft, for somebody who took part, while it can be checked; else 404."""
    rows = ImpactReport.objects.filter(shown_at__isnull=False, presented_on=None)
    report = get_object_or_404(
        rows.select_related("challenge__campaign"), challenge=application.challenge
    )
    if application.pk not in {one.pk for one in who_came(application.challenge)}:
        raise Http404
    return report
