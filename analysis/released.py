"""Reads of released results: what plan leads, observers and the public see. Never raw answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from analysis.models import Excerpt, Theme, ThemePriority
from analysis.waves import Since, since
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
COMPARED = ("question", "theme")  # kinds of tables that are set beside an earlier wave


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

    @property
    def parts(self) -> list[dict]:
        """The breakdowns with a row for each answer, or for each theme of the question."""
        parts = self.table.content.get("breakdowns", [])
        return [{**part, "rows": part["rows"] or self.rows_like(part)} for part in parts]

    def rows_like(self, part: dict) -> list[dict]:
        """The rows of the themes that are broken down by the same groups."""
        groups = [group["code"] for group in part["groups"]]
        return [
            row
            for theme in self.themes
            for other in theme.table.content["breakdowns"]
            if other["code"] == part["code"]
            and [group["code"] for group in other["groups"]] == groups
            for row in other["rows"]
        ]


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
    """A theme that bears on a priority: its released numbers, quotes, and answers to it.

    `tied_under` is the priority that it was tied to: this one, or one of an earlier edition.
    """

    key: str
    table: ReleasedTable
    reason: str
    tied_under: Priority
    quotes: list[dict] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)

    @property
    def campaign(self) -> Campaign:
        return self.table.snapshot.campaign


@dataclass
class Promised:
    """One thing the plan says it will do, and the answers that belong to it."""

    action: PlanAction
    commitments: list[Commitment] = field(default_factory=list)


@dataclass(frozen=True)
class Wave:
    """A campaign that asks again what an earlier one asked, and what has changed."""

    campaign: Campaign
    earlier: Campaign
    since: Since


@dataclass
class PriorityPage:
    """Everything that a plan lead needs before a meeting, from released results only."""

    said: list[Said]
    not_released: int
    commitments: list[Commitment]
    reported: list[Commitment]
    actions: list[Promised]
    editions: list[Priority]
    waves: list[Wave]

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
        return [one for one in self.commitments if one.is_open]

    @property
    def undated(self) -> list[Commitment]:
        """What a report promised without saying by when: whether it is late nobody can say."""
        return [one for one in self.reported if one.is_undated]


def priorities_of(user) -> QuerySet[Priority]:
    """Priorities that the person may know of."""
    return Priority.objects.visible_to(user).select_related("plan__organisation")


def priority_page(priority: Priority, *, with_drafts: bool) -> PriorityPage:
    """Seven queries at most however many themes and campaigns. `with_drafts`: unpublished answers
    too. What was said and answered under the editions before this one belongs to it.
    """
    editions, ties = thread_of(priority)
    earlier = [one for one in editions if one.plan.years < priority.plan.years]
    latest = latest_tables(priority.plan.organisation)
    tables = without_withdrawn_quotes(latest.filter(kind__in=["theme", "quotes"], subject__in=ties))
    answers = Commitment.objects.filter(
        Q(priority=priority) | Q(priority__in=earlier, source="")
    ).select_related("priority__plan")
    if not with_drafts:
        answers = answers.published()
    commitments = sorted(answers.prefetch_related("updates"), key=urgency)
    said = said_under(tables, ties, commitments)
    return PriorityPage(
        said=said,
        not_released=len(ties) - len(said),
        commitments=[one for one in commitments if not one.source],
        reported=[one for one in commitments if one.source],
        actions=promised_under(priority, commitments),
        editions=editions,
        waves=waves_of(latest, tables, ties),
    )


@dataclass
class Tie:
    """A theme that bears on a priority; `replies` are primary keys of all that answers it."""

    priority: Priority
    reason: str
    replies: set[int]


def thread_of(priority: Priority) -> tuple[list[Priority], dict[str, Tie]]:
    """(the editions beside this one, what bears on it or on those before it by theme key).

    One query. Where a theme is tied to several, the newest edition's reason counts.
    """
    linked = Q(pk=priority.pk) | Q(succeeds=priority) | Q(succeeded_by=priority)
    rows = Priority.objects.filter(linked).select_related("plan").distinct()
    rows = rows.annotate(
        theme_key=F("themes__theme__key"),
        theme_gone=F("themes__theme__dropped_at"),
        reason=F("themes__reason"),
        replied=F("themes__theme__commitments"),
    )
    editions: dict[int, Priority] = {}
    ties: dict[str, Tie] = {}
    for row in rows.order_by("-plan__years", "pk"):
        if row.pk != priority.pk:
            editions.setdefault(row.pk, row)
        if row.theme_key and not row.theme_gone and row.plan.years <= priority.plan.years:
            tie = ties.setdefault(row.theme_key, Tie(row, row.reason, set()))
            tie.replies.add(row.replied)
    return list(reversed(editions.values())), ties


def said_under(
    tables: list[ReleasedTable], ties: dict[str, Tie], commitments: list[Commitment]
) -> list[Said]:
    """The themes of the tables, what most people said first."""
    said = {}
    for table in tables:
        tie = ties[table.subject]
        if table.kind == "theme":
            answered = [one for one in commitments if one.pk in tie.replies]
            said[table.subject] = Said(
                table.subject, table, tie.reason, tie.priority, commitments=answered
            )
    for table in tables:
        if table.kind == "quotes" and table.subject in said:
            said[table.subject].quotes = table.content["quotes"][:QUOTES_AT_ONCE]
    return sorted(said.values(), key=lambda one: (-most(one.table), one.table.title))


def promised_under(priority: Priority, commitments: list[Commitment]) -> list[Promised]:
    """The actions of the plan, each with the answers that belong to it. One query.

    Gives each commitment `of_plan`: the actions of this priority that it belongs to.
    """
    answers = {one.pk: one for one in commitments}
    for one in commitments:
        one.of_plan = []
    promised: dict[int, Promised] = {}
    for action in priority.actions.annotate(answered_by=F("commitments")):
        one = promised.setdefault(action.pk, Promised(action))
        if action.answered_by in answers:
            one.commitments.append(answers[action.answered_by])
            answers[action.answered_by].of_plan.append(action)
    return list(promised.values())


def waves_of(
    latest: QuerySet[ReleasedTable], tables: list[ReleasedTable], subjects: Iterable[str]
) -> list[Wave]:
    """What has changed in each campaign of the tables that follows another. One query.

    Of the earlier campaign only themes with these subjects count, or with the same names.
    """
    asked_again: dict[int, list[ReleasedTable]] = {}
    for table in tables:
        follows = table.snapshot.campaign.follows_id
        if table.kind in COMPARED and follows:
            asked_again.setdefault(follows, []).append(table)
    if not asked_again:
        return []
    names = {table.title for now in asked_again.values() for table in now}
    before: dict[int, list[ReleasedTable]] = {}
    alike = Q(subject__in=list(subjects)) | Q(title__in=names)
    for table in latest.filter(alike, kind__in=COMPARED, snapshot__campaign__in=asked_again):
        before.setdefault(table.snapshot.campaign_id, []).append(table)
    return [
        Wave(now[0].snapshot.campaign, earlier[0].snapshot.campaign, since(now, earlier))
        for follows, now in asked_again.items()
        if (earlier := before.get(follows))
    ]


def urgency(commitment: Commitment) -> tuple:
    """Overdue first, then what is still to do by date, undated last; the rest newest first."""
    due = commitment.due_on.toordinal() if commitment.is_open and commitment.due_on else 0
    return (
        not commitment.is_overdue,
        not commitment.is_open,
        commitment.is_undated,
        due,
        -commitment.pk,
    )


def released_themes(commitment: Commitment) -> list[tuple[str, str]]:
    """(key, name) of the themes that a commitment answers, as last released. One query."""
    tables = latest_tables(commitment.priority.plan.organisation).filter(
        kind="theme", subject__in=commitment.themes.values("key")
    )
    return sorted(tables.values_list("subject", "title"), key=lambda pair: pair[1])


@dataclass
class PrioritySummary:
    """One line of a plan: how many themes bear on a priority and what was answered."""

    priority: Priority
    themes: int = 0
    unanswered: int = 0
    commitments: int = 0
    open: int = 0
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
    answers = Theme.objects.filter(pk=OuterRef("theme"), commitments__priority=OuterRef("priority"))
    ties = ties.annotate(is_answered=Exists(answers))
    for pk, key, is_answered in ties.values_list("priority", "theme__key", "is_answered"):
        rows[pk].themes += key in released
        rows[pk].unanswered += key in released and not is_answered
    for commitment in Commitment.objects.filter(priority__in=rows, source=""):
        row = rows[commitment.priority_id]
        row.commitments += 1
        row.open += commitment.is_open
        row.overdue += commitment.is_overdue
    return [(plan, [rows[one.pk] for one in plan.priorities.all()]) for plan in plans]
