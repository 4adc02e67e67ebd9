"""What a run found, put together: the frames, the facts, and what is needed to assign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.beside import Beside
from analysis.themes.clean import NO_THEME, TOO_FEW_ANSWERS, Answers
from analysis.themes.code import whole_codings
from analysis.themes.config import ThemeConfig
from analysis.themes.facts import facts_of, score
from analysis.themes.fit import Fit
from analysis.themes.label import Namer
from analysis.themes.languages import Reading
from analysis.themes.progress import Clock
from analysis.themes.result import (
    CODING_COLUMNS,
    EXCERPT_COLUMNS,
    THEME_COLUMNS,
    UNCODED_COLUMNS,
    ThemeResult,
    frame_of,
)
from analysis.themes.sayings import Sayings
from analysis.themes.table import Row, rows_of, theme_table
from analysis.themes.tokens import Floats
from analysis.themes.units import Pieces, Units


@dataclass(frozen=True)
class Run:
    """What all readings of a run share; writers: a label of the writer of each row."""

    config: ThemeConfig
    writers: list[str] | None
    pieces: Pieces | None
    clock: Clock


@dataclass(frozen=True)
class Part:
    """What one reading gave; its leaf themes are numbered from `first`.

    sayings, steady, shown: what the texts say, how surely the themes come back, and the excerpts.
    """

    reading: Reading
    units: Units
    fit: Fit
    sayings: Beside[Sayings]
    steady: Beside[tuple[float, Floats]]
    shown: Beside[pd.DataFrame]
    codings: pd.DataFrame
    first: int


def result_of(
    answers: Answers,
    parts: list[Part],
    leftovers: dict[str, list[int]],
    run: Run,
) -> ThemeResult:
    config, clock = run.config, run.clock
    leaves = sum(len(part.fit.centres) for part in parts)
    codings = _all_codings(answers, parts, leftovers, config, leaves)
    facts = facts_of(answers, config, clock)
    rows, measured = _rows(answers, parts, codings, leaves, len(leftovers), config, clock)
    rows += [
        Row(leaves + at, None, name, [], 0.0, float("nan"), None, 0.0)
        for at, name in enumerate(leftovers, start=1)
    ]
    with clock.step("excerpts", leaves):
        shown = [part.shown.result() for part in parts]
        excerpts = pd.concat(shown, ignore_index=True) if shown else frame_of([], EXCERPT_COLUMNS)
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
    uncoded = uncoded_of(answers, codings)
    return ThemeResult(theme_table(rows, codings), codings, uncoded, excerpts, facts, state)


def _rows(
    answers: Answers,
    parts: list[Part],
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
    for part in parts:
        with clock.step("stability", config.resamples):
            part.steady.here()
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
        overall, came_back = part.steady.result()
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


def uncoded_of(answers: Answers, codings: pd.DataFrame) -> pd.DataFrame:
    """The answers without a coding, and why."""
    have = set(codings["answer_id"])
    rows = [row for row, answer_id in enumerate(answers.ids) if answer_id not in have]
    return frame_of(
        {
            "answer_id": [answers.ids[row] for row in rows],
            "why": [answers.why[row] or NO_THEME for row in rows],
        },
        UNCODED_COLUMNS,
    )


def _reading_facts(part: Part) -> dict[str, Any]:
    return {
        "languages": list(part.reading.languages),
        "engine": part.reading.engine,
        "answers": len(part.reading.rows),
        "themes": list(range(part.first, part.first + len(part.fit.centres))),
        "floor": score(part.fit.model.floor),
        "versions": part.fit.model.state()["representation"]["versions"],
    }


def too_few(answers: Answers, config: ThemeConfig, clock: Clock) -> ThemeResult:
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
