"""The excerpts frame: quotes of every theme from the answers that were fitted on."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.clean import Answers
from analysis.themes.excerpts import pick_excerpts
from analysis.themes.fit import Fit
from analysis.themes.model import judge
from analysis.themes.result import EXCERPT_COLUMNS, frame_of
from analysis.themes.tokens import Ints
from analysis.themes.units import Units

MOST_WEIGHED = 400
# What could lead to a person: an address of mail or the web, a handle, a telephone number, a
# postcode, a name that somebody gives as theirs. Such answers are not shown as excerpts.
_PERSONAL = re.compile(
    r"\S@\S|(?<!\S)@\w|https?:|www\.|(?:\d[\s().-]*){7,}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\b(?:my name is|i am called|my number is)\b",
    re.IGNORECASE,
)


def excerpt_rows(
    answers: Answers, units: Units, fit: Fit, first_theme: int, groups: list[str] | None
) -> pd.DataFrame:
    """Quotes of each theme, each with an answer that says it; distinct words only, and none with
    an address, a number or a name that could lead to a person.

    groups: a label of each text's writer, whose kinds are all to be heard; None without any.
    """
    fitted, vectors, centres = fit.fitted, fit.vectors, fit.centres
    placed = judge(fit.scores)
    writer = _first_writers(units)
    rows: list[dict[str, Any]] = []
    for group in range(len(centres)):
        own = np.flatnonzero(placed.theme == group)
        shown = [not _PERSONAL.search(answers.raw[writer[fitted[at]]]) for at in own]
        own = own[np.array(shown, dtype=bool)]
        own = own[np.lexsort((own, -(vectors[own] @ centres[group])))]
        own = np.concatenate([own[:MOST_WEIGHED], own[MOST_WEIGHED:][-20:]])
        if not len(own):
            continue
        lengths = np.array([len(units.texts[at].split()) for at in fitted[own]])
        heard = [groups[at] for at in fitted[own]] if groups else None
        for pick in pick_excerpts(
            vectors[own], centres[group], placed.strength[own], lengths, heard
        ):
            row = int(writer[fitted[own[pick.at]]])
            rows.append(
                {
                    "theme": first_theme + group,
                    "rank": pick.rank,
                    "kind": pick.kind,
                    "answer_id": answers.ids[row],
                    "text": answers.raw[row].strip(),
                }
            )
    return frame_of(rows, EXCERPT_COLUMNS)


def _first_writers(units: Units) -> Ints:
    """(wholes,) the row of the first answer that reads so."""
    first = np.full(units.wholes, -1, dtype=np.int64)
    first[units.whole[::-1]] = units.rows[::-1]
    return first
