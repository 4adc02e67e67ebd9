"""The report of a quarter or a year: what was heard, what is answered, what is late.

Made from released results and published answers alone, so it can go to a board as it is.
"""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from analysis.models import ThemePriority
from analysis.released import Heard, arranged, without_withdrawn_quotes
from voice.accounts.models import Organisation
from voice.programme.models import (
    Campaign,
    Commitment,
    Plan,
    Priority,
    ProgressUpdate,
    ReleasedTable,
    Snapshot,
)

MOST_THEMES = 6
QUARTERS_OFFERED = 6
YEARS_OFFERED = 3


@dataclass(frozen=True)
class Period:
    """A calendar quarter or year, both days included. `code` is such as 2026-Q4 or 2026."""

    code: str
    title: str
    begins_on: dt.date
    ends_on: dt.date


def period_of(code: str) -> Period | None:
    """The period with this code; None where it is not one."""
    found = re.fullmatch(r"(20\d\d)(?:-Q([1-4]))?", code)
    if found is None:
        return None
    year, quarter = int(found[1]), found[2] and int(found[2])
    first = dt.date(year, 3 * quarter - 2 if quarter else 1, 1)
    after = dt.date(year + 1, 1, 1)
    if quarter and quarter < 4:
        after = dt.date(year, 3 * quarter + 1, 1)
    last = after - dt.timedelta(days=1)
    months = f"{date_format(first, 'F')} to {date_format(last, 'F Y')}"
    return Period(code, months if quarter else str(year), first, last)


def periods(today: dt.date) -> list[Period]:
    """Periods to offer: the latest quarters, then the latest years; the ones under way too."""
    quarter = 4 * today.year + (today.month - 1) // 3
    codes = [f"{n // 4}-Q{n % 4 + 1}" for n in range(quarter, quarter - QUARTERS_OFFERED, -1)]
    codes += [str(today.year - back) for back in range(YEARS_OFFERED)]
    return [period for code in codes if (period := period_of(code))]


@dataclass
class CampaignPart:
    """One campaign in a report. `heard` holds its released questions with their themes."""

    campaign: Campaign
    snapshot: Snapshot
    promise: str
    is_promise_kept: bool
    reach: ReleasedTable | None
    heard: list[Heard]

    @property
    def base(self) -> int | None:
        """How many took part, rounded; None where too few to say."""
        return self.reach.content.get("base") if self.reach else None

    @property
    def unread(self) -> list[str]:
        """What is told of written answers that were released without each being read."""
        return [sample.told for sample in self.campaign.reading_samples.released()]

    @property
    def who(self) -> list[dict]:
        """The breakdowns of who took part."""
        return self.reach.content.get("breakdowns", []) if self.reach else []


@dataclass(frozen=True)
class Waiting:
    """A campaign that listened, and of which nothing was released in the period."""

    campaign: Campaign
    promise: str
    is_promise_kept: bool


@dataclass
class PriorityPart:
    """One priority: the themes that bear on it, and what was promised and done."""

    priority: Priority
    themes: list[ReleasedTable] = field(default_factory=list)
    replies: list[Commitment] = field(default_factory=list)
    updates: list[ProgressUpdate] = field(default_factory=list)
    overdue: list[Commitment] = field(default_factory=list)

    @property
    def is_silent(self) -> bool:
        return not (self.themes or self.replies or self.updates or self.overdue)


@dataclass
class Report:
    """Everything that a report says; `plan` is the newest edition, None where there is none."""

    organisation: Organisation
    period: Period
    plan: Plan | None
    campaigns: list[CampaignPart]
    waiting: list[Waiting]
    priorities: list[PriorityPart]

    @property
    def broken(self) -> int:
        """Promises to young people that were not kept by the end of the period."""
        return sum(not part.is_promise_kept for part in [*self.campaigns, *self.waiting])

    @property
    def voices(self) -> int:
        """How many took part in all, from rounded numbers; too small ones are left out."""
        return sum(part.base or 0 for part in self.campaigns)

    @property
    def replies(self) -> int:
        return sum(len(part.replies) for part in self.priorities)

    @property
    def overdue(self) -> int:
        return sum(len(part.overdue) for part in self.priorities)

    @property
    def unanswered(self) -> int:
        """Priorities that young people spoke about and nobody has answered in this period."""
        return sum(bool(part.themes) and not part.replies for part in self.priorities)


