"""Themes as centres in a fitted representation: what an answer, old or new, is placed by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.themes.represent import Representation
from analysis.themes.tokens import Floats, Ints

CHUNK = 4096
SHARPNESS = 20.0


@dataclass(frozen=True)
class Placed:
    """Where texts go: theme (n,) index of the centre, strength (n,) 0–1, likeness (n,) cosine."""

    theme: Ints
    strength: Floats
    likeness: Floats


@dataclass(frozen=True)
class ThemeModel:
    """representation; centres (k, d); floor: the cosine under which a text has no theme."""

    representation: Representation
    centres: Floats
    floor: float

    def place(
        self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None
    ) -> Placed:
        """Nearest theme of each normalised text, in chunks, so that memory stays bounded."""
        parts = []
        for start in range(0, len(texts), CHUNK):
            vectors = self.representation.transform(texts[start : start + CHUNK])
            parts.append(judge(vectors @ self.centres.T))
            if progress:
                progress(min(start + CHUNK, len(texts)), len(texts))
        if not parts:
            none = np.zeros(0, dtype=np.float32)
            return Placed(np.zeros(0, dtype=np.int64), none, none)
        return Placed(
            np.concatenate([part.theme for part in parts]),
            np.concatenate([part.strength for part in parts]),
            np.concatenate([part.likeness for part in parts]),
        )

    def state(self) -> dict[str, Any]:
        """Arrays and plain values that `from_state` needs."""
        return {
            "representation": self.representation.state(),
            "centres": self.centres,
            "floor": self.floor,
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> ThemeModel:
        """The model that `state` described."""
        return cls(
            Representation.from_state(state["representation"]),
            state["centres"],
            float(state["floor"]),
        )


def judge(cosines: Floats) -> Placed:
    """Best theme by cosines (n, k); strength is its softmax share among all themes."""
    best = np.argmax(cosines, axis=1)
    top = cosines[np.arange(len(cosines)), best]
    shares = np.exp(SHARPNESS * (cosines - top[:, None]))
    return Placed(best, (1.0 / shares.sum(axis=1)).astype(np.float32), top.astype(np.float32))
