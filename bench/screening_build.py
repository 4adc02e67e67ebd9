"""Trains the screening's classifier on our own written sentences and writes its table.

    python -m bench.screening_build

Reads `bench/screening/training/` and the development part of `bench/screening/cases.csv`; the part
held out is never read here. Writes `surveys/screening/weights.json` and `words.txt`.
"""

import csv
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from surveys.screening import classifier
from surveys.screening.lexicon import known_words
from surveys.screening.normalise import sentences_of, words_meant

HERE = Path(__file__).parent / "screening"
LIBRARY = Path(classifier.__file__).parent
DEMONSTRATION = Path(__file__).parent.parent / "voice" / "demonstration" / "data"
COMMON = Path(__file__).parent.parent / "analysis" / "themes" / "artefacts" / "vocab.txt"
EACH = 30  # sentences from one pattern
SEED = 7
KEPT = 14_000  # features
COMMON_WORDS = 9_000
CALM_SHARE = 0.05  # of everyday sentences that may be marked as danger; twice that as harm
EVERYDAY = {
    "wishes",
    "places and services",
    "people and happiness",
    "opinions",
    "short and everyday",
    "home and family",
}
BRACES = re.compile(r"\{([^{}]*)\}")
VOWELS = re.compile(r"(?<=\w)[aeiou](?=\w)")


def expand(pattern: str, draw: np.random.Generator) -> str:
    """One sentence of a pattern: each {a|b|c} becomes one of its choices, the innermost first."""
    while found := BRACES.search(pattern):
        choice = draw.choice(found[1].split("|"))
        pattern = pattern[: found.start()] + str(choice) + pattern[found.end() :]
    return " ".join(pattern.split())


def roughen(text: str, draw: np.random.Generator) -> str:
    """The same sentence as somebody in a hurry types it."""
    if draw.random() < 0.5:
        words = text.split()
        at = int(draw.integers(len(words)))
        word = words[at]
        if len(word) > 3:
            place = int(draw.integers(1, len(word) - 1))
            words[at] = (
                VOWELS.sub("", word) if draw.random() < 0.5 else word[:place] + word[place + 1 :]
            )
        text = " ".join(words)
    return text


class Sentence(NamedTuple):
    """A sentence to learn from. Those of one pattern are learnt from together, or not at all."""

    text: str
    band: str
    pattern: int
    is_everyday: bool = False


def written_sentences() -> list[Sentence]:
    """Our patterns, spelt out, and the development cases."""
    draw = np.random.default_rng(SEED)
    rows: list[Sentence] = []
    number, is_everyday = 0, False
    for band in ("danger", "harm", "ordinary"):
        lines = (HERE / "training" / f"{band}.txt").read_text(encoding="utf-8").splitlines()
        each = EACH * 3 if band == "ordinary" else EACH
        for line in lines:
            if line.startswith("#") or not line.strip():
                is_everyday = line.removeprefix("#").strip() in EVERYDAY
                continue
            number += 1
            made = sorted({expand(line, draw) for _ in range(each)})
            made += [roughen(text, draw) for text in made[::4]]
            rows += [Sentence(text, band, number, is_everyday) for text in made]
    for answer in demonstration_answers():
        number += 1
        rows.append(Sentence(answer, "ordinary", number, is_everyday=True))
    for case in development_cases():
        number += 1
        rows += [Sentence(case["text"], case["expected"], number)] * 3
    return rows


