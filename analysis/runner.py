"""Carrying out a run of the theme finder. Loaded by the worker only: it stands on pandas.

`AnalysisRun.config` is what a person asked for: {"n_themes": 12 or null}, and for measuring also
`engine` and `resamples` of `analysis.themes.ThemeConfig`.
"""

import logging
import time
from collections.abc import Callable

import pandas as pd
from django.db import transaction
from django.utils import timezone

from analysis import frames
from analysis.models import AnalysisRun, ProposedCoding, ProposedTheme, UncodedAnswer
from analysis.themes import ThemeConfig, ThemeResult, ThemesError, find_themes
from surveys.models import Layer

log = logging.getLogger(__name__)

BATCH = 2000
SECONDS_BETWEEN_REPORTS = 1.0
WENT_WRONG = "Something went wrong while looking for themes. Nothing was changed. Please try again."
NOTHING_RELEASED = "No answers to this question have been released yet: there is nothing to read."


class RunEndedError(Exception):
    """Somebody stopped the run, or it was taken for dead: its work is thrown away."""


def run_finder(run_pk: int) -> None:
    """Find the themes of a waiting run and store what it suggests, whole or not at all.

    A run that is not waiting is left alone, so that doing this twice is the same as once. What
    goes wrong is told in `problem` in one plain sentence, and never in a log or a traceback, which
    could hold a young person's words.
    """
    now = timezone.now()
    waiting = AnalysisRun.objects.filter(pk=run_pk, status=AnalysisRun.Status.WAITING)
    running = {"status": AnalysisRun.Status.RUNNING, "heard_from_at": now, "read_at": now}
    if not waiting.update(**running):
        return
    run = AnalysisRun.objects.select_related("question__survey", "within").get(pk=run_pk)
    try:
        find_and_store(run)
    except RunEndedError:
        log.info("Run %s was stopped.", run.key)
    except ThemesError as error:
        fail(run, str(error))
    except Exception as error:  # noqa: BLE001 (its words could be a child's: see above)
        log.error("Run %s failed: %s", run.key, type(error).__name__)  # noqa: TRY400 (likewise)
        fail(run, WENT_WRONG)


def find_and_store(run: AnalysisRun) -> None:
    frame = frames.answers_frame(run.question)
    if run.within:
        frame = frames.those_within(frame, run.within)
    if frame.empty:
        raise ThemesError(NOTHING_RELEASED)
    seeds = [] if run.within else frames.agreed_seeds(run.question)
    result = find_themes(
        frame,
        config_of(run, list(frame.columns)),
        agreed=[(seed.label, seed.exemplars) for seed in seeds],
        progress=reporter(run),
    )
    with transaction.atomic():
        store(run, result, seeds, frame)


def config_of(run: AnalysisRun, columns: list[str]) -> ThemeConfig:
    """The finder's settings from what was asked for and what the question says."""
    asked = {key: value for key, value in run.config.items() if value is not None}
    words = run.question.wordings.current().filter(
        language=run.question.survey.language, layer=Layer.STANDARD
    )
    return ThemeConfig.from_dict(
        {
            **asked,
            "seed": run.seed,
            "language": run.question.survey.language,
            "question": words.values_list("text", flat=True).first() or "",
            "by": [name for name in ("age_band", "locality") if name in columns],
        }
    )


def reporter(run: AnalysisRun) -> Callable[[str, int, int], None]:
    """A listener that writes progress to the run at most once a second, and at each new step.

    Raises `RunEndedError` when the run is no longer to be carried out.
    """
    last = {"step": "", "at": 0.0}

    def report(step: str, done: int, total: int) -> None:
        if step == last["step"] and time.monotonic() - last["at"] < SECONDS_BETWEEN_REPORTS:
            return
        last.update(step=step, at=time.monotonic())
        still = AnalysisRun.objects.filter(pk=run.pk, status=AnalysisRun.Status.RUNNING)
        if not still.update(step=step, done=done, total=total, heard_from_at=timezone.now()):
            raise RunEndedError

    return report


def store(
    run: AnalysisRun, result: ThemeResult, seeds: list[frames.Seed], frame: pd.DataFrame
) -> None:
    """Write what was found. To be called in a transaction."""
    held = AnalysisRun.objects.select_for_update().filter(
        pk=run.pk, status=AnalysisRun.Status.RUNNING
    )
    if not held.exists():
        raise RunEndedError
    standing = frames.unchanged(frame, run.question)
    themes = frames.proposed_themes(result, run, seeds)
    ProposedTheme.objects.bulk_create(themes.values(), batch_size=BATCH)
    for number, parent in frames.parents_of(result).items():
        themes[number].parent = themes[parent]
    ProposedTheme.objects.bulk_update(themes.values(), ["parent"], batch_size=BATCH)
    ProposedCoding.objects.bulk_create(
        frames.proposed_codings(
            result, themes, standing, dict(zip(frame["answer_id"], frame["text"], strict=True))
        ),
        batch_size=BATCH,
    )
    UncodedAnswer.objects.bulk_create(
        frames.uncoded_answers(result, run, standing), batch_size=BATCH
    )
    held.update(
        status=AnalysisRun.Status.DONE,
        facts=result.facts,
        done=len(frame),
        total=len(frame),
        finished_at=timezone.now(),
    )


def fail(run: AnalysisRun, problem: str) -> None:
    AnalysisRun.objects.filter(pk=run.pk, status=AnalysisRun.Status.RUNNING).update(
        status=AnalysisRun.Status.FAILED, problem=problem, finished_at=timezone.now()
    )
