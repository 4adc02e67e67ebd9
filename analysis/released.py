"""Reads of released results: what plan leads, observers and the public see. Never raw answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from analysis.models import Excerpt, ThemePriority
from voice.accounts.models import Organisation
from voice.programme.models import (
    Campaign,
    Commitment,
    Plan,
    PlanAction,
    Priority,
    ReleasedTable,
    Snapshot,
)

QUOTES_AT_ONCE = 4


def latest_tables(organisation: Organisation) -> QuerySet[ReleasedTable]:
    """The tables of each campaign's latest release, with the campaign."""
    latest = Snapshot.objects.filter(campaign=OuterRef("snapshot__campaign")).values("pk")
    return (
        ReleasedTable.objects.filter(
            snapshot__campaign__organisation=organisation, snapshot=Subquery(latest[:1])
        )
        .select_related("snapshot__campaign")
        .order_by("-snapshot__released_at", "position")
    )


def without_withdrawn_quotes(tables: Iterable[ReleasedTable]) -> list[ReleasedTable]:
    """The tables, less quotes that may no longer be shown: sealed, changed, or permission gone.

    One query. Quotes are checked each time they are shown, since a release outlives a decision.
    """
    tables = list(tables)
    quotes = [table for table in tables if table.kind == "quotes"]
    keys = [quote["key"] for table in quotes for quote in table.content["quotes"]]
    standing = set(Excerpt.objects.checked().filter(key__in=keys).values_list("key", flat=True))
    for table in quotes:
        kept = [quote for quote in table.content["quotes"] if quote["key"] in standing]
        table.content = {**table.content, "quotes": kept}
    return [table for table in tables if table.kind != "quotes" or table.content["quotes"]]


@dataclass
class Heard:
    """A released table and what belongs under it: a question's themes, a theme's quotes."""

    table: ReleasedTable
    themes: list["Heard"] = field(default_factory=list)
    quotes: list[dict] = field(default_factory=list)


def arranged(tables: Iterable) -> list[Heard]:
    """Tables in reading order, each theme below its question and its quotes below the theme."""
    top: list[Heard] = []
    for table in tables:
        if table.kind == "theme" and top:
            top[-1].themes.append(Heard(table))
        elif table.kind == "quotes" and top and top[-1].themes:
            top[-1].themes[-1].quotes = table.content["quotes"]
        else:
            top.append(Heard(table))
    for heard in top:
        heard.themes.sort(key=lambda one: -most(one.table))
    return top


def most(table: ReleasedTable) -> int:
    """How many said so, 0 where it is hidden: for order only."""
    return max((row["count"] or 0 for row in table.content.get("rows", ())), default=0)


# Plans and priorities ---------------------------------------------------------------------------


@dataclass
class Said:
    """A theme that bears on a priority: its released numbers, quotes, and answers to it."""

    key: str
    table: ReleasedTable
    reason: str
    quotes: list[dict] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)

    @property
    def campaign(self) -> Campaign:
        return self.table.snapshot.campaign


@dataclass
class PriorityPage:
    """Everything that a plan lead needs before a meeting, from released results only."""

    said: list[Said]
    not_released: int
    commitments: list[Commitment]
    reported: list[Commitment]
    actions: list[PlanAction]
    editions: list[Priority]

    @property
    def campaigns(self) -> int:
        return len({one.campaign.pk for one in self.said})

    @property
    def unanswered(self) -> list[Said]:
        return [one for one in self.said if not one.commitments]

    @property
    def overdue(self) -> list[Commitment]:
        return [one for one in self.commitments if one.is_overdue]

    @property
    def open(self) -> list[Commitment]:
        will = Commitment.Reply.WILL
        return [one for one in self.commitments if one.reply == will and not one.done_on]


def priorities_of(user) -> QuerySet[Priority]:
    """Priorities that the person may know of, each with `tied`: how many themes bear on it."""
    tied = Count("themes", filter=Q(themes__theme__dropped_at=None))
    visible = Priority.objects.visible_to(user).select_related("plan__organisation")
    return visible.annotate(tied=tied)


