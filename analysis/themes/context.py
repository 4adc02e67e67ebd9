"""Slips that are words of their own ("I wet to school") are told by the words beside them.

A noisy channel with the words before and after (Mays, Damerau and Mercer 1991), counted in the
answers themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.themes.spelling import Meant, can_slip
from analysis.themes.tokens import Tokens

FROM_SLIPS = 0.08  # of all words; where fewer are misspelt, words are read by themselves
LEAST_WRITTEN = 3  # times that a word stands in the answers, before another is read as it
UNSEEN = 1.0  # weight of a pair as the two words alone would have it, beside what was counted
SURER = 6.0  # times likelier that a word of English is a slip, before it is read so
ITS_OWN, OFTENER = 4, 4.0  # pairs of a word, above what slips explain: people say so
_START, _END = "", "\n"


@dataclass(frozen=True)
class Context:
    """ways: of a written word, the words it may be a slip of, with the share of their slips that
    give it; alone, beside: how often words (`total` of them) and pairs of neighbours stand in
    the answers; slips: the share of words misspelt; frequency: how common a word is in English.
    """

    ways: dict[str, list[tuple[str, float]]]
    alone: Counter[str]
    beside: Counter[tuple[str, str]]
    total: int
    slips: float
    frequency: Callable[[str], float]

    def read(self, written: Sequence[str], mended: Sequence[str]) -> list[str]:
        """The words of a text as those beside them tell; mended: as each alone was read."""
        around = [_START, *mended, _END]
        return [
            self._read(word, around[at], alone, around[at + 2])
            for at, (word, alone) in enumerate(zip(written, mended, strict=True))
        ]

    def _read(self, word: str, before: str, alone: str, after: str) -> str:
        ways = self.ways.get(word)
        common = self.frequency(word)
        if not ways or (alone == word and not common):
            return alone
        total = self.total
        first, last = self.alone[before], self.alone[after]
        stays = first * last * common / total
        best, hope, by_slips = alone, 0.0, 0.0
        for meant, share in ways:
            own = self.alone[meant]
            left, right = self.beside[before, meant], self.beside[meant, after]
            likely = self.slips * share / own
            likely *= left + UNSEEN * first * own / total
            likely *= right + UNSEEN * last * own / total
            if likely > hope:
                best, hope, by_slips = meant, likely, self.slips * share * (left + right)
        if hope > SURER * stays:
            said = self.beside[before, word] + self.beside[word, after]
            return best if said <= ITS_OWN + OFTENER * by_slips else alone
        return word if common and hope < stays else alone


def context_of(
    tokens: Tokens, changed: dict[str, str], slips: float, frequency: Callable[[str], float]
) -> Context | None:
    """The context of the words of texts, mended one by one; None where slips are few."""
    if slips < FROM_SLIPS:
        return None
    alone: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    mended = [changed.get(word, word) for word in tokens.words]
    for start, end in pairwise(tokens.offsets.tolist()):
        around = [_START, *(mended[at] for at in tokens.ids[start:end].tolist()), _END]
        alone.update(around)
        beside.update(pairwise(around))
    usual = [word for word, times in alone.items() if times >= LEAST_WRITTEN and frequency(word)]
    types = [word for word in tokens.words if can_slip(word)]
    return Context(Meant(usual).ways(types), alone, beside, alone.total(), slips, frequency)
