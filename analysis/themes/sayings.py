"""What texts say, read for their names before it is known which theme each is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.themes.phrases import Terms, casing, common_pairs, runs_of, terms_of
from analysis.themes.small_words import small_words

MOST_READ = 1500  # characters of a text


@dataclass(frozen=True)
class Sayings:
    """terms: of each text, its phrases only where two texts join the words of it; small: words
    that begin and end no phrase; cased: words and pairs that people write with capitals.
    """

    terms: list[Terms]
    english: bool
    small: frozenset[str]
    cased: dict[str, str]

    def every_term_of(self, text: str) -> Terms:
        """With phrases that nobody else wrote, too."""
        runs = runs_of(text[:MOST_READ])
        return terms_of(text[:MOST_READ], runs, self.small, english=self.english)


def read_sayings(texts: Sequence[str], languages: Sequence[str], raws: Iterable[str]) -> Sayings:
    """Read normalised texts in these languages; raws: answers as they were written, for capitals.

    With English among the languages a phrase must be whole by English grammar.
    """
    english = "en" in languages
    small = frozenset() if english else small_words(texts, languages)
    read = [text[:MOST_READ] for text in texts]
    runs = [runs_of(text) for text in read]
    pairs = common_pairs(runs)
    terms = [
        terms_of(text, own, small, english=english, pairs=pairs)
        for text, own in zip(read, runs, strict=True)
    ]
    return Sayings(terms, english, small, casing(raws))
