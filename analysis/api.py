"""The read-only API: published results as JSON, and its own description (OpenAPI).

It shows what a campaign's public page shows: the tables of the latest published release, quotes
checked again each time. Nobody signs in (`analysis.urls.published` lets everybody in), and nothing
can be written.
"""

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from ninja import Field, NinjaAPI, Schema

from analysis.released import without_withdrawn_quotes
from voice.programme.models import Campaign, Snapshot


class Cell(Schema):
    """A number of people and what share of the base they are; null is a number not shown."""

    count: int | None
    percent: int | None
    low: int | None = Field(description="Lower end of the 95 % interval, in percent")
    high: int | None = Field(description="Upper end of the 95 % interval, in percent")
    band: str = Field(description="The same in words, such as “most”")


class Row(Cell):
    code: str
    label: str
    meaning: str = ""
    score: float | None = Field(None, description="An average over all who answered, if it has one")


class Group(Schema):
    code: str
    label: str
    base: int | None
    percent: int | None


class GroupedRow(Schema):
    code: str
    label: str
    cells: list[Cell] = Field(description="One for each group, in the same order")


class Breakdown(Schema):
    code: str
    label: str
    groups: list[Group]
    rows: list[GroupedRow]


class Quote(Schema):
    words: str
    by: str = Field(description="Such as “13 to 15, North”; empty where that could point at one")


class Table(Schema):
    """A released table, or the quotes of a theme."""

    kind: str = Field(description="reach, question, themes, theme or quotes")
    subject: str = Field(description="The key of the question or theme")
    title: str
    audience: str = ""
    question: str = ""
    named_by: str = Field("", description="The young people who named the theme, and when")
    counting: str = Field("", description="What the base counts")
    base: int | None = None
    rows: list[Row] = []
    scoring: str = Field("", description="What the scores of the rows are")
    breakdowns: list[Breakdown] = []
    sentences: list[str] = []
    notes: list[str] = []
    quotes: list[Quote] = []


class CampaignOut(Schema):
    key: str
    title: str
    purpose: str
    opens_on: dt.date
    closes_on: dt.date
    feedback_promised_on: dt.date
    published_on: dt.date


class Results(CampaignOut):
    tables: list[Table]


api = NinjaAPI(
    title="Published results",
    version="1",
    description=(
        "What children and young people told the campaigns of this site, as published. Numbers "
        "under 10 are not shown; others are rounded to the nearest 5. Read only; no key needed."
    ),
    urls_namespace="released",
    docs_url=None,
)


def published() -> QuerySet[Campaign]:
    """Campaigns with a published release; `published_at` is that of the latest."""
    latest = Snapshot.objects.published().filter(campaign=OuterRef("pk"))
    newest = latest.order_by("-released_at", "-pk").values("published_at")[:1]
    campaigns = Campaign.objects.annotate(published_at=Subquery(newest))
    return campaigns.exclude(published_at=None).order_by("-closes_on", "pk")


def described(campaign: Campaign) -> dict:
    shown = ("key", "title", "purpose", "opens_on", "closes_on", "feedback_promised_on")
    facts = {name: getattr(campaign, name) for name in shown}
    return facts | {"published_on": campaign.published_at.date()}


@api.get("campaigns", response=list[CampaignOut], url_name="campaigns")
def campaigns(request):
    """Campaigns whose results are published, the latest first."""
    return [described(campaign) for campaign in published()]


@api.get("campaigns/{key}", response=Results, url_name="campaign", exclude_unset=True)
def results(request, key: str, kind: str = ""):
    """The latest published results of one campaign, or only its tables of one kind."""
    campaign = published().filter(key=key).first()
    if campaign is None:
        raise Http404("No published results have that key.")
    newest = campaign.snapshots.published().order_by("-released_at", "-pk").first()
    tables = newest.tables.filter(kind=kind) if kind else newest.tables.all()
    shown = [
        {"kind": table.kind, "subject": table.subject, "title": table.title, **table.content}
        for table in without_withdrawn_quotes(tables)
    ]
    return described(campaign) | {"tables": shown}
