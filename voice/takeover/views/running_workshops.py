"""Workshops at the desk: making them, who is booked and who came, and their notes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.takeover.actions import preparing as act
from voice.takeover.actions.reporting import type_notes
from voice.takeover.forms.preparing import CameForm, WhoForm, WorkshopForm, details_of
from voice.takeover.forms.reporting import NotesForm
from voice.takeover.models import Workshop
from voice.takeover.permissions import can_run_workshop
from voice.takeover.queries_running import bookings_of, name_of
from voice.takeover.views.running import attempt, challenge_for, page_of, workshop_for

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def workshops(request, key):
    challenge = challenge_for(request, key, can_run_workshop)
    rows = [(row, len(bookings_of(row))) for row in challenge.workshops.all()]
    context = page_of(challenge, "Workshops", workshops=rows)
    return render(request, "desk/takeover/workshops.html", context)


@GET_POST
def workshop_new(request, key):
    challenge = challenge_for(request, key, can_run_workshop)
    form = WorkshopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = act.make_workshop(challenge=challenge, by=request.user, **form.cleaned_data)
        messages.success(request, "The workshop is made. People can book it now.")
        return redirect("takeover_workshop", row.key)
    return workshop_form(request, challenge, form, "A new workshop")


@GET_POST
def workshop_edit(request, key):
    row = workshop_for(request, key, can_run_workshop)
    data = request.POST if request.method == "POST" else None
    form = WorkshopForm(data, initial=details_of(row))
    if data is not None and form.is_valid():
        change = lambda: act.edit_workshop(  # noqa: E731 (handed to attempt)
            workshop=row, by=request.user, **form.cleaned_data
        )
        if attempt(request, change, form=form, done="Saved."):
            return redirect("takeover_workshop", row.key)
    return workshop_form(request, row.challenge, form, f"Change “{row.title}”")


def workshop_form(request, challenge, form, title: str):
    back = reverse("takeover_workshops", args=[challenge.key])
    context = page_of(
        challenge, ("Workshops", back), title, form=form, title=title, save="Save", back=back
    )
    return render(request, "desk/takeover/form.html", context)


@require_safe
def workshop(request, key):
    """Who is booked, who came, and what was said."""
    row = workshop_for(request, key, can_run_workshop)
    return workshop_page(request, row)


def workshop_page(request, row: Workshop, *, who=None, notes=None):
    challenge = row.challenge
    back = reverse("takeover_workshops", args=[challenge.key])
    booked = [
        (one, name_of(one.application) if one.application else str(one.host))
        for one in bookings_of(row)
    ]
    context = page_of(
        challenge,
        ("Workshops", back),
        row.title,
        workshop=row,
        booked=booked,
        free=max(0, row.capacity - len(booked)),
        who=who or WhoForm(workshop=row),
        came=CameForm(workshop=row),
        notes=notes or NotesForm(),
        typed=row.notes.select_related("answer__review"),
        form=notes if notes and notes.errors else who,
    )
    return render(request, "desk/takeover/workshop.html", context)


@require_POST
def workshop_book(request, key):
    row = workshop_for(request, key, can_run_workshop)
    form = WhoForm(request.POST, workshop=row)
    if not form.is_valid():
        return workshop_page(request, row, who=form)
    kind, _, person = form.cleaned_data["who"].partition(":")
    if kind == "a":
        whom = {"application": get_object_or_404(row.challenge.applications, key=person)}
    else:
        whom = {"host": get_object_or_404(row.challenge.hosts, key=person)}
    book = lambda: act.book_workshop(workshop=row, by=request.user, **whom)  # noqa: E731
    if not attempt(request, book, form=form, done="Booked."):
        return workshop_page(request, row, who=form)
    return redirect("takeover_workshop", row.key)


@require_POST
def booking_cancel(request, key, pk):
    row = workshop_for(request, key, can_run_workshop)
    booking = get_object_or_404(row.bookings, pk=pk)
    cancel = lambda: act.cancel_booking(booking=booking, by=request.user)  # noqa: E731
    attempt(request, cancel, done="The booking is cancelled.")
    return redirect("takeover_workshop", row.key)


@require_POST
def workshop_mark(request, key):
    row = workshop_for(request, key, can_run_workshop)
    form = CameForm(request.POST, workshop=row)
    if form.is_valid():
        act.mark_workshop(workshop=row, came=form.cleaned_data["came"], by=request.user)
        messages.success(request, "Kept who came.")
    return redirect("takeover_workshop", row.key)


@require_POST
def workshop_notes(request, key):
    """Type what was said; each line becomes an answer among the others."""
    row = workshop_for(request, key, can_run_workshop)
    form = NotesForm(request.POST)
    kept: list[tuple[int, int]] = []
    keep = lambda: kept.append(  # noqa: E731 (handed to attempt)
        type_notes(workshop=row, by=request.user, **form.cleaned_data)
    )
    if not form.is_valid() or not attempt(request, keep, form=form):
        return workshop_page(request, row, notes=form)
    released, held = kept[0]
    words = f"{released} kept and released for the themes."
    if held:
        words += f" {held} may tell of danger or harm, so a person reads them in the queue first."
    messages.success(request, words)
    return redirect("takeover_workshop", row.key)
