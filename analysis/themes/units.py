"""Rows to distinct texts: whole answers and their segments, each text once with its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.themes.clean import Answers, normalise
from analysis.themes.segment import Span, segments_of
from analysis.themes.tokens import Floats, Ints


@dataclass(frozen=True)
class Units:
    """Distinct normalised texts and where they stand.

    texts: the distinct texts, in order of first use; whole: (rows,) the text of each whole answer,
    -1 where it is not an answer; part_row, part_text, part_number, spans: one entry a segment.
    """

    texts: list[str]
    whole: Ints
    part_row: Ints
    part_text: Ints
    part_number: Ints
    spans: list[Span]

    def people(self, of: Ints) -> Floats:
        """(texts,) how many entries of `of` (whole or part_text) stand on each text."""
        return np.bincount(of[of >= 0], minlength=len(self.texts)).astype(np.float32)


def make_units(answers: Answers, *, segmented: bool) -> Units:
    """Units of the rows that are answers; without `segmented` each answer is its own one segment."""
    numbers: dict[str, int] = {}
    whole = np.full(len(answers), -1, dtype=np.int64)
    rows: list[int] = []
    texts: list[int] = []
    counts: list[int] = []
    spans: list[Span] = []
    memory: dict[str, list[tuple[str, Span]]] = {}
    for row, (raw, clean) in enumerate(zip(answers.raw, answers.clean, strict=True)):
        if not clean:
            continue
        whole[row] = numbers.setdefault(clean, len(numbers))
        parts = memory.get(raw)
        if parts is None:
            parts = memory[raw] = _parts(raw, clean, segmented=segmented)
        for number, (text, span) in enumerate(parts):
            rows.append(row)
            texts.append(numbers.setdefault(text, len(numbers)))
            counts.append(number)
            spans.append(span)
    return Units(list(numbers), whole, _ints(rows), _ints(texts), _ints(counts), spans)


def _parts(raw: str, clean: str, *, segmented: bool) -> list[tuple[str, Span]]:
    spans = segments_of(raw) if segmented else [_outline(raw)]
    if len(spans) == 1:
        return [(clean, spans[0])]
    parts = [(normalise(raw[span.start : span.end]), span) for span in spans]
    return [(text, span) for text, span in parts if text] or [(clean, _outline(raw))]


def _outline(raw: str) -> Span:
    lead = len(raw) - len(raw.lstrip())
    return Span(lead, max(len(raw.rstrip()), lead))


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def sample_texts(
    people: Floats, groups: Sequence[str] | None, *, most: int, least: int, seed: int
) -> Ints:
    """Indices of at most about `most` texts that have people, in order; small groups are kept.

    groups: a label of each text's writers; each group keeps at least `least` texts or all it has.
    """
    having = np.flatnonzero(people > 0)
    if len(having) <= most:
        return having
    generator = np.random.default_rng(seed)
    chosen = set(generator.choice(having, size=most, replace=False).tolist())
    if groups is not None:
        names = np.array([groups[at] for at in having])
        for name in np.unique(names):
            own = having[names == name]
            short = min(least, len(own)) - sum(1 for at in own.tolist() if at in chosen)
            if short > 0:
                others = np.array([at for at in own.tolist() if at not in chosen])
                chosen |= set(generator.choice(others, size=short, replace=False).tolist())
    return np.array(sorted(chosen), dtype=np.int64)
