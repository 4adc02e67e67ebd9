"""Rows to distinct texts: the segments of answers, each text once with its people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.themes.artefacts import word_table
from analysis.themes.clean import WORD, Answers, normalise
from analysis.themes.segment import Span, segments_of
from analysis.themes.spelling import corrections
from analysis.themes.tokens import Floats, Ints, tokenise
from analysis.themes.wordlists import TEXT_SPEAK


@dataclass(frozen=True)
class Units:
    """Distinct texts, slips mended, and where they stand.

    texts: distinct, in order of first use; part_row, part_text, part_number, spans: one entry a
    segment, in order of rows; used: how often each word was written here.
    """

    texts: list[str]
    part_row: Ints
    part_text: Ints
    part_number: Ints
    spans: list[Span]
    used: dict[str, int]

    @property
    def people(self) -> Floats:
        """(texts,) how many segments read so."""
        return np.bincount(self.part_text, minlength=len(self.texts)).astype(np.float32)

    def of_rows(self, rows: int) -> sparse.csr_matrix:
        """(rows, texts): each answer's segments with weights by their length that add up to 1."""
        lengths = np.array([span.end - span.start for span in self.spans], dtype=np.float32)
        weights = np.sqrt(np.maximum(lengths, 1.0))
        sums = np.bincount(self.part_row, weights=weights, minlength=rows)
        shares = weights / sums[self.part_row]
        return sparse.csr_matrix(
            (shares, (self.part_row, self.part_text)), shape=(rows, len(self.texts))
        )


def make_units(
    answers: Answers,
    rows: Sequence[int],
    *,
    segmented: bool,
    english: bool,
    used: dict[str, int] | None = None,
) -> Units:
    """Units of these rows; without `segmented` each answer is its own one segment.

    english: mend slips and text-speak; used: counts of words in earlier answers to go by.
    """
    texts: list[str] = []
    part_rows: list[int] = []
    numbers: list[int] = []
    spans: list[Span] = []
    memory: dict[str, list[tuple[str, Span]]] = {}
    for row in rows:
        raw = answers.raw[row]
        parts = memory.get(raw)
        if parts is None:
            parts = memory[raw] = _parts(raw, answers.clean[row], segmented=segmented)
        for number, (text, span) in enumerate(parts):
            texts.append(text)
            part_rows.append(row)
            numbers.append(number)
            spans.append(span)
    return _distinct(texts, part_rows, numbers, spans, _mender(texts, english=english, used=used))


def _distinct(
    texts: list[str],
    rows: list[int],
    numbers: list[int],
    spans: list[Span],
    mended: tuple[Callable[[str], str], dict[str, int]],
) -> Units:
    mend, used = mended
    found: dict[str, int] = {}
    memory: dict[str, int] = {}
    places = []
    for text in texts:
        at = memory.get(text)
        if at is None:
            at = memory[text] = found.setdefault(mend(text), len(found))
        places.append(at)
    return Units(list(found), _ints(rows), _ints(places), _ints(numbers), spans, used)


def _mender(
    texts: list[str], *, english: bool, used: dict[str, int] | None
) -> tuple[Callable[[str], str], dict[str, int]]:
    """A function that mends a text, and how often each word was written."""
    if not english:
        return str, {}
    tokens = tokenise(texts)
    counts = np.bincount(tokens.ids, minlength=len(tokens.words)).tolist()
    written = used if used is not None else dict(zip(tokens.words, counts, strict=True))
    table = word_table()
    changed = {**TEXT_SPEAK, **corrections(tokens, table.frequency_of, table.common, used=written)}

    def mend(text: str) -> str:
        return WORD.sub(lambda word: changed.get(word[0], word[0]), text)

    return mend, {word: count for word, count in written.items() if count > 1}


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
