"""Names that a person would keep: phrases people really used, and the words that set apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.themes.phrases import Terms, is_telling, key_of, sentence_case, terms_of
from analysis.themes.tokens import Floats, Ints

MOST_TEXTS = 400  # of a theme, by which it is named
MOST_CANDIDATES = 60
LENGTHS = {1: 0.7, 2: 1.0, 3: 1.0, 4: 0.9, 5: 0.75}  # by words
MEANT = {1: 0.5}  # by telling words
COVERS = 0.3  # a name of one phrase should reach so many answers, else a second is joined to it
ADDS = 0.06
LONGEST_NAME = 6

Scorer = Callable[[Sequence[str]], Floats]


@dataclass(frozen=True)
class Name:
    """label: 1 to 6 words in sentence case; words: what sets the theme apart, strongest first."""

    label: str
    words: list[str]


class Namer:
    """Names groups of the same texts, leaves and parents, no two alike."""

    def __init__(
        self,
        texts: Sequence[str],
        people: Floats,
        score: Scorer,
        *,
        cased: dict[str, str],
        taken: Sequence[str] = (),
    ) -> None:
        """texts: distinct normalised, with their people (n,); score: (m, k) of m phrases by how
        well each belongs to each of k themes; cased: words with capitals; taken: names in use.
        """
        self._texts = texts
        self._people = people
        self._score = score
        self._cased = cased
        self._used = [key_of(label) for label in taken]
        self._terms: dict[int, Terms] = {}

    def name(self, labels: Ints, order: Floats, *, columns: Sequence[Sequence[int]]) -> list[Name]:
        """Names of groups 0…: labels (n,), -1 for none; order (n,) how near the heart of its group
        a text is; columns: the themes of `score` that each group is made of.
        """
        groups = [self._members(labels, order, group) for group in range(len(columns))]
        words = [self._count(own, "words") for own in groups]
        phrases = [self._count(own, "phrases") for own in groups]
        whole = [self._count(own, "whole") for own in groups]
        people = [max(float(self._people[own].sum()), 1e-9) for own in groups]
        shares = [
            {word: count / people[at] for word, count in counts.items()}
            for at, counts in enumerate(words)
        ]
        telling = [_telling(shares, at) for at in range(len(groups))]
        found = [
            self._candidates(phrases[at], whole[at], shares[at], dict(telling[at]))
            for at in range(len(groups))
        ]
        ranked = self._ranked(found, columns)
        return [
            Name(
                self._choose(ranked[at], groups[at], at),
                [word for word, _ in telling[at][:8]],
            )
            for at in range(len(groups))
        ]

    def _members(self, labels: Ints, order: Floats, group: int) -> Ints:
        own = np.flatnonzero(labels == group)
        return own[np.lexsort((own, -order[own]))][:MOST_TEXTS]

    def _read(self, at: int) -> Terms:
        terms = self._terms.get(at)
        if terms is None:
            terms = self._terms[at] = terms_of(self._texts[at])
        return terms

    def _count(self, own: Ints, kind: str) -> Counter[str]:
        counts: Counter[str] = Counter()
        for at, weight in zip(own.tolist(), self._people[own].tolist(), strict=True):
            terms = self._read(at)
            for term in getattr(terms, kind):
                counts[term] += weight
        return counts

    def _candidates(
        self,
        counts: Counter[str],
        whole: Counter[str],
        shares: dict[str, float],
        telling: dict[str, float],
    ) -> list[tuple[str, float]]:
        """(phrase, worth): what it says of the theme's words, how often and how much on its own it
        was written, its length.
        """
        scored = []
        for phrase, count in counts.items():
            words = phrase.split()
            said = {word for word in words if is_telling(word)}
            worth = sum(telling.get(word, 0.0) for word in said) / len(said) ** 0.5
            if worth <= 0 or (count < 2 and len(words) > 3):
                continue
            worth *= LENGTHS[len(words)] * MEANT.get(len(said), 1.0) * float(np.log1p(count)) ** 0.7
            worth *= 0.1 + whole[phrase] / count
            scored.append((phrase, worth * (0.5 + max(shares.get(word, 0.0) for word in said))))
        scored.sort(key=lambda pair: (-pair[1], pair[0]))
        return scored[:MOST_CANDIDATES]

    def _ranked(
        self, found: list[list[tuple[str, float]]], columns: Sequence[Sequence[int]]
    ) -> list[list[str]]:
        """Candidates by worth times how surely they alone would lead a reader to the theme."""
        flat = [phrase for candidates in found for phrase, _ in candidates]
        if not flat:
            return [[] for _ in found]
        scores, at, ranked = self._score(flat), 0, []
        for candidates, own in zip(found, columns, strict=True):
            part = scores[at : at + len(candidates)]
            at += len(candidates)
            mine = part[:, list(own)].sum(axis=1)
            others = np.delete(part, list(own), axis=1)
            rival = others.max(axis=1) if others.shape[1] else np.zeros(len(part))
            sure = np.clip(mine - rival + 0.15, 0.01, 1.0)
            order = sorted(
                zip(candidates, sure.tolist(), strict=True),
                key=lambda pair: (-pair[0][1] * pair[1], pair[0][0]),
            )
            ranked.append([phrase for (phrase, _), _ in order])
        return ranked

    def _choose(self, ranked: list[str], own: Ints, group: int) -> str:
        free = [phrase for phrase in ranked if not self._is_used(key_of(phrase))]
        label = self._joined(free, own) if free else self._last_resort(own, group)
        self._used.append(key_of(label))
        return label

    def _joined(self, free: list[str], own: Ints) -> str:
        """The best phrase, with a second where the first alone reaches few of the answers."""
        best = free[0]
        reach = self._reach(own, key_of(best))
        if reach < COVERS:
            for other in free[1:12]:
                long = len(best.split()) + len(other.split()) + 1 > LONGEST_NAME
                if long or key_of(other) & key_of(best):
                    continue
                both = key_of(best) | key_of(other)
                if self._reach(own, both) >= reach + ADDS and not self._is_used(both):
                    return sentence_case(
                        f"{self._form(best, own)} and {self._form(other, own)}", self._cased
                    )
        return sentence_case(self._form(best, own), self._cased)

    def _reach(self, own: Ints, key: frozenset[str]) -> float:
        """The share of a theme's people who use one of the words."""
        hit = [bool(key & key_of(" ".join(self._read(at).words))) for at in own.tolist()]
        people = self._people[own]
        return float(people[np.array(hit, dtype=bool)].sum() / max(float(people.sum()), 1e-9))

    def _form(self, phrase: str, own: Ints) -> str:
        """The phrase as most people write it: hyphens kept."""
        forms = Counter(
            form for at in own.tolist() if (form := self._read(at).phrases.get(phrase)) is not None
        )
        return min(forms, key=lambda form: (-forms[form], form)) if forms else phrase

    def _is_used(self, key: frozenset[str]) -> bool:
        return any(len(key & used) > 0.6 * len(key | used) for used in self._used)

    def _last_resort(self, own: Ints, group: int) -> str:
        """The shortest whole answer of the theme that is not yet a name."""
        texts = sorted((self._texts[at] for at in own.tolist()), key=lambda text: (len(text), text))
        for text in texts:
            label = " ".join(text.split()[:LONGEST_NAME])
            if key_of(label) not in self._used:
                return sentence_case(label, self._cased)
        return f"Theme {group + 1}"


def _telling(shares: list[dict[str, float]], group: int) -> list[tuple[str, float]]:
    """Words by share in the theme times log of that share over the mean share in the others."""
    others = [share for at, share in enumerate(shares) if at != group]
    scored = []
    for word, here in shares[group].items():
        there = sum(share.get(word, 0.0) for share in others) / max(1, len(others))
        scored.append((word, here * float(np.log((here + 0.001) / (there + 0.004)))))
    scored.sort(key=lambda pair: (-pair[1], pair[0]))
    return scored[:60]
