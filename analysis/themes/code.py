"""Codings: which segment of which answer carries which theme."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.clean import Answers
from analysis.themes.model import judge
from analysis.themes.result import CODING_COLUMNS, frame_of
from analysis.themes.tokens import Floats, Ints
from analysis.themes.units import Units

SURE = 0.8  # strength from which a segment carries its own theme
ALSO = 0.28  # score from which a whole answer carries a further theme


def code_answers(
    answers: Answers, units: Units, scores: Floats, first: int, *, floor: float, one_each: bool
) -> pd.DataFrame:
    """The codings of the rows of `units`, by rows; rows that no theme fits have none.

    scores: (texts, k) of the distinct texts; theme numbers begin at `first`. The main coding of an
    answer is the theme nearest to the whole of it. It carries further themes that the whole answer
    scores well for, and those of segments that are sure of theirs. Each coding stands at the
    segment that scores best for it.
    """
    whole = judge(scores[units.whole])
    place = np.full(len(answers), -1, dtype=np.int64)
    place[units.rows] = np.arange(len(units.rows))
    parts = _parts(units, scores, place)
    able = one_each | (whole.score >= floor)
    wanted = [_pairs(np.flatnonzero(able), whole.theme[able], whole.strength[able], main=True)]
    if not one_each:
        wanted += _further(units, scores, parts, floor)
    codings = pd.concat(wanted).drop_duplicates(["at", "theme"], keep="first")
    codings = _one_main(codings).sort_values(["at", "theme"])
    coded = _stand(codings, parts, scores, units)
    order = {"row": True, "segment": True, "main": False, "theme": True}
    coded = coded.sort_values(list(order), ascending=list(order.values()))
    ids = np.array(answers.ids, dtype=object)[coded["row"].to_numpy(dtype=np.int64)]
    return _codings(ids, coded.assign(theme=coded["theme"] + first))


def _pairs(at: Any, theme: Any, strength: Any, *, main: bool) -> pd.DataFrame:
    """Wanted codings: the answer's place among the rows read, its theme, how strongly."""
    return pd.DataFrame({"at": at, "theme": theme, "strength": strength, "main": main})


def _further(units: Units, scores: Floats, parts: pd.DataFrame, floor: float) -> list[pd.DataFrame]:
    at, theme = np.nonzero(scores[units.whole] >= ALSO)
    strength = scores[units.whole[at], theme].clip(0.0, 1.0)
    sure = parts[(parts["strength"] >= SURE) & (parts["score"] >= floor)]
    sure = sure.sort_values("strength", ascending=False, kind="stable")
    return [
        _pairs(at, theme, strength, main=False),
        _pairs(sure["at"], sure["theme"], sure["strength"], main=False),
    ]


def _one_main(codings: pd.DataFrame) -> pd.DataFrame:
    """One main coding an answer: the whole's, else the strongest of its parts'."""
    order = codings.sort_values(["at", "main", "strength"], ascending=[True, False, False])
    return order.assign(main=~order["at"].duplicated())


def _stand(
    codings: pd.DataFrame, parts: pd.DataFrame, scores: Floats, units: Units
) -> pd.DataFrame:
    """Each coding at the segment of its answer that scores best for its theme."""
    first = np.searchsorted(parts["at"].to_numpy(), np.arange(len(units.rows) + 1))
    at = codings["at"].to_numpy(dtype=np.int64)
    counts = (first[1:] - first[:-1])[at]
    number = np.repeat(np.arange(len(codings)), counts)
    offset = np.arange(len(number)) - np.repeat(np.cumsum(counts) - counts, counts)
    part = first[at][number] + offset
    theme = codings["theme"].to_numpy(dtype=np.int64)[number]
    worth = scores[units.part_text[part], theme]
    order = np.lexsort((part, -worth, number))
    best = order[np.unique(number[order], return_index=True)[1]]
    places = parts.iloc[part[best]][["row", "segment", "start", "end"]].reset_index(drop=True)
    return pd.concat([places, codings.reset_index(drop=True)], axis=1)


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


def _parts(units: Units, scores: Floats, place: Ints) -> pd.DataFrame:
    text, placed = units.part_text, judge(scores)
    return pd.DataFrame(
        {
            "row": units.part_row,
            "at": place[units.part_row],
            "segment": units.part_number,
            "start": np.array([span.start for span in units.spans], dtype=np.int64),
            "end": np.array([span.end for span in units.spans], dtype=np.int64),
            "theme": placed.theme[text],
            "strength": placed.strength[text].astype(np.float64),
            "score": placed.score[text],
        }
    )
