"""A campaign's results: what has been released, what would be, releasing and publishing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from analysis.actions.releasing import ReleaseError, before_of, publish_results, release_results
from analysis.differences import differences_of
from analysis.permissions import can_publish_results, can_release_results, can_view_results
from analysis.reach import reach_of
from analysis.released import arranged, latest_tables, waves_of, without_withdrawn_quotes
from analysis.releasing import left_out, release_campaign
from analysis.sheets import csv_of, xlsx_of
from voice.programme.models import Campaign
from voice.shared.http import require

HISTORY = 20


def campaign_for(request, key: str) -> Campaign:
    campaigns = Campaign.objects.visible_to(request.user).select_related("organisation")
    campaign = get_object_or_404(campaigns, key=key)
    require(can_view_results(request.user, campaign))
    return campaign


@require_safe
def results(request, key):
    """The latest release. With `?now=1` a youth worker sees what a new one would show."""
    campaign = campaign_for(request, key)
    snapshots = list(campaign.snapshots.select_related("released_by")[:HISTORY])
    may_release = can_release_results(request.user, campaign)
    is_preview = may_release and ("now" in request.GET or not snapshots)
    if is_preview:
        tables = release_campaign(campaign, before_of(campaign))
    else:
        tables = without_withdrawn_quotes(snapshots[0].tables.all()) if snapshots else []
    context = {
        "campaign": campaign,
        "crumbs": crumbs(campaign),
        "heard": arranged(tables),
        "reach": reach_of(campaign.organisation, tables) if tables else None,
        "looked": differences_of(tables),
        "waves": [] if is_preview else waves_of(latest_tables(campaign.organisation), tables, []),
        "is_preview": is_preview,
        "latest": snapshots[0] if snapshots else None,
        "snapshots": snapshots,
        "unread": [sample.told for sample in campaign.reading_samples.released()],
        "left_out": left_out(campaign) if may_release else [],
        "may_release": may_release,
        "may_publish": can_publish_results(request.user, campaign),
    }
    return render(request, "desk/results/results.html", context)


def crumbs(campaign: Campaign) -> list[dict]:
    return [
        {"text": "Campaigns", "href": reverse("campaigns")},
        {"text": campaign.title, "href": reverse("campaign", args=[campaign.key])},
        {"text": "Results"},
    ]


@require_POST
def release(request, key):
    campaign = campaign_for(request, key)
    require(can_release_results(request.user, campaign))
    try:
        release_results(campaign=campaign, by=request.user)
    except ReleaseError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Released. Plan leads and observers can see these results now.")
    return redirect("results", key)


@require_POST
def publish(request, key):
    """Publish the latest release."""
    campaign = campaign_for(request, key)
    require(can_publish_results(request.user, campaign))
    latest = campaign.snapshots.first()
    if latest is None:
        messages.error(request, "Release the results first. Then you can publish them.")
    else:
        publish_latest(request, latest)
    return redirect("results", key)


def publish_latest(request, latest) -> None:
    try:
        publish_results(snapshot=latest, by=request.user)
    except ReleaseError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Published. Anybody can see these results now.")


@require_safe
def download(request, key) -> HttpResponse:
    """The latest release as one sheet: a row for each number."""
    return csv_of(campaign_for(request, key).snapshots.first())


@require_safe
def workbook(request, key) -> HttpResponse:
    """The latest release as a workbook, with its quotes and a sheet of notes."""
    latest = campaign_for(request, key).snapshots.first()
    if latest is None:
        messages.error(request, "Release the results first. Then you can download them.")
        return redirect("results", key)
    return xlsx_of(latest)
