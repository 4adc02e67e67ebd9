"""Does a part of a sentence say a thing of its own, or go on with what stands before it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.themes import clause_words
from analysis.themes.clean import normalise, words_of
from analysis.themes.grammar import kinds_of
from analysis.themes.small_words import BEGINNINGS, COMMAS, small_of
from analysis.themes.wordlists import LIGHT, STOP_WORDS

_MORE = frozenset(clause_words.MORE.split())
_STRONG = frozenset(["but", "also", "plus", "but also", "and also", "as well as", "+"])
_GOES_ON = frozenset(clause_words.GOES_ON.split())
_UNFINISHED = frozenset(clause_words.UNFINISHED.split())
_EXAMPLES = re.compile(
    r"(?:\b(?:things?|stuff|something|somewhere|anything|activities|sports|places|clubs|games"
    r"|subjects|events|facilities|shops|courses|lessons|skills)\s+like"
    r"|,\s*like|\bsuch as|\bincluding|\be\.?g\.?|\bfor example)\s+\S",
    re.IGNORECASE,
)
_MARKS = ("like", "such as", "including", "eg", "e.g", "for example")
_OPENERS = frozenset(clause_words.OPENERS.split())
_PRONOUNS = frozenset(
    ["it", "they", "them", "he", "she", "that", "this", "which", "who", "i", "we", "you", "there"]
)
_PAIRS = frozenset(frozenset(pair.split()) for pair in clause_words.PAIRS.split(","))


_COMMAS = frozenset(COMMAS)
_ASIDES = STOP_WORDS | frozenset(clause_words.ASIDES.split())
_KEPT = 12
_VERBS, _SMALL, _DESCRIBING = set("BM"), set("BMO"), set("AYRQEZ")


@lru_cache(maxsize=100_000)
def _roles(word: str) -> tuple[bool, bool, bool]:
    """Is an English word nothing but a form of "be" or "can", one of these or a pronoun, or a
    word that describes?
    """
    kinds = set(kinds_of(word))
    return kinds <= _VERBS, kinds <= _SMALL, kinds <= _DESCRIBING


@dataclass(frozen=True)
class Clause:
    """A part of a sentence, in short, so that joining many stays quick.

    words: its first dozen, normalised; last: its last word; count: how many; language: its code;
    listing: examples are being listed in it; stands_alone: it has a word that is more than a small
    one; verb, small: it has a form of "be" or "can", or one of these or a pronoun; describes: it
    is nothing but adjectives.
    """

    words: tuple[str, ...]
    last: str
    count: int
    language: str
    listing: bool
    stands_alone: bool
    verb: bool
    small: bool
    describes: bool

    @classmethod
    def read(cls, text: str, language: str) -> Clause:
        """The clause that a piece of raw text is."""
        words = tuple(words_of(normalise(text)))
        roles = [_roles(word) for word in words] if language == "en" else []
        minor = small_of(language)
        return cls(
            words[:_KEPT],
            words[-1] if words else "",
            len(words),
            language,
            _lists(text),
            any(word not in _ASIDES and word not in minor for word in words),
            any(verb for verb, _, _ in roles),
            any(small for _, small, _ in roles),
            all(describes for _, _, describes in roles),
        )

    def joined(self, other: Clause, gap: str) -> Clause:
        """Both as one, with the word that joins them."""
        link = (gap,) if gap.isalpha() else ()
        return Clause(
            (*self.words, *link, *other.words)[:_KEPT],
            other.last,
            self.count + other.count,
            self.language,
            self.listing or other.listing,
            self.stands_alone or other.stands_alone,
            self.verb or other.verb,
            self.small or other.small,
            self.describes and other.describes,
        )

    @property
    def core(self) -> tuple[str, ...]:
        """Its first words without "I would like some" at the front."""
        at = 0
        while at < len(self.words) - 1 and self.words[at] in _OPENERS:
            at += 1
        return self.words[at:]


def _lists(text: str) -> bool:
    """Does it list examples?"""
    small = text.lower()
    return any(mark in small for mark in _MARKS) and bool(_EXAMPLES.search(text))


def begins_anew(before: Clause, gap: str, after: Clause) -> bool:
    """Does what stands after the gap say a thing of its own? gap: a comma, a joining word, both."""
    if not before.stands_alone or not after.stands_alone:
        return False
    if before.language != "en":
        return _begins_anew_abroad(before, gap, after)
    if after.words[0] in _GOES_ON or (before.listing and after.count <= 3):
        return False
    if after.words[0] in _MORE or gap in _STRONG or gap.lstrip(",، ") in _STRONG:
        return not after.describes
    if gap[:1] in _COMMAS:
        return _begins_after_comma(before, after)
    return _begins_after_and(before, after)


def _begins_anew_abroad(before: Clause, gap: str, after: Clause) -> bool:
    if after.words[0] in BEGINNINGS.get(before.language, "").split():
        return True
    if gap[:1] in _COMMAS:
        return after.count >= 2 or before.count <= 4
    return after.count <= 5 and before.count <= 5


def _begins_after_comma(before: Clause, after: Clause) -> bool:
    kinds = set(kinds_of(after.words[0]))
    if before.words[0] in _UNFINISHED and before.count >= 2:
        return False
    if (before.describes and kinds & set("AYRE")) or max(map(len, after.words)) <= 2:
        return False
    if kinds == {"G"} and before.small:
        return False
    return after.count >= 2 or (before.count <= 12 and len(before.core) <= 4)


def _begins_after_and(before: Clause, after: Clause) -> bool:
    if after.words[0] in _PRONOUNS and after.count >= 3:
        return True
    if frozenset((before.last, after.words[0])) in _PAIRS or _same_kind(before, after):
        return False
    if after.verb:
        return before.verb and after.count >= 3
    if _is_wish(after):
        return _is_wish(before)
    if before.words[0] in _UNFINISHED or before.words[0] in _PRONOUNS - {"i", "we", "there"}:
        return False
    names = _is_short_name(before.core, before) and _is_short_name(after.words, after)
    return names and not _shares(before, after)


def _same_kind(before: Clause, after: Clause) -> bool:
    """Two adjectives that describe one thing: "clean and safe parks"."""
    return set(kinds_of(before.last)) | set(kinds_of(after.words[0])) <= _DESCRIBING


def _is_wish(clause: Clause) -> bool:
    """Does it begin with what is to be done, and say to what: "clean the streets"?"""
    core = clause.core if clause.words[0] in {"i", "we", "please"} else clause.words
    return len(core) >= 2 and "V" in kinds_of(core[0])


def _is_short_name(words: tuple[str, ...], clause: Clause) -> bool:
    """Up to five words that are the name of a thing, without a verb before it or within."""
    if clause.count > _KEPT or len(words) > 5:
        return False
    if len(words) > 1 and kinds_of(words[0]) in {"V", "LV"}:
        return False
    return not any(set(kinds_of(word)) <= _SMALL for word in words)


def _shares(before: Clause, after: Clause) -> bool:
    """Do both share the noun at the end: "school and college fees"?"""
    return after.count > 1 and len(before.core) == 1 and not before.last.endswith("s")


_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_WISHING = frozenset(["want", "need", "would", "wish", "hope", "think", "love", "like", "hate"])
_ASKING = frozenset(["more", "less", "better", "fewer", "a", "an", "some", "no", "free"])
_COMPARING = frozenset(
    ["more", "less", "better", "fewer", "no", "cheaper", "safer", "cleaner", "bigger", "free"]
)
_NOT_AFTER = frozenset(["than", "of", "and", "or", "about", "one", "to", "longer", "matter", "way"])
_HANGING = frozenset(clause_words.HANGING.split())


def run_on_places(text: str, clause: Clause) -> Iterator[int]:
    """Where in a piece of raw English text a further wish begins without any mark."""
    if clause.language != "en" or clause.count < 4:
        return
    found = list(_WORD.finditer(text))
    words = [word[0].lower().replace("\u2019", "'") for word in found]
    begun, told = 0, False
    for at in range(1, len(words) - 1):
        told = told or _tells(words[at - 1])
        if told and at - begun >= 2 and _runs_on(words, begun, at):
            yield found[at].start()
            begun, told = at, False


def _runs_on(words: list[str], begun: int, at: int) -> bool:
    before, word, after = words[at - 1], words[at], words[at + 1]
    if before in _HANGING:
        return False
    if word in {"i", "we"} and after in _WISHING:
        again = words[begun : begun + 2] == [word, after]
        return again or (at + 2 < len(words) and words[at + 2] in _ASKING)
    if word == "there" and after in {"should", "needs", "need"}:
        return True
    if word in _COMPARING and (words[begun] in _COMPARING or before == "please"):
        return after not in _NOT_AFTER and (_tells(before) or before == "please")
    return False


def _tells(word: str) -> bool:
    return word not in STOP_WORDS and word not in LIGHT
