"""Answering what young people said: we did, we will, or we can't, because; and how it goes."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from analysis.models import Theme
from voice.programme.models import Commitment, PlanAction, Priority, ProgressUpdate
from voice.shared.audit import record


class AnswerError(ValueError):
    """Why an answer cannot stand as it is, in one plain sentence."""


@transaction.atomic
def make_commitment(
    *,
    priority: Priority,
    by,
    reply: str,
    text: str,
    themes: Iterable[Theme] = (),
    actions: Iterable[PlanAction] = (),
    owner_role: str = "",
    due_on: dt.date | None = None,
) -> Commitment:
    """Answer themes under a priority. Nobody outside the desk sees it until it is published.

    Raises `AnswerError` for a promise without a date, a theme of another organisation, or an
    action of another priority.
    """
    if reply == Commitment.Reply.WILL and due_on is None:
        raise AnswerError("Say by when you will do it.")
    themes = list(themes)
    organisations = Theme.objects.filter(pk__in=[theme.pk for theme in themes]).values_list(
        "theme_set__question__survey__campaign__organisation", flat=True
    )
    if set(organisations) - {priority.plan.organisation_id}:
        raise AnswerError("Those themes are not of this organisation.")
    actions = list(actions)
    if {action.priority_id for action in actions} - {priority.pk}:
        raise AnswerError("Those actions are not of this priority.")
    commitment = Commitment.objects.create(
        priority=priority,
        reply=reply,
        text=text,
        owner_role=owner_role,
        due_on=due_on,
        created_by=by,
    )
    commitment.themes.set(themes)
    commitment.actions.set(actions)
    record(by=by, verb="made a commitment", thing=commitment)
    return commitment


@transaction.atomic
def report_progress(
    *, commitment: Commitment, by, text: str, percent_done: int | None = None, is_done: bool = False
) -> ProgressUpdate:
    """Add a dated report. `is_done`: the work is finished today."""
    update = ProgressUpdate.objects.create(
        commitment=commitment,
        text=text,
        percent_done=100 if is_done else percent_done,
        reported_by=by,
    )
    if is_done and commitment.done_on is None:
        commitment.done_on = update.reported_on
        commitment.save(update_fields=["done_on"])
    record(by=by, verb="reported progress", thing=commitment)
    return update


@transaction.atomic
def publish_commitment(*, commitment: Commitment, by) -> Commitment:
    """Show it on the public pages, with its progress. Doing it twice is the same as once."""
    if commitment.published_at is None:
        commitment.published_at = timezone.now()
        commitment.save(update_fields=["published_at"])
        record(by=by, verb="published a commitment", thing=commitment)
    return commitment
