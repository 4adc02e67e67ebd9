"""Slips of the keys: a word is read as another where a slip explains it better than English does.

A noisy channel (Kernighan, Church and Gale 1990; Damerau 1964 for the four slips), with the share
of slips taken from the answers themselves. Words are looked up by what is left of them without one
letter, as in SymSpell (Garbe 2012), by numbers that stand for letters in their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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
    unknown = [word for word in tokens.words if can_slip(word) and not frequency(word)]
    known = {word: rare for word in own if can_slip(word) and (rare := frequency(word)) > 0}
    also = [word for word in here if known.get(word, 0) >= ALWAYS_KEPT]

    def expected(word: str) -> float:
        return here.get(word, 0) + KNOWN_ELSEWHERE * frequency(word)

    meant = Meant([*common, *also])
    hopes = meant.likeliest(unknown, expected)
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
    doubtful = [word for word, rare in known.items() if rare < most]
    for word, (other, hope) in meant.likeliest(doubtful, expected).items():
        times, by_slip = here.get(word, 0), slips * hope
        if by_slip > SURER * total * known[word] and times <= max(1, STILL_SLIPS * by_slip):
            found[word] = other
    return found


def can_slip(word: str) -> bool:
    """May a word be a slip, or have slips: letters of English, and not too many."""
    plain = word.replace("'", "")
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and plain.isalpha()


class Meant:
    """Words that may be meant, looked up by what is left of them without one letter."""

    def __init__(self, words: Iterable[str]) -> None:
        """words: those that may be meant."""
        self._words = sorted({word for word in words if can_slip(word)})
        self._letters = letters_of(self._words)
        keys, places = _keys(self._letters)
        order = np.argsort(keys, kind="stable")
        self._keys, self._places = keys[order], places[order]

    def likeliest(
        self, doubtful: list[str], expected: Callable[[str], float]
    ) -> dict[str, tuple[str, float]]:
        """The likeliest word meant by each, and how many such slips for each slip a word.

        expected: how often a word is to be expected here.
        """
        rows, near, shares = self._near(doubtful)
        asked, back = np.unique(near, return_inverse=True)
        often = [expected(self._words[place]) for place in asked.tolist()]
        worth = np.array(often, dtype=np.float64)[back] * shares
        order = np.lexsort((near, worth, rows))
        rows, near, worth = rows[order], near[order], worth[order]
        best = np.append(rows[1:] != rows[:-1], True)[: len(rows)] & (worth > 0)
        return {
            doubtful[row]: (self._words[place], hope)
            for row, place, hope in zip(
                rows[best].tolist(), near[best].tolist(), worth[best].tolist(), strict=True
            )
        }

    def ways(self, written: list[str]) -> dict[str, list[tuple[str, float]]]:
        """Of each word written, the words it may be a slip of, with `slip_shares`."""
        found: dict[str, list[tuple[str, float]]] = {}
        rows, near, shares = self._near(written)
        for row, place, share in zip(rows.tolist(), near.tolist(), shares.tolist(), strict=True):
            found.setdefault(written[row], []).append((self._words[place], share))
        return found

    def _near(self, written: list[str]) -> tuple[Ints, Ints, Doubles]:
        """Pairs of a written word and one that may be meant (indices), and their slip shares."""
        letters = letters_of(written)
        keys, at = _keys(letters)
        first = np.searchsorted(self._keys, keys, side="left")
        counts = np.searchsorted(self._keys, keys, side="right") - first
        rows = np.repeat(at, counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        near = self._places[np.repeat(first, counts) + within]
        size = max(1, len(self._words))
        rows, near = np.divmod(np.unique(rows * size + near), size)
        shares = slip_shares(self._letters[near], letters[rows])
        real = shares > 0
        return rows[real], near[real], shares[real]


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
