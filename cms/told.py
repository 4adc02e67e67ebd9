"""What was published of a campaign or about a priority: the only results that pages know.

Everything here comes from the latest published `Snapshot` of a campaign and from published
commitments. Nothing here reads an answer.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from analysis.models import Theme
from cms.queries import stage_of
from surveys.models import Survey
from voice.programme.models import Campaign, Commitment, Priority, ReleasedTable, Snapshot

TONES = {"did": "good", "will": "accent", "cannot": "warn"}


@dataclass(frozen=True)
class Promises:
    """What was promised and done about one thing that people said."""

    about: str
    commitments: list[Commitment]


@dataclass(frozen=True)
class Told:
    """A campaign as the public may know it on a day."""

    campaign: Campaign
    stage: str
    is_late: bool
    surveys: list[Survey]
    snapshot: Snapshot | None
    tables: list[ReleasedTable] = field(default_factory=list)
    promises: list[Promises] = field(default_factory=list)


@dataclass(frozen=True)
class Heard:
    """What the people of one campaign said that bears on a priority."""

    campaign: Campaign
    page_url: str
    tables: list[ReleasedTable]


def story_of(campaign: Campaign) -> Told:
    """Everything that the page of a campaign tells."""
    today = timezone.localdate()
    snapshot = campaign.snapshots.published().order_by("-released_at", "-pk").first()
    tables = list(snapshot.tables.all()) if snapshot else []
    opened = campaign.surveys.opened().order_by("title")
    for survey in opened:
        survey.campaign = campaign
    return Told(
        campaign=campaign,
        stage=stage_of(campaign, is_answered=snapshot is not None),
        is_late=snapshot is None and today > campaign.feedback_promised_on,
        surveys=[survey for survey in opened if survey.stage_on(today) == "open"],
        snapshot=snapshot,
        tables=tables,
        promises=promises_about(campaign, tables),
    )


def promises_about(campaign: Campaign, tables: list[ReleasedTable]) -> list[Promises]:
    """Published commitments of a campaign by theme, in the order of the released themes.

    A theme that was not released is not named: its commitments stand under their priority.
    """
    released = [table.subject for table in tables if table.kind == "theme"]
    order = {subject: place for place, subject in enumerate(released)}
    groups: dict[tuple[int, str], list[Commitment]] = defaultdict(list)
    for commitment in published_commitments(
        Q(themes__theme_set__question__survey__campaign=campaign)
    ):
        named = [theme for theme in commitment.themes.all() if theme.key in order]
        first = min(named, key=lambda theme: order[theme.key], default=None)
        place = order[first.key] if first else len(order)
        groups[place, first.label if first else commitment.priority.title].append(commitment)
    return [Promises(about, groups[place, about]) for place, about in sorted(groups)]


def published_commitments(wanted: Q) -> QuerySet:
    """Published commitments with all that a page shows of them, each with its `tone`."""
    rows = Commitment.objects.published().filter(wanted).distinct().select_related("priority")
    return rows.prefetch_related("themes", "updates").order_by("-created_at", "-pk")


def commitments_under(priority: Priority) -> list[Commitment]:
    """Published commitments under a priority and the ones it took over from."""
    return list(published_commitments(Q(priority__in=same_thread(priority))))


def same_thread(priority: Priority) -> list[int]:
    """Primary keys of a priority and of what it succeeds in the edition before."""
    return [priority.pk, *priority.succeeds.values_list("pk", flat=True)]


def heard_about(priority: Priority) -> list[Heard]:
    """Published themes that bear on a priority, by campaign, the latest campaign first."""
    themes = Theme.objects.agreed().filter(priorities__priority__in=same_thread(priority))
    newest = Snapshot.objects.published().filter(campaign=OuterRef("snapshot__campaign"))
    latest = newest.order_by("-released_at", "-pk").values("pk")[:1]
    tables = ReleasedTable.objects.filter(
        kind__in=["theme", "quotes"],
        subject__in=themes.values("key"),
        snapshot=Subquery(latest),
    ).select_related("snapshot__campaign")
    by_campaign: dict[int, list[ReleasedTable]] = defaultdict(list)
    for table in tables.order_by("-snapshot__campaign__closes_on", "position"):
        by_campaign[table.snapshot.campaign_id].append(table)
    urls = urls_of(by_campaign)
    return [
        Heard(rows[0].snapshot.campaign, urls.get(campaign, ""), rows)
        for campaign, rows in by_campaign.items()
    ]


def urls_of(campaigns) -> dict[int, str]:
    """Addresses of the live pages of campaigns, by primary key of the campaign."""
    from cms.models import CampaignPage  # noqa: PLC0415 (models are made of this module)

    pages = CampaignPage.objects.filter(campaign__in=list(campaigns)).live().public()
    return {page.campaign_id: page.url for page in pages}
