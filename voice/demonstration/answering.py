"""Results that are released and published, and what is promised and done about them."""

import datetime as dt

from django.utils import timezone

from analysis.actions.answering import make_commitment, publish_commitment, report_progress
from analysis.actions.checking import vouch_for_themes
from analysis.actions.releasing import publish_results, release_results
from analysis.models import Theme, ThemeSet
from voice.demonstration.files import read_json
from voice.demonstration.listening import day
from voice.programme.models import Campaign, Commitment, Plan, ProgressUpdate, Snapshot

WHY_SHOWN = (
    "An example to look at: its answers are invented, and nobody was asked to read them blind."
)


def load_results(campaign: Campaign, *, by, told_on: dt.date | None = None) -> Snapshot:
    """Release and publish; with `told_on`, as if that had been on an earlier day."""
    snapshot = release_results(campaign=campaign, by=by)
    vouch(campaign, by)
    snapshot = publish_results(snapshot=snapshot, by=by)
    if told_on:
        then = timezone.make_aware(dt.datetime.combine(told_on, dt.time(10)))
        Snapshot.objects.filter(pk=snapshot.pk).update(released_at=then, published_at=then)
    return snapshot


def vouch(campaign: Campaign, by) -> None:
    """Give the reason why themes that nobody read blind are shown: they are an example."""
    for theme_set in ThemeSet.objects.filter(question__survey__campaign=campaign):
        if theme_set.themes.agreed().exists():
            vouch_for_themes(question=theme_set.question, reason=WHY_SHOWN, by=by)


def load_commitments(name: str, plan: Plan, themes: dict[str, Theme], *, by) -> None:
    """The commitments of a campaign, with their progress, oldest first."""
    priorities = {priority.code: priority for priority in plan.priorities.all()}
    for row in read_json("commitments.json")[name]:
        commitment = make_commitment(
            priority=priorities[row["priority"]],
            by=by,
            reply=row["reply"],
            text=row["text"],
            themes=[themes[label] for label in row["themes"] if label in themes],
            owner_role=row["owner_role"],
            due_on=day(row["due"]) if "due" in row else None,
        )
        if "done" in row:
            Commitment.objects.filter(pk=commitment.pk).update(done_on=day(row["done"]))
        for offset, text, percent in row["updates"]:
            report(commitment, by, text=text, percent=percent, on=day(offset))
        if not row.get("is_draft"):
            publish_commitment(commitment=commitment, by=by)


def report(commitment: Commitment, by, *, text: str, percent: int, on: dt.date) -> None:
    """Report progress as if it had been on an earlier day."""
    update = report_progress(commitment=commitment, by=by, text=text, percent_done=percent)
    ProgressUpdate.objects.filter(pk=update.pk).update(reported_on=on)
