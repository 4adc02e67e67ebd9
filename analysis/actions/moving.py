"""What a person says of single answers. None of it is ever undone by a run."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from analysis.actions.changes import agreed_or_refuse, keep_edit, lock_themes
from analysis.actions.journal import Journal
from analysis.actions.problems import ThemeProblem
from analysis.actions.segments import cut_segment
from analysis.models import RELEASED, Coding, Theme
from surveys.models import Answer

NONE_TICKED = "Tick at least one answer first."


@transaction.atomic
def move_answer(*, codings: list[Coding], to: Theme, by) -> int:
    """Move parts of answers from their theme to another of the same question; returns how many."""
    theme_set = lock_themes(to.theme_set.question)
    to = agreed_or_refuse(theme_set, to)
    refuse_foreign(codings, theme_set)
    journal = Journal()
    moved = move_codings(codings, to, by=by, journal=journal)
    keep_edit(
        theme_set, by=by, verb="moved", theme=codings[0].theme, journal=journal,
        to=to.key, to_label=to.label, count=moved,
    )  # fmt: skip
    return moved


@transaction.atomic
def remove_answer(*, codings: list[Coding], by) -> int:
    """Take parts of answers out of their theme. The rows stay, so that no run puts them back."""
    refuse_foreign(codings, None)
    theme_set = lock_themes(codings[0].theme.theme_set.question)
    refuse_foreign(codings, theme_set)
    journal = Journal()
    take_out(codings, by=by, journal=journal)
    keep_edit(
        theme_set, by=by, verb="took out", theme=codings[0].theme, journal=journal,
        count=len(codings),
    )  # fmt: skip
    return len(codings)


@transaction.atomic
def confirm_answer(*, codings: list[Coding], by) -> int:
    """Say that the machine was right; from then on a person said so. Returns how many were new."""
    refuse_foreign(codings, None)
    theme_set = lock_themes(codings[0].theme.theme_set.question)
    refuse_foreign(codings, theme_set)
    fresh = [coding for coding in codings if coding.assigned_by_id is None]
    journal, rows = Journal(), Coding.objects.filter(pk__in=[coding.pk for coding in fresh])
    journal.watch(rows)
    rows.update(assigned_by=by)
    keep_edit(
        theme_set, by=by, verb="confirmed", theme=codings[0].theme, journal=journal,
        count=len(fresh),
    )  # fmt: skip
    return len(fresh)


@transaction.atomic
def add_answer(
    *, answer: Answer, theme: Theme, by, start: int | None = None, end: int | None = None
) -> Coding:
    """Say that an answer, or characters `start` to `end` of its released text, carries a theme.

    Raises ThemeProblem if the answer is not released, is to another question, or has no such part.
    """
    theme_set = lock_themes(theme.theme_set.question)
    theme = agreed_or_refuse(theme_set, theme)
    answer = Answer.objects.select_related("review").get(pk=answer.pk)
    if answer.question_id != theme_set.question_id or answer.review.status not in RELEASED:
        raise ThemeProblem("This answer cannot be put in this theme.")
    start, end = start or 0, len(answer.review.released_text) if end is None else end
    if not 0 <= start < end <= len(answer.review.released_text):
        raise ThemeProblem("Choose words that are in the answer.")
    segment = cut_segment(answer=answer, start=start, end=end)
    journal = Journal()
    coding = put_in([segment.pk], theme, by=by, journal=journal)[0]
    keep_edit(theme_set, by=by, verb="added", theme=theme, journal=journal)
    return coding


def refuse_foreign(codings: Iterable[Coding], theme_set) -> None:
    """Raise ThemeProblem if there are no codings, or some are of another question's themes."""
    if not codings:
        raise ThemeProblem(NONE_TICKED)
    if theme_set and any(coding.theme.theme_set_id != theme_set.pk for coding in codings):
        raise ThemeProblem("These answers are to another question.")


def move_codings(codings: list[Coding], to: Theme, *, by, journal: Journal) -> int:
    """Take out and put in, for an action that has locked the themes. Returns how many moved."""
    leaving = [coding for coding in codings if coding.theme_id != to.pk]
    take_out(leaving, by=by, journal=journal)
    put_in([coding.segment_id for coding in leaving], to, by=by, journal=journal)
    return len(leaving)


def take_out(codings: list[Coding], *, by, journal: Journal) -> None:
    rows = Coding.objects.filter(pk__in=[coding.pk for coding in codings])
    journal.watch(rows)
    rows.filter(removed_at=None).update(removed_at=timezone.now(), removed_by=by)


def put_in(segments: list[int], theme: Theme, *, by, journal: Journal) -> list[Coding]:
    """Codings of these segments by a person; one that was there becomes that person's."""
    there = Coding.objects.filter(theme=theme, segment__in=segments)
    journal.watch(there)
    known = set(there.values_list("segment_id", flat=True))
    there.update(assigned_by=by, removed_at=None, removed_by=None)
    made = Coding.objects.bulk_create(
        [
            Coding(segment_id=segment, theme=theme, assigned_by=by)
            for segment in dict.fromkeys(segments)
            if segment not in known
        ]
    )
    journal.made(*made)
    return list(there.all())