def report_of(organisation: Organisation, period: Period) -> Report:
    """The report of an organisation. Eleven queries however many campaigns and priorities."""
    snapshots = released_in(organisation, period)
    tables = without_withdrawn_quotes(
        ReleasedTable.objects.filter(snapshot__in=snapshots)
        .select_related("snapshot__campaign")
        .order_by("snapshot", "position")
    )
    of_snapshot: dict[int, list[ReleasedTable]] = defaultdict(list)
    for table in tables:
        of_snapshot[table.snapshot_id].append(table)
    campaigns = [campaign_part(one, of_snapshot[one.pk], period) for one in snapshots]
    plan = Plan.objects.filter(organisation=organisation).order_by("-years").first()
    themes = {table.subject: table for table in tables if table.kind == "theme"}
    parts = priority_parts(plan, themes, period) if plan else []
    told = [part.campaign.pk for part in campaigns]
    return Report(organisation, period, plan, campaigns, waiting(organisation, period, told), parts)


def waiting(organisation: Organisation, period: Period, told: list[int]) -> list[Waiting]:
    """Campaigns under way in the period, or with a promise due in it, that told nothing in it."""
    asked = Campaign.objects.filter(organisation=organisation, opens_on__lte=period.ends_on)
    asked = asked.filter(surveys__opened_at__isnull=False).exclude(pk__in=told).distinct()
    before = Snapshot.objects.published().filter(
        campaign=OuterRef("pk"), released_at__date__lt=period.begins_on
    )
    rows = asked.filter(~Exists(before), feedback_promised_on__gte=period.begins_on)
    found = []
    for campaign in rows.order_by("feedback_promised_on", "pk"):
        day = date_format(campaign.feedback_promised_on, "j F Y")
        is_due = campaign.feedback_promised_on <= min(period.ends_on, timezone.localdate())
        words = f"Not kept: young people were to hear back by {day}."
        if not is_due:
            words = f"Young people are to hear back by {day}."
        found.append(Waiting(campaign, words, not is_due))
    return found


def released_in(organisation: Organisation, period: Period) -> list[Snapshot]:
    """The latest release of each campaign within the period, in the order of release."""
    rows = Snapshot.objects.filter(
        campaign__organisation=organisation,
        released_at__date__range=(period.begins_on, period.ends_on),
    )
    latest = {one.campaign_id: one for one in rows.order_by("released_at", "pk")}
    return list(
        Snapshot.objects.filter(pk__in=[one.pk for one in latest.values()])
        .select_related("campaign")
        .order_by("released_at", "pk")
    )


def campaign_part(snapshot: Snapshot, tables: list[ReleasedTable], period: Period) -> CampaignPart:
    campaign = snapshot.campaign
    promise, is_kept = promise_of(campaign, snapshot, period.ends_on)
    questions = [one for one in arranged(tables) if one.table.kind in {"question", "themes"}]
    for one in questions:
        one.themes = one.themes[:MOST_THEMES]
    return CampaignPart(
        campaign=campaign,
        snapshot=snapshot,
        promise=promise,
        is_promise_kept=is_kept,
        reach=next((table for table in tables if table.kind == "reach"), None),
        heard=questions,
    )


def promise_of(campaign: Campaign, snapshot: Snapshot, until: dt.date) -> tuple[str, bool]:
    """What became of the day on which young people were to hear back, in words."""
    promised = campaign.feedback_promised_on
    day = date_format(promised, "j F Y")
    told = snapshot.published_at.date() if snapshot.published_at else None
    if told and told <= promised:
        return f"Kept: promised by {day}, told on {date_format(told, 'j F Y')}.", True
    if told:
        return f"Late: promised by {day}, told on {date_format(told, 'j F Y')}.", False
    if promised <= min(until, timezone.localdate()):
        return f"Not kept: young people were to hear back by {day}.", False
    return f"Young people are to hear back by {day}.", True


def priority_parts(
    plan: Plan, themes: dict[str, ReleasedTable], period: Period
) -> list[PriorityPart]:
    """A part for each priority of the plan, in its order. `themes`: released ones, by key."""
    parts = {priority.pk: PriorityPart(priority) for priority in plan.priorities.all()}
    ties = ThemePriority.objects.filter(priority__in=parts, theme__key__in=themes)
    for pk, key in ties.values_list("priority", "theme__key"):
        parts[pk].themes.append(themes[key])
    commitments = Commitment.objects.published().filter(priority__in=parts)
    made = commitments.filter(published_at__date__range=(period.begins_on, period.ends_on))
    for one in made.order_by("published_at"):
        parts[one.priority_id].replies.append(one)
    due = Q(due_on__lte=period.ends_on) | Q(due_on=None, published_at__date__lte=period.ends_on)
    for one in commitments.filter(due, reply=Commitment.Reply.WILL).order_by("due_on", "pk"):
        if one.done_on is None or one.done_on > period.ends_on:
            parts[one.priority_id].overdue.append(one)
    updates = ProgressUpdate.objects.filter(
        commitment__in=commitments, reported_on__range=(period.begins_on, period.ends_on)
    ).select_related("commitment")
    for update in updates.order_by("reported_on", "pk"):
        parts[update.commitment.priority_id].updates.append(update)
    return list(parts.values())
