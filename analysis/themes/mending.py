"""Slips mended before answers are read; what then turns out to say nothing is set aside too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysis.themes.artefacts import word_table
from analysis.themes.clean import ASCII_WORD, NOT_AN_ANSWER, WORD, Answers, raw_words
from analysis.themes.context import Context, context_of
from analysis.themes.nothing import kind_of_nothing
from analysis.themes.spelling import corrections
from analysis.themes.tokens import tokenise
from analysis.themes.wordlists import TEXT_SPEAK

MOST_WORDS = 8  # longer answers say something


@dataclass(frozen=True)
class Mender:
    """changed: what a misspelt word is read as; used: how often each word was written; context:
    what the words beside it tell.
    """

    changed: dict[str, str]
    used: dict[str, int]
    context: Context | None = None

    def mend(self, text: str) -> str:
        """A normalised text with its slips and text-speak mended."""
        if not self.changed:
            return text
        written = raw_words(text)
        mended = [self.changed.get(word, word) for word in written]
        if self.context is not None:
            mended = self.context.read(written, mended)
        if mended == written:
            return text
        read = iter(mended)
        return (ASCII_WORD if text.isascii() else WORD).sub(lambda _: next(read), text)


def mender_of(texts: Sequence[str], *, english: bool, used: dict[str, int] | None = None) -> Mender:
    """The mender of normalised texts; other languages than English stay as they are.

    used: counts of words in earlier answers to go by.
    """
    if not english:
        return Mender({}, {})
    tokens = tokenise(texts, raw_words)
    counts = np.bincount(tokens.ids, minlength=len(tokens.words)).tolist()
    own = dict(zip(tokens.words, counts, strict=True))
    written = used if used is not None else own
    table = word_table()
    found = corrections(tokens, table.frequency_of, table.common, used=written)
    slips = sum(own[word] for word in found) / max(1, len(tokens.ids))
    changed = {**TEXT_SPEAK, **found}
    kept = {word: count for word, count in written.items() if count > 1}
    return Mender(changed, kept, context_of(tokens, changed, slips, table.frequency_of))


def without_slipped(
    answers: Answers, rows: Sequence[int], mender: Mender, question: str = ""
) -> tuple[Answers, list[int]]:
    """The answers and rows without those that say nothing once mended ("nohting to say")."""
    clean, why, kind = list(answers.clean), list(answers.why), list(answers.kind)
    asked = WORD.findall(question.lower())
    memory: dict[tuple[str, str], str] = {}
    kept: list[int] = []
    for row in rows:
        text, lang = clean[row], answers.lang[row]
        if (text, lang) not in memory:
            memory[text, lang] = _nothing(text, lang, mender, asked)
        found = memory[text, lang]
        if found:
            clean[row], why[row], kind[row] = "", NOT_AN_ANSWER, found
        else:
            kept.append(row)
    return replace(answers, clean=clean, why=why, kind=kind), kept


def _nothing(text: str, lang: str, mender: Mender, asked: list[str]) -> str:
    if text.count(" ") >= MOST_WORDS:
        return ""
    mended = mender.mend(text)
    return "" if mended == text else kind_of_nothing(WORD.findall(mended), mended, lang, asked)
