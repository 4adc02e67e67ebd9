"""Names that a person would keep: whole phrases people used, and the words that set apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysis.themes import grammar_words
from analysis.themes.clean import HAN
from analysis.themes.joined import LONGEST_NAME, Candidate, joined
from analysis.themes.phrases import Key, Terms, is_telling, key_of, sentence_case, stem
from analysis.themes.sayings import Sayings
from analysis.themes.tokens import Floats, Ints
from analysis.themes.wording import (
    Counts,
    Users,
    covered,
    guided,
    roots_of,
    telling_stems,
)

MOST_TEXTS = 300  # of a theme, by which it is named
FEW_TEXTS = 100  # in a theme of so few, a phrase that one person wrote may name it
MOST_CANDIDATES = 80
MOST_WORDS = 8  # that set a theme apart
KINDS = {"thing": 1.0, "to do": 0.9, "such": 0.7, "said": 0.6, "did": 0.8}
LENGTHS = {1: 0.3, 2: 1.0, 3: 1.0, 4: 0.95, 5: 0.8, 6: 0.6}  # by words
MOST_PHRASES = 15
MOST_JUDGED = 15
EVERYBODY = 0.35  # a word that such a share of all answers use names no theme
ASKED = 0.5  # how much a name keeps that has a word of the question or of everybody's
MOST_PLACED = 200  # answers of a theme by which its name is tried
PLACES = 8.0  # how much it weighs that a reader would place the answers by the name
OWN = 0.7  # the share of those who write the name of a place who must be of a theme named by it
NARROWS = 0.12  # how much a name loses by a rare word beside a common one
SAID_BY = 0.25  # a word of a name should be said by such a share of the answers
ALIKE, ALIKE_HEADING = 0.6, 0.7  # names with more of their words in common are the same name
BESIDE = 1.8  # how much more a single word is worth in a name of two things
JOINED = 0.8  # how much a name of two things must reach, to be as good as one of one thing
COVERS = 0.75  # a theme that one phrase tells so well needs no second
TYPICAL = 0.45  # how much it weighs how typical a phrase is of its theme
_PALE = frozenset(grammar_words.PALE.split())

_CAPITALS = {"i": "I", "i'm": "I'm", "i'd": "I'd", "i've": "I've", "i'll": "I'll"}
Scorer = Callable[[Sequence[str]], Floats]


@dataclass(frozen=True)
class Name:
    """label: 2 to 6 words in sentence case; words: what sets the theme apart, strongest first."""

    label: str
    words: list[str]


class Namer:
    """Names groups of the same texts, leaves and parents, no two alike."""

    def __init__(
        self,
        texts: Sequence[str],
        people: Floats,
        score: Scorer,
        sayings: Sayings,
        *,
        taken: Sequence[str] = (),
        question: str = "",
        embed: tuple[Floats, Scorer] | None = None,
    ) -> None:
        """texts: distinct normalised, with their people (n,); score: (m, k) of m phrases by how
        well each belongs to each of k themes; sayings: of the texts; embed: vectors (n, d) of the
        texts, and what gives phrases theirs; taken: names in use; question: what was asked, whose
        words name nothing.
        """
        self._texts = texts
        self._people = people
        self._score = score
        self._sayings = sayings
        self._embed = embed
        self._english, cased = sayings.english, sayings.cased
        self._cased = {**_CAPITALS, **cased} if self._english else cased
        self._proper = frozenset(
            stem(word) for name in cased for word in name.split() if is_telling(word)
        )
        self._used = [key_of(label) for label in taken]
        self._asked = key_of(question) if question else frozenset()
        self._every: dict[int, Terms] = {}
        self._leaves: Users | None = None

    def name(self, labels: Ints, order: Floats, *, columns: Sequence[Sequence[int]]) -> list[Name]:
        """Names of groups 0…: labels (n,), -1 for none; order (n,) how near the heart of its group
        a text is; columns: the themes of `score` that each group is made of.
        """
        groups = [self._members(labels, order, group) for group in range(len(columns))]
        counts = [self._count(own) for own in groups]
        users = Users(
            [[frozenset(self._sayings.terms[at].words) for at in own.tolist()] for own in groups],
            [self._people[own] for own in groups],
        )
        if self._leaves is None and len(groups) > 1:
            self._asked = self._asked | users.said_by_most(EVERYBODY)
        self._leaves = self._leaves or users
        telling = telling_stems(counts)
        parts = [
            self._candidates(one, dict(telling[at]), users, at) for at, one in enumerate(counts)
        ]
        parts = self._ranked(parts, columns, self._score)
        names = [
            self._composed(own, counts[at], users, at, columns[at]) for at, own in enumerate(parts)
        ]
        names = self._ranked(names, columns, self._score)
        names = self._judged(names, columns, groups)
        return [
            Name(
                self._choose(names[at], groups[at], at, len(columns[at]) > 1),
                [counts[at].word(root) for root, _ in telling[at][:MOST_WORDS]],
            )
            for at in range(len(groups))
        ]

    def _members(self, labels: Ints, order: Floats, group: int) -> Ints:
        own = np.flatnonzero(labels == group)
        return own[np.lexsort((own, -order[own]))][:MOST_TEXTS]

    def _count(self, own: Ints) -> Counts:
        few = len(own) <= FEW_TEXTS
        read = self._read_whole if few else self._sayings.terms.__getitem__
        texts = [read(at) for at in own.tolist()]
        return Counts.of(texts, self._people[own].tolist(), least=1 if few else 2)

    def _read_whole(self, at: int) -> Terms:
        terms = self._every.get(at)
        if terms is None:
            terms = self._every[at] = self._sayings.every_term_of(self._texts[at])
        return terms

    def _candidates(
        self, counts: Counts, telling: dict[str, float], users: Users, group: int
    ) -> list[Candidate]:
        """Whole phrases and single nouns of a group, the best of them first."""
        found = []
        elsewhere = self._elsewhere(users, group)
        for key, count in counts.phrases.items():
            roots = roots_of(key)
            if (
                telling.keys().isdisjoint(roots)
                or not elsewhere.isdisjoint(key)
                or len(set(key)) < len(key)
                or self._is_example(counts, key)
            ):
                continue
            means = frozenset(
                root for root in roots if root in counts.stems and root not in self._asked
            )
            told = sum(telling.get(root, 0.0) for root in means)
            if told > 0 and (len(key) > 1 or not self._english or _is_alone(counts, key)):
                form, kind = counts.form(key)
                worth = told / len(means) ** 0.5 * KINDS[kind] * _length(form)
                uncut = counts.heads if len(key) == 1 else counts.whole
                worth *= (0.05 + uncut[key] / count) * _colour(form, count / counts.people)
                worth *= _even(means, counts) * (1.0 if self._asked.isdisjoint(key) else ASKED)
                found.append((key, Candidate(form, means, worth, kind == "thing")))
        found.sort(key=lambda pair: (-pair[1].worth, pair[1].form))
        backed = [
            replace(one, worth=one.worth * _support(one.means, counts, key, users, group))
            for key, one in found[: 4 * MOST_CANDIDATES]
        ]
        return sorted(backed, key=_best_first)[:MOST_CANDIDATES]

    def _elsewhere(self, users: Users, group: int) -> frozenset[str]:
        """The stems of names (of places, say) that most people write in other groups."""
        if not self._english:
            return frozenset()
        return frozenset(
            root
            for root in self._proper
            if (hits := users.any_of(frozenset([root])))[group] < OWN * hits.sum()
        )

    def _is_example(self, counts: Counts, key: Key) -> bool:
        """Is it the name of a place in words of one person alone, or joined with another thing?"""
        if self._proper.isdisjoint(key):
            return False
        return counts.phrases[key] < 2 or "and" in counts.form(key)[0].split()

    def _may_be_joined(self, one: Candidate) -> bool:
        """In English; the name of a place, by itself, says nothing beside another thing."""
        return self._english and not (_is_single(one.form) and one.means <= self._proper)

    def _composed(
        self,
        parts: list[Candidate],
        counts: Counts,
        users: Users,
        group: int,
        leaves: Sequence[int],
    ) -> list[Candidate]:
        """Phrases by how good they are and how well their words alone tell the answers of this
        group from those of others.
        """
        most = max((one.worth for one in parts), default=1.0)
        phrases = [one for one in parts if not _is_single(one.form)][:MOST_PHRASES]
        found, covers = [], 0.0
        for one in phrases or parts:
            tells = guided(one.means, users, group)
            covers = max(covers, tells)
            found.append(self._weighed(one, tells, most, counts, leaves))
        if covers >= COVERS:
            return found
        paired = [_as_part(one) for one in parts if self._may_be_joined(one)]
        for one in joined(paired, users, group):
            tells = JOINED * covered(one.means, users, group)
            found.append(self._weighed(one, tells, most, counts, leaves))
        return found

    def _weighed(
        self,
        one: Candidate,
        tells: float,
        most: float,
        counts: Counts,
        leaves: Sequence[int],
    ) -> Candidate:
        tells *= self._balanced(one.means, leaves)
        used = max(counts.stems[root] for root in one.means) / counts.people
        worth = (max(one.worth, 0.0) / most) ** TYPICAL * min(1.0, used / SAID_BY) ** 2
        return replace(one, worth=worth * (0.1 + tells))

    def _balanced(self, means: frozenset[str], leaves: Sequence[int]) -> float:
        """How well words for a heading reach the theme below it that they reach least."""
        if len(leaves) < 2 or self._leaves is None:
            return 1.0
        people = np.maximum(self._leaves.people, 1e-9)
        hits = (self._leaves.any_of(means) / people)[list(leaves)]
        return float((0.05 + hits.min()) ** 0.5)

    def _ranked(
        self, found: list[list[Candidate]], columns: Sequence[Sequence[int]], score: Scorer
    ) -> list[list[Candidate]]:
        """Candidates by worth times how surely they alone would lead a reader to the theme."""
        flat = [one.form for candidates in found for one in candidates]
        if not flat:
            return [[] for _ in found]
        scores, at, ranked = score(flat), 0, []
        for candidates, own in zip(found, columns, strict=True):
            part = scores[at : at + len(candidates)]
            at += len(candidates)
            mine = part[:, list(own)].max(axis=1, initial=0.0)
            others = np.delete(part, list(own), axis=1)
            rival = others.max(axis=1) if others.shape[1] else np.zeros(len(part))
            sure = np.clip(mine - rival + 0.15, 0.01, 1.0).tolist()
            judged = [
                replace(one, worth=one.worth * much)
                for one, much in zip(candidates, sure, strict=True)
            ]
            ranked.append(sorted(judged, key=_best_first))
        return ranked

    def _judged(
        self,
        names: list[list[Candidate]],
        columns: Sequence[Sequence[int]],
        groups: Sequence[Ints],
    ) -> list[list[Candidate]]:
        """The first free ones of each group by how well a reader would place the answers by them;
        behind them the others.
        """
        free = [
            [one for one in own if not self._is_used(one.means, len(leaves) > 1)]
            for own, leaves in zip(names, columns, strict=True)
        ]
        first = [own[:MOST_JUDGED] for own in free]
        if self._embed is not None:
            first = self._placing(first, groups, *self._embed)
        return [[*best, *own[MOST_JUDGED:]] for best, own in zip(first, free, strict=True)]

    def _placing(
        self,
        names: list[list[Candidate]],
        groups: Sequence[Ints],
        vectors: Floats,
        embed: Callable[[Sequence[str]], Floats],
    ) -> list[list[Candidate]]:
        """Weighs each name by the chance that an answer of its group is nearer to it than one of
        another group is (the area under the curve).
        """
        told = iter(embed([one.form for own in names for one in own]))
        texts = [own[:MOST_PLACED] for own in groups]
        label = np.repeat(np.arange(len(groups)), [len(own) for own in texts])
        others = vectors[np.concatenate(texts)].T if texts else vectors.T
        placed = []
        for group, own in enumerate(names):
            mine = label == group
            near = np.stack([next(told) for _ in own]) @ others if own else np.zeros((0, len(mine)))
            ranks = np.argsort(np.argsort(near, axis=1), axis=1)[:, mine].sum(axis=1)
            many, rest = int(mine.sum()), int((~mine).sum())
            area = (ranks - many * (many - 1) / 2) / max(1, many * rest)
            weighed = [
                replace(one, worth=one.worth * float(chance) ** PLACES)
                for one, chance in zip(own, area, strict=True)
            ]
            placed.append(sorted(weighed, key=_best_first))
        return placed

    def _choose(self, ranked: list[Candidate], own: Ints, group: int, heading: bool) -> str:
        best = next((one for one in ranked if not self._is_used(one.means, heading)), None)
        label = sentence_case(best.form, self._cased) if best else self._last_resort(own, group)
        self._used.append(key_of(label))
        return label

    def _is_used(self, key: frozenset[str], heading: bool) -> bool:
        """Is there a name that says nearly the same? A heading may say a little more than one."""
        alike = ALIKE_HEADING if heading else ALIKE
        return any(len(key & used) > alike * len(key | used) for used in self._used)

    def _last_resort(self, own: Ints, group: int) -> str:
        """The shortest whole answer of the theme that is not yet a name."""
        texts = sorted((self._texts[at] for at in own.tolist()), key=lambda text: (len(text), text))
        for text in texts:
            label = " ".join(text.split()[:LONGEST_NAME]).strip(" .,;:!?-")
            if key_of(label) not in self._used:
                return sentence_case(label, self._cased)
        return f"Theme {group + 1}"


def _as_part(one: Candidate) -> Candidate:
    """A single word says more where another thing stands beside it."""
    return replace(one, worth=one.worth * BESIDE) if _is_single(one.form) else one


def _best_first(one: Candidate) -> tuple[float, str]:
    return -one.worth, one.form


def _is_alone(counts: Counts, key: Key) -> bool:
    """Is a word often written with nothing behind it that it describes, by more than one?"""
    return counts.phrases[key] >= 2 and counts.heads[key] >= 0.4 * counts.phrases[key]


def _is_single(form: str) -> bool:
    return " " not in form and not HAN.match(form)


def _length(form: str) -> float:
    if HAN.match(form):
        return 0.7 if len(form) == 2 else 1.0
    return LENGTHS.get(len(form.split()), 0.5)


def _support(means: frozenset[str], counts: Counts, key: Key, users: Users, group: int) -> float:
    """How many people stand behind a phrase: those who wrote it, and a little for those who used
    its words apart; less where one of its words is only one or two people's.
    """
    wrote = counts.phrases[key]
    apart = users.all_of(means, group) - wrote if len(means) > 1 else 0.0
    behind = wrote + 0.3 * max(apart, 0.0)
    share = min(1.0, 0.15 + 0.85 * behind / max(3.0, 0.06 * counts.people))
    least = min(counts.stems[root] for root in means)
    carried = min(1.0, 0.2 + 0.8 * least / max(3.0, 0.04 * counts.people))
    return share * carried * float(np.log1p(behind)) ** 0.5


def _even(means: frozenset[str], counts: Counts) -> float:
    """A rare word beside a common one narrows a name: "private schools" are not all schools."""
    used = [counts.stems[root] for root in means]
    return float((min(used) / max(used)) ** NARROWS)


def _colour(form: str, share: float) -> float:
    """Numbers and pale first words ("next", "all") take from a phrase that few wrote so."""
    words = form.split()
    if any(word.isdigit() for word in words):
        return 0.05
    return 0.3 if words[0] in _PALE and share < 0.1 else 1.0
