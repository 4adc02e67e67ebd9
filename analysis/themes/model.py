"""Where an answer goes, old or new: a linear rule fitted to the themes that were found.

Ridge regression of theme membership on the vectors (Hoerl and Kennard 1970): closed form, the same
on every run, and a text's score is a sum over its words, so that it can be explained.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.themes.represent import Representation
from analysis.themes.tokens import Floats, Ints
from analysis.themes.units import Units

CHUNK = 8192
PENALTY = 0.001  # a text
SHARPNESS = 8.0
MOST_READ_IN_FULL = 6000


@dataclass(frozen=True)
class Rule:
    """scores = vectors @ weights + base: about the share of like texts that are in each theme."""

    weights: Floats
    base: Floats

    def scores(self, vectors: Floats) -> Floats:
        """(n, k) from (n, d)."""
        return np.asarray(vectors @ self.weights + self.base, dtype=np.float32)


def fit_rule(vectors: Floats, labels: Ints, people: Floats, k: int) -> Rule:
    """The rule for k themes from labelled vectors (n, d).

    A text weighs the root of its people, and less in a large theme (by the root of its size), so
    that small themes are not swallowed.
    """
    sizes = np.bincount(labels, weights=people, minlength=k)
    weigh = np.sqrt(people / np.maximum(sizes, 1e-9)[labels])[:, None].astype(np.float64)
    weigh /= max(float(weigh.mean()), 1e-9)
    wanted = np.zeros((len(labels), k))
    wanted[np.arange(len(labels)), labels] = 1.0
    total = weigh.sum()
    middle, base = (weigh * vectors).sum(axis=0) / total, (weigh * wanted).sum(axis=0) / total
    centred = vectors - middle
    penalty = PENALTY * len(vectors)
    inner = (weigh * centred).T @ centred + penalty * np.eye(vectors.shape[1])
    weights = np.linalg.solve(inner, (weigh * centred).T @ (wanted - base))
    return Rule(weights.astype(np.float32), (base - middle @ weights).astype(np.float32))


@dataclass(frozen=True)
class ThemeModel:
    """representation; the rules on full and on quick vectors; floor: scores below have no theme."""

    representation: Representation
    rule: Rule
    quick_rule: Rule
    floor: float

    def scores(
        self,
        units: Units,
        tell: Callable[[int, int], None] | None = None,
        *,
        known: Ints | None = None,
    ) -> Floats:
        """(texts, k) of the texts of `units`, in chunks; those `known` are left out (zeros).

        Whole answers are read in full unless there are very many; segments by quick vectors.
        """
        found = np.zeros((len(units.texts), len(self.rule.base)), dtype=np.float32)
        left = np.setdiff1d(np.arange(len(units.texts)), [] if known is None else known)
        whole = left[left < units.wholes]
        if self.representation.engine == "model" and 0 < len(whole) <= MOST_READ_IN_FULL:
            vectors = self.representation.full([units.texts[at] for at in whole], progress=tell)
            found[whole] = self.rule.scores(vectors)
            left = left[left >= units.wholes]
        for start in range(0, len(left), CHUNK):
            part = left[start : start + CHUNK]
            found[part] = self.quick_scores([units.texts[at] for at in part])
            if tell:
                tell(min(start + CHUNK, len(left)), len(left))
        return found

    def quick_scores(self, texts: Sequence[str]) -> Floats:
        """(n, k) of some texts without the sentence model."""
        return self.quick_rule.scores(self.representation.quick(texts))

    def state(self) -> dict[str, Any]:
        """Arrays and plain values that `from_state` needs."""
        return {
            "representation": self.representation.state(),
            "weights": self.rule.weights,
            "base": self.rule.base,
            "quick_weights": self.quick_rule.weights,
            "quick_base": self.quick_rule.base,
            "floor": self.floor,
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> ThemeModel:
        """The model that `state` described."""
        return cls(
            Representation.from_state(state["representation"]),
            Rule(state["weights"], state["base"]),
            Rule(state["quick_weights"], state["quick_base"]),
            float(state["floor"]),
        )


@dataclass(frozen=True)
class Placed:
    """theme (n,): index of the best; strength (n,): 0 to 1; score (n,): its own, unsharpened."""

    theme: Ints
    strength: Floats
    score: Floats


def judge(scores: Floats) -> Placed:
    """The best theme by scores (n, k); strength is its share of all when sharpened (softmax)."""
    best = np.argmax(scores, axis=1)
    top = scores[np.arange(len(scores)), best]
    shares = np.exp(SHARPNESS * (scores - top[:, None])).sum(axis=1)
    return Placed(best, (1.0 / shares).astype(np.float32), top.astype(np.float32))
