"""The word table and the sentence model that the project ships, read from the disk once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.themes.config import ThemesError
from analysis.themes.tokens import Floats

SHIPPED = Path(__file__).parent / "artefacts"
COMMON_ENOUGH = 3e-7
MODEL_FILES = ("model.onnx", "vocab.txt")


@dataclass(frozen=True)
class WordTable:
    """vectors (words + pieces, d) int8 with one scale a column; frequency (words,) of English text.

    numbers: the row of each word, and of each word piece written with ## before it.
    """

    numbers: dict[str, int]
    vectors: NDArray[np.int8]
    scale: Floats
    frequency: Floats
    version: str

    @cached_property
    def common(self) -> frozenset[str]:
        """Words common enough to be meant by a misspelt one."""
        words = list(self.numbers)
        often = np.flatnonzero(self.frequency >= COMMON_ENOUGH).tolist()
        return frozenset(words[at] for at in often if words[at].replace("'", "").isalpha())

    def frequency_of(self, word: str) -> float:
        """How common a word is in English, 0 where it is not in the table."""
        at = self.numbers.get(word, len(self.frequency))
        return float(self.frequency[at]) if at < len(self.frequency) else 0.0


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The shipped table; about 15 MB in memory."""
    with np.load(SHIPPED / "static.npz", allow_pickle=False) as kept:
        vectors, scale, frequency = kept["vectors"], kept["scale"], kept["frequency"]
    words = (SHIPPED / "words.txt").read_text(encoding="utf-8").split("\n")[:-1]
    numbers = {word: number for number, word in enumerate(words)}
    return WordTable(numbers, vectors, scale, frequency, file_version(SHIPPED / "static.npz"))


def model_folder(folder: str | None) -> Path:
    """The folder of the sentence model; raises ThemesError where it does not hold one."""
    where = Path(folder) if folder else SHIPPED
    missing = [name for name in MODEL_FILES if not (where / name).is_file()]
    if missing:
        raise ThemesError(f"The folder {where} holds no model: {missing[0]} is missing.")
    return where


@lru_cache(maxsize=8)
def file_version(path: Path) -> str:
    """The first 12 digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
