"""Texts as numbers: word ids in reading order, and the sparse counts made from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.themes.clean import words_of

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Tokens:
    """Word ids of `n` texts laid end to end.

    words: the distinct words in order of first use; ids: one a token; offsets: (n + 1,), text i is
    `ids[offsets[i]:offsets[i + 1]]`.
    """

    words: list[str]
    ids: Ints
    offsets: Ints

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.offsets) - 1

    @property
    def rows(self) -> Ints:
        """The text that each token stands in."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))


def tokenise(texts: Sequence[str], cut: Callable[[str], Sequence[str]] = words_of) -> Tokens:
    """Tokens of normalised texts; time grows with the characters. cut: gives a text's words."""
    numbers: dict[str, int] = {}
    ids: list[int] = []
    offsets = [0]
    for text in texts:
        ids += [numbers.setdefault(word, len(numbers)) for word in cut(text)]
        offsets.append(len(ids))
    return Tokens(list(numbers), np.array(ids, dtype=np.int64), np.array(offsets, dtype=np.int64))


def count_matrix(rows: Ints, columns: Ints, shape: tuple[int, int]) -> sparse.csr_matrix:
    """Sparse counts (float32) of (row, column) pairs."""
    ones = np.ones(len(rows), dtype=np.float32)
    counts = sparse.csr_matrix((ones, (rows, columns)), shape=shape)
    counts.sum_duplicates()
    return counts


def pair_codes(tokens: Tokens, numbers: Ints, size: int) -> tuple[Ints, Ints]:
    """(row, code) of each pair of neighbouring words; `numbers` renumbers, -1 leaves a word out."""
    rows, ids = tokens.rows, numbers[tokens.ids]
    together = (rows[:-1] == rows[1:]) & (ids[:-1] >= 0) & (ids[1:] >= 0)
    codes = ids[:-1][together] * size + ids[1:][together]
    return rows[:-1][together], codes


def word_grams(word: str) -> list[str]:
    """The 3- to 5-grams of characters of a word with marked edges; a short word gives itself."""
    marked = f" {word} "
    grams = [marked[i : i + n] for n in (3, 4, 5) for i in range(len(marked) - n + 1)]
    return grams or [marked]


def normalised(matrix: Floats) -> Floats:
    """Rows scaled to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return (matrix / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)


def sparse_normalised(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Sparse rows scaled to length 1; empty rows stay."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale.astype(np.float32)) @ matrix, dtype=np.float32)
