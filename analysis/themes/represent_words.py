"""The `words` engine: TF-IDF of words, word pairs and characters, reduced (LSA). It needs no model.

Source: Deerwester et al. 1990 (LSA); Halko et al. 2011 (randomised SVD).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse

from analysis.themes.tokens import (
    Floats,
    Ints,
    Tokens,
    count_matrix,
    normalised,
    pair_codes,
    sparse_normalised,
    tokenise,
    word_grams,
)

MOST_GRAMS = 60_000
MOST_REMEMBERED = 30_000  # words whose characters are kept at hand
POWER_ROUNDS = 2


class WordSpace:
    """Fitted LSA: texts to (n, dimensions) rows of length 1."""

    version = "words-1"

    def __init__(self, *, dimensions: int = 100, seed: int = 0) -> None:
        """dimensions: how many are kept (fewer where there are fewer texts or words)."""
        self.dimensions = dimensions
        self.seed = seed
        self._known: dict[str, int] | None = None
        self._spelt: dict[str, list[int]] = {}

    def fit(self, texts: Sequence[str], tokens: Tokens | None = None) -> WordSpace:
        """Learn words, pairs and characters from distinct normalised texts."""
        tokens = tokens or tokenise(texts)
        self._learn_words(tokens)
        self._learn_pairs(tokens)
        self._learn_grams(tokens)
        parts = self._weigh(tokens)
        matrix = sparse.csr_matrix(sparse.hstack(parts), dtype=np.float32)
        size = max(1, min(self.dimensions, min(matrix.shape) - 1))
        if min(matrix.shape) < 2:
            self.axes: Floats = np.ones((matrix.shape[1], 1), dtype=np.float32)
            return self
        self.axes = main_directions(matrix, size, seed=self.seed)
        return self

    def transform(self, texts: Sequence[str], tokens: Tokens | None = None) -> Floats:
        """(n, dimensions) float32; a text with no known word or character gives zeros."""
        parts = self._weigh(tokens or tokenise(texts))
        split = parts[0].shape[1]
        return normalised(
            np.asarray(
                parts[0] @ self.axes[:split] + parts[1] @ self.axes[split:], dtype=np.float32
            )
        )

    def _learn_words(self, tokens: Tokens) -> None:
        counts = count_matrix(tokens.rows, tokens.ids, (len(tokens), len(tokens.words)))
        used = np.diff(sparse.csc_matrix(counts).indptr)
        kept = np.flatnonzero(used >= 2) if len(tokens) > 20 else np.arange(len(used))
        self.words = [tokens.words[i] for i in kept]
        self.word_idf = _idf(used[kept], len(tokens))

    def _learn_pairs(self, tokens: Tokens) -> None:
        numbers = self._numbers(tokens)
        rows, codes = pair_codes(tokens, numbers, len(self.words))
        order = np.lexsort((rows, codes))
        rows, codes = rows[order], codes[order]
        first = np.ones(len(codes), dtype=bool)
        first[1:] = (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])
        found, used = np.unique(codes[first], return_counts=True)
        self.pairs = found[used >= 2]
        self.pair_idf = _idf(used[used >= 2], len(tokens))

    def _learn_grams(self, tokens: Tokens) -> None:
        counts = count_matrix(tokens.rows, tokens.ids, (len(tokens), len(tokens.words)))
        used = np.diff(sparse.csc_matrix(counts).indptr)
        totals: dict[str, int] = {}
        spelt = [word_grams(word) for word in tokens.words]
        for grams, times in zip(spelt, used.tolist(), strict=True):
            for gram in set(grams):
                totals[gram] = totals.get(gram, 0) + times
        kept = [(gram, times) for gram, times in totals.items() if times >= 3 or len(tokens) <= 20]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        kept = kept[:MOST_GRAMS]
        self.grams = {gram: i for i, (gram, _) in enumerate(kept)}
        self.gram_idf = _idf(np.array([times for _, times in kept]), len(tokens))
        for word, grams in zip(tokens.words[:MOST_REMEMBERED], spelt, strict=False):
            self._spelt[word] = [at for gram in grams if (at := self.grams.get(gram)) is not None]

    def _numbers(self, tokens: Tokens) -> Ints:
        if self._known is None:
            self._known = {word: i for i, word in enumerate(self.words)}
        return np.array([self._known.get(word, -1) for word in tokens.words], dtype=np.int64)

    def _weigh(self, tokens: Tokens) -> list[sparse.csr_matrix]:
        """Two TF-IDF blocks: words with pairs, and characters."""
        n, numbers = len(tokens), self._numbers(tokens)
        rows, ids = tokens.rows, numbers[tokens.ids]
        words = count_matrix(rows[ids >= 0], ids[ids >= 0], (n, len(self.words)))
        words.data = 1 + np.log(words.data)
        pair_rows, codes = pair_codes(tokens, numbers, len(self.words))
        at = np.searchsorted(self.pairs, codes)
        at[at == len(self.pairs)] = 0
        hit = self.pairs[at] == codes if len(self.pairs) else np.zeros(len(codes), dtype=bool)
        pairs = count_matrix(pair_rows[hit], at[hit], (n, len(self.pairs)))
        both = sparse.hstack(
            [words @ sparse.diags(self.word_idf), pairs @ sparse.diags(self.pair_idf)]
        )
        grams = self._gram_matrix(tokens)
        return [sparse_normalised(sparse.csr_matrix(both)), sparse_normalised(grams)]

    def _gram_matrix(self, tokens: Tokens) -> sparse.csr_matrix:
        rows: list[int] = []
        columns: list[int] = []
        get = self.grams.get
        for number, word in enumerate(tokens.words):
            found = self._spelt.get(word)
            if found is None:
                found = [at for gram in word_grams(word) if (at := get(gram)) is not None]
                if len(self._spelt) < MOST_REMEMBERED:
                    self._spelt[word] = found
            rows += [number] * len(found)
            columns += found
        spelt = count_matrix(
            np.array(rows, dtype=np.int64),
            np.array(columns, dtype=np.int64),
            (len(tokens.words), len(self.grams)),
        )
        counts = count_matrix(tokens.rows, tokens.ids, (len(tokens), len(tokens.words)))
        return sparse.csr_matrix(counts @ (spelt @ sparse.diags(self.gram_idf)), dtype=np.float32)

    def arrays(self) -> dict[str, Any]:
        """What `from_arrays` needs: arrays, and lists of strings."""
        return {
            "axes": self.axes,
            "word_idf": self.word_idf,
            "pairs": self.pairs,
            "pair_idf": self.pair_idf,
            "gram_idf": self.gram_idf,
            "words": self.words,
            "grams": list(self.grams),
        }

    @classmethod
    def from_arrays(cls, kept: dict[str, Any]) -> WordSpace:
        """The space that `arrays` described."""
        space = cls(dimensions=kept["axes"].shape[1])
        space.axes, space.word_idf = kept["axes"], kept["word_idf"]
        space.pairs, space.pair_idf = kept["pairs"], kept["pair_idf"]
        space.gram_idf, space.words = kept["gram_idf"], list(kept["words"])
        space.grams = {gram: i for i, gram in enumerate(kept["grams"])}
        return space


def main_directions(matrix: sparse.csr_matrix, size: int, *, seed: int) -> Floats:
    """(columns, size) right singular vectors of a sparse matrix, by random projection."""
    across = sparse.csr_matrix(matrix.T)
    width = min(size + 10, *matrix.shape)
    start = np.random.default_rng(seed).standard_normal((matrix.shape[1], width))
    base = np.linalg.qr(matrix @ start.astype(np.float32))[0]
    for _ in range(POWER_ROUNDS):
        base = np.linalg.qr(matrix @ (across @ base))[0]
    seen = across @ base
    values, turn = np.linalg.eigh((seen.T @ seen).astype(np.float64))
    values, turn = values[::-1][:size], turn[:, ::-1][:, :size]
    found = (seen @ turn.astype(np.float32)) / np.sqrt(np.maximum(values, 1e-12))
    signs = np.sign(found[np.argmax(np.abs(found), axis=0), np.arange(size)])
    return np.ascontiguousarray(found * signs, dtype=np.float32)


def _idf(used: Ints, n: int) -> Floats:
    return (np.log((1 + n) / (1 + np.asarray(used, dtype=np.float64))) + 1).astype(np.float32)
