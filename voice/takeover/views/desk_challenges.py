"""The desk: a Takeover made, opened and closed; hosts invited; opportunities approved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from voice.shared.http import require
from voice.takeover import permissions as may
from voice.takeover.actions.applying import write_to_parent
from voice.takeover.actions.challenges import (
    close_challenge,
    create_challenge,
    edit_challenge,
    open_challenge,
    surveys_of,
)
from voice.takeover.actions.hosting import (
    approve_opportunity,
    edit_opportunity,
    invite_host,
    return_opportunity,
    withdraw_host,
    withdraw_opportunity,
)
from voice.takeover.forms.challenges import ChallengeForm
from voice.takeover.forms.hosting import HostForm, NoteForm, OfferForm
from voice.takeover.links import host_link
from voice.takeover.models import Application, Challenge, Host, Opportunity
from voice.takeover.queries import (
    campaigns_to_make_for,
    challenges_of,
    organisations_of,
    placed_with,
)


def crumbs(challenge: Challenge | None = None, *texts: str) -> list[dict]:
    rows = [{"text": "Takeovers", "href": reverse("challenges")}]
    if challenge:
        rows.append({"text": str(challenge), "href": reverse("challenge", args=[challenge.key])})
    return [*rows, *({"text": text} for text in texts)]


def challenge_to(request: HttpRequest, key: str, allowed) -> Challenge:
    """The challenge, for whom `allowed` says yes; 403 for others, 404 outside the organisation."""
    row = get_object_or_404(challenges_of(request.user), key=key)
    require(allowed(request.user, row))
    return row


@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    context = {
        "found": list(challenges_of(request.user)),
        "may_make": campaigns_to_make_for(request.user).exists(),
    }
    return render(request, "desk/takeover/challenges.html", context)


def challenge_new(request: HttpRequest) -> HttpResponse:
    campaigns = campaigns_to_make_for(request.user)
    mine = organisations_of(request.user)
    require(any(may.can_make_challenge(request.user, one) for one in mine))
    form = ChallengeForm(request.POST or None, campaigns=campaigns)
    if request.method == "POST" and form.is_valid():
        campaign = form.cleaned_data["campaign"]
        row = create_challenge(campaign=campaign, by=request.user, **form.details)
        messages.success(request, "Your Takeover is made. Look at its surveys, then open it.")
        return redirect("challenge", row.key)
    context = {"form": form, "crumbs": crumbs(None, "New Takeover"), "campaigns": campaigns}
    return render(request, "desk/takeover/edit.html", context)


@require_safe
def challenge(request: HttpRequest, key: str) -> HttpResponse:
    """Where one Takeover stands: surveys, hosts, opportunities, applications."""
    row = challenge_to(request, key, may.can_view_challenge)
    sees = may.can_see_applications(request.user, row)
    context = {
        "challenge": row,
        "may_edit": may.can_edit_challenge(request.user, row),
        "may_see": sees,
        "surveys": surveys_of(row),
        "hosts": row.hosts.current().prefetch_related("opportunities"),
        "opportunities": row.opportunities.select_related("host", "locality"),
        **(help_of(row) if sees else {}),
        "crumbs": crumbs(None, str(row)),
    }
    return render(request, "desk/takeover/challenge.html", context)


def help_of(row: Challenge) -> dict:
    """Who waits for help, and for whom something was done, the newest first."""
    rows = row.help_requests.select_related("application__contact", "host", "answered_by")
    return {
        "help": rows.filter(answered_at=None).order_by("-made_at"),
        "helped": rows.exclude(answered_at=None).order_by("-answered_at"),
    }


def challenge_edit(request: HttpRequest, key: str) -> HttpResponse:
    row = challenge_to(request, key, may.can_edit_challenge)
    form = ChallengeForm(request.POST or None, challenge=row)
    if request.method == "POST" and form.is_valid():
        try:
            edit_challenge(challenge=row, by=request.user, **form.details)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, "Saved.")
            return redirect("challenge", row.key)
    context = {"form": form, "challenge": row, "crumbs": crumbs(row, "Change")}
    return render(request, "desk/takeover/edit.html", context)


def told(request: HttpRequest, words: str, action, **details) -> None:
    """Do something, and say how it went."""
    try:
        action(by=request.user, **details)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, words)


@require_POST
def challenge_open(request: HttpRequest, key: str) -> HttpResponse:
    row = challenge_to(request, key, may.can_edit_challenge)
    told(request, "It is open. Now invite hosts.", open_challenge, challenge=row)
    return redirect("challenge", row.key)


@require_POST
def challenge_close(request: HttpRequest, key: str) -> HttpResponse:
    row = challenge_to(request, key, may.can_edit_challenge)
    told(request, "It is closed.", close_challenge, challenge=row)
    return redirect("challenge", row.key)


# Hosts -------------------------------------------------------------------------------------------


def host_new(request: HttpRequest, key: str) -> HttpResponse:
    row = challenge_to(request, key, may.can_invite_host)
    form = HostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            host = invite_host(challenge=row, by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, f"{host.name} gets an e-mail with their link.")
            return redirect("challenge", row.key)
    context = {"form": form, "challenge": row, "crumbs": crumbs(row, "Invite a host")}
    return render(request, "desk/takeover/host_new.html", context)


def host_to(request: HttpRequest, key: str) -> Host:
    rows = Host.objects.visible_to(request.user).current()
    row = get_object_or_404(rows.select_related("challenge__campaign__organisation"), key=key)
    require(may.can_invite_host(request.user, row.challenge))
    return row


def host(request: HttpRequest, key: str) -> HttpResponse:
    """A host's link, to give it to them once more; and to make it useless."""
    row = host_to(request, key)
    if request.method == "POST":
        told(request, "Their link no longer works.", withdraw_host, host=row)
        return redirect("challenge", row.challenge.key)
    context = {"host": row, "link": host_link(row), "crumbs": crumbs(row.challenge, row.name)}
    return render(request, "desk/takeover/host.html", context)


