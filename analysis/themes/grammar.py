"""Is a run of English words a whole phrase? By kinds of word and a few patterns; no model.

Kinds: D the, Q more, A adjective, Y good (at), R very, W together, N noun, X place (to), V verb,
L feel, G -ing, Z past, F -s of a verb, E asked, K done, P preposition, T to, C and, B is, M can,
O pronoun, I nothing, S because. A word may be of several kinds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.themes import grammar_words as words

_KINDS = "DQAYRWNXVLGZFEKPTCBMOIS"
_LY_NOUNS = frozenset(["family", "supply", "assembly", "reply", "july", "italy", "bully", "fly"])
_LY_ADJECTIVES = frozenset(words.LY_ADJECTIVES.split())
_ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous", "ive", "ial", "ical", "ary", "iest")
_FIRST_PRIVATE = 0xE000


def _listed() -> dict[str, str]:
    """Each listed word and its kinds."""
    kinds: dict[str, str] = {}

    def add(names: str, kind: str) -> None:
        for name in names.split():
            kinds[name] = kinds.get(name, "") + kind

    for kind, names in words.CLOSED.items():
        add(names, kind)
    add(words.ADJECTIVES, "A")
    add(words.OPEN_ADJECTIVES, "Y")
    add(words.LINKING, "L")
    add(words.VERBS, "V")
    add(words.NOUN_VERBS, "VN")
    add(words.PAST, "Z")
    add(words.DONE, "K")
    add(words.NOUNS, "N")
    add(words.OPEN_NOUNS, "X")
    for base in f"{words.VERBS} {words.NOUN_VERBS} {words.LINKING}".split():
        noun = "N" if base in _BOTH else ""
        for form, kind in _forms(base, noun):
            if form not in _NEVER_VERBS:
                kinds[form] = kinds.get(form, "") + kind
    return {word: "".join(sorted(set(letters))) for word, letters in kinds.items()}


_WISHES = frozenset(words.WISHES.split())
_BOTH = frozenset(words.NOUN_VERBS.split())
_NEVER_VERBS = frozenset(["things", "housing", "evening", "morning", "building", "meeting"])


def _forms(base: str, noun: str) -> list[tuple[str, str]]:
    """The -s, -ed and -ing forms of a verb, with their kinds."""
    short = bool(re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", base))
    stem = base + base[-1] if short else base.removesuffix("e")
    third = base + ("es" if re.search(r"(s|sh|ch|x|z|o)$", base) else "s")
    past = stem + "ed"
    if re.search(r"[^aeiou]y$", base):
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    if base.endswith("ie"):
        stem = base[:-2] + "y"
    going = base if base.endswith("ee") else stem
    return [(third, "F" + noun), (past, "ZE"), (going + "ing", "G")]


_LISTED = _listed()


@lru_cache(maxsize=100_000)
def kinds_of(word: str) -> str:
    """The kinds that a lower-case word may be of, as letters; an unknown word is a noun."""
    known = _LISTED.get(word)
    if known is not None:
        return known
    if "-" in word or "/" in word:
        return _of_compound(word)
    if word.isdigit() or word.endswith("'s"):
        return "A"
    if "'" in word:
        return "O"
    return _by_ending(word) if len(word) >= 5 else "N"


def _by_ending(word: str) -> str:
    if word.endswith("ly"):
        return "N" if word in _LY_NOUNS else "A" if word in _LY_ADJECTIVES else "RW"
    kinds = {"ing": "G", "ed": "EZ"} | dict.fromkeys(_ADJECTIVE_ENDINGS, "A")
    return next((kind for ending, kind in kinds.items() if word.endswith(ending)), "N")


def _of_compound(word: str) -> str:
    last = re.split(r"[-/]", word)[-1]
    kinds = kinds_of(last) if last else "N"
    return "A" + "".join(kind for kind in "NRW" if kind in kinds)


_SETS = sorted(
    {*_LISTED.values(), "A", "AN", "ANR", "AR", "EZ", "G", "N", "ANRW", "ARW", "NRW", "O", "RW"}
)
_PRIVATE = {kinds: chr(_FIRST_PRIVATE + at) for at, kinds in enumerate(_SETS)}


def _letters(text: str) -> str:
    """A pattern over kinds as one over private characters, one a set of kinds."""
    holding = {
        kind: "[" + "".join(char for kinds, char in _PRIVATE.items() if kind in kinds) + "]"
        for kind in _KINDS
    }
    return re.sub(r"[A-Z]", lambda found: holding[found[0]], text)


_NAME = r"(?:(?:R?QQ?)?(?:R?A|E|G|N)*N)"
_INNER = rf"(?:D?{_NAME}|I)"
_OF = rf"(?:P{_INNER}(?:C{_NAME})?)"
_TO = rf"T(?:{_INNER}|V(?:{_INNER}|P{_INNER}|W)?)"
_THING = (
    rf"(?:(?:(?:R?QQ?)?(?:R?A|E|G|N)*X){_TO}|{_NAME}(?:C{_NAME})?{_OF}?{_OF}?|IR?A?(?:{_OF}|{_TO}))"
)
_TODO = rf"(?:(?:V|G)(?:{_INNER}(?:C{_NAME})?{_OF}?(?:Q|W)?|(?:P|T){_INNER}|W{_OF}?)|LR*A{_OF}?)"
_DID = rf"(?:Z(?:{_INNER}(?:C{_NAME})?{_OF}?W?|(?:P|T){_INNER}))"
_SUCH = r"(?:R*A(?:CR?A)|R+(?:A|E)|Y(?:P(?:D?(?:R?A|E|G|N)*N)|TV))"
_SAID = rf"(?:(?:{_NAME}|I)BR*(?:A|E|K)(?:CA)?)"
_KINDS_OF_PHRASES = {"thing": _THING, "to do": _TODO, "such": _SUCH, "said": _SAID, "did": _DID}


@lru_cache(maxsize=8)
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_letters(_KINDS_OF_PHRASES[kind]))


def codes_of(words: Sequence[str]) -> str:
    """Words as one character each, by their kinds, for `kind_of_codes`."""
    return "".join([_PRIVATE[kinds_of(word)] for word in words])


@lru_cache(maxsize=200_000)
def kind_of_codes(codes: str, *, wished: bool) -> str:
    """`thing`, `to do`, `such`, `said` or `did` for the codes of a whole phrase, else "".

    wished: its first word is a wish (`is_wish`). "after-school clubs" is a thing, "pay teachers
    more" is to do, "friendly and helpful" is such, "staff were kind" is said, "walked my dog" is
    what somebody did.
    """
    kind = next((kind for kind in _KINDS_OF_PHRASES if _pattern(kind).fullmatch(codes)), "")
    if kind == "thing" and (codes[0] == _PRIVATE["G"] or wished):
        return "to do" if _pattern("to do").fullmatch(codes) else ""
    return kind


def is_wish(word: str) -> bool:
    """Does the word begin what somebody wishes to be done?"""
    return word in _WISHES


@lru_cache(maxsize=100_000)
def is_noun(word: str) -> bool:
    """May a word stand alone as the name of a thing, and is nothing else?"""
    return set(kinds_of(word)) <= {"N", "G"} and "N" in kinds_of(word)
