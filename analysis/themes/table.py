"""The themes frame: leaves and, above those that are alike, their parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.themes.result import THEME_COLUMNS, frame_of
from analysis.themes.tokens import Floats, Ints


@dataclass(frozen=True)
class Row:
    """A theme before its answers are counted; stability is NaN where it was not measured."""

    theme: int
    parent: int | None
    label: str
    words: Sequence[str]
    cohesion: float
    stability: float
    nearest: int | None
    overlap: float


def theme_table(rows: Sequence[Row], codings: pd.DataFrame) -> pd.DataFrame:
    """The themes frame; a parent counts the distinct answers of its children."""
    parent = {row.theme: row.parent for row in rows}
    sizes = count_answers(codings, parent)
    said = max(1, codings["answer_id"].nunique())
    return frame_of(
        {
            "theme": [row.theme for row in rows],
            "parent": [row.parent for row in rows],
            "label": [row.label for row in rows],
            "words": [", ".join(row.words) for row in rows],
            "size": [sizes.get(row.theme, 0) for row in rows],
            "share": [round(sizes.get(row.theme, 0) / said, 4) for row in rows],
            "cohesion": [_rounded(row.cohesion) for row in rows],
            "stability": [_rounded(row.stability) for row in rows],
            "nearest_theme": [row.nearest for row in rows],
            "overlap": [_rounded(row.overlap) for row in rows],
        },
        THEME_COLUMNS,
    )


def count_answers(codings: pd.DataFrame, parent: dict[int, int | None]) -> dict[int, int]:
    """How many answers each theme and each parent has."""
    own = codings[["answer_id", "theme"]]
    above = own.assign(theme=own["theme"].map(parent)).dropna().astype({"theme": "Int64"})
    both = pd.concat([own, above]).drop_duplicates()
    return {int(theme): int(size) for theme, size in both["theme"].value_counts().items()}


def shared_answers(codings: pd.DataFrame, ids: Sequence[int]) -> Floats:
    """(k, k) share of the smaller theme's answers that the other has too; 0 on the diagonal."""
    place = {theme: at for at, theme in enumerate(ids)}
    own = codings[["answer_id", "theme"]].drop_duplicates()
    own = own[own["theme"].isin(place)]
    rows = pd.factorize(own["answer_id"])[0]
    table = np.zeros((int(rows.max(initial=-1)) + 1, len(ids)), dtype=np.float32)
    table[rows, own["theme"].map(place).to_numpy(dtype=np.int64)] = 1
    both = table.T @ table
    sizes = np.diag(both).copy()
    np.fill_diagonal(both, 0)
    return np.asarray(both / np.maximum(np.minimum.outer(sizes, sizes), 1), dtype=np.float32)


def parents_of(groups: Ints) -> dict[int, list[int]]:
    """Leaves (indices) by group, for groups of two or more, in order of their first leaf."""
    found: dict[int, list[int]] = {}
    for leaf, group in enumerate(groups.tolist()):
        found.setdefault(group, []).append(leaf)
    return {group: leaves for group, leaves in found.items() if len(leaves) > 1}


def _rounded(value: float) -> float:
    return round(float(value), 4)
