"""Saying which priorities of the plans a theme bears on."""

from django.db import transaction

from analysis.actions.changes import agreed_or_refuse, keep_edit, lock_themes
from analysis.actions.journal import Journal
from analysis.actions.problems import ThemeProblem
from analysis.models import Theme, ThemePriority
from voice.programme.models import Priority


@transaction.atomic
def tie_theme(*, theme: Theme, priority: Priority, by, reason: str = "") -> ThemePriority:
    """Say that a theme bears on a priority, and why. Tied already: the reason is replaced.

    Raises ThemeProblem if the priority is another organisation's.
    """
    theme_set = lock_themes(theme.theme_set.question)
    theme = agreed_or_refuse(theme_set, theme)
    if priority.plan.organisation_id != theme_set.question.survey.campaign.organisation_id:
        raise ThemeProblem("This priority belongs to the plan of another organisation.")
    journal = Journal()
    journal.watch(ThemePriority.objects.filter(theme=theme, priority=priority))
    tie, is_new = ThemePriority.objects.update_or_create(
        theme=theme, priority=priority, defaults={"reason": reason.strip()[:300], "by": by}
    )
    if is_new:
        journal.made(tie)
    keep_edit(
        theme_set, by=by, verb="tied", theme=theme, journal=journal, priority=priority.key,
        to_label=priority.title,
    )  # fmt: skip
    return tie


@transaction.atomic
def untie_theme(*, theme: Theme, priority: Priority, by) -> None:
    """Take a tie away; harmless where there is none."""
    theme_set = lock_themes(theme.theme_set.question)
    tie = ThemePriority.objects.filter(theme=theme, priority=priority).first()
    if tie is None:
        return
    journal = Journal()
    journal.watch(ThemePriority.objects.filter(pk=tie.pk))
    tie.delete()
    keep_edit(
        theme_set, by=by, verb="untied", theme=theme, journal=journal, priority=priority.key,
        to_label=priority.title,
    )  # fmt: skip