# Opportunities -----------------------------------------------------------------------------------


def opportunity_to(request: HttpRequest, key: str, allowed=may.can_approve_opportunity):
    rows = Opportunity.objects.visible_to(request.user)
    related = ("host", "locality", "challenge__campaign__organisation")
    row = get_object_or_404(rows.select_related(*related), key=key)
    require(allowed(request.user, row.challenge))
    return row


def draw_opportunity(request: HttpRequest, row: Opportunity, form: NoteForm) -> HttpResponse:
    context = {
        "opportunity": row,
        "challenge": row.challenge,
        "form": form,
        "placed": placed_with(row).count(),
        "crumbs": crumbs(row.challenge, row.role),
    }
    return render(request, "desk/takeover/opportunity.html", context)


@require_safe
def opportunity(request: HttpRequest, key: str) -> HttpResponse:
    """Read it before young people do."""
    return draw_opportunity(request, opportunity_to(request, key), NoteForm())


@require_POST
def opportunity_approve(request: HttpRequest, key: str) -> HttpResponse:
    row = opportunity_to(request, key)
    told(request, "It is on the board.", approve_opportunity, opportunity=row)
    return redirect("opportunity", key)


@require_POST
def opportunity_return(request: HttpRequest, key: str) -> HttpResponse:
    row = opportunity_to(request, key)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return draw_opportunity(request, row, form)
    note = form.cleaned_data["note"]
    told(request, "Your question is on its way.", return_opportunity, opportunity=row, note=note)
    return redirect("opportunity", key)


def opportunity_edit(request: HttpRequest, key: str) -> HttpResponse:
    row = opportunity_to(request, key)
    form = OfferForm(request.POST or None, challenge=row.challenge, opportunity=row)
    if request.method == "POST" and form.is_valid():
        try:
            edit_opportunity(opportunity=row, by=request.user, **form.details)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, "Saved.")
            return redirect("opportunity", key)
    context = {"form": form, "opportunity": row, "crumbs": crumbs(row.challenge, row.role)}
    return render(request, "desk/takeover/opportunity_edit.html", context)


def opportunity_withdraw(request: HttpRequest, key: str) -> HttpResponse:
    row = opportunity_to(request, key)
    if request.method == "POST":
        words = "Withdrawn. Everybody who was placed there is told."
        told(request, words, withdraw_opportunity, opportunity=row)
        return redirect("challenge", row.challenge.key)
    context = {"opportunity": row, "placed": placed_with(row).count()}
    context["crumbs"] = crumbs(row.challenge, row.role)
    return render(request, "desk/takeover/opportunity_withdraw.html", context)


# Applications ------------------------------------------------------------------------------------


@require_safe
def applications(request: HttpRequest, key: str) -> HttpResponse:
    """Who applied, and who has agreed."""
    row = challenge_to(request, key, may.can_see_applications)
    rows = row.applications.sent().select_related("contact", "consent")
    rows = rows.prefetch_related("choices__opportunity").order_by("sent_on", "pk")
    context = {"challenge": row, "applications": rows, "crumbs": crumbs(row, "Applications")}
    return render(request, "desk/takeover/applications.html", context)


@require_POST
def parent_remind(request: HttpRequest, key: str) -> HttpResponse:
    """Write to a parent once more."""
    rows = Application.objects.visible_to(request.user).sent().select_related("consent")
    row = get_object_or_404(rows.select_related("challenge__campaign__organisation"), key=key)
    require(may.can_see_applications(request.user, row.challenge))
    if row.consent.is_waiting:
        write_to_parent(consent=row.consent)
        messages.success(request, "A new e-mail is on its way.")
    return redirect("applications", row.challenge.key)
