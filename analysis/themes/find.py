"""From answers to themes: the run, step by step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.themes.beside import Beside
from analysis.themes.clean import Answers, given_in, read_answers
from analysis.themes.cluster import MOST_THEMES
from analysis.themes.code import code_answers
from analysis.themes.config import TOO_FEW, ThemeConfig, ThemesError
from analysis.themes.fit import Agreed, fit_themes, scores_of, stability_of
from analysis.themes.languages import Reading, plan_readings
from analysis.themes.mending import Mender, mender_of, without_slipped
from analysis.themes.outcome import Part, Run, result_of, too_few
from analysis.themes.progress import Clock, Progress, one_sum_at_a_time
from analysis.themes.quotes import excerpt_rows
from analysis.themes.result import ThemeResult
from analysis.themes.sayings import read_sayings
from analysis.themes.units import cut_answers, make_units, sample_texts, text_writers

MOST_FITTED = {"words": 6_000, "static": 6_000, "model": 4_000}  # texts, by engine
SMALLEST_GROUP = 200  # texts of a group of writers that are fitted on
CASED_BY = 5000
LEFTOVERS = "Nothing to say or don't know"
OTHERS = "Answers in other languages"


def find_themes(
    frame: pd.DataFrame,
    config: ThemeConfig | None = None,
    *,
    agreed: Agreed = (),
    progress: Progress | None = None,
    apart: bool = False,
) -> ThemeResult:
    """Find the themes of written answers to one question.

    frame: columns `answer_id` (unique) and `text`, perhaps `lang` and those named in `config.by`.
    agreed: (name, exemplar texts) of themes that people agreed; they come first, keep their names,
    and are never moved or dropped. progress: called with (step, done, total). apart: work
    on two processors, in copies of this process (for the command, whose process is its own).
    Every row of the frame is in `codings` or in `uncoded` with a reason. Raises ThemesError with
    one plain sentence where the frame or a setting cannot be used.
    """
    with one_sum_at_a_time():
        return _find(frame, config or ThemeConfig(), agreed, Clock(progress), apart=apart)


def _find(
    frame: pd.DataFrame, config: ThemeConfig, agreed: Agreed, clock: Clock, *, apart: bool
) -> ThemeResult:
    _check_by(frame, config)
    with clock.step("read", len(frame)):
        given = given_in(frame, language=config.language)
        cut = None if config.one_each else Beside(partial(cut_answers, given), apart=apart)
        answers = read_answers(given, question=config.question)
        answers, readings, left = _readings(answers, config)
    real = sum(1 for why in answers.why if not why)
    if real < TOO_FEW and not config.one_each and not agreed:
        return too_few(answers, config, clock)
    leftovers = _leftovers(answers, left, config)
    wanted = _wanted([reading for reading, _ in readings], config, spare=len(leftovers))
    with clock.step("segments", len(frame)):
        pieces = cut.result() if cut else None
    run = Run(config, _writers(frame, config), pieces, clock)
    parts: list[Part] = []
    for number, read in enumerate(readings):
        first = parts[-1].first + len(parts[-1].fit.centres) if parts else 1
        own = agreed if number == 0 else ()
        alone = apart and number == 0
        parts.append(_part(answers, read, run, wanted[number], own, first, apart=alone))
    return result_of(answers, parts, leftovers, run)


def _readings(
    answers: Answers, config: ThemeConfig
) -> tuple[Answers, list[tuple[Reading, Mender]], list[int]]:
    """The answers that say something once slips are mended, how they are read, and rows left."""
    planned, left = plan_readings(answers, config)
    readings: list[tuple[Reading, Mender]] = []
    for reading in planned:
        texts = [answers.clean[row] for row in reading.rows]
        mender = mender_of(texts, english="en" in reading.languages)
        answers, rows = without_slipped(answers, reading.rows, mender, config.question)
        if rows:
            readings.append((replace(reading, rows=rows), mender))
    return answers, readings, left


def _part(
    answers: Answers,
    read: tuple[Reading, Mender],
    run: Run,
    wanted: tuple[int, int],
    agreed: Agreed,
    first: int,
    *,
    apart: bool,
) -> Part:
    reading, mender = read
    config, clock = run.config, run.clock
    units = make_units(answers, reading.rows, mender, run.pieces)
    groups = text_writers(units, run.writers)
    fitted = sample_texts(
        units.people,
        groups,
        most=MOST_FITTED[reading.engine],
        least=SMALLEST_GROUP,
        seed=config.seed,
    )
    texts = [units.texts[at] for at in fitted]
    raws = [answers.raw[row] for row in _some(reading.rows)]
    sayings = Beside(partial(read_sayings, texts, reading.languages, raws), apart=apart)
    fit = fit_themes(
        units, fitted, reading.engine, config, wanted=wanted, agreed=agreed, clock=clock
    )
    steady = Beside(partial(stability_of, fit, config), apart=apart)
    shown = Beside(partial(excerpt_rows, answers, units, fit, first, groups), apart=apart)
    scores = scores_of(fit, units, clock)
    codings = code_answers(
        answers, units, scores, first, floor=fit.model.floor, one_each=config.one_each
    )
    return Part(reading, units, fit, sayings, steady, shown, codings, first)


def _some(rows: list[int]) -> list[int]:
    """Some thousands of the rows, evenly: enough to see how words are written."""
    return rows[:: max(1, len(rows) // CASED_BY)]


def _wanted(readings: list[Reading], config: ThemeConfig, spare: int) -> list[tuple[int, int]]:
    """Bounds on the number of themes of each reading; a number asked for is shared by answers."""
    total = sum(len(reading.rows) for reading in readings)
    bounds = []
    for reading in readings:
        share = len(reading.rows) / total
        if config.n_themes:
            goal = max(1, round((config.n_themes - spare) * share))
            bounds.append((goal, goal))
        else:
            least = max(1, round((config.least or 1) * share))
            most = max(1, round((config.most or MOST_THEMES) * max(share, 0.25)))
            bounds.append((min(least, most), most))
    return bounds


def _leftovers(answers: Answers, left: list[int], config: ThemeConfig) -> dict[str, list[int]]:
    """In a one-each run: names of themes for answers that no reading takes, and their rows."""
    if not config.one_each:
        return {}
    aside = [row for row, why in enumerate(answers.why) if why]
    groups = {LEFTOVERS: aside, OTHERS: left}
    least = max(5, 0.004 * len(answers)) if len(aside) + len(left) < len(answers) else 1
    if config.n_themes == 1:
        return {}
    return {name: rows for name, rows in groups.items() if len(rows) >= least}


def _writers(frame: pd.DataFrame, config: ThemeConfig) -> list[str] | None:
    """A label of the writer of each row, from the `by` columns and `lang`; None without any."""
    columns = [name for name in (*config.by, "lang") if name in frame.columns]
    if not columns:
        return None
    return frame[columns].astype("str").agg(" / ".join, axis=1).tolist()


def _check_by(frame: pd.DataFrame, config: ThemeConfig) -> None:
    for name in config.by:
        if name not in frame.columns:
            raise ThemesError(f"There is no column called {name}.")
