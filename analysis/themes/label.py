"""Names that a person would keep: phrases that people really used, and the words that set a theme apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.themes.clean import words_of
from analysis.themes.tokens import Floats, Ints
from analysis.themes.wordlists import STOP_WORDS, WEAK_EDGES

LONGEST_NAME = 5


@dataclass(frozen=True)
class Name:
    """label: 1–6 words in sentence case; words: the words that set the theme apart, strongest first."""

    label: str
    words: list[str]


def name_groups(
    texts: Sequence[str], labels: Ints, weights: Floats, k: int, *, taken: Sequence[str] = ()
) -> list[Name]:
    """Names of groups 0..k-1 of normalised texts; no two alike, none like those `taken`."""
    words = [_terms(text, 1) for text in texts]
    phrases = [
        set().union(*(_terms(text, n) for n in range(1, LONGEST_NAME + 1))) for text in texts
    ]
    people = np.bincount(labels[labels >= 0], weights=weights[labels >= 0], minlength=k)
    word_counts = _count(words, labels, weights, k)
    phrase_counts = _count(phrases, labels, weights, k)
    telling = [_telling(word_counts, people, group) for group in range(k)]
    names: list[Name] = []
    used = {_key(label) for label in taken}
    for group in range(k):
        label = _choose(phrase_counts, people, group, dict(telling[group]), used)
        used.add(_key(label))
        names.append(Name(label, [word for word, _ in telling[group][:8]]))
    return names


def sentence_case(phrase: str) -> str:
    """First letter large, a lone i too."""
    phrase = re.sub(r"\bi\b", "I", phrase.strip())
    return phrase[:1].upper() + phrase[1:]


def _terms(text: str, n: int) -> set[str]:
    found = words_of(text)
    terms = set()
    for i in range(len(found) - n + 1):
        part = found[i : i + n]
        if part[0] in WEAK_EDGES or part[-1] in WEAK_EDGES:
            continue
        if all(word in STOP_WORDS or word.isdigit() for word in part):
            continue
        terms.add(" ".join(part))
    return terms


def _count(terms: Sequence[set[str]], labels: Ints, weights: Floats, k: int) -> list[Counter[str]]:
    counts: list[Counter[str]] = [Counter() for _ in range(k)]
    for found, label, weight in zip(terms, labels.tolist(), weights.tolist(), strict=True):
        if label >= 0:
            for term in found:
                counts[label][term] += weight
    return counts


def _telling(counts: list[Counter[str]], people: Floats, group: int) -> list[tuple[str, float]]:
    """Words by share in the theme times log of share here over share elsewhere."""
    elsewhere: Counter[str] = Counter()
    for other, counter in enumerate(counts):
        if other != group:
            elsewhere.update(counter)
    rest = max(float(people.sum() - people[group]), 1.0)
    scored = []
    for word, count in counts[group].items():
        here = count / max(people[group], 1.0)
        there = (elsewhere[word] + 0.5) / rest
        scored.append((word, here * float(np.log((here + 1e-9) / there))))
    scored.sort(key=lambda pair: (-pair[1], pair[0]))
    return scored[:60]


def _choose(
    counts: list[Counter[str]],
    people: Floats,
    group: int,
    telling: dict[str, float],
    used: set[frozenset[str]],
) -> str:
    """The phrase that most of the theme's answers say and few others do."""
    scored = _telling_phrases(counts, people, group, telling)
    for phrase, _ in scored:
        if _key(phrase) not in used:
            return sentence_case(phrase)
    return f"Theme {group + 1}"


def _telling_phrases(
    counts: list[Counter[str]], people: Floats, group: int, telling: dict[str, float]
) -> list[tuple[str, float]]:
    total: Counter[str] = Counter()
    for counter in counts:
        total.update(counter)
    scored = []
    for phrase, count in counts[group].items():
        words = phrase.split()
        inside = count / total[phrase]
        worth = sum(max(telling.get(word, 0.0), 0.0) for word in set(words))
        score = np.log1p(count) * inside * worth * (1.0 + 0.6 * (len(words) in (2, 3, 4)))
        scored.append((phrase, float(score)))
    scored.sort(key=lambda pair: (-pair[1], pair[0]))
    return scored[:200]


def _key(label: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in label.lower().split() if word not in STOP_WORDS)
