"""Phrases that people wrote: runs of words that could be a name, counted once a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.themes.clean import WORD, words_of
from analysis.themes.wordlists import LIGHT, STOP_WORDS, WEAK_EDGES

LONGEST = 5
_JOINS = frozenset({" ", "-", "/", " - "})
_SENTENCE = re.compile(r"[.!?:\n]\s*$")


@dataclass(frozen=True)
class Terms:
    """What one text says: `words` that carry meaning, `phrases` with the form they stand in, and
    which of these are `whole`: no further telling word stands right before or after them.
    """

    words: frozenset[str]
    phrases: dict[str, str]
    whole: frozenset[str]


def terms_of(text: str) -> Terms:
    """Terms of one normalised text; phrases do not run over commas or other marks."""
    phrases: dict[str, str] = {}
    whole: set[str] = set()
    for run in _runs(text):
        _add_phrases(run, text, phrases, whole)
    words = frozenset(word for word in words_of(text) if is_telling(word))
    return Terms(words, phrases, frozenset(whole))


def is_telling(word: str) -> bool:
    """Does a word carry meaning of its own?"""
    if word in STOP_WORDS or word in LIGHT or word.isdigit():
        return False
    return len(word) > 1 or not word.isascii()


def stem(word: str) -> str:
    """A word with its commonest English endings off, to tell whether two names are alike."""
    for ending in ("ies", "ing", "ers", "es", "ed", "er", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def key_of(label: str) -> frozenset[str]:
    """What two names that say the same share: the stems of their telling words."""
    words = WORD.findall(label.lower())
    return frozenset(stem(word) for word in words if is_telling(word)) or frozenset(words)


def casing(raws: Iterable[str], *, most: int = 20_000) -> dict[str, str]:
    """Words mostly written with capitals inside a sentence (names): lower case to cased."""
    forms: dict[str, Counter[str]] = {}
    for _, raw in zip(range(most), raws, strict=False):
        if raw.isupper() or raw.istitle():
            continue
        for found in WORD.finditer(raw):
            start = found.start()
            if start and not _SENTENCE.search(raw, max(0, start - 3), start):
                forms.setdefault(found[0].lower(), Counter())[found[0]] += 1
    cased = {}
    for word, counts in forms.items():
        form, times = counts.most_common(1)[0]
        if form != word and times >= 2 and times > 0.6 * counts.total():
            cased[word] = form
    return cased


def sentence_case(phrase: str, cased: dict[str, str]) -> str:
    """First letter large, names as people write them, and a lone i large."""
    known = {"i": "I", "i'm": "I'm", "i'd": "I'd", "i've": "I've", "i'll": "I'll", **cased}
    shown = WORD.sub(lambda word: known.get(word[0], word[0]), phrase.strip())
    return shown[:1].upper() + shown[1:]


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Tokens that stand together with nothing but spaces, hyphens or slashes between."""
    runs: list[list[re.Match[str]]] = []
    end = -1
    for token in WORD.finditer(text):
        if runs and text[end : token.start()] in _JOINS:
            runs[-1].append(token)
        else:
            runs.append([token])
        end = token.end()
    return runs


def _add_phrases(
    run: Sequence[re.Match[str]], text: str, phrases: dict[str, str], whole: set[str]
) -> None:
    words = [token[0] for token in run]
    weak = [word in WEAK_EDGES or word.isdigit() for word in words]
    telling = [is_telling(word) for word in words]
    for first in range(len(words)):
        if weak[first]:
            continue
        meant = False
        for last in range(first, min(first + LONGEST, len(words))):
            meant = meant or telling[last]
            if not meant or weak[last]:
                continue
            phrase = " ".join(words[first : last + 1])
            phrases.setdefault(phrase, text[run[first].start() : run[last].end()])
            before = first > 0 and not weak[first - 1]
            after = last + 1 < len(words) and not weak[last + 1]
            if not before and not after:
                whole.add(phrase)
