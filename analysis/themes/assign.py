"""Later answers placed in agreed themes without moving the others; new is what fits none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.clean import NO_THEME, Answers, given_in, read_answers
from analysis.themes.code import code_answers
from analysis.themes.config import ThemeConfig, ThemesError
from analysis.themes.languages import plan_readings
from analysis.themes.mending import Mender, mender_of, without_slipped
from analysis.themes.model import ThemeModel
from analysis.themes.outcome import uncoded_of
from analysis.themes.progress import Clock, Progress, one_sum_at_a_time, peak_megabytes
from analysis.themes.result import (
    CODING_COLUMNS,
    EXCERPT_COLUMNS,
    ThemeResult,
    frame_of,
)
from analysis.themes.table import count_answers
from analysis.themes.units import Pieces, cut_answers, make_units

NEW = "new"
MOST_NEW_SHOWN = 50


def assign_themes(
    frame: pd.DataFrame, themes: ThemeResult, *, progress: Progress | None = None
) -> ThemeResult:
    """Place later answers in the themes of an earlier run, which keep their numbers and names.

    frame: as for `find_themes`. The result has the same four frames: `themes` with the sizes and
    shares among these answers, `uncoded` with why `no theme` for those that fit none, which are
    also listed in `excerpts` with kind `new` and no theme. Raises ThemesError in plain words.
    """
    if not themes.state["readings"]:
        raise ThemesError("There are no themes to assign to: the earlier run had too few answers.")
    with one_sum_at_a_time():
        return _assign(frame, themes, Clock(progress))


def _assign(frame: pd.DataFrame, themes: ThemeResult, clock: Clock) -> ThemeResult:
    config = ThemeConfig.from_dict(themes.state["config"])
    with clock.step("read", len(frame)):
        given = given_in(frame, language=config.language)
        answers = read_answers(given, question=config.question)
    with clock.step("segments", len(frame)):
        pieces = None if config.one_each else cut_answers(given)
    frames = [frame_of([], CODING_COLUMNS)]
    for at, rows in sorted(_rows_by_reading(answers, themes, config).items()):
        reading = themes.state["readings"][at]
        texts = [answers.clean[row] for row in rows]
        english = "en" in reading["languages"]
        mender = mender_of(texts, english=english, used=reading["used"])
        answers, kept = without_slipped(answers, rows, mender, config.question)
        if kept:
            frames.append(_place(answers, kept, mender, pieces, themes.state, at, config, clock))
    place = {answer_id: at for at, answer_id in enumerate(answers.ids)}
    codings = pd.concat(frames[1:] or frames, ignore_index=True)
    order = np.argsort(codings["answer_id"].map(place).to_numpy(dtype=np.int64), kind="stable")
    codings = codings.iloc[order].reset_index(drop=True)
    uncoded = uncoded_of(answers, codings)
    facts = {
        **themes.facts,
        "assigned": {
            "answers": len(answers),
            "coded": int(codings["answer_id"].nunique()),
            "new": int((uncoded["why"] == NO_THEME).sum()),
        },
        "timing": {"seconds": clock.seconds, "peak_megabytes": peak_megabytes()},
    }
    return replace(
        themes,
        themes=_recount(themes.themes, codings),
        codings=codings,
        uncoded=uncoded,
        excerpts=_new_answers(answers, uncoded),
        facts=facts,
    )


def _rows_by_reading(
    answers: Answers, themes: ThemeResult, config: ThemeConfig
) -> dict[int, list[int]]:
    """Rows by the earlier reading that knows their language; rows of other languages are left."""
    found: dict[int, list[int]] = {}
    readings, left = plan_readings(answers, config)
    of_language = {
        code: at
        for at, reading in enumerate(themes.state["readings"])
        for code in reading["languages"]
    }
    groups = [(reading.languages, reading.rows) for reading in readings]
    groups += [((answers.lang[row],), [row]) for row in left]
    for languages, rows in groups:
        known = [of_language[code] for code in languages if code in of_language]
        if known:
            found.setdefault(known[0], []).extend(rows)
    return {at: sorted(rows) for at, rows in found.items()}


def _place(
    answers: Answers,
    rows: list[int],
    mender: Mender,
    pieces: Pieces | None,
    state: dict[str, Any],
    at: int,
    config: ThemeConfig,
    clock: Clock,
) -> pd.DataFrame:
    reading = state["readings"][at]
    units = make_units(answers, rows, mender, pieces)
    model = ThemeModel.from_state(state["models"][str(at)])
    with clock.step("place", len(units.texts)) as tell:
        scores = model.scores(units, tell)
    return code_answers(
        answers, units, scores, reading["first"], floor=model.floor, one_each=config.one_each
    )


def _new_answers(answers: Answers, uncoded: pd.DataFrame) -> pd.DataFrame:
    texts = dict(zip(answers.ids, answers.raw, strict=True))
    fresh = uncoded[uncoded["why"] == NO_THEME]["answer_id"].tolist()[:MOST_NEW_SHOWN]
    return frame_of(
        [
            {"theme": None, "rank": rank, "kind": NEW, "answer_id": at, "text": texts[at]}
            for rank, at in enumerate(fresh, start=1)
        ],
        EXCERPT_COLUMNS,
    )


def _recount(themes: pd.DataFrame, codings: pd.DataFrame) -> pd.DataFrame:
    """The themes with size and share among the answers of these codings."""
    above = themes["parent"].astype(object).where(themes["parent"].notna(), None)
    sizes = count_answers(codings, dict(zip(themes["theme"], above, strict=True)))
    said = max(1, codings["answer_id"].nunique())
    size = themes["theme"].map(sizes).fillna(0).astype("int64")
    return themes.assign(size=size, share=np.round(size / said, 4))
