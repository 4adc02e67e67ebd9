"""Words cut into the pieces that a BERT model knows (Schuster and Nakajima 2012, as in BERT)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
_PARTS = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[^\w\s]|_"
)


class WordPiece:
    """Texts to lists of piece numbers, for an uncased vocabulary."""

    def __init__(self, vocabulary: Path) -> None:
        """vocabulary: a file with one piece a line; its line number is the piece's number."""
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._numbers = {piece: number for number, piece in enumerate(lines)}
        self._start, self._end = self._numbers[START], self._numbers[END]
        self._unknown = self._numbers[UNKNOWN]
        self._memory: dict[str, list[int]] = {}

    def encode(self, text: str, *, most: int = 128) -> list[int]:
        """Numbers of the pieces of `text` between start and end marks, `most` at the longest."""
        pieces: list[int] = []
        for word in _PARTS.findall(text if text.isascii() else without_accents(text)):
            known = self._memory.get(word)
            if known is None:
                known = self._memory[word] = self._cut(word)
            pieces += known
        return [self._start, *pieces[: most - 2], self._end]

    def _cut(self, word: str) -> list[int]:
        found = cut_word(word.lower(), self._numbers)
        return [self._unknown] if found is None else found


def cut_word(word: str, numbers: dict[str, int]) -> list[int] | None:
    """The longest known pieces from the left; None where a part of the word is in no piece."""
    found: list[int] = []
    start = 0
    while start < len(word):
        if len(word) > LONGEST_WORD:
            return None
        mark = "##" if start else ""
        for end in range(len(word), start, -1):
            number = numbers.get(mark + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return None
    return found


@lru_cache(maxsize=4096)
def without_accents(text: str) -> str:
    """The text with the marks on its letters taken off."""
    return "".join(
        char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn"
    )


def pad(rows: Sequence[Sequence[int]], fill: int = 0) -> list[list[int]]:
    """Rows made as long as the longest."""
    width = max(len(row) for row in rows)
    return [[*row, *([fill] * (width - len(row)))] for row in rows]
