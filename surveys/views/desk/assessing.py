"""The data protection impact assessment of a campaign: read, print and sign it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from surveys import impact
from surveys.actions.assessing import sign_assessment
from surveys.forms.assessing import SignForm
from surveys.permissions import can_sign_assessment
from voice.programme.models import Campaign
from voice.programme.permissions import can_view_campaign
from voice.programme.queries import campaigns_of
from voice.shared.http import require


def campaign_to_assess(request: HttpRequest, key: str) -> Campaign:
    campaign = get_object_or_404(campaigns_of(request.user), key=key)
    require(can_view_campaign(request.user, campaign))
    return campaign


def page_of(request: HttpRequest, campaign: Campaign, form: SignForm | None = None) -> dict:
    facts = impact.facts_of(campaign)
    here = reverse("campaign", args=[campaign.key])
    return {
        "campaign": campaign,
        "facts": facts,
        "kept": impact.kept(facts),
        "risks": impact.risks(facts),
        "standing": impact.standing_of(campaign, facts),
        "earlier": campaign.assessments.select_related("signed_by"),
        "may_sign": can_sign_assessment(request.user, campaign),
        "form": form or SignForm(initial={"seen": impact.covers(facts)}),
        "crumbs": [{"text": campaign.title, "href": here}, {"text": "Impact assessment"}],
    }


@require_safe
def assessment(request: HttpRequest, key: str) -> HttpResponse:
    """Made anew from the campaign's settings each time."""
    campaign = campaign_to_assess(request, key)
    return render(request, "desk/impact/assessment.html", page_of(request, campaign))


@require_POST
def assessment_sign(request: HttpRequest, key: str) -> HttpResponse:
    """Sign it, with a decision and a reason."""
    campaign = campaign_to_assess(request, key)
    require(can_sign_assessment(request.user, campaign))
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            sign_assessment(campaign=campaign, by=request.user, **form.said)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, "Signed. It opens again when the settings change.")
        return redirect("assessment", campaign.key)
    return render(request, "desk/impact/assessment.html", page_of(request, campaign, form))
