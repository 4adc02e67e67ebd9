"""A linear classifier on words, pairs of words and runs of letters: what no phrase foresaw.

Its weights are a plain table beside this file; adding them up needs no numbers library. It was
trained on invented sentences only, by `bench/screening_build.py`.
"""

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from surveys.screening.normalise import Sentence
from surveys.screening.result import Band

WEIGHTS = Path(__file__).parent / "weights.json"
RUNS = (3, 4, 5)  # letters
LONGEST, STEP = 14, 7  # words read at once, and where the next reading of a long sentence begins
SCALE = 1000


@dataclass(frozen=True, slots=True)
class Weights:
    """Per feature one whole number for *danger* and one for *harm or worse*; `calibration` turns a
    sum into a chance; above `thresholds` the classifier speaks."""

    features: dict[str, complex]
    calibration: dict[str, list[float]]
    thresholds: dict[str, float]


@cache
def weights() -> Weights:
    """The table, read once a process. Raises OSError or ValueError where it is not there or bad."""
    held: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    features = {name: complex(*pair) for name, pair in held["features"].items()}
    return Weights(features, held["calibration"], held["thresholds"])


def features_of(word: str) -> list[str]:
    """A word, and the runs of letters in it: "die" → the word, " di", "die", "ie ", " die", …"""
    padded = f" {word} "
    return [f"w:{word}"] + [
        padded[at : at + length] for length in RUNS for at in range(len(padded) - length + 1)
    ]


@lru_cache(maxsize=20_000)
def weight_of(word: str) -> tuple[complex, int]:
    """What a word adds, and of how many features. *Danger* is the real part, *harm* the other."""
    table = weights().features
    found = features_of(word)
    return sum((table.get(feature, 0j) for feature in found), 0j), len(found)


class Chances(NamedTuple):
    """Of *danger* and of *harm* (or worse), each 0 to 1."""

    danger: float
    harm: float


def chances(words: list[str]) -> Chances:
    """The chances that some plain words mean danger or harm."""
    table = weights()
    features = table.features
    total, count = 0j, max(0, len(words) - 1)
    for word in words:
        weight, number = weight_of(word)
        total += weight
        count += number
    for first, second in pairwise(words):
        pair = f"w:{first} {second}"
        if pair in features:
            total += features[pair]
    total /= SCALE * math.sqrt(count or 1)
    calibration = table.calibration
    return Chances(
        chance(total.real, *calibration["danger"]), chance(total.imag, *calibration["harm"])
    )


def chance(total: float, slope: float, offset: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * total + offset))))


def judge(sentence: Sentence) -> tuple[Band, float, int, int]:
    """The highest band in a sentence, its chance, and from which word to which."""
    best = (Band.REST, 0.0, 0, len(sentence.words))
    thresholds = weights().thresholds
    words = [word.text for word in sentence.words]
    for first in range(0, max(1, len(words) - LONGEST + STEP), STEP):
        last = min(len(words), first + LONGEST)
        danger, harm = chances(words[first:last])
        band = Band.REST
        if danger >= thresholds["danger"]:
            band = Band.DANGER
        elif harm >= thresholds["harm"]:
            band = Band.HARM
        best = max(best, (band, max(danger, harm), first, last))
    return best
