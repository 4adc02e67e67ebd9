"""Why an answer is in a theme: the words that weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.themes.clean import normalise, words_of
from analysis.themes.config import ThemesError
from analysis.themes.model import CHUNK, ThemeModel
from analysis.themes.result import ThemeResult
from analysis.themes.small_words import small_of
from analysis.themes.tokens import Floats
from analysis.themes.wordlists import STOP_WORDS

MOST_WORDS = 40

Drawn = list[tuple[str, float]]


def why_words(result: ThemeResult, text: str, theme: int, *, most: int = 5) -> Drawn:
    """(word, weight) of the words that drew `text` to `theme`, strongest first.

    A word's weight is how much higher the text scores for the theme with the word than without
    it (by the rule on quick vectors); words that do not draw it are left out. Raises ThemesError
    where the run has no such theme.
    """
    return why_each(result, [(text, theme)], most=most)[0]


def why_each(
    result: ThemeResult, pairs: Sequence[tuple[str, int]], *, most: int = 5
) -> list[Drawn]:
    """`why_words` of many (text, theme) pairs, in order; much quicker than one by one."""
    found: list[Drawn] = [[] for _ in pairs]
    by_reading: dict[int, list[int]] = {}
    for place, (_, theme) in enumerate(pairs):
        by_reading.setdefault(_reading_of(result, theme), []).append(place)
    for at, places in by_reading.items():
        reading = result.state["readings"][at]
        model = ThemeModel.from_state(result.state["models"][str(at)])
        small = STOP_WORDS.union(*map(small_of, reading["languages"]))
        read = [words_of(normalise(pairs[place][0])) for place in places]
        tried = [_tried(words, small) for words in read]
        scores = iter(_scored(model, read, tried))
        for place, words in zip(places, tried, strict=True):
            column = pairs[place][1] - reading["first"]
            own = [float(next(scores)[column]) for _ in range(len(words) + 1)]
            drawn = [
                (word, round(own[0] - less, 4)) for word, less in zip(words, own[1:], strict=True)
            ]
            drawn.sort(key=lambda pair: (-pair[1], pair[0]))
            found[place] = [pair for pair in drawn if pair[1] > 0][:most]
    return found


def _scored(model: ThemeModel, read: list[list[str]], tried: list[list[str]]) -> list[Floats]:
    """Scores of each text, followed by those of it without each of its tried words."""
    texts = [
        text for words, left_out in zip(read, tried, strict=True)
        for text in _without_each(words, left_out)
    ]  # fmt: skip
    rows: list[Floats] = []
    for start in range(0, len(texts), CHUNK):
        rows.extend(model.quick_scores(texts[start : start + CHUNK]))
    return rows


def _reading_of(result: ThemeResult, theme: int) -> int:
    for at, reading in enumerate(result.state["readings"]):
        if _holds(reading, theme):
            return at
    raise ThemesError(f"There is no theme {theme} in this run.")


def _holds(reading: dict[str, Any], theme: int) -> bool:
    return bool(reading["first"] <= theme < reading["first"] + reading["count"])


def _tried(words: Sequence[str], small: frozenset[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word not in small][:MOST_WORDS]


def _without_each(words: Sequence[str], tried: Sequence[str]) -> list[str]:
    return [" ".join(words), *(" ".join(w for w in words if w != left) for left in tried)]
