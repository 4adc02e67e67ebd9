"""Why an answer is in a theme: the words that weighed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

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

    A word's weight is how much nearer the text is to the theme with the word than without it
    (difference of cosines); words that do not draw it are left out.
    """
    if "model" not in result.state or theme not in result.state["themes"]:
        raise ThemesError(f"There is no theme {theme} in this run.")
    model = ThemeModel.from_state(result.state["model"])
    centre = model.centres[result.state["themes"].index(theme)]
    words = words_of(normalise(text))
    tried = [word for word in dict.fromkeys(words) if word not in STOP_WORDS][:MOST_WORDS]
    if not tried:
        return []
    cosines = model.representation.transform(_without_each(words, tried)) @ centre
    drawn = [
        (word, round(float(cosines[0] - cosines[i]), 4)) for i, word in enumerate(tried, start=1)
    ]
    drawn = [pair for pair in drawn if np.isfinite(pair[1]) and pair[1] > 0]
    return sorted(drawn, key=lambda pair: (-pair[1], pair[0]))[:most]


def _without_each(words: Sequence[str], tried: Sequence[str]) -> list[str]:
    return [" ".join(words), *(" ".join(w for w in words if w != left) for left in tried)]
