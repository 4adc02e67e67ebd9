"""Complaining, for anybody and without a script or cookie; and answering complaints at the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.accounts.models import Role
from voice.programme.actions_complaints import (
    acknowledge_complaint,
    close_complaint,
    make_complaint,
)
from voice.programme.forms_complaints import ComplaintForm, OutcomeForm
from voice.programme.models import Complaint
from voice.programme.spoken_pages import begun_in, draw_spoken, spoken_address
from voice.shared.audit import record
from voice.shared.http import require, too_many
from voice.shared.languages import in_asked_language

AN_HOUR = 200  # complaints; a robot would bury those of people
ON_A_PAGE = 50


@login_not_required
@csrf_exempt  # it acts for nobody: the key that the form carries is enough
@never_cache
@sensitive_post_parameters("text", "contact")
@require_http_methods(["GET", "HEAD", "POST"])
@in_asked_language
def complaint(request: HttpRequest) -> HttpResponse:
    """Say what went wrong."""
    if begun := begun_in(request):
        form = ComplaintForm(typed=begun)
        return draw_spoken(request, "complaints/complain.html", "complaint", form=form)
    if too_many("complaints", AN_HOUR):
        return draw_spoken(request, "complaints/busy.html", "complaint", status=429)
    form = ComplaintForm(request.POST)
    if not form.is_valid():
        return draw_spoken(request, "complaints/complain.html", "complaint", form=form)
    made = make_complaint(**form.details)
    return redirect(spoken_address("complaint_sent", made.key))


@login_not_required
@never_cache
@require_safe
@in_asked_language
def complaint_sent(request: HttpRequest, key: str) -> HttpResponse:
    """That we have it, its number, and when we answer. Not a word of it."""
    found = get_object_or_404(Complaint.objects.defer("text", "contact", "outcome"), key=key)
    return draw_spoken(request, "complaints/sent.html", "complaint_sent", key, complaint=found)


# The desk ----------------------------------------------------------------------------------------


@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Those that wait first, the oldest at the top."""
    require(request.user.memberships.current().filter(role=Role.DATA_PROTECTION).exists())
    rows = Complaint.objects.visible_to(request.user).select_related("organisation", "campaign")
    rows = rows.defer("text", "contact", "outcome").order_by(
        "closed_on", "acknowledged_on", "received_on", "pk"
    )
    unfinished = list(rows.filter(closed_on=None))
    closed = Paginator(rows.exclude(closed_on=None).order_by("-closed_on", "-pk"), ON_A_PAGE)
    context = {
        "waiting": [row for row in unfinished if not row.acknowledged_on],
        "acknowledged": [row for row in unfinished if row.acknowledged_on],
        "page": closed.get_page(request.GET.get("page")),
    }
    return render(request, "desk/complaints/list.html", context)


def complaint_to_answer(request: HttpRequest, key: str) -> Complaint:
    """The complaint, for whom it is; 403 for others of the organisation, 404 for everybody else."""
    rows = Complaint.objects.filter(organisation__memberships__in=mine(request)).distinct()
    found = get_object_or_404(rows.select_related("organisation", "campaign"), key=key)
    require(Complaint.objects.visible_to(request.user).filter(pk=found.pk).exists())
    return found


def mine(request: HttpRequest):
    return request.user.memberships.current()


@require_safe
def complaint_desk(request: HttpRequest, key: str) -> HttpResponse:
    """Read a complaint: that is written down too."""
    found = complaint_to_answer(request, key)
    record(by=request.user, verb="read a complaint", thing=found)
    context = {"complaint": found, "form": OutcomeForm()}
    return render(request, "desk/complaints/complaint.html", context)


@require_POST
def complaint_acknowledge(request: HttpRequest, key: str) -> HttpResponse:
    found = complaint_to_answer(request, key)
    try:
        acknowledge_complaint(complaint=found, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, "Written down: they know that you have it.")
    return redirect("complaint_desk", key)


@require_POST
def complaint_close(request: HttpRequest, key: str) -> HttpResponse:
    found = complaint_to_answer(request, key)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        context = {"complaint": found, "form": form}
        return render(request, "desk/complaints/complaint.html", context)
    try:
        close_complaint(complaint=found, outcome=form.cleaned_data["outcome"], by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("complaint_desk", key)
    messages.success(request, "The complaint is closed.")
    return redirect("complaints")
