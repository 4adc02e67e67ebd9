"""Later answers placed in agreed themes without moving the others; what fits none is gathered as new."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.clean import NO_THEME, read_answers
from analysis.themes.code import code_answers
from analysis.themes.config import ThemeConfig, ThemesError
from analysis.themes.model import ThemeModel
from analysis.themes.progress import Clock, Progress, peak_megabytes
from analysis.themes.result import EXCERPT_COLUMNS, ThemeResult, frame_of
from analysis.themes.table import count_answers
from analysis.themes.units import make_units

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
    if "model" not in themes.state:
        raise ThemesError("There are no themes to assign to: the earlier run had too few answers.")
    clock = Clock(progress)
    config = ThemeConfig.from_dict(themes.state["config"])
    with clock.step("read", len(frame)):
        answers = read_answers(frame, language=config.language, question=config.question)
        units = make_units(answers, segmented=not config.one_each)
    model = ThemeModel.from_state(themes.state["model"])
    ids = [int(theme) for theme in themes.state["themes"]]
    with clock.step("place", len(units.texts)) as tell:
        placed = model.place(units.texts, progress=tell)
        codings, uncoded = code_answers(
            answers, units, placed, ids, floor=model.floor, one_each=config.one_each
        )
    counted = _recount(themes.themes, codings)
    unplaced = uncoded[uncoded["why"] == NO_THEME]["answer_id"]
    facts = {
        **themes.facts,
        "assigned": {
            "answers": len(answers),
            "coded": int(codings["answer_id"].nunique()),
            "new": len(unplaced),
        },
        "timing": {"seconds": clock.seconds, "peak_megabytes": peak_megabytes()},
    }
    texts = dict(zip(answers.ids, answers.raw, strict=True))
    fresh: list[dict[str, Any]] = [
        {"theme": None, "rank": rank, "kind": NEW, "answer_id": at, "text": texts[at]}
        for rank, at in enumerate(unplaced.tolist()[:MOST_NEW_SHOWN], start=1)
    ]
    return replace(
        themes,
        themes=counted,
        codings=codings,
        uncoded=uncoded,
        excerpts=frame_of(fresh, EXCERPT_COLUMNS),
        facts=facts,
    )


def _recount(themes: pd.DataFrame, codings: pd.DataFrame) -> pd.DataFrame:
    """The themes with size and share among the answers of these codings."""
    above = themes["parent"].astype(object).where(themes["parent"].notna(), None)
    sizes = count_answers(codings, dict(zip(themes["theme"], above, strict=True)))
    said = max(1, codings["answer_id"].nunique())
    size = themes["theme"].map(sizes).fillna(0).astype("int64")
    return themes.assign(size=size, share=np.round(size / said, 4))
