"""From what was typed to plain words, each with its place in the original.

Compatibility forms, look-alike letters, invisible characters, numbers for letters, stretched
letters, text-speak, left-out vowels, slips of the finger and emoji all end as the word that was
meant. Only words that the rules turn on are mended; any other word stays as it is.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from surveys.screening.lexicon import (
    EMOJI,
    HEART,
    NEVER_SLIPS,
    RUN_TOGETHER,
    SHORT,
    TURNED_ON,
    VOWELS,
    known_words,
    near_misses,
    skeletons,
)

# Letters of other scripts that look like ours.
LOOK_ALIKES = str.maketrans(
    "аеорсухіїјѕԁһӏոɑαοενρτικυ’‘ʼ`´",
    "aeopcyxiijsdhlnaaoevptiku'''''",
)
DIGITS = str.maketrans("013457@$!|€", "oieastasiie")
PIECE = re.compile(r"[^\W_]+(?:['@$!*|€+/][^\W_]+)*|[@$][^\W_]+|[.!?\n;…]+")
CONTRACTIONS = {"i'll", "i'm", "he'll", "she'll", "they'll", "we'll", "he'd", "she'd", "they'd"}
STRETCHED = re.compile(r"(.)\1\1")
JOINED = {
    ("my", "self"): "myself",
    ("him", "self"): "himself",
    ("her", "self"): "herself",
    ("un", "alive"): "kill",
    ("un", "aliving"): "killing",
    ("sui", "cide"): "suicide",
}
JOINED_FIRST = {first for first, _ in JOINED}
ENDS = frozenset(".!?\n;…")


class Word(NamedTuple):
    """A plain word, and where it stands in the original."""

    text: str
    start: int
    end: int


@dataclass
class Sentence:
    """Words that belong together. `line` is what the rules read."""

    words: list[Word]

    @cached_property
    def line(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in `line`."""
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.text) + 1
        return starts

    def number_at(self, place: int) -> int:
        """Which word stands at a place of `line`."""
        return bisect_right(self.starts, place) - 1


@lru_cache(maxsize=4096)
def plain(character: str) -> str:
    """One character in plain lower-case letters; nothing for one that cannot be seen."""
    if character in EMOJI:
        return f" {EMOJI[character]} "
    if unicodedata.category(character) in {"Cf", "Mn", "Me", "Cs", "Co", "Cn"}:
        return ""
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character)).lower()
    return "".join(c for c in whole if not unicodedata.combining(c)).translate(LOOK_ALIKES)


