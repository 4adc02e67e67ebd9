"""Codings: which segment of which answer carries which theme."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.clean import Answers
from analysis.themes.model import judge
from analysis.themes.result import CODING_COLUMNS, frame_of
from analysis.themes.tokens import Floats
from analysis.themes.units import Units

SURE = 0.65


def code_answers(
    answers: Answers, units: Units, scores: Floats, first: int, *, floor: float, one_each: bool
) -> pd.DataFrame:
    """The codings of the rows of `units`, by rows; rows that no theme fits have none.

    scores: (texts, k) of the distinct texts; theme numbers begin at `first`. The main coding of an
    answer is the theme nearest to the whole of it, at the segment that says it most surely; other
    segments are coded where they are sure of theirs.
    """
    rows = len(answers)
    parts = _parts(units, scores)
    whole = judge(np.asarray(units.of_rows(rows) @ scores, dtype=np.float32))
    at = parts["row"].to_numpy()
    parts["fits"] = one_each | (whole.score[at] >= floor)
    parts["sure"] = (parts["strength"] >= SURE) & (parts["score"] >= floor)
    parts["agrees"] = parts["theme"].to_numpy() == whole.theme[at]
    main = _main_parts(parts)
    moved = (main["fits"] & ~main["agrees"]).to_numpy()
    at = main["row"].to_numpy()
    main = main.assign(
        theme=np.where(moved, whole.theme[at], main["theme"]),
        strength=np.where(moved, whole.strength[at], main["strength"]),
        main=True,
    )
    other = parts[parts["sure"] & (not one_each)].assign(main=False)
    coded = pd.concat([main, other]).drop_duplicates(["row", "segment", "theme"], keep="first")
    coded = coded.sort_values(["row", "segment", "main"], ascending=[True, True, False])
    ids = np.array(answers.ids, dtype=object)[coded["row"].to_numpy()]
    return _codings(ids, coded.assign(theme=coded["theme"] + first))


def whole_codings(answers: Answers, rows: list[int], theme: int) -> pd.DataFrame:
    """These answers coded whole to one theme."""
    return _codings(
        np.array([answers.ids[row] for row in rows], dtype=object),
        pd.DataFrame(
            {
                "segment": 0,
                "start": 0,
                "end": [len(answers.raw[row]) for row in rows],
                "theme": theme,
                "strength": 1.0,
                "main": True,
            }
        ),
    )


def _codings(ids: Any, coded: pd.DataFrame) -> pd.DataFrame:
    columns: dict[str, Any] = {
        name: coded[name].to_numpy() for name in CODING_COLUMNS if name != "answer_id"
    }
    columns["strength"] = np.round(coded["strength"].to_numpy(dtype=np.float64), 4)
    return frame_of({"answer_id": ids, **columns}, CODING_COLUMNS)


def _parts(units: Units, scores: Floats) -> pd.DataFrame:
    at, placed = units.part_text, judge(scores)
    return pd.DataFrame(
        {
            "row": units.part_row,
            "segment": units.part_number,
            "start": np.array([span.start for span in units.spans], dtype=np.int64),
            "end": np.array([span.end for span in units.spans], dtype=np.int64),
            "theme": placed.theme[at],
            "strength": placed.strength[at].astype(np.float64),
            "score": placed.score[at],
        }
    )


def _main_parts(parts: pd.DataFrame) -> pd.DataFrame:
    """One segment a coded row: one that agrees with the whole, else the surest, else the first."""
    able = parts[parts["fits"] | parts["sure"]]
    return able.sort_values(
        ["row", "agrees", "sure", "strength", "segment"],
        ascending=[True, False, False, False, True],
    ).drop_duplicates("row", keep="first")
