"""A campaign's results: what has been released, what would be, releasing and publishing."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from analysis.actions.releasing import ReleaseError, before_of, publish_results, release_results
from analysis.permissions import can_publish_results, can_release_results, can_view_results
from analysis.released import Heard, arranged, without_withdrawn_quotes
from analysis.releasing import left_out, release_campaign
from voice.programme.models import Campaign, ReleasedTable
from voice.shared.http import require
from voice.shared.spreadsheets import csv_response

HISTORY = 20
HEADINGS = (
    "About",
    "Asked of",
    "Answer or theme",
    "Breakdown",
    "Group",
    "Out of",
    "People",
    "Percent",
    "Percent, lowest likely",
    "Percent, highest likely",
)
NOTE = (
    "Numbers under 10 are not shown. Others are rounded to the nearest 5, and percentages are made "
    "from them. An empty cell is a number that is not shown."
)


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
        "is_preview": is_preview,
        "latest": snapshots[0] if snapshots else None,
        "snapshots": snapshots,
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
        publish_results(snapshot=latest, by=request.user)
        messages.success(request, "Published. Anybody can see these results now.")
    return redirect("results", key)


@require_safe
def download(request, key) -> HttpResponse:
    """The latest release as one sheet: a row for each number."""
    campaign = campaign_for(request, key)
    latest = campaign.snapshots.first()
    tables = latest.tables.exclude(kind="quotes") if latest else []
    rows = [line for one in arranged(tables) for line in lines(one)]
    return csv_response(name="results.csv", rows=[(NOTE,), HEADINGS, *rows])


def lines(heard: Heard) -> Iterator[tuple]:
    yield from lines_of(heard.table)
    for theme in heard.themes:
        yield from lines_of(theme.table)


def lines_of(table: ReleasedTable) -> Iterator[tuple]:
    """A table's totals (a theme's stand in its question's table), then its groups."""
    content = table.content
    asked = content.get("question") or table.title
    start = (asked, content.get("audience", ""))
    if table.kind == "reach":
        yield (*start, content.get("counting", ""), "", "", "", number(content.get("base")))
    elif table.kind != "theme":
        for row in content["rows"]:
            yield (*start, row["label"], "", "", number(content["base"]), *measures(row))
    for part in content.get("breakdowns", ()):
        yield from group_lines(start, part)


def group_lines(start: tuple, part: dict) -> Iterator[tuple]:
    for row in part["rows"]:
        for group, cell in zip(part["groups"], row["cells"], strict=True):
            about = (row["label"], part["label"], group["label"], number(group["base"]))
            yield (*start, *about, *measures(cell))


def measures(cell: dict) -> tuple:
    return tuple(number(cell[name]) for name in ("count", "percent", "low", "high"))


def number(value: int | None) -> int | str:
    return "" if value is None else value
