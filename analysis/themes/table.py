"""The themes frame: leaves and, above those that are alike, their parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.themes.cluster import centres_of
from analysis.themes.evaluate import cohesion, nearest_groups
from analysis.themes.fit import Fit
from analysis.themes.label import Namer
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


def rows_of(
    fit: Fit,
    texts: Sequence[str],
    codings: pd.DataFrame,
    first: int,
    next_parent: int,
    namer: Namer,
) -> tuple[list[Row], list[Row]]:
    """Leaf rows numbered from `first` and parent rows from `next_parent`; no two names alike.

    Stability is not measured here.
    """
    count = len(fit.centres)
    heart = np.einsum("ij,ij->i", fit.vectors, fit.centres[fit.labels])
    names = namer.name(fit.labels, heart, columns=[[at] for at in range(count)])
    labels = [*fit.agreed, *(name.label for name in names[len(fit.agreed) :])]
    above = parents_of(fit.tops)
    parent = {leaf: next_parent + at for at, leaves in enumerate(above) for leaf in leaves}
    near, _ = nearest_groups(fit.centres)
    shared = shared_answers(codings, range(first, first + count))
    close = cohesion(fit.vectors, fit.labels, fit.centres, fit.people)
    leaves = [
        Row(
            theme=first + at,
            parent=parent.get(at),
            label=labels[at],
            words=names[at].words,
            cohesion=float(close[at]),
            stability=float("nan"),
            nearest=None if near[at] < 0 else first + int(near[at]),
            overlap=float(shared[at].max(initial=0)),
        )
        for at in range(count)
    ]
    return leaves, _parent_rows(fit, above, next_parent, namer, heart)


def _parent_rows(
    fit: Fit, above: list[list[int]], first: int, namer: Namer, heart: Floats
) -> list[Row]:
    if not above:
        return []
    group_of = np.array([_index(above, leaf) for leaf in range(len(fit.centres))])
    labels = group_of[fit.labels]
    inside = np.flatnonzero(labels >= 0)
    centres = centres_of(fit.vectors, labels, fit.people, len(above))
    close = cohesion(fit.vectors[inside], labels[inside], centres, fit.people[inside])
    names = namer.name(labels, heart, columns=above)
    return [
        Row(first + at, None, name.label, name.words, float(close[at]), float("nan"), None, 0.0)
        for at, name in enumerate(names)
    ]


def parents_of(groups: Ints) -> list[list[int]]:
    """Leaves (indices) that stand together, groups of two or more, in order of their first leaf."""
    found: dict[int, list[int]] = {}
    for leaf, group in enumerate(groups.tolist()):
        found.setdefault(group, []).append(leaf)
    return [leaves for leaves in found.values() if len(leaves) > 1]


def _index(groups: list[list[int]], leaf: int) -> int:
    return next((at for at, leaves in enumerate(groups) if leaf in leaves), -1)


def _rounded(value: float) -> float:
    return round(float(value), 4)
