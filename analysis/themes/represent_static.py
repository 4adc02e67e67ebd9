"""The `static` engine: a vector a word, averaged with common words weighted down.

Source of the weights: Arora et al. 2017 (smooth inverse frequency).
"""

from __future__ import annotations

import numpy as np

from analysis.themes.artefacts import WordTable
from analysis.themes.tokens import Floats, Tokens, count_matrix, normalised
from analysis.themes.wordpiece import cut_word, without_accents

SMOOTH = 1e-3
RARE = 1e-6


def static_vectors(tokens: Tokens, table: WordTable) -> Floats:
    """(n, d) of length 1; a text with no word or piece of the table gives zeros."""
    words = word_vectors(tokens.words, table)
    counts = count_matrix(tokens.rows, tokens.ids, (len(tokens), len(tokens.words)))
    return normalised(np.asarray(counts @ words, dtype=np.float32))


def word_vectors(words: list[str], table: WordTable) -> Floats:
    """(words, d) weighted vectors; an unknown word is the mean of its known pieces, or zeros."""
    row = np.array([table.numbers.get(word, -1) for word in words], dtype=np.int64)
    known = row >= 0
    found = np.zeros((len(words), table.vectors.shape[1]), dtype=np.float32)
    found[known] = table.vectors[row[known]]
    common = np.full(len(words), RARE)
    listed = known & (row < len(table.frequency))
    common[listed] = table.frequency[row[listed]]
    common[common == 0] = RARE
    for at in np.flatnonzero(~known).tolist():
        rows = rows_of(words[at], table)
        if rows:
            found[at] = table.vectors[rows].mean(axis=0, dtype=np.float32)
    weights = (SMOOTH / (SMOOTH + common)).astype(np.float32)
    return found * weights[:, None] * table.scale


def rows_of(word: str, table: WordTable) -> list[int]:
    """Rows of the table that stand for a word; none for a word in another script."""
    known = table.numbers.get(word)
    if known is not None:
        return [known]
    plain = without_accents(word).replace("'", "")
    known = table.numbers.get(plain)
    return [known] if known is not None else cut_word(plain, table.numbers) or []
