"""Is it an answer at all? "idk" and its like in many languages, keys at random, the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.themes.wordlists import FILLERS, NOT_ANSWERS

DONT_KNOW, NOTHING, GIBBERISH = "don't know", "nothing to say", "gibberish"
NUMBERS, NO_LETTERS, COPY = "numbers only", "no letters", "copy of the question"

_WHAT_TO_SAY = (
    r"(?: (?:what|anything) (?:to|i should) (?:say|put|write|answer|add|type)(?: here)?)?"
)
_DONT_KNOW = re.compile(
    r"(?:but |well )?(?:i |we )?(?:(?:really|honestly|just|actually) )?"
    r"(?:(?:don'?t|do not|didn'?t|dnt)(?: (?:really|actually|even))? "
    r"(?:know|kno|no|mind|care|remember|understand|have (?:a clue|an opinion|any ideas?))"
    r"|(?:have |have got |'ve got |got )?(?:absolutely )?no (?:idea|clue|opinion)s?"
    r"|(?:can'?t|cannot|couldn'?t|can not)(?: really)? think"
    r"(?: of (?:any|anything|one|nothing|a thing)"
    r"(?: (?:at the moment|right now|else|really|to (?:say|add|change)))?)?"
    r"|(?:'?m |am )?not (?:really |too |very |completely |quite )?(?:sure|certain|bothered|fussed))"
    + _WHAT_TO_SAY
)
_NOTHING = re.compile(
    r"(?:i have |i've got |there is |there's |there isn't )?(?:nothing|nothin|nowt|nuffin|none)"
    r"(?: (?:really|much|at all|else|more|specific|in particular|new))*"
    r"(?: (?:that )?(?:i can think of|comes to mind|springs to mind|to (?:say|add|report|put|write)"
    r"|needs? (?:changing|to change|improving)|at (?:the moment|present)|right now|for now))*"
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "lkjhgfdsa", "poiuytrewq", "mnbvcxz")
_FIVES = tuple(row[at : at + 5] for row in _ROWS for at in range(len(row) - 4))
_FOURS = frozenset(row[at : at + 4] for row in _ROWS for at in range(len(row) - 3))
_VOWELS = frozenset("aeiouy")


def kind_of_nothing(words: Sequence[str], raw: str, language: str, asked: Sequence[str]) -> str:
    """Why a text is no answer, as a kind for the facts; "" for an answer.

    words: of the normalised text, emoji left out; raw: as written; asked: the question's words.
    Real short answers ("KFC", "parks", "no bullying", "LGBTQ") are answers.
    """
    said = " ".join(words)
    listed = _listed(said, language) or _listed(" ".join(_without_fillers(words)), language)
    if listed:
        return listed
    if any(len(word) > 1 for word in words) and FILLERS.issuperset(words):
        return NOTHING
    if asked and _is_copy(words, asked):
        return COPY
    if len(words) <= 3 and words and all(_is_mash(word, raw, language) for word in words):
        return GIBBERISH
    return ""


def _listed(said: str, language: str) -> str:
    for code in (language, "en"):
        if said in NOT_ANSWERS.get(code, {}):
            return NOT_ANSWERS[code][said]
    if " " in said or not said.isascii():
        return _anywhere().get(said, "") or _by_pattern(said)
    return ""


def _by_pattern(said: str) -> str:
    if _DONT_KNOW.fullmatch(said):
        return DONT_KNOW
    return NOTHING if _NOTHING.fullmatch(said) else ""


@lru_cache(maxsize=1)
def _anywhere() -> dict[str, str]:
    """Non-answers that mean nothing else in another language: of two words, or not in ASCII."""
    return {
        said: kind
        for listed in NOT_ANSWERS.values()
        for said, kind in listed.items()
        if " " in said or not said.isascii()
    }


def _without_fillers(words: Sequence[str]) -> Sequence[str]:
    first, last = 0, len(words)
    while last > first + 1 and words[last - 1] in FILLERS:
        last -= 1
    while first < last - 1 and words[first] in FILLERS:
        first += 1
    return words[first:last]


def _is_copy(words: Sequence[str], asked: Sequence[str]) -> bool:
    """Is it the question, or most of it in one piece?"""
    if list(words) == list(asked):
        return True
    long = len(words) >= max(4, 0.6 * len(asked))
    return long and f" {' '.join(words)} " in f" {' '.join(asked)} "


def _is_mash(word: str, raw: str, language: str) -> bool:
    """Is a word keys struck at random? Words that are known, and acronyms, are not."""
    if len(word) >= 2 and len(set(word)) == 1:
        return word.isalpha()
    if not word.isascii() or not word.isalpha() or len(word) < 4 or word.upper() in raw:
        return False
    if word in _FOURS:
        return True
    if not (any(row in word for row in _FIVES) or (language == "en" and _looks_random(word))):
        return False
    return not _is_known(word)


def _looks_random(word: str) -> bool:
    """Too few vowels, a long run of consonants, or two or three letters again and again."""
    vowels = sum(letter in _VOWELS for letter in word)
    longest = max(len(run) for run in re.split(r"[aeiouy]+", word))
    few = len(word) >= 5 and (vowels == 0 or (longest >= 6 and vowels < 0.2 * len(word)))
    return few or (len(word) >= 7 and len(set(word)) <= 3)


def _is_known(word: str) -> bool:
    from analysis.themes.artefacts import word_table  # noqa: PLC0415 (it stands on `clean`)

    return word_table().frequency_of(word) > 0
