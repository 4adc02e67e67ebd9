"""From answers to themes: the run, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.beside import Beside
from analysis.themes.clean import (
    NO_THEME,
    TOO_FEW_ANSWERS,
    Answers,
    given_in,
    read_answers,
)
from analysis.themes.code import code_answers, whole_codings
from analysis.themes.config import TOO_FEW, ThemeConfig, ThemesError
from analysis.themes.facts import facts_of, score
from analysis.themes.fit import (
    MOST_FITTED,
    MOST_THEMES,
    SMALLEST_GROUP,
    Agreed,
    Fit,
    fit_themes,
    scores_of,
    stability_of,
)
from analysis.themes.label import Namer
from analysis.themes.languages import Reading, plan_readings
from analysis.themes.mending import Mender, mender_of, without_slipped
from analysis.themes.model import judge
from analysis.themes.progress import Clock, Progress, one_sum_at_a_time
from analysis.themes.quotes import excerpt_rows
from analysis.themes.result import (
    CODING_COLUMNS,
    EXCERPT_COLUMNS,
    THEME_COLUMNS,
    UNCODED_COLUMNS,
    ThemeResult,
    frame_of,
)
from analysis.themes.sayings import Sayings, read_sayings
from analysis.themes.table import Row, rows_of, theme_table
from analysis.themes.tokens import Floats
from analysis.themes.units import Pieces, Units, cut_answers, make_units, sample_texts

CASED_BY = 5000
LEFTOVERS = "Nothing to say or don't know"
OTHERS = "Answers in other languages"


Steady = Beside[tuple[float, Floats]]


@dataclass(frozen=True)
class Run:
    """What all readings of a run share; writers: a label of the writer of each row."""

    config: ThemeConfig
    writers: list[str] | None
    pieces: Pieces | None
    clock: Clock


@dataclass(frozen=True)
class Part:
    """What one reading gave; its leaf themes are numbered from `first`."""

    reading: Reading
    units: Units
    fit: Fit
    sayings: Beside[Sayings]
    scores: Floats
    codings: pd.DataFrame
    first: int


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
        cut = Beside(partial(cut_answers, given), apart=apart and not config.one_each)
        answers = read_answers(given, question=config.question)
        answers, readings, left = _readings(answers, config)
    real = sum(1 for why in answers.why if not why)
    if real < TOO_FEW and not config.one_each and not agreed:
        return _too_few(answers, config, clock)
    leftovers = _leftovers(answers, left, config)
    wanted = _wanted([reading for reading, _ in readings], config, spare=len(leftovers))
    with clock.step("segments", len(frame)):
        pieces = None if config.one_each else cut.result()
    run = Run(config, _writers(frame, config), pieces, clock)
    parts: list[Part] = []
    steady: list[Steady] = []
    for number, read in enumerate(readings):
        first = parts[-1].first + len(parts[-1].fit.centres) if parts else 1
        own = agreed if number == 0 else ()
        alone = apart and number == 0
        part = _part(answers, read, run, wanted[number], own, first, apart=alone)
        parts.append(part)
        steady.append(Beside(partial(stability_of, part.fit, config), apart=alone))
    return _result(answers, parts, steady, leftovers, run)


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
    fitted = sample_texts(
        units.people,
        text_writers(units, run.writers),
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
    scores = scores_of(fit, units, clock)
    codings = code_answers(
        answers, units, scores, first, floor=fit.model.floor, one_each=config.one_each
    )
    return Part(reading, units, fit, sayings, scores, codings, first)


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


def text_writers(units: Units, writers: list[str] | None) -> list[str] | None:
    """A label of the first writer of each distinct text."""
    if writers is None:
        return None
    labels = [""] * units.wholes
    for row, at in zip(units.rows[::-1].tolist(), units.whole[::-1].tolist(), strict=True):
        labels[at] = writers[row]
    return labels


def _result(
    answers: Answers,
    parts: list[Part],
    steady: list[Steady],
    leftovers: dict[str, list[int]],
    run: Run,
) -> ThemeResult:
    config, clock = run.config, run.clock
    leaves = sum(len(part.fit.centres) for part in parts)
    codings = _all_codings(answers, parts, leftovers, config, leaves)
    facts = facts_of(answers, config, clock)
    rows, measured = _rows(answers, parts, steady, codings, leaves, len(leftovers), config, clock)
    rows += [
        Row(leaves + at, None, name, [], 0.0, float("nan"), None, 0.0)
        for at, name in enumerate(leftovers, start=1)
    ]
    with clock.step("excerpts", leaves):
        excerpts = _excerpts(answers, parts, run.writers)
    facts["counts"] |= {
        "coded": int(codings["answer_id"].nunique()),
        "themes": leaves + len(leftovers),
        "distinct_texts": sum(len(part.units.texts) for part in parts),
        "segments": sum(len(part.units.part_row) for part in parts),
        "fitted_texts": sum(len(part.fit.fitted) for part in parts),
    }
    facts["engine"] = parts[0].reading.engine if parts else "none"
    facts["readings"] = [_reading_facts(part) for part in parts]
    facts["scores"] = {"stability": score(measured)}
    facts["agreed"] = {
        str(at): name for part in parts[:1] for at, name in enumerate(part.fit.agreed, 1)
    }
    state = {
        "config": config.as_dict(),
        "readings": [
            {
                "languages": list(part.reading.languages),
                "first": part.first,
                "used": part.units.used,
                "count": len(part.fit.centres),
            }
            for part in parts
        ],
        "models": {str(at): part.fit.model.state() for at, part in enumerate(parts)},
    }
    uncoded = _uncoded(answers, codings)
    return ThemeResult(theme_table(rows, codings), codings, uncoded, excerpts, facts, state)


def _rows(
    answers: Answers,
    parts: list[Part],
    steady: list[Steady],
    codings: pd.DataFrame,
    leaves: int,
    spare: int,
    config: ThemeConfig,
    clock: Clock,
) -> tuple[list[Row], float]:
    rows: list[Row] = []
    parents: list[Row] = []
    measured: list[float] = []
    taken: list[str] = []
    for part, stable in zip(parts, steady, strict=True):
        with clock.step("stability", config.resamples):
            stable.here()
        with clock.step("names", len(part.fit.centres)):
            texts = [part.units.texts[at] for at in part.fit.fitted]
            namer = Namer(
                texts,
                part.fit.people,
                part.fit.model.quick_scores,
                part.sayings.result(),
                taken=[*taken, *part.fit.agreed],
                question=config.question,
                embed=(part.fit.vectors, part.fit.model.representation.full),
            )
            next_parent = leaves + spare + len(parents) + 1
            own, above = rows_of(part.fit, texts, codings, part.first, next_parent, namer)
        overall, came_back = stable.result()
        measured.append(overall)
        own = [
            replace(row, stability=float(came)) for row, came in zip(own, came_back, strict=True)
        ]
        taken += [row.label for row in own]
        rows += own
        parents += above
    return rows + parents, float(np.mean(measured)) if measured else float("nan")


def _all_codings(
    answers: Answers,
    parts: list[Part],
    leftovers: dict[str, list[int]],
    config: ThemeConfig,
    leaves: int,
) -> pd.DataFrame:
    frames = [part.codings for part in parts]
    for at, rows in enumerate(leftovers.values(), start=1):
        frames.append(whole_codings(answers, rows, leaves + at))
    codings = pd.concat(frames, ignore_index=True) if frames else frame_of([], CODING_COLUMNS)
    if config.one_each:
        have = set(codings["answer_id"])
        rest = [row for row, answer_id in enumerate(answers.ids) if answer_id not in have]
        largest = int(codings["theme"].mode().iloc[0])
        codings = pd.concat([codings, whole_codings(answers, rest, largest)], ignore_index=True)
    place = {answer_id: at for at, answer_id in enumerate(answers.ids)}
    order = np.argsort(codings["answer_id"].map(place).to_numpy(dtype=np.int64), kind="stable")
    return codings.iloc[order].reset_index(drop=True)


def _uncoded(answers: Answers, codings: pd.DataFrame) -> pd.DataFrame:
    have = set(codings["answer_id"])
    rows = [row for row, answer_id in enumerate(answers.ids) if answer_id not in have]
    return frame_of(
        {
            "answer_id": [answers.ids[row] for row in rows],
            "why": [answers.why[row] or NO_THEME for row in rows],
        },
        UNCODED_COLUMNS,
    )


def _excerpts(answers: Answers, parts: Sequence[Part], writers: list[str] | None) -> pd.DataFrame:
    frames = [
        excerpt_rows(
            answers,
            part.units,
            part.fit.fitted,
            part.fit.vectors,
            part.fit.centres,
            judge(part.scores[part.fit.fitted]),
            part.first,
            text_writers(part.units, writers),
        )
        for part in parts
    ]
    return pd.concat(frames, ignore_index=True) if frames else frame_of([], EXCERPT_COLUMNS)


def _reading_facts(part: Part) -> dict[str, Any]:
    return {
        "languages": list(part.reading.languages),
        "engine": part.reading.engine,
        "answers": len(part.reading.rows),
        "themes": list(range(part.first, part.first + len(part.fit.centres))),
        "floor": score(part.fit.model.floor),
        "versions": part.fit.model.state()["representation"]["versions"],
    }


def _too_few(answers: Answers, config: ThemeConfig, clock: Clock) -> ThemeResult:
    """No themes: the answers are listed instead."""
    why = [reason or TOO_FEW_ANSWERS for reason in answers.why]
    uncoded = frame_of({"answer_id": answers.ids, "why": why}, UNCODED_COLUMNS)
    real = [row for row, reason in enumerate(answers.why) if not reason]
    listed = [
        {
            "theme": None,
            "rank": rank,
            "kind": "answer",
            "answer_id": answers.ids[row],
            "text": answers.raw[row],
        }
        for rank, row in enumerate(real, start=1)
    ]
    facts = facts_of(answers, config, clock)
    facts["too_few"] = True
    return ThemeResult(
        frame_of([], THEME_COLUMNS),
        frame_of([], CODING_COLUMNS),
        uncoded,
        frame_of(listed, EXCERPT_COLUMNS),
        facts,
        {"config": config.as_dict(), "readings": [], "models": {}},
    )
