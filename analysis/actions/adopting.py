"""From what a run suggests to what people agree on. What a person said is never written over."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from analysis.actions.changes import free_label, keep_edit, lock_themes, next_position
from analysis.actions.journal import Journal
from analysis.actions.problems import QuestionChanged, ThemeProblem
from analysis.actions.segments import recut_segments
from analysis.models import (
    AnalysisRun,
    Coding,
    ProposedCoding,
    ProposedTheme,
    Segment,
    Theme,
    ThemeSet,
)
from analysis.queries import reworded_since

BATCH = 2000
REWORDED = (
    "The question was asked in other words after these answers were read, so this suggestion may "
    "fit what was asked before. Nothing was changed yet: send it again if it still fits, or look "
    "for themes again."
)
ALREADY = "This suggestion is already one of the themes."


@transaction.atomic
def adopt_theme(
    *,
    proposed: ProposedTheme,
    by,
    label: str = "",
    revision: int | None = None,
    knows_change: bool = False,
) -> Theme:
    """Make a suggestion an agreed theme, with its answers, and its sub-themes if it has any.

    label: a name of one's own; else the suggested one. Raises ThemeProblem if it is already
    adopted or the name is taken, ThemesChanged if the list changed after `revision`, and
    QuestionChanged if the question was reworded since the run, unless the person `knows_change`.
    """
    refuse_reworded(proposed.run, knows_change)
    theme_set = lock_themes(proposed.run.question, revision)
    proposed = ProposedTheme.objects.select_related("adopted_as", "parent").get(pk=proposed.pk)
    if proposed.adopted_as and proposed.adopted_as.dropped_at is None:
        raise ThemeProblem(ALREADY)
    recut_segments(question=theme_set.question)
    journal = Journal()
    journal.watch(proposed.run.proposed_themes.filter(Q(pk=proposed.pk) | Q(parent=proposed)))
    theme = make_theme(theme_set, proposed, by, label or proposed.label)
    adopted = {proposed.pk: theme}
    for sub_theme in proposed.sub_themes.all():
        adopted[sub_theme.pk] = make_theme(theme_set, sub_theme, by, sub_theme.label, theme)
    lay_codings(theme_set, proposed.run, adopted)
    journal.made(*adopted.values())
    keep_edit(theme_set, by=by, verb="adopted", theme=theme, journal=journal, run=proposed.run.key)
    return theme


def refuse_reworded(run: AnalysisRun, knows_change: bool) -> None:
    if not knows_change and reworded_since(run):
        raise QuestionChanged(REWORDED)


def adopt_all(*, run: AnalysisRun, by, revision: int | None = None) -> list[Theme]:
    """Adopt every suggestion of the run that is not adopted yet, under its suggested name.

    Suggestions whose name is taken are left for a person to name.
    """
    adopted = []
    with transaction.atomic():
        lock_themes(run.question, revision)
        for proposed in run.proposed_themes.filter(parent=None).filter(
            Q(adopted_as=None) | Q(adopted_as__dropped_at__isnull=False)
        ):
            try:
                with transaction.atomic():
                    adopted.append(adopt_theme(proposed=proposed, by=by, knows_change=True))
            except ThemeProblem:
                continue
    return adopted


def make_theme(
    theme_set: ThemeSet, proposed: ProposedTheme, by, label: str, parent: Theme | None = None
) -> Theme:
    above = proposed.parent.adopted_as if proposed.parent else None
    theme = Theme.objects.create(
        theme_set=theme_set,
        label=free_label(theme_set, label),
        words=proposed.words,
        parent=parent or (above if above and above.dropped_at is None else None),
        position=next_position(theme_set),
        created_by=by,
    )
    proposed.adopted_as = theme
    proposed.save(update_fields=["adopted_as"])
    return theme


@transaction.atomic
def place_answers(*, run: AnalysisRun, by, again: bool = False) -> int:
    """Put answers into the agreed themes as the run places them; returns how many codings.

    Only answers that are in no theme yet, such as those released later, so that no other answer
    moves; with `again` every answer, in place of what the machine said before. What people said,
    and what they took away, stands either way.
    """
    theme_set = lock_themes(run.question)
    recut_segments(question=theme_set.question)
    placed = {
        proposed.pk: proposed.adopted_as
        for proposed in run.proposed_themes.select_related("adopted_as")
        if proposed.adopted_as
        and proposed.adopted_as.dropped_at is None
        and proposed.adopted_as.theme_set_id == theme_set.pk
    }
    gone, before = [], newest_coding()
    if again:
        earlier = Coding.objects.filter(
            theme__in=placed.values(), assigned_by=None, removed_at=None
        )
        gone = [list(row) for row in earlier.values_list("segment", "theme", "strength", "run")]
        earlier.delete()
    count = lay_codings(theme_set, run, placed, only_new=not again)
    journal = Journal()
    journal.placed = {"first": before + 1, "last": newest_coding(), "gone": gone}
    keep_edit(
        theme_set, by=by, verb="placed", journal=journal, run=run.key, count=count, again=again
    )
    return count


def newest_coding() -> int:
    """The key of the coding that was made last; later ones have higher keys."""
    return Coding.objects.aggregate(newest=Max("pk"))["newest"] or 0


@dataclass
class Said:
    """What stands already in a ThemeSet, by keys of answers."""

    settled: set[tuple[int, UUID]] = field(default_factory=set)  # (theme, answer): by a person
    spans: dict[UUID, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    coded: set[UUID] = field(default_factory=set)

    def leaves(self, theme: int, answer: UUID, start: int, end: int) -> bool:
        """May the machine say that these words carry this theme?"""
        if (theme, answer) in self.settled:
            return False
        return not any(start < b and a < end for a, b in self.spans.get(answer, ()))


def read_said(theme_set: ThemeSet) -> Said:
    said = Said()
    agreed = Coding.objects.filter(theme__theme_set=theme_set, theme__dropped_at=None)
    said.coded.update(agreed.values_list("segment__answer_id", flat=True))
    by_people = agreed.filter(Q(assigned_by__isnull=False) | Q(removed_at__isnull=False))
    for theme, answer, start, end, removed_at in by_people.values_list(
        "theme_id", "segment__answer_id", "segment__start", "segment__end", "removed_at"
    ):
        said.settled.add((theme, answer))
        if removed_at is None:
            said.spans[answer].append((start, end))
    return said


def lay_codings(
    theme_set: ThemeSet, run: AnalysisRun, placed: dict[int, Theme], *, only_new: bool = False
) -> int:
    """Turn the run's codings of these suggestions into codings by the machine."""
    said = read_said(theme_set)
    suggested = ProposedCoding.objects.standing().filter(proposed_theme__in=placed)
    wanted = {}
    for number, answer, start, end, strength in suggested.values_list(
        "proposed_theme_id", "answer_id", "start", "end", "strength"
    ):
        theme = placed[number].pk
        if only_new and answer in said.coded:
            continue
        if start < end and said.leaves(theme, answer, start, end):
            wanted[(answer, start, end), theme] = strength
    segments = segments_of(theme_set, {place for place, _ in wanted})
    Coding.objects.bulk_create(
        [
            Coding(segment_id=segments[place], theme_id=theme, strength=strength, run=run)
            for (place, theme), strength in wanted.items()
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    return len(wanted)


def segments_of(theme_set: ThemeSet, places: set[tuple]) -> dict[tuple, int]:
    """Primary keys of segments by (answer, start, end); those that are missing are cut."""
    Segment.objects.bulk_create(
        [Segment(answer_id=answer, start=start, end=end) for answer, start, end in sorted(places)],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    cut = Segment.objects.filter(answer__question=theme_set.question_id)
    return {
        (answer, start, end): pk
        for pk, answer, start, end in cut.values_list("pk", "answer_id", "start", "end").iterator()
    }