def plain_text(text: str) -> tuple[str, list[int] | None]:
    """The text in plain characters, and the original place of each (None where none moved)."""
    if text.isascii():
        return text.lower(), None
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        made = plain(character)
        characters.append(made)
        places.extend([place] * len(made))
    return "".join(characters), places


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text. Very short ones are read together with the next."""
    line, places = plain_text(text)
    sentences: list[Sentence] = []
    pieces: list[Word] = []
    for piece in PIECE.finditer(line):
        start, end = piece.span()
        if line[start] in ENDS:
            if len(pieces) > 2 and ends_here(line, end):
                sentences.append(Sentence(words_of(pieces)))
                pieces = []
        elif places:
            pieces.append(Word(piece[0], places[start], places[end - 1] + 1))
        else:
            pieces.append(Word(piece[0], start, end))
    sentences.append(Sentence(words_of(pieces)))
    return [sentence for sentence in sentences if sentence.words]


def words_of(pieces: list[Word]) -> list[Word]:
    """The plain words of some pieces of typing; one said on and on is kept twice."""
    words: list[Word] = []
    last = before = ""
    for typed, start, end in whole_pieces(pieces):
        for made in words_meant(typed):
            if made != last or made != before:
                words.append(Word(made, start, end))
                before, last = last, made
    return words


def ends_here(line: str, end: int) -> bool:
    return end >= len(line) or line[end].isspace() or line[end - 1] in "\n;"


def whole_pieces(pieces: list[Word]) -> list[Word]:
    """Words that were typed letter by letter or in halves, made whole."""
    whole: list[Word] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        is_letter = len(piece.text) == 1 and len(following) == 1
        run = letters_from(pieces, at) if is_letter else []
        if len(run) > 2:
            whole += spelt_out(run)
            at += len(run)
        elif piece.text in JOINED_FIRST and (piece.text, following) in JOINED:
            meant = JOINED[piece.text, following]
            whole.append(Word(meant, piece.start, pieces[at + 1].end))
            at += 2
        else:
            whole.append(piece)
            at += 1
    return whole


def letters_from(pieces: list[Word], at: int) -> list[Word]:
    end = at
    while end < len(pieces) and len(pieces[end].text) == 1:
        end += 1
    return pieces[at:end]


def spelt_out(letters: list[Word]) -> list[Word]:
    """The word that single letters spell, with an "i" before it left alone; else the letters."""
    for skip in (0, 1):
        typed = "".join(letter.text for letter in letters[skip:])
        if typed in TURNED_ON or (len(typed) > 2 and words_meant(typed) != (typed,)):
            return [*letters[:skip], Word(typed, letters[skip].start, letters[-1].end)]
    return letters


@lru_cache(maxsize=20_000)
def words_meant(typed: str) -> tuple[str, ...]:
    """The plain word or words that were meant by one piece of typing."""
    word = typed if typed in CONTRACTIONS else typed.replace("'", "")
    if word in SHORT:
        return tuple(SHORT[word].split())
    if "*" in word:
        word = behind_stars(word)
    if not word.isalpha():
        word = letters_for_digits(word)
    if STRETCHED.search(word):
        word = unstretched(word)
    if word in SHORT:
        return tuple(SHORT[word].split())
    if word in known_words() or not word.isascii():
        return (word,)
    slip = the_slip(word)
    return (slip,) if slip else parted(word)


def behind_stars(word: str) -> str:
    pattern = re.compile(word.replace("*", "[a-z]"))
    return next((key for key in TURNED_ON if pattern.fullmatch(key)), word.replace("*", ""))


def letters_for_digits(word: str) -> str:
    if word.isdigit() or not any(character.isalpha() for character in word):
        return word
    made = word.translate(DIGITS)
    return made if made.isalpha() else word


def unstretched(word: str) -> str:
    """The known word that is left when stretched letters are let go."""
    once = re.sub(r"(.)\1+", r"\1", word)
    twice = re.sub(r"(.)\1\1+", r"\1\1", word)
    single = re.sub(r"(.)\1\1+", r"\1", word)
    for made in (single, twice, once):
        if made in known_words() or made in SHORT:
            return made
    return single


def the_slip(word: str) -> str:
    """The word of the rules that was meant by a misspelt one, or nothing."""
    if len(word) < 3 or word in NEVER_SLIPS:
        return ""
    bones = word[0] + word[1:].translate(VOWELS)
    meant = skeletons().get(bones, "")
    if meant and len(word) <= len(meant):
        return meant
    if len(word) >= 4 and word in near_misses():
        return near_misses()[word]
    for place in range(1, len(word)):  # a letter too many, or one for another
        shorter = word[:place] + word[place + 1 :]
        if len(shorter) >= 5 and shorter in TURNED_ON:
            return shorter
        if len(shorter) >= 5 and near_misses().get(shorter, "")[:1] == word[0]:
            return near_misses()[shorter]
    return ""


def parted(word: str) -> tuple[str, ...]:
    """Words that were typed without spaces, where they can be told apart; else the piece."""
    if not 5 <= len(word) <= 40:
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 8), end):
            before = best[start]
            if before is None or word[start:end] not in RUN_TOGETHER:
                continue
            held = best[end]
            if held is None or len(before) + 1 < len(held):
                best[end] = (*before, word[start:end])
    found = best[-1]
    if not found or len(found) < 2 or not HEART.intersection(found):
        return (word,)
    return tuple(made for part in found for made in SHORT.get(part, part).split())
