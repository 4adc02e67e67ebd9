"""Wording, merging, splitting and dropping the agreed themes of a question."""

from django.db import transaction
from django.utils import timezone

from analysis.actions.changes import (
    agreed_or_refuse,
    free_label,
    keep_edit,
    lock_themes,
    next_position,
)
from analysis.actions.journal import Journal
from analysis.actions.moving import move_codings
from analysis.actions.problems import ThemeProblem
from analysis.models import Coding, Excerpt, Theme, ThemePriority
from surveys.models import Question

BATCH = 2000


@transaction.atomic
def write_theme(
    *,
    question: Question,
    label: str,
    by,
    meaning: str = "",
    is_not: str = "",
    revision: int | None = None,
    named_by: str = "",
) -> Theme:
    """Add a theme that no run suggested. Raises ThemeProblem if the name is taken.

    named_by: the young people who thought of it, if they did; today is the day.
    """
    theme_set = lock_themes(question, revision)
    theme = Theme.objects.create(
        theme_set=theme_set,
        label=free_label(theme_set, label),
        meaning=meaning.strip(),
        is_not=is_not.strip(),
        named_by=named_by,
        named_on=timezone.localdate() if named_by else None,
        position=next_position(theme_set),
        created_by=by,
    )
    journal = Journal()
    journal.made(theme)
    keep_edit(theme_set, by=by, verb="wrote", theme=theme, journal=journal)
    return theme


@transaction.atomic
def rename_theme(
    *, theme: Theme, label: str, by, revision: int | None = None, named_by: str = ""
) -> Theme:
    """Give a theme another name. The same name again changes nothing.

    named_by: the young people who thought of it, if they did; today is the day.
    """
    theme_set = lock_themes(theme.theme_set.question, revision)
    theme = agreed_or_refuse(theme_set, theme)
    before, theme.label = theme.label, free_label(theme_set, label, but=theme)
    if theme.label != before:
        journal = watching(theme)
        theme.named_by, theme.named_on = named_by, timezone.localdate() if named_by else None
        theme.save(update_fields=["label", "named_by", "named_on"])
        keep_edit(
            theme_set, by=by, verb="renamed", theme=theme, journal=journal, was=before,
            named_by=named_by,
        )  # fmt: skip
    return theme


@transaction.atomic
def describe_theme(
    *, theme: Theme, meaning: str, is_not: str, by, revision: int | None = None
) -> Theme:
    """Say what a theme is and what it is not."""
    theme_set = lock_themes(theme.theme_set.question, revision)
    theme = agreed_or_refuse(theme_set, theme)
    was = {"meaning": theme.meaning, "is_not": theme.is_not}
    theme.meaning, theme.is_not = meaning.strip(), is_not.strip()
    if was != {"meaning": theme.meaning, "is_not": theme.is_not}:
        journal = watching(theme)
        theme.save(update_fields=["meaning", "is_not"])
        keep_edit(theme_set, by=by, verb="described", theme=theme, journal=journal)
    return theme


@transaction.atomic
def edit_theme(
    *,
    theme: Theme,
    label: str,
    meaning: str,
    is_not: str,
    by,
    revision: int | None = None,
) -> Theme:
    """Rename and describe in one go: both happen or neither."""
    theme = rename_theme(theme=theme, label=label, by=by, revision=revision)
    return describe_theme(theme=theme, meaning=meaning, is_not=is_not, by=by)


@transaction.atomic
def drop_theme(*, theme: Theme, by, revision: int | None = None) -> None:
    """Take a theme off the list. Its answers and what people said of them are kept with it, so
    that `restore_theme` brings all back; its sub-themes move up."""
    theme_set = lock_themes(theme.theme_set.question, revision)
    theme = agreed_or_refuse(theme_set, theme)
    below = theme.sub_themes.agreed()
    journal = watching(theme)
    journal.watch(below)
    below.update(parent=theme.parent)
    theme.dropped_at = timezone.now()
    theme.save(update_fields=["dropped_at"])
    keep_edit(theme_set, by=by, verb="dropped", theme=theme, journal=journal)


def watching(theme: Theme) -> Journal:
    """A journal that watches one theme."""
    journal = Journal()
    journal.watch(Theme.objects.filter(pk=theme.pk))
    return journal


@transaction.atomic
def nest_theme(*, theme: Theme, under: Theme | None, by, revision: int | None = None) -> Theme:
    """Make a theme a sub-theme of another, or with `under=None` a theme of its own again.

    Raises ThemeProblem where that would make a ring, or a sub-theme of a sub-theme.
    """
    theme_set = lock_themes(theme.theme_set.question, revision)
    theme = agreed_or_refuse(theme_set, theme)
    if under is not None:
        under = agreed_or_refuse(theme_set, under)
        refuse_nesting(theme, under)
    if theme.parent_id == (under.pk if under else None):
        return theme
    journal = watching(theme)
    theme.parent = under
    theme.save(update_fields=["parent"])
    keep_edit(
        theme_set, by=by, verb="nested" if under else "raised", theme=theme, journal=journal,
        into_label=under.label if under else "",
    )  # fmt: skip
    return theme


def refuse_nesting(theme: Theme, under: Theme) -> None:
    if theme.pk in {under.pk, under.parent_id}:
        raise ThemeProblem("A theme cannot be put under itself or under one of its sub-themes.")
    if under.parent_id is not None:
        raise ThemeProblem(f"“{under.label}” is a sub-theme itself. Choose the theme above it.")
    if theme.sub_themes.agreed().exists():
        raise ThemeProblem(
            f"“{theme.label}” has sub-themes. Move them up first, or merge the two themes."
        )


