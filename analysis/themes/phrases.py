"""Phrases that people wrote: runs of words that could be a name, counted once a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.themes.clean import ASCII_WORD, HAN, WORD, words_of
from analysis.themes.grammar import codes_of, is_noun, is_wish, kind_of_codes, kinds_of
from analysis.themes.grammar_words import COMPOUNDS, LEANING, WISHING
from analysis.themes.wordlists import LIGHT, STOP_WORDS, WEAK_EDGES

LONGEST = 6
LONGEST_HAN = 6  # characters
_TOKEN, _ASCII_TOKEN = (
    re.compile(rf"{word.pattern}(?:-{word.pattern})*") for word in (WORD, ASCII_WORD)
)
_JOINS = frozenset({" ", " - "})
_LETTERED = re.compile(r"\b[a-z]-\d+\b")  # K-12
_ENDS = (".", "!", "?", ":")
_LEANING = frozenset(LEANING.split())
_WISHING = frozenset(WISHING.split())
_NO_NAMES: frozenset[str] = frozenset()
Key = tuple[str, ...]


class Token(NamedTuple):
    """A word and its place in a text."""

    word: str
    start: int
    end: int


Runs = list[list[Token]]


def runs_of(text: str) -> Runs:
    """Words that stand together with nothing but spaces between; hyphens make one word of two."""
    runs: Runs = []
    end = -1
    plain = text.isascii()
    for found in (_ASCII_TOKEN if plain else _TOKEN).finditer(text):
        word, start = found[0], found.start()
        if not plain and HAN.search(word):
            end = -1
            continue
        if end >= 0 and text[end:start] in _JOINS:
            last = runs[-1][-1]
            if (last.word, word) in COMPOUNDS:
                runs[-1][-1] = Token(f"{last.word}-{word}", last.start, found.end())
            else:
                runs[-1].append(Token(word, start, found.end()))
        else:
            runs.append([Token(word, start, found.end())])
        end = found.end()
    return runs


class Phrase(NamedTuple):
    """key: its stems; form: as it was written; kind: see `grammar`; whole: no further telling word
    stands right before or after it; head: a single word, with nothing after it that it would only
    describe.
    """

    key: Key
    form: str
    kind: str
    whole: bool
    head: bool

    def after(self, before: Phrase) -> Phrase:
        """The same phrase where it stood in the text before, too."""
        whole, head = self.whole or before.whole, self.head or before.head
        return self._replace(form=before.form, whole=whole, head=head)


@dataclass(frozen=True)
class Terms:
    """What one text says: its telling words by stem, and its phrases that could be a name."""

    words: dict[str, str]
    phrases: list[Phrase]


def terms_of(
    text: str,
    runs: Runs,
    small: frozenset[str] = _NO_NAMES,
    *,
    english: bool = False,
    pairs: Set[Key] | None = None,
) -> Terms:
    """Terms of one normalised text and its `runs_of`.

    small: further words that may not begin or end a phrase (of languages other than English);
    english: only phrases that are whole by English grammar; pairs: only phrases whose neighbouring
    words are among these pairs of stems.
    """
    words = {word for word in words_of(text) if is_telling(word) and word not in small}
    found: dict[str, Phrase] = {}
    if not text.isascii() and HAN.search(text):
        words = {word for word in words if not HAN.match(word)}
        _add_han(text, words, found)
    for run in runs:
        for phrase, said in _phrases(run, text, small, pairs, english=english):
            found[phrase] = said.after(found[phrase]) if phrase in found else said
    return Terms({stem(word): word for word in sorted(words)}, list(found.values()))


def common_pairs(texts: Iterable[Runs]) -> Set[Key]:
    """The pairs of stems of neighbouring words that stand twice or more in the runs of texts."""
    counts: Counter[Key] = Counter()
    for runs in texts:
        for run in runs:
            counts.update(pairwise([stem(token.word) for token in run]))
    return {pair for pair, times in counts.items() if times >= 2}


def _kinds_within(words: Sequence[str]) -> Callable[[int, int], str]:
    """What kind of phrase stands from one of the words to another, "" where it is none."""
    codes = codes_of(words)

    def kind_of(first: int, last: int) -> str:
        if first == last:
            return "thing" if is_noun(words[first]) else ""
        return kind_of_codes(codes[first : last + 1], wished=is_wish(words[first]))

    return kind_of


@lru_cache(maxsize=200_000)
def is_telling(word: str) -> bool:
    """Does a word carry meaning of its own?"""
    if word in STOP_WORDS or word in LIGHT or word.isdigit():
        return False
    return len(word) > 1 or not word.isascii()


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word, of each part where hyphens join several."""
    return tuple(stem(part) for part in word.replace("-", " ").split())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word with its commonest English endings off, to tell whether two names are alike."""
    for ending in ("ies", "ing", "ers", "es", "ed", "er", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def key_of(label: str) -> frozenset[str]:
    """What two names that say the same share: the stems of their telling words."""
    words = words_of(label.lower())
    return frozenset(stem(word) for word in words if is_telling(word)) or frozenset(words)


def casing(raws: Iterable[str], *, most: int = 20_000) -> dict[str, str]:
    """Words and pairs mostly written with capitals inside a sentence (names): lower to cased."""
    kept = (raw[:2000] for _, raw in zip(range(most), raws, strict=False) if _in_mixed_case(raw))
    counts = _counts_of_large(kept)
    forms: dict[str, list[str]] = {}
    for form in counts:
        forms.setdefault(form.lower(), []).append(form)
    cased = {}
    for word, written in forms.items():
        form = max(written, key=counts.__getitem__)
        whole = all(part != part.lower() for part in form.split())
        if whole and counts[form] >= 2 and counts[form] > 0.6 * sum(counts[one] for one in written):
            cased[word] = form
    return cased


def _in_mixed_case(raw: str) -> bool:
    return not raw.isupper() and not raw.istitle()


def _counts_of_large(raws: Iterable[str]) -> Counter[str]:
    """How often each word and pair stands so; only those that somebody wrote with capitals."""
    read = Counter(pair for raw in raws for pair in _inside(raw))
    lower = {word: word.lower() for pair in read for word in pair}
    large = {small for word, small in lower.items() if small != word}
    counts: Counter[str] = Counter()
    for (before, word), times in read.items():
        if lower[word] in large:
            counts[word] += times
            if lower[before] in large:
                counts[f"{before} {word}"] += times
    return counts


def _inside(raw: str) -> Iterator[tuple[str, str]]:
    """Each word that does not begin a sentence, after the word one space before it, or ""."""
    before: re.Match[str] | None = None
    for found in WORD.finditer(raw):
        start = found.start()
        if start and not _ends_sentence(raw, start):
            near = before if raw[start - 1] == " " and before else None
            yield (near[0] if near and near.end() + 1 == start else ""), found[0]
            before = found
        else:
            before = found if start else None


def _ends_sentence(raw: str, at: int) -> bool:
    """Does what stands right before place `at` end a sentence or a line?"""
    if at > 1 and raw[at - 1] == " " and raw[at - 2].isalnum():
        return False
    gap = raw[max(0, at - 3) : at]
    said = gap.rstrip()
    return said.endswith(_ENDS) or "\n" in gap[len(said) :]


def sentence_case(phrase: str, cased: dict[str, str]) -> str:
    """First letter large, and the words and pairs of `cased` as people write them."""
    words = phrase.strip().split(" ")
    at = 0
    while at < len(words):
        pair = cased.get(" ".join(words[at : at + 2])) if at + 1 < len(words) else None
        if pair and pair[:1].isupper():
            words[at : at + 2] = pair.split(" ")
            at += 2
            continue
        words[at] = WORD.sub(lambda word: cased.get(word[0], word[0]), words[at])
        at += 1
    shown = _LETTERED.sub(lambda found: found[0].upper(), " ".join(words))
    return shown[:1].upper() + shown[1:]


def _phrases(
    run: Sequence[Token],
    text: str,
    small: frozenset[str],
    pairs: Set[Key] | None,
    *,
    english: bool,
) -> Iterator[tuple[str, Phrase]]:
    """Each phrase in a run of words, and how it stands there."""
    words = [token.word for token in run]
    kind_of = _kinds_within(words) if english else None
    weak = [word in WEAK_EDGES or word in small or word.isdigit() for word in words]
    telling = [_tells(word) and word not in small for word in words]
    lone = [english and len(word) == 1 and "b" <= word <= "z" for word in words]
    roots = [stem(word) for word in words]
    for first in range(len(words)):
        if weak[first] or lone[first]:
            continue
        meant = False
        for last in range(first, min(first + LONGEST, len(words))):
            if lone[last] or (
                pairs is not None and last > first and (roots[last - 1], roots[last]) not in pairs
            ):
                break
            meant = meant or telling[last]
            if not meant or weak[last]:
                continue
            kind = kind_of(first, last) if kind_of else "thing"
            if not kind:
                continue
            before = first > 0 and (not weak[first - 1] or _leans(words, first))
            after = last + 1 < len(words) and (not weak[last + 1] or _goes_on(words, first, last))
            yield (
                " ".join(words[first : last + 1]),
                Phrase(
                    tuple(part for word in words[first : last + 1] for part in stems(word)),
                    text[run[first].start : run[last].end],
                    kind,
                    not before and not after,
                    first == last and not after,
                ),
            )


def _leans(words: Sequence[str], first: int) -> bool:
    """Does what begins here hang on the small word before it?"""
    small = words[first - 1]
    if small == "to" and "V" in kinds_of(words[first]):
        return first > 1 and words[first - 2] not in _WISHING
    return small in _LEANING or small.isdigit()


def _goes_on(words: Sequence[str], first: int, last: int) -> bool:
    """Does the small word after the phrase belong to it: "loss of", "prevent it from", "use my"?"""
    small, kinds = words[last + 1], kinds_of(words[last])
    if small == "of" or (small == "from" and "V" in kinds_of(words[first])):
        return True
    return bool({"V", "G"} & set(kinds) and {"D", "O"} & set(kinds_of(small))) and last > first


@lru_cache(maxsize=200_000)
def _tells(word: str) -> bool:
    return is_telling(word) or ("-" in word and any(map(is_telling, word.split("-"))))


def _add_han(text: str, words: set[str], found: dict[str, Phrase]) -> None:
    """Runs of 2 to 6 characters of scripts that write no spaces; pairs count as words."""
    for run in HAN_RUN.findall(text):
        for first in range(len(run) - 1):
            words.add(run[first : first + 2])
            for last in range(first + 2, min(first + LONGEST_HAN, len(run)) + 1):
                phrase = run[first:last]
                edge = first == 0 or last == len(run)
                whole = edge or (phrase in found and found[phrase].whole)
                found[phrase] = Phrase(stems(phrase), phrase, "thing", whole, False)


HAN_RUN = re.compile(rf"(?:{HAN.pattern})+")
