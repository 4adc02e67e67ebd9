"""Slips of the keys: an unknown word is read as the commonest known word one slip away."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from analysis.themes.tokens import Tokens

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 3


def one_slip(word: str) -> Iterator[str]:
    """Every string one deletion, swap of neighbours, change or insertion away."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in cuts:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if right:
            yield left + right[1:]
            for letter in LETTERS:
                yield left + letter + right[1:]
        for letter in LETTERS:
            yield left + letter + right


def corrections(
    tokens: Tokens,
    frequency: Callable[[str], float],
    common: frozenset[str],
    *,
    used: dict[str, int] | None = None,
) -> dict[str, str]:
    """What each unknown word of the texts is read as; words that stay are left out.

    frequency: how common a word is in the language, 0 for an unknown one; common: the words that
    may be meant. Words that several people here wrote stay (names of places); among the words one
    slip away, those used here come before those that are only common elsewhere. `used`: counts of
    earlier texts to go by in place of these.
    """
    counts = np.bincount(tokens.ids, minlength=len(tokens.words)).tolist()
    here = used if used is not None else dict(zip(tokens.words, counts, strict=True))
    established = max(3, len(tokens) // 500)
    found: dict[str, str] = {}
    for word in tokens.words:
        if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
            continue
        if frequency(word) > 0 or here.get(word, 0) > established:
            continue
        meant = common.intersection(one_slip(word))
        if meant:
            found[word] = max(meant, key=lambda w: (frequency(w) * (1 + 1000 * here.get(w, 0)), w))
    return found