@transaction.atomic
def restore_theme(*, theme: Theme, by) -> Theme:
    """Put a dropped theme back. Raises ThemeProblem if it was merged or its name is taken now."""
    theme_set = lock_themes(theme.theme_set.question)
    theme = theme_set.themes.get(pk=theme.pk)
    if theme.merged_into_id:
        raise ThemeProblem("This theme was merged into another, which holds its answers now.")
    if theme.dropped_at is None:
        return theme
    theme.label = free_label(theme_set, theme.label, but=theme)
    journal = watching(theme)
    theme.dropped_at = None
    theme.save(update_fields=["label", "dropped_at"])
    keep_edit(theme_set, by=by, verb="put back", theme=theme, journal=journal)
    return theme


@transaction.atomic
def split_theme(
    *, theme: Theme, label: str, codings: list[Coding], by, revision: int | None = None
) -> Theme:
    """Make a new theme of some answers of a theme. A person says so: no run moves them back."""
    theme_set = lock_themes(theme.theme_set.question, revision)
    theme = agreed_or_refuse(theme_set, theme)
    if not codings:
        raise ThemeProblem("Tick the answers that go to the new theme.")
    new = Theme.objects.create(
        theme_set=theme_set,
        label=free_label(theme_set, label),
        parent=theme.parent,
        position=next_position(theme_set),
        created_by=by,
    )
    journal = Journal()
    journal.made(new)
    moved = move_codings(codings, new, by=by, journal=journal)
    keep_edit(
        theme_set, by=by, verb="split", theme=theme, journal=journal, new=new.key, into=label,
        count=moved,
    )  # fmt: skip
    return new


@transaction.atomic
def merge_themes(*, theme: Theme, into: Theme, by, revision: int | None = None) -> Theme:
    """Put everything of one theme into another; the first leaves the list and keeps its own rows.

    Raises ThemeProblem where they are of two questions, are the same, or would make a ring.
    """
    if theme.theme_set_id != into.theme_set_id:
        raise ThemeProblem("Only themes of the same question can be merged.")
    theme_set = lock_themes(theme.theme_set.question, revision)
    theme, into = agreed_or_refuse(theme_set, theme), agreed_or_refuse(theme_set, into)
    refuse_ring(theme, into)
    journal = watching(theme)
    for rows in (
        theme.sub_themes.agreed(),
        theme.priorities.all(),
        theme.excerpts.all(),
        theme.proposals.all(),
    ):
        journal.watch(rows)
    added = merge_codings(theme, into, journal)
    theme.sub_themes.agreed().update(parent=into if into.parent_id is None else into.parent)
    carry_ties(theme, into, journal)
    quoted = into.excerpts.values_list("answer_id", flat=True)
    Excerpt.objects.filter(theme=theme).exclude(answer__in=list(quoted)).update(theme=into)
    theme.dropped_at, theme.merged_into = timezone.now(), into
    theme.save(update_fields=["dropped_at", "merged_into"])
    theme.proposals.update(adopted_as=into)
    keep_edit(
        theme_set, by=by, verb="merged", theme=theme, journal=journal, into=into.key,
        into_label=into.label, codings=added,
    )  # fmt: skip
    return into


def refuse_ring(theme: Theme, into: Theme) -> None:
    """Raise ThemeProblem if `into` is the theme or stands below it."""
    above: Theme | None = into
    while above is not None:
        if above.pk == theme.pk:
            raise ThemeProblem(
                "A theme cannot be merged into itself or into one of its own sub-themes."
            )
        above = above.parent


def merge_codings(theme: Theme, into: Theme, journal: Journal) -> int:
    """Copy codings; where both have the segment, a person's word wins, and to stand wins over to
    be taken away. Returns how many were copied."""
    there = {coding.segment_id: coding for coding in into.codings.all()}
    new, changed = [], []
    for coding in theme.codings.all():
        twin = there.get(coding.segment_id)
        if twin is None:
            new.append(copy_of(coding, into))
        elif coding.removed_at is None and coding.assigned_by_id and not twin_stands(twin):
            twin.assigned_by_id = coding.assigned_by_id
            twin.removed_at = twin.removed_by = None
            changed.append(twin)
    journal.made(*Coding.objects.bulk_create(new, batch_size=BATCH))
    for first in range(0, len(changed), BATCH):
        some = [twin.pk for twin in changed[first : first + BATCH]]
        journal.watch(Coding.objects.filter(pk__in=some))
    Coding.objects.bulk_update(changed, ["assigned_by", "removed_at", "removed_by"], BATCH)
    return len(new)


def twin_stands(twin: Coding) -> bool:
    return twin.removed_at is None and twin.assigned_by_id is not None


def copy_of(coding: Coding, theme: Theme) -> Coding:
    return Coding(
        segment_id=coding.segment_id,
        theme=theme,
        strength=coding.strength,
        run_id=coding.run_id,
        assigned_by_id=coding.assigned_by_id,
        removed_at=coding.removed_at,
        removed_by_id=coding.removed_by_id,
    )


def carry_ties(theme: Theme, into: Theme, journal: Journal) -> None:
    tied = into.priorities.values_list("priority_id", flat=True)
    ThemePriority.objects.filter(theme=theme).exclude(priority__in=list(tied)).update(theme=into)
    through = Theme.commitments.through.objects.filter(theme=into)
    known = list(through.values_list("pk", flat=True))
    into.commitments.add(*theme.commitments.all())
    journal.made(*through.exclude(pk__in=known))
