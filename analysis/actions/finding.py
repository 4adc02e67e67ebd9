"""Starting and stopping runs of the theme finder."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from analysis.actions.problems import ThemeProblem
from analysis.actions.segments import recut_segments
from analysis.models import AnalysisRun, Theme
from analysis.tasks import find_themes_of_run
from surveys.models import Question
from voice.shared.audit import record

LOST = "Nothing was heard from this run for a while, so it was taken to have stopped."
UNDER_WAY = "Themes are already being looked for. Please wait until that run has ended."
NOT_WRITTEN = "Themes are found in written answers, and this question has none."


def start_run(
    *, question: Question, by, config: dict | None = None, within: Theme | None = None
) -> AnalysisRun:
    """Ask for themes; the worker finds them. Raises ThemeProblem if a run is under way.

    config: {"n_themes": how many, or None for as many as the answers show}; see `runner.py`.
    within: the theme whose answers alone are read, to propose how to split it.
    """
    if not question.is_written:
        raise ThemeProblem(NOT_WRITTEN)
    try:
        with transaction.atomic():
            give_up_lost_runs(question=question)
            run = AnalysisRun.objects.create(
                question=question, created_by=by, config=config or {}, within=within
            )
            recut_segments(question=question)
            record(by=by, verb="asked for themes", thing=run)
            find_themes_of_run.enqueue(run.pk)
    except IntegrityError:
        raise ThemeProblem(UNDER_WAY) from None
    return run


def give_up_lost_runs(*, question: Question) -> None:
    """End the runs whose worker died, so that another can start."""
    for run in question.runs.under_way():
        if run.is_lost:
            end_run(run, problem=LOST)


def stop_run(*, run: AnalysisRun, by) -> None:
    """End a run under way. What it found so far is thrown away; doing it twice is harmless."""
    with transaction.atomic():
        if end_run(run, problem=f"Stopped by {by}."):
            record(by=by, verb="stopped a run", thing=run)


def end_run(run: AnalysisRun, *, problem: str) -> int:
    return (
        AnalysisRun.objects.under_way()
        .filter(pk=run.pk)
        .update(status=AnalysisRun.Status.FAILED, problem=problem, finished_at=timezone.now())
    )
