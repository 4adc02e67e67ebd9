"""Writing to a team, for anybody and without a script or cookie; and answering at the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.accounts.models import Role
from voice.programme.actions_contact import (
    make_contact,
    name_whom_about,
    reply_to_contact,
    take_contact,
    team_of,
)
from voice.programme.forms_contact import AboutForm, ContactForm, OwnerForm, ReplyForm
from voice.programme.models import ContactRequest
from voice.programme.spoken_pages import begun_in, draw_spoken, spoken_address
from voice.shared.audit import record
from voice.shared.http import require, too_many
from voice.shared.languages import in_asked_language

AN_HOUR = 500  # more than a school writes; a robot would bury those of people
CLOSED_SHOWN = 100


@login_not_required
@csrf_exempt  # it acts for nobody: the key that the form carries is enough
@never_cache
@sensitive_post_parameters("text", "contact", "name")
@require_http_methods(["GET", "HEAD", "POST"])
@in_asked_language
def contact(request: HttpRequest) -> HttpResponse:
    """Ask for an answer, to join a group or for a prize."""
    if begun := begun_in(request):
        return draw_form(request, ContactForm(typed=begun))
    form = ContactForm(request.POST)
    if not form.is_valid():
        return draw_form(request, form)
    if too_many("contacts", AN_HOUR):
        return draw_spoken(request, "complaints/busy.html", "contact", status=429)
    made = make_contact(**form.details)
    return redirect(spoken_address("contact_sent", made.key))


def draw_form(request: HttpRequest, form: ContactForm) -> HttpResponse:
    team = form.only.contact_team if form.only else ""
    return draw_spoken(request, "contact/contact.html", "contact", form=form, team=team)


@login_not_required
@never_cache
@require_safe
@in_asked_language
def contact_sent(request: HttpRequest, key: str) -> HttpResponse:
    """How far it is, and the reply. Not a word of what was written: others may see the screen."""
    rows = ContactRequest.objects.select_related("organisation").defer("text", "contact", "name")
    found = get_object_or_404(rows, key=key)
    return draw_spoken(request, "contact/sent.html", "contact_sent", key, made=found)


# The desk ----------------------------------------------------------------------------------------


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """Those that wait first, the oldest at the top."""
    roles = [Role.CONTACT, Role.ALLEGATIONS]
    require(request.user.memberships.current().filter(role__in=roles).exists())
    rows = ContactRequest.objects.visible_to(request.user).select_related("owner", "campaign")
    rows = rows.defer("text", "contact", "name", "reply")
    unfinished = list(rows.unfinished())
    context = {
        "waiting": [row for row in unfinished if not row.acknowledged_on],
        "taken": [row for row in unfinished if row.acknowledged_on],
        "closed": rows.exclude(closed_on=None).order_by("-closed_on", "key")[:CLOSED_SHOWN],
    }
    return render(request, "desk/contact/list.html", context)


def contact_for(request: HttpRequest, key: str) -> ContactRequest:
    """It, for whom it is; 403 for others of the organisation, 404 for everybody else."""
    mine = request.user.memberships.current()
    rows = ContactRequest.objects.filter(organisation__memberships__in=mine).distinct()
    found = get_object_or_404(rows.select_related("organisation", "campaign", "owner"), key=key)
    require(ContactRequest.objects.visible_to(request.user).filter(pk=found.pk).exists())
    return found


@require_safe
def contact_desk(request: HttpRequest, key: str) -> HttpResponse:
    """Read what somebody wrote: that is written down too."""
    found = contact_for(request, key)
    record(by=request.user, verb="read a contact request", thing=found)
    return draw(request, found)


def draw(request: HttpRequest, found: ContactRequest, **forms) -> HttpResponse:
    context = {
        "made": found,
        "owner_form": OwnerForm(team=team_of(found)),
        "about_form": AboutForm(made=found, user=request.user),
        "reply_form": ReplyForm(),
        **forms,
    }
    return render(request, "desk/contact/contact.html", context)


@require_POST
def contact_take(request: HttpRequest, key: str) -> HttpResponse:
    found = contact_for(request, key)
    form = OwnerForm(request.POST, team=team_of(found))
    if not form.is_valid():
        return draw(request, found, owner_form=form)
    return do(request, found, take_contact, "They see now that somebody read it.", form)


@require_POST
def contact_about(request: HttpRequest, key: str) -> HttpResponse:
    found = contact_for(request, key)
    form = AboutForm(request.POST, made=found, user=request.user)
    if not form.is_valid():
        return draw(request, found, about_form=form)
    return do(request, found, name_whom_about, "Saved.", form)


@require_POST
def contact_reply(request: HttpRequest, key: str) -> HttpResponse:
    found = contact_for(request, key)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return draw(request, found, reply_form=form)
    return do(request, found, reply_to_contact, "Answered. They see it on their page.", form)


def do(request: HttpRequest, found: ContactRequest, action, done: str, form) -> HttpResponse:
    try:
        action(made=found, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, done)
    still = ContactRequest.objects.visible_to(request.user).filter(pk=found.pk).exists()
    return redirect("contact_desk", found.key) if still else redirect("contacts")
