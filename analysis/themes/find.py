"""From answers to themes: the run, step by step."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy
import sklearn

from analysis.themes.clean import TOO_FEW_ANSWERS, Answers, normalise, read_answers
from analysis.themes.cluster import centres_of, find_groups
from analysis.themes.code import code_answers, place_leftovers
from analysis.themes.config import MOST_THEMES, TOO_FEW, ThemeConfig, ThemesError
from analysis.themes.evaluate import cohesion, nearest_groups, stability
from analysis.themes.label import Name, name_groups
from analysis.themes.model import Placed, ThemeModel, judge
from analysis.themes.progress import Clock, Progress, peak_megabytes
from analysis.themes.quotes import excerpt_rows
from analysis.themes.represent import Representation, choose_engine
from analysis.themes.result import (
    CODING_COLUMNS,
    EXCERPT_COLUMNS,
    THEME_COLUMNS,
    UNCODED_COLUMNS,
    ThemeResult,
    frame_of,
)
from analysis.themes.table import Row, shared_answers, theme_table
from analysis.themes.tokens import Floats, Ints, normalised
from analysis.themes.units import Units, make_units, sample_texts

VERSION = "1"
MOST_FITTED = 20_000
SMALLEST_GROUP = 200
EXEMPLARS_WEIGH = 3.0
LEFTOVERS = "Nothing to say or don't know"

Agreed = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Found:
    """Groups of the fitted texts: `fitted` indices of units, their vectors, labels and people."""

    fitted: Ints
    vectors: Floats
    smooth: Floats
    labels: Ints
    people: Floats
    least_people: float
    model: ThemeModel
    agreed: list[str]


def find_themes(
    frame: pd.DataFrame,
    config: ThemeConfig | None = None,
    *,
    agreed: Agreed = (),
    progress: Progress | None = None,
) -> ThemeResult:
    """Find the themes of written answers to one question.

    frame: columns `answer_id` (unique) and `text`, perhaps `lang` and those named in `config.by`.
    agreed: (name, exemplar texts) of themes that people agreed; they come first, keep their names,
    and are never moved or dropped. progress: called with (step, done, total).
    Every row of the frame is in `codings` or in `uncoded` with a reason. Raises ThemesError with
    one plain sentence where the frame or a setting cannot be used.
    """
    config = config or ThemeConfig()
    clock = Clock(progress)
    with clock.step("read", len(frame)):
        answers = read_answers(frame, language=config.language, question=config.question)
        units = make_units(answers, segmented=not config.one_each)
    real = sum(1 for why in answers.why if not why)
    if real < TOO_FEW and not config.one_each and not agreed:
        return _too_few(answers, units, config, clock)
    groups = _groups(frame, units, config)
    apart = _leftovers(answers, config)
    found = _find(units, config, agreed, groups, clock, int(apart))
    return _result(answers, units, found, groups, config, clock, apart=apart)


def _find(
    units: Units,
    config: ThemeConfig,
    agreed: Agreed,
    groups: list[str] | None,
    clock: Clock,
    spare: int,
) -> Found:
    people = units.people(units.whole if config.one_each else units.part_text)
    fitted = sample_texts(people, groups, most=MOST_FITTED, least=SMALLEST_GROUP, seed=config.seed)
    with clock.step("vectors", len(fitted)):
        representation = Representation(choose_engine(config.engine), seed=config.seed)
        vectors = representation.fit_transform([units.texts[at] for at in fitted])
    with clock.step("themes", len(fitted)):
        weights = people[fitted]
        least = max(5.0, 0.004 * float(weights.sum())) if weights.sum() >= 100 else 3.0
        labels, smooth = find_groups(
            vectors,
            weights,
            least_people=least,
            wanted=_wanted(config, len(agreed) + spare),
            seed=config.seed,
        )
        labels, centres = _with_agreed(labels, vectors, weights, representation, agreed, least)
        own = np.einsum("ij,ij->i", vectors, centres[labels])
        floor = float(np.quantile(own, 0.05)) if len(own) else 0.0
        model = ThemeModel(representation, centres, floor)
    names = [name for name, _ in agreed]
    return Found(fitted, vectors, smooth, labels, weights, least, model, names)


def _leftovers(answers: Answers, config: ThemeConfig) -> bool:
    """Do the non-answers of a one-each run make a theme of their own?"""
    aside = sum(1 for why in answers.why if why)
    return config.one_each and (
        aside == len(answers) or (aside >= max(5, 0.004 * len(answers)) and config.n_themes != 1)
    )


def _wanted(config: ThemeConfig, spare: int) -> tuple[int, int]:
    if config.n_themes:
        goal = max(1, config.n_themes - spare)
        return goal, goal
    return config.least or 1, config.most or MOST_THEMES


def _with_agreed(
    labels: Ints,
    vectors: Floats,
    weights: Floats,
    representation: Representation,
    agreed: Agreed,
    least_people: float,
) -> tuple[Ints, Floats]:
    """Labels with the agreed themes first, and all centres; found groups that say the same join them."""
    count = int(labels.max()) + 1 if len(labels) else 0
    found = centres_of(vectors, labels, weights, count)
    if not agreed:
        return labels, found
    exemplars = [_exemplar_vectors(representation, name, texts) for name, texts in agreed]
    fixed = normalised(np.array([vectors.mean(axis=0) for vectors in exemplars]))
    taken = _same_themes(exemplars, found, vectors, labels)
    for mine, theirs in taken:
        fixed[mine] = normalised((EXEMPLARS_WEIGH * fixed[mine] + found[theirs])[None])[0]
    found = np.delete(found, [theirs for _, theirs in taken], axis=0)
    centres = np.concatenate([fixed, found])
    joined = np.argmax(vectors @ centres.T, axis=1)
    people = np.bincount(joined, weights=weights, minlength=len(centres))
    keep = (np.arange(len(centres)) < len(fixed)) | (people >= least_people)
    centres = centres[keep]
    return np.argmax(vectors @ centres.T, axis=1), centres


def _same_themes(
    exemplars: list[Floats], found: Floats, vectors: Floats, labels: Ints
) -> list[tuple[int, int]]:
    """(agreed, found) pairs: an exemplar is as near to the group as an ordinary member of it."""
    pairs = []
    for theirs, centre in enumerate(found):
        alike = [float((own @ centre).max()) for own in exemplars]
        ordinary = float(np.quantile(vectors[labels == theirs] @ centre, 0.25))
        if max(alike) >= max(0.05, ordinary):
            pairs.append((int(np.argmax(alike)), theirs))
    return pairs


def _exemplar_vectors(representation: Representation, name: str, texts: Sequence[str]) -> Floats:
    clean = [read for text in texts if (read := normalise(text))] or [normalise(name)]
    return representation.transform(clean)


def _groups(frame: pd.DataFrame, units: Units, config: ThemeConfig) -> list[str] | None:
    """A label of the writers of each text, from `lang` and the `by` columns; None without any."""
    columns = [name for name in (*config.by, "lang") if name in frame.columns]
    missing = [name for name in config.by if name not in frame.columns]
    if missing:
        raise ThemesError(f"There is no column called {missing[0]}.")
    if not columns:
        return None
    said = frame[columns].astype("str").agg(" / ".join, axis=1).tolist()
    labels = [""] * len(units.texts)
    for row, at in zip(units.part_row[::-1].tolist(), units.part_text[::-1].tolist(), strict=True):
        labels[at] = said[row]
    return labels


def _result(
    answers: Answers,
    units: Units,
    found: Found,
    groups: list[str] | None,
    config: ThemeConfig,
    clock: Clock,
    *,
    apart: bool,
) -> ThemeResult:
    model, count = found.model, len(found.model.centres)
    ids = list(range(1, count + 1))
    with clock.step("names", count):
        names = _names(units, found)
    with clock.step("place", len(units.texts)) as tell:
        placed = _place(units, found, tell)
        codings, uncoded = code_answers(
            answers, units, placed, ids, floor=model.floor, one_each=config.one_each
        )
    with clock.step("excerpts", count):
        excerpts = excerpt_rows(
            answers, units, found.fitted, found.vectors, model.centres, placed, ids, groups
        )
    with clock.step("stability", config.resamples):
        overall, came_back = _stability(found, config)
    rows = _rows(found, names, codings, came_back)
    if config.one_each and len(uncoded):
        largest = int(codings["theme"].mode().iloc[0]) if len(codings) else 1
        if apart:
            rows.append(Row(count + 1, None, LEFTOVERS, [], 0.0, float("nan"), None, 0.0))
            largest = count + 1
        codings, uncoded = place_leftovers(codings, uncoded, answers, largest)
    facts = _facts(answers, units, config, clock, model.representation.engine)
    facts["counts"] |= {
        "coded": int(codings["answer_id"].nunique()),
        "themes": len(rows),
        "fitted_texts": len(found.fitted),
    }
    facts["scores"] = {"stability": _score(overall), "floor": _score(model.floor)}
    facts["agreed"] = {str(i + 1): name for i, name in enumerate(found.agreed)}
    state = {"model": model.state(), "themes": ids, "config": config.as_dict()}
    return ThemeResult(theme_table(rows, codings), codings, uncoded, excerpts, facts, state)


def _names(units: Units, found: Found) -> list[Name]:
    texts = [units.texts[at] for at in found.fitted]
    count = len(found.model.centres)
    names = name_groups(texts, found.labels, found.people, count, taken=found.agreed)
    kept = [Name(agreed, name.words) for agreed, name in zip(found.agreed, names, strict=False)]
    return kept + names[len(kept) :]


def _rows(found: Found, names: list[Name], codings: pd.DataFrame, came_back: Floats) -> list[Row]:
    count = len(names)
    near, _ = nearest_groups(found.model.centres)
    shared = shared_answers(codings, range(1, count + 1))
    close = cohesion(found.vectors, found.labels, found.model.centres, found.people)
    return [
        Row(
            theme=at + 1,
            parent=None,
            label=names[at].label,
            words=names[at].words,
            cohesion=float(close[at]),
            stability=float(came_back[at]),
            nearest=None if near[at] < 0 else int(near[at]) + 1,
            overlap=float(shared[at].max(initial=0)),
        )
        for at in range(count)
    ]


def _score(value: float) -> float | None:
    return round(float(value), 4) if np.isfinite(value) else None


def _place(units: Units, found: Found, tell: Callable[[int, int], None]) -> Placed:
    """Where every text goes; those fitted on stay where they were found."""
    placed = found.model.place(units.texts, progress=tell)
    fitted = judge(
        found.smooth
        @ centres_of(found.smooth, found.labels, found.people, len(found.model.centres)).T
    )
    placed.theme[found.fitted] = found.labels
    placed.strength[found.fitted] = fitted.strength
    return placed


def _stability(found: Found, config: ThemeConfig) -> tuple[float, Floats]:
    count = len(found.model.centres)
    if not config.resamples or len(found.labels) < 10:
        return float("nan"), np.full(count, np.nan, dtype=np.float32)

    def again(chosen: Ints, seed: int) -> Ints:
        labels, _ = find_groups(
            found.vectors[chosen],
            found.people[chosen],
            least_people=0.8 * found.least_people,
            wanted=_wanted(config, 0),
            seed=seed,
        )
        return labels

    overall, back = stability(again, found.labels, rounds=config.resamples, seed=config.seed)
    return overall, np.pad(back, (0, count - len(back)), constant_values=np.nan)


def _facts(
    answers: Answers, units: Units, config: ThemeConfig, clock: Clock, engine: str
) -> dict[str, Any]:
    reasons = Counter(why for why in answers.why if why)
    kinds = Counter(kind for kind in answers.kind if kind)
    languages = Counter(answers.lang)
    return {
        "versions": versions(),
        "seed": config.seed,
        "engine": engine,
        "settings": config.as_dict(),
        "fingerprint": fingerprint(answers),
        "counts": {
            "answers": len(answers),
            "set_aside": dict(sorted(reasons.items())),
            "set_aside_kinds": dict(sorted(kinds.items())),
            "distinct_texts": len(units.texts),
            "segments": len(units.part_row),
            "coded": 0,
            "themes": 0,
            "fitted_texts": 0,
        },
        "languages": dict(sorted(languages.items())),
        "scores": {},
        "agreed": {},
        "too_few": False,
        "timing": {"seconds": clock.seconds, "peak_megabytes": peak_megabytes()},
    }


def fingerprint(answers: Answers) -> str:
    """SHA-256 of ids, texts and languages in order."""
    digest = hashlib.sha256()
    for answer_id, text, lang in zip(answers.ids, answers.raw, answers.lang, strict=True):
        row = f"{answer_id}\x1f{text}\x1f{lang}\x1e"
        digest.update(row.encode("utf-8", errors="surrogatepass"))
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Of the theme finder and what it stands on."""
    return {
        "themes": VERSION,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "pandas": pd.__version__,
        "scikit-learn": sklearn.__version__,
    }


def _too_few(answers: Answers, units: Units, config: ThemeConfig, clock: Clock) -> ThemeResult:
    """No themes: the answers are listed instead."""
    why = [reason or TOO_FEW_ANSWERS for reason in answers.why]
    uncoded = frame_of({"answer_id": answers.ids, "why": why}, UNCODED_COLUMNS)
    real = [row for row, reason in enumerate(answers.why) if not reason]
    listed = [
        {
            "theme": None,
            "rank": rank,
            "kind": "answer",
            "answer_id": answers.ids[row],
            "text": answers.raw[row],
        }
        for rank, row in enumerate(real, start=1)
    ]
    facts = _facts(answers, units, config, clock, "none")
    facts["too_few"] = True
    return ThemeResult(
        frame_of([], THEME_COLUMNS),
        frame_of([], CODING_COLUMNS),
        uncoded,
        frame_of(listed, EXCERPT_COLUMNS),
        facts,
        {"config": config.as_dict(), "themes": [], "labels": []},
    )
