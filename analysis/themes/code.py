"""Codings: which segment of which answer carries which theme."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.themes.clean import NO_THEME, Answers
from analysis.themes.model import Placed
from analysis.themes.result import CODING_COLUMNS, UNCODED_COLUMNS, frame_of
from analysis.themes.units import Units

SURE = 0.65


def code_answers(
    answers: Answers, units: Units, placed: Placed, ids: list[int], *, floor: float, one_each: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames codings and uncoded; together they hold every row of the answers.

    placed: where each text of `units` goes, an index into `ids` (theme numbers). The main coding
    of an answer is the theme nearest to the whole of it, at the segment that says it most surely;
    other segments are coded where they are sure of theirs.
    """
    parts = _parts(units, placed)
    whole = units.whole
    theme = np.where(whole >= 0, placed.theme[whole], -1)
    fits = (whole >= 0) & (one_each | (placed.likeness[whole] >= floor))
    strength = np.where(whole >= 0, placed.strength[whole], 0.0)
    parts["sure"] = (parts["strength"] >= SURE) & (parts["likeness"] >= floor)
    parts["agrees"] = parts["theme"].to_numpy() == theme[parts["row"]]
    parts["fits"] = fits[parts["row"]]
    main = _main_parts(parts)
    main_theme = np.where(main["fits"], theme[main["row"]], main["theme"])
    main_strength = np.where(
        main["fits"] & ~main["agrees"], strength[main["row"]], main["strength"]
    )
    main = main.assign(theme=main_theme, strength=main_strength, main=True)
    other = parts[parts["sure"]].assign(main=False)
    coded = pd.concat([main, other]).drop_duplicates(["row", "segment", "theme"], keep="first")
    coded = coded.sort_values(["row", "segment", "main"], ascending=[True, True, False])
    rows = coded["row"].to_numpy()
    ids_of = np.array(answers.ids, dtype=object)
    codings = frame_of(
        {
            "answer_id": ids_of[rows],
            "segment": coded["segment"].to_numpy(),
            "start": coded["start"].to_numpy(),
            "end": coded["end"].to_numpy(),
            "theme": np.array(ids, dtype=np.int64)[coded["theme"].to_numpy()],
            "strength": np.round(coded["strength"].to_numpy(dtype=np.float64), 4),
            "main": coded["main"].to_numpy(),
        },
        CODING_COLUMNS,
    )
    return codings, _uncoded(answers, ids_of, rows)


def place_leftovers(
    codings: pd.DataFrame, uncoded: pd.DataFrame, answers: Answers, theme: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every answer without a theme coded whole to `theme`, in the order of the answers."""
    lengths = dict(zip(answers.ids, (len(text) for text in answers.raw), strict=True))
    rest = frame_of(
        {
            "answer_id": uncoded["answer_id"],
            "segment": 0,
            "start": 0,
            "end": [lengths[at] for at in uncoded["answer_id"]],
            "theme": theme,
            "strength": 1.0,
            "main": True,
        },
        CODING_COLUMNS,
    )
    place = {at: number for number, at in enumerate(answers.ids)}
    both = pd.concat([codings, rest], ignore_index=True)
    both = both.sort_values("answer_id", key=lambda ids: ids.map(place), kind="stable")
    return both.reset_index(drop=True), uncoded.iloc[:0]


def _parts(units: Units, placed: Placed) -> pd.DataFrame:
    at = units.part_text
    return pd.DataFrame(
        {
            "row": units.part_row,
            "segment": units.part_number,
            "start": np.array([span.start for span in units.spans], dtype=np.int64),
            "end": np.array([span.end for span in units.spans], dtype=np.int64),
            "theme": placed.theme[at],
            "strength": placed.strength[at].astype(np.float64),
            "likeness": placed.likeness[at],
        }
    )


def _main_parts(parts: pd.DataFrame) -> pd.DataFrame:
    """One segment a coded row: one that agrees with the whole, else the surest, else the first."""
    able = parts[parts["fits"] | parts["sure"]]
    return able.sort_values(
        ["row", "agrees", "sure", "strength", "segment"],
        ascending=[True, False, False, False, True],
    ).drop_duplicates("row", keep="first")


def _uncoded(answers: Answers, ids_of: np.ndarray, coded_rows: np.ndarray) -> pd.DataFrame:
    missing = np.ones(len(answers), dtype=bool)
    missing[coded_rows] = False
    rows = np.flatnonzero(missing)
    return frame_of(
        {"answer_id": ids_of[rows], "why": [answers.why[row] or NO_THEME for row in rows]},
        UNCODED_COLUMNS,
    )