def priority_page(priority: Priority, *, with_drafts: bool) -> PriorityPage:
    """Seven queries however many themes and campaigns. `with_drafts`: unpublished answers too.

    priority: from `priorities_of`.
    """
    ties = ThemePriority.objects.filter(priority=priority, theme__dropped_at=None)
    reason = ties.filter(theme__key=OuterRef("subject")).values("reason")
    tables = without_withdrawn_quotes(
        latest_tables(priority.plan.organisation)
        .filter(kind__in=["theme", "quotes"], subject__in=ties.values("theme__key"))
        .annotate(reason=Subquery(reason))
    )
    answers = priority.commitments if with_drafts else priority.commitments.published()
    commitments = list(answers.prefetch_related("updates", "themes"))
    said = said_under(tables, commitments)
    editions = Priority.objects.filter(Q(succeeds=priority) | Q(succeeded_by=priority))
    return PriorityPage(
        said=said,
        not_released=priority.tied - len(said),
        commitments=sorted((one for one in commitments if not one.source), key=urgency),
        reported=sorted((one for one in commitments if one.source), key=urgency),
        actions=list(priority.actions.all()),
        editions=list(editions.select_related("plan").distinct().order_by("plan__years")),
    )


def said_under(tables: list[ReleasedTable], commitments: list[Commitment]) -> list[Said]:
    """The themes of the tables, what most people said first."""
    said = {
        table.subject: Said(table.subject, table, table.reason)
        for table in tables
        if table.kind == "theme"
    }
    for table in tables:
        if table.kind == "quotes" and table.subject in said:
            said[table.subject].quotes = table.content["quotes"][:QUOTES_AT_ONCE]
    for commitment in commitments:
        for theme in commitment.themes.all():
            if theme.key in said:
                said[theme.key].commitments.append(commitment)
    return sorted(said.values(), key=lambda one: (-most(one.table), one.table.title))


def urgency(commitment: Commitment) -> tuple:
    """Overdue first, then what is still to do by date, then the rest, newest first."""
    is_open = commitment.reply == Commitment.Reply.WILL and not commitment.done_on
    due = commitment.due_on.toordinal() if is_open else 0
    return (not commitment.is_overdue, not is_open, due, -commitment.pk)


def released_themes(commitment: Commitment) -> list[str]:
    """The names of the themes that a commitment answers, as they were last released. One query."""
    tables = latest_tables(commitment.priority.plan.organisation).filter(
        kind="theme", subject__in=commitment.themes.values("key")
    )
    return sorted(tables.values_list("title", flat=True))


@dataclass
class PrioritySummary:
    """One line of a plan: how many themes bear on a priority and what was answered."""

    priority: Priority
    themes: int = 0
    commitments: int = 0
    overdue: int = 0


def plan_summaries(
    organisations: Iterable[Organisation],
) -> list[tuple[Plan, list[PrioritySummary]]]:
    """Plans, the newest first, with their priorities. Four queries, one more an organisation."""
    organisations = list(organisations)
    plans = list(Plan.objects.filter(organisation__in=organisations).prefetch_related("priorities"))
    rows = {
        priority.pk: PrioritySummary(priority)
        for plan in plans
        for priority in plan.priorities.all()
    }
    released = set()
    for organisation in organisations:
        tables = latest_tables(organisation).filter(kind="theme")
        released |= set(tables.values_list("subject", flat=True))
    ties = ThemePriority.objects.filter(priority__in=rows, theme__dropped_at=None)
    for pk, key in ties.values_list("priority", "theme__key"):
        rows[pk].themes += key in released
    for commitment in Commitment.objects.filter(priority__in=rows, source=""):
        rows[commitment.priority_id].commitments += 1
        rows[commitment.priority_id].overdue += commitment.is_overdue
    return [(plan, [rows[one.pk] for one in plan.priorities.all()]) for plan in plans]
