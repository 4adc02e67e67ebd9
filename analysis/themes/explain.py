"""Why an answer is in a theme: the words that weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.themes.clean import normalise, words_of
from analysis.themes.config import ThemesError
from analysis.themes.model import ThemeModel
from analysis.themes.result import ThemeResult
from analysis.themes.wordlists import STOP_WORDS

MOST_WORDS = 40


def why_words(
    result: ThemeResult, text: str, theme: int, *, most: int = 5
) -> list[tuple[str, float]]:
    """(word, weight) of the words that drew `text` to `theme`, strongest first.

    A word's weight is how much higher the text scores for the theme with the word than without
    it (by the rule on quick vectors); words that do not draw it are left out.
    """
    reading = next((r for r in result.state["readings"] if _holds(r, theme)), None)
    if reading is None:
        raise ThemesError(f"There is no theme {theme} in this run.")
    at = result.state["readings"].index(reading)
    model = ThemeModel.from_state(result.state["models"][str(at)])
    words = words_of(normalise(text))
    tried = [word for word in dict.fromkeys(words) if word not in STOP_WORDS][:MOST_WORDS]
    if not tried:
        return []
    quick = model.representation.quick(_without_each(words, tried))
    scores = model.quick_rule.scores(quick)[:, theme - reading["first"]]
    drawn = [(word, round(float(scores[0] - scores[i]), 4)) for i, word in enumerate(tried, 1)]
    return sorted((pair for pair in drawn if pair[1] > 0), key=lambda p: (-p[1], p[0]))[:most]


def _holds(reading: dict[str, Any], theme: int) -> bool:
    return bool(reading["first"] <= theme < reading["first"] + reading["count"])


def _without_each(words: Sequence[str], tried: Sequence[str]) -> list[str]:
    return [" ".join(words), *(" ".join(w for w in words if w != left) for left in tried)]
