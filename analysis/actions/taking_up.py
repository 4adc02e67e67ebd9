"""Adopting all that a run suggests, and placing answers: asked for by a person, done by the worker.

Both may touch a hundred thousand answers, which is more than a page should wait for.
"""

from django.db import transaction
from django.utils import timezone

from analysis.actions.adopting import adopt_all, place_answers, refuse_reworded
from analysis.actions.changes import lock_themes
from analysis.actions.problems import ThemeProblem
from analysis.models import AnalysisRun
from analysis.tasks import take_up_run
from voice.shared.audit import record

TakeUp = AnalysisRun.TakeUp
BUSY = "What was asked last is still being done. Look at this page again in a moment."
NOT_DONE = "This run has not ended well, so there is nothing to take up."


@transaction.atomic
def ask_take_up(
    *, run: AnalysisRun, what: str, by, revision: int | None = None, knows_change: bool = False
) -> AnalysisRun:
    """Ask the worker to do something with what a run found.

    Raises ThemeProblem while it is busy with the run, ThemesChanged for an old page, and
    QuestionChanged as `adopt_theme` does.
    """
    lock_themes(run.question, revision)
    refuse_reworded(run, knows_change)
    run = AnalysisRun.objects.select_for_update().get(pk=run.pk)
    if run.status != AnalysisRun.Status.DONE:
        raise ThemeProblem(NOT_DONE)
    if run.is_being_taken_up:
        raise ThemeProblem(BUSY)
    run.take_up, run.take_up_by, run.take_up_revision = what, by, revision
    run.take_up_asked_at, run.take_up_told = timezone.now(), ""
    run.save(
        update_fields=[
            "take_up", "take_up_by", "take_up_revision", "take_up_asked_at", "take_up_told",
        ]
    )  # fmt: skip
    record(by=by, verb=f"asked for: {run.get_take_up_display().lower()}", thing=run)
    take_up_run.enqueue(run.pk)
    return run


@transaction.atomic
def take_up(*, run_pk: int) -> None:
    """Do what was asked, whole or not at all; told in `take_up_told`. Twice is the same as once."""
    run = AnalysisRun.objects.select_for_update().get(pk=run_pk)
    if not run.take_up:
        return
    try:
        with transaction.atomic():
            told = do_asked(run)
    except ThemeProblem as problem:
        told = str(problem)
    run.take_up, run.take_up_told = "", told
    run.save(update_fields=["take_up", "take_up_told"])


def do_asked(run: AnalysisRun) -> str:
    """Do it, and say in one sentence what came of it."""
    by, revision = run.take_up_by, run.take_up_revision
    if run.take_up == TakeUp.ADOPT:
        number = len(adopt_all(run=run, by=by, revision=revision))
        return f"{number} suggestion{' is' if number == 1 else 's are'} now among your themes."
    place_answers(run=run, by=by, again=run.take_up == TakeUp.PLACE_AGAIN)
    return "Answers were placed in your themes. What people decided has not changed."
