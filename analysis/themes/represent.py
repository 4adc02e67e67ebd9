"""Texts to vectors: the engines, joined and freed of what all answers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.themes.config import ThemesError
from analysis.themes.represent_words import WordSpace
from analysis.themes.tokens import Floats, normalised, tokenise


class Representation:
    """Vectors of one run: engine spaces side by side, the shared direction taken out.

    `fit` on distinct normalised texts, then `transform` any: (n, d) float32, rows of length 1.
    """

    def __init__(self, engine: str, *, seed: int = 0) -> None:
        """engine: words, static or model (not auto)."""
        self.engine = engine
        self.seed = seed

    def fit_transform(self, texts: Sequence[str]) -> Floats:
        """Fit, and the vectors of the texts fitted on."""
        tokens = tokenise(texts)
        self.words = WordSpace(seed=self.seed).fit(texts, tokens)
        vectors = self.words.transform(texts, tokens)
        self.shared = vectors.mean(axis=0)
        return normalised(vectors - self.shared)

    def transform(self, texts: Sequence[str]) -> Floats:
        """Vectors of any texts."""
        return normalised(self.words.transform(texts) - self.shared)

    def state(self) -> dict[str, Any]:
        """Arrays and lists that `from_state` needs."""
        return {"engine": self.engine, "shared": self.shared, "words": self.words.arrays()}

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> Representation:
        """The representation that `state` described."""
        made = cls(state["engine"])
        made.words = WordSpace.from_arrays(state["words"])
        made.shared = state["shared"]
        return made


def choose_engine(asked: str) -> str:
    """The engine to use; raises ThemesError where the one asked for is not installed."""
    if asked in ("auto", "words"):
        return "words"
    raise ThemesError(f"The {asked} engine is not installed here.")