def demonstration_answers() -> list[str]:
    """Longer written answers of the demonstration, invented too; none that it keeps at the desk."""
    found = set()
    for path in sorted(DEMONSTRATION.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if not row.get("at the desk"):
                    found |= {
                        value
                        for value in row.values()
                        if len(value.split()) > 4 and ";" not in value
                    }
    return sorted(found)


def development_cases() -> list[dict]:
    """Single sentences of the development part that say danger, harm or nothing."""
    with (HERE / "cases.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if row["part"] == "development"
            and row["expected"] in {"danger", "harm", "ordinary"}
            and not row["function"].startswith(("one dark sentence", "inside an answer"))
        ]


def write_words() -> None:
    """The words that count as known English: common ones, and all of our own patterns."""
    listed = (line.strip() for line in COMMON.read_text(encoding="utf-8").splitlines())
    common = [word for word in listed if re.fullmatch(r"[a-z]{2,}", word)][:COMMON_WORDS]
    ours = set()
    for path in (HERE / "training").glob("*.txt"):
        text = path.read_text(encoding="utf-8").lower().replace("'", "")
        ours |= set(re.findall(r"[a-z]+", text))
    words = sorted(set(common) | ours | {"a", "i"})
    (LIBRARY / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    known_words.cache_clear()
    words_meant.cache_clear()


def features_of(text: str) -> Counter[str]:
    """How often each feature stands in a text, as the library counts them."""
    words = [word.text for sentence in sentences_of(text) for word in sentence.words]
    found = Counter(f"w:{first} {second}" for first, second in pairwise(words))
    for word in words:
        found.update(classifier.features_of(word))
    return found


def build() -> None:
    write_words()
    rows = written_sentences()
    found = [features_of(row.text) for row in rows]
    bands = np.array([{"ordinary": 0, "harm": 1, "danger": 2}[row.band] for row in rows])
    groups = np.array([row.pattern for row in rows])
    everyday = np.array([row.is_everyday for row in rows])
    features = chosen_features(found, bands, groups)
    table = matrix(found, features)
    targets = {"danger": bands == 2, "harm": bands >= 1}
    calibration, thresholds, columns = {}, {}, []
    for name, target in targets.items():
        model = LogisticRegression(C=30.0, max_iter=400, class_weight="balanced")
        sums = cross_val_predict(
            model, table, target, groups=groups, cv=GroupKFold(5), method="decision_function"
        )
        fitted = LogisticRegression(C=1e3).fit(sums.reshape(-1, 1), target)
        slope = float(fitted.coef_[0, 0])
        model.fit(table, target)
        offset = float(fitted.intercept_[0] + slope * model.intercept_[0])
        calibration[name] = [round(slope, 4), round(offset, 4)]
        chances = fitted.predict_proba(sums.reshape(-1, 1))[:, 1]
        share = CALM_SHARE * (1 if name == "danger" else 2)
        thresholds[name] = round(float(np.quantile(chances[everyday], 1 - share)), 4)
        caught = float(np.mean(chances[target] >= thresholds[name]))
        print(f"{name}: threshold {thresholds[name]}, caught in unseen patterns {caught:.3f}")
        columns.append(np.round(model.coef_[0] * classifier.SCALE).astype(int))
    weights = {
        feature: [int(columns[0][at]), int(columns[1][at])] for feature, at in features.items()
    }
    (LIBRARY / "weights.json").write_text(
        json.dumps(
            {"features": weights, "calibration": calibration, "thresholds": thresholds},
            ensure_ascii=False,
            separators=(",", ":"),
            sort_keys=True,
        ),
        encoding="utf-8",
    )
    print(f"{len(rows)} sentences, {len(set(groups))} patterns and cases, {len(weights)} features")


def chosen_features(
    found: list[Counter[str]], bands: np.ndarray, groups: np.ndarray
) -> dict[str, int]:
    """The features that most patterns share, and of those the ones that tell bands apart."""
    seen: dict[str, set[int]] = {}
    for features, group in zip(found, groups, strict=True):
        for feature in features:
            seen.setdefault(feature, set()).add(int(group))
    shared = sorted(feature for feature, in_groups in seen.items() if len(in_groups) >= 3)
    every = {feature: at for at, feature in enumerate(shared)}
    table = matrix(found, every)
    strength = np.zeros(len(every))
    for target in (bands == 2, bands >= 1):
        model = LogisticRegression(C=30.0, max_iter=200, class_weight="balanced")
        strength += np.abs(model.fit(table, target).coef_[0])
    best = np.argsort(-strength, kind="stable")[:KEPT]
    return {shared[at]: new for new, at in enumerate(sorted(best))}


def matrix(found: list[Counter[str]], features: dict[str, int]) -> csr_matrix:
    """Sentences by features, each row over the root of how many features the sentence has."""
    values, columns, ends = [], [], [0]
    for one in found:
        here = sorted((features[name], times) for name, times in one.items() if name in features)
        columns += [column for column, _ in here]
        values += [times / max(1, one.total()) ** 0.5 for _, times in here]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(found), len(features)))


if __name__ == "__main__":
    build()
