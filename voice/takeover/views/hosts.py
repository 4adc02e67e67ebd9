"""What a host meets behind their link: no account."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from voice.takeover.actions.hosting import (
    confirm_placement,
    edit_opportunity,
    note_first_visit,
    offer_opportunity,
    withdraw_opportunity,
)
from voice.takeover.actions.living import ask_for_help
from voice.takeover.forms.hosting import LaterForm, OfferForm
from voice.takeover.forms.living import HelpForm
from voice.takeover.models import Host, Opportunity
from voice.takeover.queries import placed_with
from voice.takeover.views.reaching import Visit, draw_host, host_page, to


def own(host: Host, key: str) -> Opportunity:
    rows = host.opportunities.exclude(status=Opportunity.Status.WITHDRAWN)
    return get_object_or_404(rows.select_related("challenge__campaign", "locality"), key=key)


@host_page("GET", "HEAD")
def home(request: Visit, host: Host) -> HttpResponse:
    """What it is, what they offered, and who comes."""
    note_first_visit(host=host)
    rows = host.opportunities.select_related("challenge", "locality")
    context: dict[str, Any] = {
        "offered": [(row, list(placed_with(row))) for row in rows],
        "is_over": host.challenge.stage == "over",
        "measured": set(host.measures.values_list("moment", flat=True)),
        "has_thanks": "thanks" in request.GET,
        "is_after": host.challenge.stage in {"running", "over"},
    }
    return draw_host(request, "home", host, **context)


@host_page("GET", "HEAD", "POST")
def offer(request: Visit, host: Host) -> HttpResponse:
    """Offer a role."""
    form = OfferForm(request.POST or None, challenge=host.challenge)
    if request.method == "POST" and form.is_valid() and host.challenge.stage != "over":
        offer_opportunity(host=host, **form.details)
        return to("takeover_host", request.token)
    return draw_host(request, "offer", host, form=form)


@host_page("GET", "HEAD", "POST")
def change(request: Visit, host: Host, key: str) -> HttpResponse:
    """Change what is offered; everything, until somebody is placed."""
    row = own(host, key)
    form = OfferForm(request.POST or None, challenge=host.challenge, opportunity=row)
    if request.method == "POST" and form.is_valid():
        try:
            edit_opportunity(opportunity=row, **form.details)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return to("takeover_host", request.token)
    return draw_host(request, "offer", host, form=form, opportunity=row)


@host_page("GET", "HEAD", "POST")
def later(request: Visit, host: Host, key: str) -> HttpResponse:
    """The joining link, a phone number, how many: at any time, without asking."""
    row = own(host, key)
    saved = {name: getattr(row, name) for name in LaterForm.base_fields}
    form = LaterForm(request.POST or None, initial=saved)
    if request.method == "POST" and form.is_valid():
        try:
            edit_opportunity(opportunity=row, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return to("takeover_host", request.token)
    return draw_host(request, "later", host, form=form, opportunity=row)


@host_page("GET", "HEAD", "POST")
def call_off(request: Visit, host: Host, key: str) -> HttpResponse:
    """*I cannot do it*: the night before too."""
    row = own(host, key)
    if request.method == "POST":
        withdraw_opportunity(opportunity=row)
        return draw_host(request, "called_off", host, opportunity=row)
    return draw_host(request, "call_off", host, opportunity=row, placed=placed_with(row).count())


@host_page("POST")
def confirm(request: Visit, host: Host, key: str, placement: str) -> HttpResponse:
    """*We look forward to it*."""
    confirm_placement(placement=get_object_or_404(placed_with(own(host, key)), key=placement))
    return to("takeover_host", request.token)


@host_page("GET", "HEAD", "POST")
def call(request: Visit, host: Host) -> HttpResponse:
    """*I need help*."""
    form = HelpForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ask_for_help(challenge=host.challenge, host=host, text=form.cleaned_data["text"])
        return draw_host(request, "called", host)
    return draw_host(request, "call", host, form=form)
