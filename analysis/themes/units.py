"""Rows to distinct texts: the segments of answers, each text once with its people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.themes.clean import Answers, Given, normalise
from analysis.themes.mending import Mender
from analysis.themes.segment import Span, segments_of
from analysis.themes.tokens import Floats, Ints


@dataclass(frozen=True)
class Units:
    """Distinct texts, slips mended, and where they stand: whole answers first, then their segments.

    texts: distinct; wholes: how many of them, from the first, are whole answers; rows: the rows
    read, and whole: (rows,) the text of each; part_row, part_text, part_number, spans: one entry
    a segment, in order of rows; used: how often each word was written here.
    """

    texts: list[str]
    wholes: int
    rows: Ints
    whole: Ints
    part_row: Ints
    part_text: Ints
    part_number: Ints
    spans: list[Span]
    used: dict[str, int]

    @property
    def people(self) -> Floats:
        """(wholes,) how many answers read so."""
        return np.bincount(self.whole, minlength=self.wholes).astype(np.float32)


Piece = tuple[int, int, str]
Pieces = dict[tuple[str, str], list[Piece]]


def cut_answers(given: Given) -> Pieces:
    """The segments (start, end, normalised text) of each answer in a language.

    An answer that says one thing has one, whose text is left out.
    """
    return {key: _cut(*key) for key in dict.fromkeys(zip(given.raw, given.lang, strict=True))}


def _cut(raw: str, lang: str) -> list[Piece]:
    spans = segments_of(raw, lang)
    if len(spans) == 1:
        return [(spans[0].start, spans[0].end, "")]
    pieces = [(one.start, one.end, normalise(raw[one.start : one.end])) for one in spans]
    return [piece for piece in pieces if piece[2]] or [_outline(raw)]


def make_units(
    answers: Answers, rows: Sequence[int], mender: Mender, pieces: Pieces | None
) -> Units:
    """Units of these rows, mended; without `pieces` each answer is its own one segment."""
    parts: list[str] = []
    part_rows: list[int] = []
    numbers: list[int] = []
    spans: list[Span] = []
    for row in rows:
        raw = answers.raw[row]
        found = [_outline(raw)] if pieces is None else pieces[raw, answers.lang[row]]
        for number, (start, end, text) in enumerate(found):
            parts.append(text or answers.clean[row])
            part_rows.append(row)
            numbers.append(number)
            spans.append(Span(start, end))
    wholes = [answers.clean[row] for row in rows]
    places = _Places(mender.mend)
    whole = _ints([places.of(text) for text in wholes])
    count = len(places.texts)
    part_text = _ints([places.of(text) for text in parts])
    return Units(
        places.texts, count, _ints(rows), whole, _ints(part_rows), part_text, _ints(numbers),
        spans, mender.used,
    )  # fmt: skip


class _Places:
    """Distinct mended texts, numbered in order of first use."""

    def __init__(self, mend: Callable[[str], str]) -> None:
        self._mend = mend
        self._known: dict[str, int] = {}
        self._memory: dict[str, int] = {}

    def of(self, text: str) -> int:
        at = self._memory.get(text)
        if at is None:
            at = self._known.setdefault(self._mend(text), len(self._known))
            self._memory[text] = at
        return at

    @property
    def texts(self) -> list[str]:
        return list(self._known)


def _outline(raw: str) -> Piece:
    lead = len(raw) - len(raw.lstrip())
    return lead, max(len(raw.rstrip()), lead), ""


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def text_writers(units: Units, writers: list[str] | None) -> list[str] | None:
    """A label of the first writer of each distinct text."""
    if writers is None:
        return None
    labels = [""] * units.wholes
    for row, at in zip(units.rows[::-1].tolist(), units.whole[::-1].tolist(), strict=True):
        labels[at] = writers[row]
    return labels


def sample_texts(
    people: Floats, groups: Sequence[str] | None, *, most: int, least: int, seed: int
) -> Ints:
    """Indices of at most about `most` texts, in order; small groups are kept.

    groups: a label of each text's writers; each group keeps at least `least` texts or all it has.
    """
    if len(people) <= most:
        return np.arange(len(people))
    generator = np.random.default_rng(seed)
    chosen = np.zeros(len(people), dtype=bool)
    chosen[generator.choice(len(people), size=most, replace=False)] = True
    if groups is not None:
        names = np.array(groups)
        for name in np.unique(names):
            own = np.flatnonzero(names == name)
            others = own[~chosen[own]]
            short = min(least, len(own)) - (len(own) - len(others))
            if short > 0:
                chosen[generator.choice(others, size=short, replace=False)] = True
    return np.flatnonzero(chosen)
