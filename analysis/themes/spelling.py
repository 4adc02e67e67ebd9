"""Slips of the keys: a word is read as another where a slip explains it better than English does.

A noisy channel (Kernighan, Church and Gale 1990; Damerau 1964 for the four slips), with the share
of slips taken from the answers themselves. Words are looked up by what is left of them without one
letter, as in SymSpell (Garbe 2012), by numbers that stand for letters in their places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.themes.tokens import Ints, Tokens

SHORTEST, LONGEST = 1, 24  # letters
KNOWN_ELSEWHERE = 10_000  # words of other English that weigh like words written here
LEAST_SLIPS = 0.005
ALWAYS_KEPT = 3e-4  # words as common as this are what they say
SURER = 3.0  # times likelier that a known word is a slip, before it is read so
STILL_SLIPS = 10.0  # times oftener than expected that a slip of a common word may be written


def corrections(
    tokens: Tokens,
    frequency: Callable[[str], float],
    common: frozenset[str],
    *,
    used: Mapping[str, int] | None = None,
) -> dict[str, str]:
    """What each misspelt word of the texts is read as; words that stay are left out.

    frequency: how common a word is in the language, 0 for an unknown one; common: the words that
    may be meant. A word is a slip of another where as many slips of that one are to be expected
    here as the word was written, and English does not expect it. Words that several people wrote
    and no slip explains stay (names of places). `used`: counts of earlier texts to go by in place
    of these.
    """
    counts = np.bincount(tokens.ids, minlength=len(tokens.words)).tolist()
    own = dict(zip(tokens.words, counts, strict=True))
    here = used if used is not None else own
    unknown = [word for word in tokens.words if _can_slip(word) and not frequency(word)]
    known = {word: rare for word in own if _can_slip(word) and (rare := frequency(word)) > 0}
    also = [word for word in here if known.get(word, 0) >= ALWAYS_KEPT]
    meant = _Meant(here, frequency, [*common, *also])
    hopes = meant.of(unknown)
    lost = sum(own[word] for word in hopes)
    slips = max(LEAST_SLIPS, lost / max(1, len(tokens.ids)))
    total, kept = sum(here.values()) + KNOWN_ELSEWHERE, max(3, len(tokens) // 500)
    found = {
        word: other
        for word, (other, hope) in hopes.items()
        if here.get(word, 0) <= max(kept, STILL_SLIPS * slips * hope)
    }
    oftenest = max((here[word] for word in here if word in known), default=0)
    most = min(ALWAYS_KEPT, slips * oftenest / 8 / SURER / total)
    for word, (other, hope) in meant.of([w for w, rare in known.items() if rare < most]).items():
        times, by_slip = here.get(word, 0), slips * hope
        if by_slip > SURER * total * known[word] and times <= max(1, STILL_SLIPS * by_slip):
            found[word] = other
    return found


def _can_slip(word: str) -> bool:
    plain = word.replace("'", "")
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and plain.isalpha()


class _Meant:
    """The words that may be meant, looked up by what is left of them without one letter."""

    def __init__(
        self, here: Mapping[str, int], frequency: Callable[[str], float], words: list[str]
    ) -> None:
        """words: those that may be meant; the rest as for `corrections`."""
        self._here, self._frequency = here, frequency
        self._words = [word for word in dict.fromkeys(words) if _can_slip(word)]
        keys, places = _keys(self._words)
        order = np.argsort(keys, kind="stable")
        self._keys, self._places = keys[order], places[order]

    def of(self, doubtful: list[str]) -> dict[str, tuple[str, float]]:
        """The likeliest word meant by each, and how many such slips for each slip a word."""
        keys, at = _keys(doubtful)
        first = np.searchsorted(self._keys, keys, side="left")
        counts = np.searchsorted(self._keys, keys, side="right") - first
        rows = np.repeat(at, counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        near = self._places[np.repeat(first, counts) + within]
        found: dict[str, tuple[str, float]] = {}
        for row, place in np.unique(np.stack([rows, near], axis=1), axis=0).tolist():
            word, other = doubtful[row], self._words[place]
            worth = self._expected(other) * slip_share(other, word) if word != other else 0.0
            if (worth, other) > found.get(word, ("", 0.0))[::-1]:
                found[word] = (other, worth)
        return {word: pair for word, pair in found.items() if pair[1] > 0}

    def _expected(self, word: str) -> float:
        return self._here.get(word, 0) + KNOWN_ELSEWHERE * self._frequency(word)


def _keys(words: list[str]) -> tuple[NDArray[np.uint64], Ints]:
    """A number for each word, and for what is left of it without each letter; and whose it is."""
    size = len(words)
    letters = np.array(words, dtype=f"S{LONGEST}").view(np.uint8).reshape(size, LONGEST)
    power = np.cumprod(np.full(LONGEST, 1_000_003, dtype=np.uint64))
    here = letters * power
    before = np.cumsum(here, axis=1) - here
    moved = letters[:, 1:] * power[:-1]
    after = np.zeros_like(here)
    after[:, :-1] = np.cumsum(moved[:, ::-1], axis=1)[:, ::-1]
    keys = np.concatenate([here.sum(axis=1, keepdims=True), before + after], axis=1)
    real = np.concatenate([np.ones((size, 1), dtype=bool), letters > 0], axis=1)
    return keys[real], np.nonzero(real)[0]


def slip_share(meant: str, written: str) -> float:
    """Which share of the one-letter slips of `meant` give `written`: 0 where none does.

    A letter lost, doubled, swapped with the next, or another one: each kind a quarter. A letter
    from nowhere is a hundred times rarer than one doubled.
    """
    size, other = len(meant), len(written)
    at = 0
    while at < min(size, other) and meant[at] == written[at]:
        at += 1
    if other == size - 1:
        return _share(meant[at + 1 :] == written[at:], size)
    if other == size + 1:
        doubled = at > 0 and written[at] == written[at - 1]
        return _share(meant[at:] == written[at + 1 :], size * (1 if doubled else 100))
    if other != size:
        return 0.0
    if meant[at + 1 :] == written[at + 1 :]:
        return _share(True, size * 25)
    swapped = meant[at : at + 2] == written[at : at + 2][::-1]
    return _share(swapped and meant[at + 2 :] == written[at + 2 :], size)


def _share(possible: bool, ways: int) -> float:
    return 0.25 / ways if possible else 0.0
