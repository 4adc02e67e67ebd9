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

Doubles = NDArray[np.float64]
Letters = NDArray[np.uint8]

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
        self._words = sorted({word for word in words if _can_slip(word)})
        self._letters = letters_of(self._words)
        keys, places = _keys(self._letters)
        order = np.argsort(keys, kind="stable")
        self._keys, self._places = keys[order], places[order]

    def of(self, doubtful: list[str]) -> dict[str, tuple[str, float]]:
        """The likeliest word meant by each, and how many such slips for each slip a word."""
        letters = letters_of(doubtful)
        keys, at = _keys(letters)
        first = np.searchsorted(self._keys, keys, side="left")
        counts = np.searchsorted(self._keys, keys, side="right") - first
        rows = np.repeat(at, counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        near = self._places[np.repeat(first, counts) + within]
        rows, near = np.divmod(np.unique(rows * len(self._words) + near), max(1, len(self._words)))
        worth = self._expected(near) * slip_shares(self._letters[near], letters[rows])
        order = np.lexsort((near, worth, rows))
        rows, near, worth = rows[order], near[order], worth[order]
        best = np.append(rows[1:] != rows[:-1], True)[: len(rows)] & (worth > 0)
        return {
            doubtful[row]: (self._words[place], hope)
            for row, place, hope in zip(
                rows[best].tolist(), near[best].tolist(), worth[best].tolist(), strict=True
            )
        }

    def _expected(self, places: Ints) -> Doubles:
        """How often each of these words is to be expected here."""
        asked, back = np.unique(places, return_inverse=True)
        words = [self._words[place] for place in asked.tolist()]
        here = [self._here.get(word, 0) + KNOWN_ELSEWHERE * self._frequency(word) for word in words]
        return np.array(here, dtype=np.float64)[back]


def letters_of(words: list[str]) -> Letters:
    """(words, LONGEST) the letters of ASCII words, zeros behind them."""
    return np.array(words, dtype=f"S{LONGEST}").view(np.uint8).reshape(len(words), LONGEST)


def _keys(letters: Letters) -> tuple[NDArray[np.uint64], Ints]:
    """A number for each word, and for what is left of it without each letter; and whose it is."""
    power = np.cumprod(np.full(LONGEST, 1_000_003, dtype=np.uint64))
    here = letters * power
    before = np.cumsum(here, axis=1) - here
    moved = letters[:, 1:] * power[:-1]
    after = np.zeros_like(here)
    after[:, :-1] = np.cumsum(moved[:, ::-1], axis=1)[:, ::-1]
    keys = np.concatenate([here.sum(axis=1, keepdims=True), before + after], axis=1)
    real = np.concatenate([np.ones((len(letters), 1), dtype=bool), letters > 0], axis=1)
    return keys[real], np.nonzero(real)[0]


def slip_shares(meant: Letters, written: Letters) -> Doubles:
    """(n,) which share of the one-letter slips of a word give what was written, 0 where none does.

    A letter lost, doubled, swapped with the next, or another one: each kind a quarter. A letter
    from nowhere is a hundred times rarer than one doubled.
    """
    rows = np.arange(len(meant))
    size, more = (meant > 0).sum(axis=1), (written > 0).sum(axis=1) - (meant > 0).sum(axis=1)
    same = meant == written
    at = np.where(same.all(axis=1), LONGEST - 1, np.argmin(same, axis=1))
    after, last = np.minimum(at + 1, LONGEST - 1), np.maximum(at - 1, 0)
    lost = (more == -1) & (_end(_moved(meant) == written) <= at)
    grown = (more == 1) & (_end(meant == _moved(written)) <= at)
    doubled = (at > 0) & (written[rows, at] == written[rows, last])
    changed = (more == 0) & (_end(same) == at + 1)
    crossed = (meant[rows, at] == written[rows, after]) & (meant[rows, after] == written[rows, at])
    swapped = (more == 0) & ~changed & crossed & (_end(same) == at + 2)
    ways = np.select(
        [lost | swapped, grown & doubled, grown, changed], [size, size, size * 100, size * 25], 0
    )
    return np.divide(0.25, ways, out=np.zeros(len(ways)), where=ways > 0)


def _moved(letters: Letters) -> Letters:
    """The letters one place to the front."""
    return np.pad(letters[:, 1:], ((0, 0), (0, 1)))


def _end(same: NDArray[np.bool_]) -> Ints:
    """(n,) the place behind the last letter that is not the same; 0 where all are."""
    return np.where(same.all(axis=1), 0, LONGEST - np.argmin(same[:, ::-1], axis=1))
