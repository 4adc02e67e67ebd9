"""What the people of each group wrote, counted: stems, whole phrases, and who used which."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.themes.clean import HAN
from analysis.themes.phrases import Key, Terms
from analysis.themes.tokens import Floats

T = TypeVar("T", str, Key, tuple[str, str])
Mask = NDArray[np.bool_]
Doubles = NDArray[np.float64]


def roots_of(key: Key) -> Key:
    """The stems that a phrase is made of; a phrase without spaces is made of its pairs."""
    if HAN.match(key[0]):
        return tuple(key[0][at : at + 2] for at in range(len(key[0]) - 1))
    return key


class Tally(dict[T, float], Generic[T]):
    """Sums by key; 0 for a key that was never added to."""

    def __missing__(self, key: T) -> float:
        """Nothing was added here."""
        return 0.0

    def add(self, key: T, weight: float) -> None:
        """Add to the sum of a key."""
        self[key] = self.get(key, 0.0) + weight

    def largest(self) -> T:
        """The key with the largest sum, the first in order of those alike."""
        return min(self, key=lambda key: (-self[key], key))


K = TypeVar("K", str, Key)
V = TypeVar("V", str, tuple[str, str])


def _within(tallies: dict[K, Tally[V]], key: K) -> Tally[V]:
    found = tallies.get(key)
    if found is None:
        found = tallies[key] = Tally()
    return found


@dataclass
class Counts:
    """How many people of one group used each stem and each phrase, in any form."""

    people: float
    stems: Tally[str] = field(default_factory=Tally)
    words: dict[str, Tally[str]] = field(default_factory=dict)
    phrases: Tally[Key] = field(default_factory=Tally)
    whole: Tally[Key] = field(default_factory=Tally)
    heads: Tally[Key] = field(default_factory=Tally)
    forms: dict[Key, Tally[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[Terms], people: Sequence[float], *, least: int) -> Counts:
        """Count texts and the people who wrote each; of phrases those that `least` texts have."""
        counts = cls(max(sum(people), 1e-9))
        often = None
        if least > 1:
            times = Counter(key for said in texts for key in {one.key for one in said.phrases})
            often = {key for key, number in times.items() if number >= least}
        for said, weight in zip(texts, people, strict=True):
            counts._add(said, weight, often)
        return counts

    def _add(self, read: Terms, weight: float, often: Set[Key] | None) -> None:
        for root, word in read.words.items():
            self.stems.add(root, weight)
            _within(self.words, root).add(word, weight)
        phrases = [one for one in read.phrases if often is None or one.key in often]
        for one in phrases:
            _within(self.forms, one.key).add((one.form, one.kind), weight)
        for key in {one.key for one in phrases}:
            self.phrases.add(key, weight)
        for key in {one.key for one in phrases if one.whole}:
            self.whole.add(key, weight)
        for key in {one.key for one in phrases if one.head}:
            self.heads.add(key, weight)

    def word(self, root: str) -> str:
        """The form of a stem that most people wrote."""
        return self.words[root].largest()

    def form(self, key: Key) -> tuple[str, str]:
        """The form that most people wrote, and its kind; of a single word rather its plural."""
        forms = self.forms[key]
        most = forms.largest()
        if len(key) == 1:
            plural = (f"{most[0]}s", most[1])
            return plural if forms[plural] >= 0.3 * forms[most] else most
        return most


class Users:
    """Who of which group used which stem: sums of people by group."""

    def __init__(self, stems: Sequence[Sequence[frozenset[str]]], people: Sequence[Floats]) -> None:
        """stems: of each text of each group; people: of each text of each group."""
        self._people = np.concatenate([*people, np.zeros(1, dtype=np.float32)])
        sizes = [len(own) for own in people]
        self._starts = np.concatenate([[0], np.cumsum(sizes)])
        self._places: dict[str, list[int]] = {}
        for at, own in enumerate(one for group in stems for one in group):
            for root in own:
                self._places.setdefault(root, []).append(at)
        self._masks: dict[str, Mask] = {}
        self._any: dict[frozenset[str], Doubles] = {}
        self.people = self._sums(np.ones(len(self._people), dtype=bool))

    def said_by_most(self, share: float) -> frozenset[str]:
        """The stems that at least this share of all people used."""
        least = share * float(self.people.sum())
        often = [root for root, places in self._places.items() if self._weight(places) >= least]
        return frozenset(often)

    def _weight(self, places: list[int]) -> float:
        return float(self._people[places].sum())

    def any_of(self, roots: frozenset[str]) -> Doubles:
        """(groups,) people who used one of the stems."""
        found = self._any.get(roots)
        if found is None:
            masks = [self._mask(root) for root in roots]
            found = self._sums(masks[0] if len(masks) == 1 else np.logical_or.reduce(masks))
            self._any[roots] = found
        return found

    def all_of(self, roots: frozenset[str], group: int) -> float:
        """People of a group who used all of the stems."""
        own = slice(self._starts[group], self._starts[group + 1])
        masks = [self._mask(root)[own] for root in roots]
        return float(self._people[own][np.logical_and.reduce(masks)].sum(dtype=np.float64))

    def _mask(self, root: str) -> Mask:
        mask = self._masks.get(root)
        if mask is None:
            mask = self._masks[root] = np.zeros(len(self._people), dtype=bool)
            mask[self._places.get(root, [])] = True
        return mask

    def _sums(self, mask: Mask) -> Doubles:
        summed = np.zeros(len(mask) + 1)
        np.cumsum(self._people * mask, out=summed[1:])
        return np.asarray(summed[self._starts[1:]] - summed[self._starts[:-1]])


def guided(means: frozenset[str], users: Users, group: int) -> float:
    """F1 of a name as a guide to who is in the group: a reader finds an answer the more surely the
    more of the name's words it uses.
    """
    hits = np.mean([users.any_of(frozenset([root])) for root in means], axis=0)
    return _f1(hits, users, group)


def covered(means: frozenset[str], users: Users, group: int) -> float:
    """F1 of using any of these stems as a guide to who is in the group."""
    return _f1(users.any_of(means), users, group)


def _f1(hits: Doubles, users: Users, group: int) -> float:
    return float(2 * hits[group] / max(hits.sum() + users.people[group], 1e-9))


def telling_stems(counts: Sequence[Counts]) -> list[list[tuple[str, float]]]:
    """Of each group, its stems by share in the group times log of that share over the mean share
    in the others.
    """
    shared: Tally[str] = Tally()
    for one in counts:
        for root, number in one.stems.items():
            shared.add(root, number / one.people)
    others = max(1, len(counts) - 1)
    found = []
    for one in counts:
        scored = []
        for root, number in one.stems.items():
            here = number / one.people
            there = max(0.0, shared[root] - here) / others
            scored.append((root, here * math.log((here + 0.001) / (there + 0.004))))
        scored.sort(key=lambda pair: (-pair[1], pair[0]))
        found.append([pair for pair in scored[:60] if pair[1] > 0])
    return found
