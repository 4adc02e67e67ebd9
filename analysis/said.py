"""One released theme with the whole thread around it: what it bears on, and what came of it."""

from dataclasses import dataclass

from django.db.models import Prefetch

from analysis.models import Theme, ThemePriority
from analysis.released import Wave, latest_tables, urgency, waves_of, without_withdrawn_quotes
from voice.programme.models import Campaign, Commitment, ReleasedTable


@dataclass
class SaidPage:
    """`elsewhere`: the same name in other campaigns, the newest first."""

    theme: Theme
    table: ReleasedTable
    quotes: list[dict]
    ties: list[ThemePriority]
    commitments: list[Commitment]
    waves: list[Wave]
    elsewhere: list[ReleasedTable]

    @property
    def campaign(self) -> Campaign:
        return self.table.snapshot.campaign

    @property
    def is_answered(self) -> bool:
        return bool(self.commitments)


def themes_said(user):
    """Agreed themes of the person's organisations, released or not."""
    path = "theme_set__question__survey__campaign__organisation"
    return Theme.objects.visible_to(user).agreed().select_related(path)


def said_page(theme: Theme, *, with_drafts: bool) -> SaidPage | None:
    """None until it is released. Nine queries however much was said and answered.

    theme: from `themes_said`.
    """
    campaign = theme.theme_set.question.survey.campaign
    latest = latest_tables(campaign.organisation)
    about = latest.filter(kind__in=["theme", "quotes"], subject=theme.key)
    tables = without_withdrawn_quotes(about)
    table = next((one for one in tables if one.kind == "theme"), None)
    if table is None:
        return None
    answers = theme.commitments if with_drafts else theme.commitments.published()
    answers = answers.select_related("priority__plan").prefetch_related(
        "updates", Prefetch("actions", to_attr="of_plan")
    )
    ties = theme.priorities.select_related("priority__plan", "by")
    named = latest.filter(kind="theme", title__iexact=table.title)
    return SaidPage(
        theme=theme,
        table=table,
        quotes=[quote for one in tables if one.kind == "quotes" for quote in one.content["quotes"]],
        ties=list(ties.order_by("-priority__plan__years", "priority__position")),
        commitments=sorted(answers, key=urgency),
        waves=waves_of(latest, tables, [theme.key]),
        elsewhere=list(named.exclude(snapshot__campaign=campaign)),
    )
