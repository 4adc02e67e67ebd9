"""Who reads a campaign's answers and when; stepping away from reading."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from voice.accounts.models import Role
from voice.programme.actions_duty import come_back, set_duty, step_away
from voice.programme.forms_duty import DutyForm
from voice.programme.permissions import can_set_duty
from voice.programme.views import campaign_to_view
from voice.shared.http import require

SEALED_SEEN = "sealed_seen"  # in the session: how many sealed answers were read since a break


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_duty(request: HttpRequest, key: str) -> HttpResponse:
    row = campaign_to_view(request, key)
    require(can_set_duty(request.user, row))
    form = DutyForm(request.POST if request.method == "POST" else None, campaign=row)
    here = reverse("campaign", args=[row.key])
    if request.method == "POST" and form.is_valid():
        set_duty(campaign=row, by=request.user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect(here)
    context = {"form": form, "campaign": row, "cancel": here}
    return render(request, "desk/campaigns/duty.html", context)


def reads(user) -> bool:
    roles = [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.ALLEGATIONS]
    return user.memberships.current().filter(role__in=roles).exists()


@require_POST
def reading_away(request: HttpRequest) -> HttpResponse:
    """Step away from reading."""
    require(reads(request.user))
    step_away(by=request.user)
    return redirect("reviews")


@require_POST
def reading_back(request: HttpRequest) -> HttpResponse:
    """Read again."""
    require(reads(request.user))
    come_back(by=request.user)
    request.session.pop(SEALED_SEEN, None)
    return redirect("reviews")
