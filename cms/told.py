"""What was published of a campaign or about a priority: the only results that pages know.

Everything here comes from the latest published `Snapshot` of a campaign and from published
commitments. Nothing here reads an answer.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from analysis.models import Theme
from analysis.released import without_withdrawn_quotes
from cms.queries import stage_of
from surveys.models import Survey
from voice.programme.models import Campaign, Commitment, Priority, ReleasedTable, Snapshot


@dataclass(frozen=True)
class Shown:
    """One released table with the released quotes that belong to it."""

    table: ReleasedTable
    quotes: list[dict]

    @property
    def sentence(self) -> str:
        return next(iter(self.table.content.get("sentences", [])), "")

    @property
    def quote(self) -> str:
        return self.quotes[0]["words"] if self.quotes else ""


@dataclass(frozen=True)
class Promises:
    """What was promised and done about one thing that people said."""

    about: str
    sentence: str
    quote: str
    commitments: list[Commitment]


@dataclass(frozen=True)
class Told:
    """A campaign as the public may know it on a day."""

    campaign: Campaign
    stage: str
    is_late: bool
    surveys: list[Survey]
    snapshot: Snapshot | None
    shown: list[Shown]
    promises: list[Promises]

    @property
    def has_themes(self) -> bool:
        return any(one.table.kind == "theme" for one in self.shown)


@dataclass(frozen=True)
class Heard:
    """What the people of one campaign said that bears on a priority."""

    campaign: Campaign
    page_url: str
    shown: list[Shown]


def story_of(campaign: Campaign) -> Told:
    """Everything that the page of a campaign tells."""
    today = timezone.localdate()
    snapshot = campaign.snapshots.published().order_by("-released_at", "-pk").first()
    shown = with_quotes(snapshot.tables.all()) if snapshot else []
    own_pages = campaign.surveys.opened().filter(campaign__challenge=None)  # not of a Takeover
    opened = list(own_pages.order_by("title"))
    for survey in opened:
        survey.campaign = campaign
    return Told(
        campaign=campaign,
        stage=stage_of(campaign, is_answered=snapshot is not None),
        is_late=snapshot is None and today > campaign.feedback_promised_on,
        surveys=[survey for survey in opened if survey.stage_on(today) == "open"],
        snapshot=snapshot,
        shown=shown,
        promises=promises_about(campaign, shown),
    )


def with_quotes(tables) -> list[Shown]:
    """Tables in reading order, the quotes laid beside the theme that they are about.

    A quote whose answer was sealed, or whose permission ended, since the release is left out.
    """
    tables = without_withdrawn_quotes(tables)
    quotes = {
        table.subject: table.content.get("quotes", []) for table in tables if table.kind == "quotes"
    }
    return [
        Shown(table, quotes.get(table.subject, []) if table.kind == "theme" else [])
        for table in tables
        if table.kind != "quotes"
    ]


def promises_about(campaign: Campaign, shown: list[Shown]) -> list[Promises]:
    """Published commitments of a campaign by theme, in the order of the released themes.

    A theme that was not released is not named: its commitments stand under their priority.
    """
    themes = [one for one in shown if one.table.kind == "theme"]
    order = {one.table.subject: place for place, one in enumerate(themes)}
    by_theme: dict[int, list[Commitment]] = defaultdict(list)
    by_priority: dict[str, list[Commitment]] = defaultdict(list)
    of_campaign = Q(themes__theme_set__question__survey__campaign=campaign)
    for commitment in published_commitments(of_campaign):
        places = [order[theme.key] for theme in commitment.themes.all() if theme.key in order]
        if places:
            by_theme[min(places)].append(commitment)
        else:
            by_priority[commitment.priority.title].append(commitment)
    return [
        Promises(
            themes[place].table.title, themes[place].sentence, themes[place].quote, by_theme[place]
        )
        for place in sorted(by_theme)
    ] + [Promises(title, "", "", rows) for title, rows in sorted(by_priority.items())]


def published_commitments(wanted: Q) -> QuerySet:
    """Published commitments with all that a page shows of them."""
    rows = Commitment.objects.published().filter(wanted).distinct().select_related("priority")
    return rows.prefetch_related("themes", "updates").order_by("-created_at", "-pk")


def commitments_under(priority: Priority) -> list[Commitment]:
    """Published commitments under a priority and the ones it took over from; see `name_said`."""
    answers = published_commitments(Q(priority__in=same_thread(priority), source=""))
    return name_said(list(answers))


def reported_under(priority: Priority) -> list[Commitment]:
    """What reports said was done under a priority and the ones before it, newest first."""
    reported = Commitment.objects.published().filter(priority__in=same_thread(priority))
    return list(reported.exclude(source="").order_by("-published_at", "pk"))


def newest_promises(campaigns: list[int], most: int) -> list[Commitment]:
    """What was published last about what people of these campaigns said; see `name_said`."""
    about = Q(themes__theme_set__question__survey__campaign__in=campaigns)
    newest = published_commitments(about).order_by("-published_at", "-pk")
    return [commitment for commitment in name_said(list(newest[:most])) if commitment.said]


def name_said(commitments: list[Commitment]) -> list[Commitment]:
    """Give each commitment `said`: the released names of the themes that it answers."""
    keys = {theme.key for commitment in commitments for theme in commitment.themes.all()}
    titles = {table.subject: table.title for table in latest_tables(["theme"], list(keys))}
    for commitment in commitments:
        named = [titles[theme.key] for theme in commitment.themes.all() if theme.key in titles]
        commitment.said = ", ".join(named)
    return commitments


def same_thread(priority: Priority) -> list[int]:
    """Primary keys of a priority and of what it succeeds in the edition before."""
    return [priority.pk, *priority.succeeds.values_list("pk", flat=True)]


def latest_tables(kinds: list[str], subjects) -> QuerySet:
    """Tables about these subjects from the latest published snapshot of each campaign."""
    published = Snapshot.objects.published().filter(campaign=OuterRef("snapshot__campaign"))
    latest = published.order_by("-released_at", "-pk").values("pk")[:1]
    tables = ReleasedTable.objects.filter(
        kind__in=kinds, subject__in=subjects, snapshot=Subquery(latest)
    )
    return tables.select_related("snapshot__campaign").order_by(
        "-snapshot__campaign__closes_on", "snapshot", "position"
    )


def heard_about(priority: Priority) -> list[Heard]:
    """Published themes that bear on a priority, by campaign, the latest campaign first."""
    themes = Theme.objects.agreed().filter(priorities__priority__in=same_thread(priority))
    by_campaign: dict[Campaign, list[ReleasedTable]] = defaultdict(list)
    for table in latest_tables(["theme", "quotes"], themes.values("key")):
        by_campaign[table.snapshot.campaign].append(table)
    urls = urls_of(by_campaign)
    return [
        Heard(campaign, urls.get(campaign.pk, ""), with_quotes(tables))
        for campaign, tables in by_campaign.items()
    ]


def urls_of(campaigns) -> dict[int, str]:
    """Addresses of the live pages of campaigns, by primary key of the campaign."""
    from cms.models import CampaignPage  # noqa: PLC0415 (models are made of this module)

    pages = CampaignPage.objects.filter(campaign__in=list(campaigns)).live().public()
    return {page.campaign_id: page.url for page in pages}
