"""Placements at the desk: who is where, who waits, checklists, attendance, certificates."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.takeover.actions import matching as act
from voice.takeover.actions.preparing import check_placement, mark_placement
from voice.takeover.actions.reporting import issue_certificates
from voice.takeover.forms.matching import AskForm
from voice.takeover.forms.preparing import AttendanceForm, ChecklistForm
from voice.takeover.forms.reporting import CertificatesForm
from voice.takeover.models import Certificate, Challenge
from voice.takeover.permissions import (
    can_check_placement,
    can_issue_certificates,
    can_mark_attendance,
    can_match_applications,
    can_see_applications,
)
from voice.takeover.queries import is_day_of, published_match
from voice.takeover.queries_running import CHECKLIST, boards_of, name_of, without_place
from voice.takeover.views.running import (
    attempt,
    challenge_for,
    opportunity_for,
    page_of,
    placement_for,
)

WORDS_OF_CHECKLIST = dict(CHECKLIST)
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def placements(request, key):
    """Who is placed where, who waits for what, and who has no place."""
    challenge = challenge_for(request, key, can_see_applications)
    match = published_match(challenge)
    checked = checked_of(match) if match else {}
    context = page_of(
        challenge,
        "Placements",
        match=match,
        boards=boards_of(match) if match else [],
        waiting=without_place(match) if match else [],
        checked=checked,
        of=len(CHECKLIST),
        may_match=can_match_applications(request.user, challenge),
        may_thank=can_issue_certificates(request.user, challenge),
    )
    return render(request, "desk/takeover/placements.html", context)


def checked_of(match) -> dict[int, int]:
    """How many things of the checklist are seen to, by placement."""
    rows = match.placements.filter(checklist__isnull=False).values_list("pk", "checklist")
    counted: dict[int, int] = {}
    for pk, _ in rows:
        counted[pk] = counted.get(pk, 0) + 1
    return counted


@require_safe
def placement(request, key):
    """One placement: whose, where, the checklist, and whether they came."""
    row = placement_for(request, key, can_see_applications)
    return placement_page(request, row)


def placement_page(request, row, *, checklist=None, attendance=None, status=200):
    challenge = row.match.challenge
    user, opportunity = request.user, row.opportunity
    back = reverse("takeover_placements", args=[challenge.key])
    name = name_of(row.application)
    first = {"attended": row.attended, "hours": row.hours}
    context = page_of(
        challenge,
        ("Placements", back),
        name,
        placement=row,
        name=name,
        checklist=checklist or ChecklistForm(placement=row),
        attendance=attendance or AttendanceForm(initial=first),
        done=[
            (item, WORDS_OF_CHECKLIST.get(item.code, item.code))
            for item in row.checklist.select_related("checked_by")
        ],
        has_link=bool(opportunity and opportunity.joining_link),
        joining_link=opportunity.joining_link
        if opportunity and is_day_of(opportunity, timezone.localdate())
        else "",
        may_check=can_check_placement(user, challenge),
        may_mark=can_mark_attendance(user, challenge),
        may_match=can_match_applications(user, challenge),
    )
    return render(request, "desk/takeover/placement.html", context, status=status)


@require_POST
def placement_check(request, key):
    row = placement_for(request, key, can_check_placement)
    form = ChecklistForm(request.POST, placement=row)
    if not form.is_valid():
        return placement_page(request, row, checklist=form)
    keep = lambda: check_placement(  # noqa: E731 (handed to attempt)
        placement=row, codes=form.codes, notes=form.notes, by=request.user
    )
    attempt(request, keep, done="The checklist is kept.")
    return redirect("takeover_placement", row.key)


@require_POST
def placement_mark(request, key):
    row = placement_for(request, key, can_mark_attendance)
    form = AttendanceForm(request.POST)
    if not form.is_valid():
        return placement_page(request, row, attendance=form)
    mark = lambda: mark_placement(  # noqa: E731 (handed to attempt)
        placement=row, by=request.user, **form.cleaned_data
    )
    attempt(request, mark, done="Kept.")
    return redirect("takeover_placement", row.key)


@require_POST
def placement_end(request, key):
    """Take a place back, so that it can be given to somebody else."""
    row = placement_for(request, key, can_match_applications)
    attempt(
        request,
        lambda: act.take_place_back(placement=row, by=request.user),
        done="They no longer have this place. Both sides are written to.",
    )
    return redirect("takeover_placements", row.match.challenge.key)


@require_POST
def place_give(request, key):
    """Give a free place of an opportunity to somebody who waits."""
    row = opportunity_for(request, key, can_match_applications)
    form = AskForm({**request.POST.dict(), "opportunity": row.key}, challenge=row.challenge)
    if form.is_valid():
        give = lambda: act.give_place(by=request.user, **form.cleaned_data)  # noqa: E731
        attempt(request, give, done="The place is theirs. Both sides are written to.")
    return redirect("takeover_placements", row.challenge.key)


# Thanks -----------------------------------------------------------------------------------------


@GET_POST
def certificates(request, key):
    """Certificates of everybody who took part, ready to print; makes those that are missing."""
    challenge = challenge_for(request, key, can_issue_certificates)
    data = request.POST if request.method == "POST" else None
    form = CertificatesForm(data)
    if data is not None and form.is_valid():
        issue = lambda: issue_certificates(  # noqa: E731 (handed to attempt)
            challenge=challenge, by=request.user, **form.cleaned_data
        )
        attempt(request, issue, form=form, done="The certificates are ready to print.")
        return redirect("takeover_certificates", challenge.key)
    back = reverse("takeover_placements", args=[challenge.key])
    context = page_of(
        challenge,
        ("Placements", back),
        "Certificates",
        form=form,
        certificates=[(row, whose(row)) for row in certificates_of(challenge)],
        prints="print" in request.GET,
    )
    return render(request, "desk/takeover/certificates.html", context)


def certificates_of(challenge: Challenge) -> list[Certificate]:
    rows = Certificate.objects.select_related("application__contact", "host")
    young = rows.filter(application__challenge=challenge)
    return [*young, *rows.filter(host__challenge=challenge)]


def whose(row: Certificate) -> str:
    return name_of(row.application) if row.application else str(row.host and row.host.name)
