"""Texts to vectors: the engines side by side, freed of what all answers share, reduced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from analysis.themes.artefacts import model_folder, word_table
from analysis.themes.config import ThemesError
from analysis.themes.represent_model import BATCH, sentence_model
from analysis.themes.represent_static import static_vectors
from analysis.themes.represent_words import WordSpace
from analysis.themes.tokens import Floats, Tokens, normalised, tokenise

BLOCKS = {
    "words": {"words": 1.0},
    "static": {"static": 1.0, "words": 0.5},
    "model": {"model": 1.0, "static": 0.8, "words": 0.6},
}
SHORT = 20  # words; the sentence model was made for sentences, and counts less in longer texts
DIMENSIONS = 192
SENT = 8 * BATCH  # texts that go to another process at once

Tell = Callable[[int, int], None]


class Representation:
    """Vectors of one run: `fit` on distinct normalised texts, then `full` or `quick` of any.

    `full` (n, d) uses all blocks of the engine; `quick` (n, q) leaves the sentence model out, so
    that very many texts can be placed by it. Rows have length 1 (0 for a text with no known part).
    """

    def __init__(
        self,
        engine: str,
        *,
        seed: int = 0,
        folder: str | None = None,
        backend: str | None = None,
    ) -> None:
        """engine: words, static or model; folder: of the sentence model; backend: joblib's."""
        self.engine = engine
        self.seed = seed
        self.folder = folder
        self.backend = backend
        self.shared: dict[str, Floats] = {}

    def fit(self, texts: Sequence[str], *, progress: Tell | None = None) -> tuple[Floats, Floats]:
        """Learn from the texts; their `full` and `quick` vectors."""
        tokens = tokenise(texts)
        self.words = WordSpace(seed=self.seed).fit(texts, tokens)
        blocks = self._blocks(texts, tokens, list(BLOCKS[self.engine]), progress)
        self.shared = {name: block.mean(axis=0) for name, block in blocks.items()}
        joined = self._join(blocks, tokens)
        self.axes = _main_axes(joined)
        quick = {name: block for name, block in blocks.items() if name != "model"}
        return normalised(joined @ self.axes), self._join(quick, tokens)

    def full(self, texts: Sequence[str], *, progress: Tell | None = None) -> Floats:
        """(n, d) by every block of the engine."""
        tokens = tokenise(texts)
        blocks = self._blocks(texts, tokens, list(BLOCKS[self.engine]), progress)
        return normalised(self._join(blocks, tokens) @ self.axes)

    def quick(self, texts: Sequence[str]) -> Floats:
        """(n, q) without the sentence model."""
        names = [name for name in BLOCKS[self.engine] if name != "model"]
        tokens = tokenise(texts)
        return self._join(self._blocks(texts, tokens, names, None), tokens)

    def _blocks(
        self, texts: Sequence[str], tokens: Tokens, names: list[str], progress: Tell | None
    ) -> dict[str, Floats]:
        blocks: dict[str, Floats] = {}
        if "model" in names:
            blocks["model"] = self._embed(texts, progress)
        if "static" in names:
            blocks["static"] = static_vectors(tokens, word_table())
        blocks["words"] = self.words.transform(texts, tokens)
        return blocks

    def _embed(self, texts: Sequence[str], progress: Tell | None) -> Floats:
        model = sentence_model(model_folder(self.folder))
        if self.backend is None or not texts:
            return model.embed(texts, progress=progress)
        import joblib  # noqa: PLC0415 (slow to load, and needed only where a backend is set)

        order = model.by_length(texts)
        parts = [[texts[one] for one in order[at : at + SENT]] for at in range(0, len(order), SENT)]
        name, _, host = self.backend.partition("@")
        options = {"scheduler_host": host} if host else {}
        try:
            with joblib.parallel_config(backend=name, **options):
                calls = (joblib.delayed(_embed_part)(self.folder, part) for part in parts)
                found = np.concatenate(joblib.Parallel()(calls))
        except (ValueError, OSError, ImportError) as error:
            raise ThemesError(f"The backend {self.backend} cannot be used here.") from error
        return np.asarray(found[np.argsort(order)])

    def _join(self, blocks: dict[str, Floats], tokens: Tokens) -> Floats:
        """Each block freed of its shared direction, weighted, side by side."""
        weights = BLOCKS[self.engine]
        parts = {
            name: weights[name] * normalised(block - self.shared[name])
            for name, block in blocks.items()
        }
        if "model" in parts:
            length = np.diff(tokens.offsets)[:, None]
            parts["model"] *= (SHORT / np.maximum(length, SHORT)).astype(np.float32)
        return normalised(np.concatenate(list(parts.values()), axis=1))

    def state(self) -> dict[str, Any]:
        """Arrays and plain values that `from_state` needs."""
        return {
            "engine": self.engine,
            "versions": engine_versions(self.engine, self.folder),
            "folder": self.folder,
            "shared": self.shared,
            "axes": self.axes,
            "words": self.words.arrays(),
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> Representation:
        """The representation of `state`; raises ThemesError where its model is no longer here."""
        if engine_versions(state["engine"], state["folder"]) != state["versions"]:
            raise ThemesError("These themes were found with another version of the word model.")
        made = cls(state["engine"], folder=state["folder"])
        made.words = WordSpace.from_arrays(state["words"])
        made.shared, made.axes = state["shared"], state["axes"]
        return made


def engine_versions(engine: str, folder: str | None) -> dict[str, str]:
    """Which artefacts an engine reads by."""
    versions = {"words": WordSpace.version}
    if engine in ("static", "model"):
        versions["static"] = word_table().version
    if engine == "model":
        versions["model"] = sentence_model(model_folder(folder)).version
    return versions


def _embed_part(folder: str | None, texts: Sequence[str]) -> Floats:
    return sentence_model(model_folder(folder)).embed(texts)


def _main_axes(vectors: Floats) -> Floats:
    """(d, at most DIMENSIONS) main directions of the rows, by how much they hold."""
    covariance = (vectors.T @ vectors).astype(np.float64)
    _, axes = np.linalg.eigh(covariance)
    kept = axes[:, ::-1][:, :DIMENSIONS]
    signs = np.sign(kept[np.argmax(np.abs(kept), axis=0), np.arange(kept.shape[1])])
    return np.ascontiguousarray(kept * signs, dtype=np.float32)
