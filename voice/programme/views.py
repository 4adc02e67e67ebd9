"""The desk's home and campaigns."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from voice.programme.actions import create_campaign, edit_campaign
from voice.programme.forms import CampaignForm
from voice.programme.models import Campaign
from voice.programme.permissions import can_edit_campaign, can_view_campaign
from voice.programme.queries import campaigns_of, organisations_to_make_for
from voice.shared.http import require

ON_A_PAGE = 20


def desk(request: HttpRequest) -> HttpResponse:
    """What needs the person's attention, and the newest campaigns."""
    context = {
        "campaigns": list(campaigns_of(request.user)[:ON_A_PAGE]),
        "may_make": organisations_to_make_for(request.user).exists(),
        "roles": sorted({m.get_role_display() for m in request.user.memberships.current()}),
    }
    return render(request, "desk/campaigns/home.html", context)


def campaigns(request: HttpRequest) -> HttpResponse:
    page = Paginator(campaigns_of(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_make": organisations_to_make_for(request.user).exists()}
    return render(request, "desk/campaigns/list.html", context)


def campaign_to_view(request: HttpRequest, key: str) -> Campaign:
    campaign = get_object_or_404(campaigns_of(request.user), key=key)
    require(can_view_campaign(request.user, campaign))
    return campaign


def campaign(request: HttpRequest, key: str) -> HttpResponse:
    """Where one campaign stands, its surveys, and what comes next."""
    row = campaign_to_view(request, key)
    context = {
        "campaign": row,
        "may_edit": can_edit_campaign(request.user, row),
        "crumbs": crumbs(row.title),
    }
    return render(request, "desk/campaigns/campaign.html", context)


def crumbs(*texts: str) -> list[dict]:
    return [{"text": "Campaigns", "href": reverse("campaigns")}, *({"text": t} for t in texts)]


def campaign_new(request: HttpRequest) -> HttpResponse:
    organisations = organisations_to_make_for(request.user)
    require(bool(organisations))
    form = CampaignForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data.get("organisation") or organisations[0]
        row = create_campaign(organisation=organisation, by=request.user, **form.details)
        messages.success(request, "Your campaign is made. Next, make its survey.")
        return redirect("campaign", row.key)
    context = {"form": form, "crumbs": crumbs("New campaign"), "cancel": reverse("campaigns")}
    return render(request, "desk/campaigns/edit.html", context)


def campaign_edit(request: HttpRequest, key: str) -> HttpResponse:
    row = campaign_to_view(request, key)
    require(can_edit_campaign(request.user, row))
    form = CampaignForm(request.POST or None, campaign=row)
    if request.method == "POST" and form.is_valid():
        edit_campaign(campaign=row, by=request.user, **form.details)
        messages.success(request, "Saved.")
        return redirect("campaign", row.key)
    here = reverse("campaign", args=[row.key])
    context = {"form": form, "campaign": row, "crumbs": crumbs(row.title), "cancel": here}
    context["crumbs"] = [
        context["crumbs"][0],
        {"text": row.title, "href": here},
        {"text": "Change"},
    ]
    return render(request, "desk/campaigns/edit.html", context)
