"""Read answers: a normalised copy beside the raw text, and the reason why one is not an answer."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import pandas as pd

from analysis.themes.config import ThemesError
from analysis.themes.nothing import NO_LETTERS, NUMBERS, kind_of_nothing
from analysis.themes.wordlists import EMOJI_WORDS, TEXT_SPEAK

EMPTY = "empty"
NOT_AN_ANSWER = "not an answer"
TOO_SHORT = "too short"
NO_THEME = "no theme"
TOO_FEW_ANSWERS = "too few answers"

MOST_JUDGED = 2_000  # characters; a longer text is an answer
LONGEST = 20_000  # characters of an answer that are read; the rest is kept but weighs nothing

_STRETCHED = re.compile(r"(\w)\1{2,}")
_CONTROLS = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u02bc": "'", "`": "'"}
)


def _marks() -> str:
    """The combining marks of all scripts (vowel signs too) as the inside of a character class."""
    some = chain(range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
    marks = [code for code in some if unicodedata.category(chr(code))[0] == "M"]
    known = set(marks)
    starts = [code for code in marks if code - 1 not in known]
    ends = [code for code in marks if code + 1 not in known]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_marks()}])*(?:'[^\W_]+)*")
ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")  # the same in ASCII, and quicker
HAN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f]"
)


@dataclass(frozen=True)
class Answers:
    """The rows of a frame, read. All sequences have one entry a row.

    ids: the answer ids as given; raw: text as given; clean: normalised text ("" where not an
    answer); why: "" for a real answer, else the reason; kind: finer reason for the facts.
    """

    ids: list[object]
    raw: list[str]
    clean: list[str]
    why: list[str]
    kind: list[str]
    lang: list[str]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.ids)


@dataclass(frozen=True)
class Given:
    """The rows of a frame as they were given, one entry a row; lang: the code of each."""

    ids: list[object]
    raw: list[str]
    lang: list[str]


def given_in(frame: pd.DataFrame, *, language: str) -> Given:
    """The rows of a frame with `answer_id`, `text` and perhaps `lang`, which is else `language`.

    Raises ThemesError where the frame cannot be used.
    """
    _check_frame(frame)
    raw = [_as_text(value) for value in frame["text"].tolist()]
    _check_texts(raw)
    return Given(frame["answer_id"].tolist(), raw, _languages(frame, language))


def read_answers(given: Given, *, question: str = "") -> Answers:
    """Normalise what was given, and say why what is not an answer is none."""
    asked = normalise(question)
    memory: dict[tuple[str, str], tuple[str, str, str]] = {}
    clean, why, kind = [], [], []
    for text, code in zip(given.raw, given.lang, strict=True):
        judged = memory.get((text, code))
        if judged is None:
            judged = memory[(text, code)] = _judge(text, code, asked)
        clean.append(judged[0])
        why.append(judged[1])
        kind.append(judged[2])
    return Answers(given.ids, given.raw, clean, why, kind, given.lang)


def normalise(text: str) -> str:
    """A copy to compare by: NFKC, lower case, plain quotes, emoji as words, nothing stretched."""
    text = html.unescape(text[:LONGEST])
    if text.isascii():
        text = text.replace("`", "'")
    else:
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    text = text.lower()
    if not text.isascii():
        text = "".join(_spoken(char) for char in text)
    if _STRETCHED.search(text):
        text = _STRETCHED.sub(r"\1\1", text)
    return " ".join(text.split())


def raw_words(text: str) -> list[str]:
    """The words of a text as they stand in it."""
    return (ASCII_WORD if text.isascii() else WORD).findall(text)


def _spoken(char: str) -> str:
    """An emoji as words; any other character as it is."""
    if char in EMOJI_WORDS:
        return EMOJI_WORDS[char]
    if unicodedata.category(char) == "So":
        return f" {unicodedata.name(char, '').lower()} "
    return "" if "\U0001f3fb" <= char <= "\U0001f3ff" else char


def words_of(clean: str) -> list[str]:
    """The words of a normalised text; scripts without spaces give one word a character."""
    found = raw_words(clean)
    if clean.isascii() or not HAN.search(clean):
        if not TEXT_SPEAK.keys().isdisjoint(found):
            return [TEXT_SPEAK.get(word, word) for word in found]
        return found
    words: list[str] = []
    for word in found:
        if HAN.search(word):
            words += [part for part in re.split(f"({HAN.pattern})", word) if part]
        else:
            words.append(word)
    return words


def _check_frame(frame: pd.DataFrame) -> None:
    for column in ("answer_id", "text"):
        if column not in frame.columns:
            raise ThemesError(f"There is no column called {column}.")
    if not len(frame):
        raise ThemesError("There are no answers.")
    if frame["answer_id"].isna().any():
        raise ThemesError("Some answers have no id.")
    if frame["answer_id"].duplicated().any():
        raise ThemesError("Two answers have the same id.")


def _check_texts(raw: Sequence[str]) -> None:
    said = [text for text in raw if text.strip()]
    numbers = sum(1 for text in said if re.fullmatch(r"\s*[-+£$€]?[\d.,:/%\s-]+\s*", text))
    if len(said) >= 5 and numbers > 0.9 * len(said):
        raise ThemesError("The column holds numbers, not written answers.")


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return str(value)


def _languages(frame: pd.DataFrame, language: str) -> list[str]:
    if "lang" not in frame.columns:
        return [base_language(language)] * len(frame)
    codes = frame["lang"].tolist()
    return [
        base_language(code) if isinstance(code, str) and code.strip() else base_language(language)
        for code in codes
    ]


def base_language(code: str) -> str:
    """`cy` for `cy-GB`; three-letter codes of the commonest languages become two letters."""
    short = re.split(r"[-_]", code.strip().lower())[0]
    return THREE_LETTERS.get(short, short)


THREE_LETTERS = {
    "eng": "en", "cym": "cy", "wel": "cy", "pol": "pl", "ukr": "uk", "arb": "ar", "ara": "ar",
    "ron": "ro", "rum": "ro", "por": "pt", "ben": "bn", "fra": "fr", "deu": "de", "spa": "es",
    "ita": "it", "nld": "nl", "zho": "zh", "urd": "ur", "som": "so", "lit": "lt", "tur": "tr",
    "fin": "fi", "swe": "sv", "vie": "vi", "rus": "ru", "bul": "bg", "hun": "hu", "ces": "cs",
    "slk": "sk", "ell": "el", "pes": "fa", "hin": "hi", "pan": "pa", "guj": "gu", "tam": "ta",
}  # fmt: skip


def _judge(text: str, lang: str, asked: str) -> tuple[str, str, str]:
    """(clean text, why not, finer kind) of one answer."""
    clean = normalise(text)
    if not clean:
        return "", EMPTY, EMPTY
    letters = len(list(islice(filter(str.isalpha, clean), 2)))
    if not letters:
        kind = NUMBERS if any(char.isdigit() for char in clean) else NO_LETTERS
        return "", NOT_AN_ANSWER, kind
    bare = clean if text.isascii() or len(text) > MOST_JUDGED else normalise(_without_emoji(text))
    words = raw_words(bare) if len(bare) <= MOST_JUDGED else []
    kind = kind_of_nothing(words, text[:MOST_JUDGED], lang, WORD.findall(asked))
    if kind:
        return "", NOT_AN_ANSWER, kind
    if letters < (1 if HAN.search(clean) else 2):
        return "", TOO_SHORT, TOO_SHORT
    return clean, "", ""


def _without_emoji(text: str) -> str:
    return "".join(" " if unicodedata.category(char) == "So" else char for char in text)
