"""Fit themes to the answers of one reading: vectors, groups, agreed themes, the placing rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.themes.clean import normalise
from analysis.themes.cluster import centres_of, find_groups
from analysis.themes.config import ThemeConfig
from analysis.themes.evaluate import stability
from analysis.themes.model import Rule, ThemeModel, fit_rule
from analysis.themes.progress import Clock
from analysis.themes.represent import Representation
from analysis.themes.tokens import Floats, Ints, normalised
from analysis.themes.tree import cut_tree, ward_merges
from analysis.themes.units import Units

EXEMPLARS_WEIGH = 3.0
STAYS = 6.0
MOST_AT_TOP = 25
SECOND_LEVEL_FROM = 8

Agreed = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Fit:
    """Themes of one reading.

    fitted: (f,) the texts of the units that they were found on; vectors: (f, d); labels: (f,);
    scores: (f, k); people: (f,); centres: (k, d); tops: (k,) which leaves stand
    together; names: of agreed themes.
    """

    fitted: Ints
    vectors: Floats
    labels: Ints
    scores: Floats
    people: Floats
    centres: Floats
    tops: Ints
    model: ThemeModel
    least_people: float
    wanted: tuple[int, int]
    agreed: list[str]


def fit_themes(
    units: Units,
    fitted: Ints,
    engine: str,
    config: ThemeConfig,
    *,
    wanted: tuple[int, int],
    agreed: Agreed,
    clock: Clock,
) -> Fit:
    """The groups of those texts of `units` that are `fitted`, and the rule where any text goes."""
    texts, people = [units.texts[at] for at in fitted], units.people[fitted]
    representation = Representation(
        engine, seed=config.seed, folder=config.model_folder, backend=config.backend
    )
    with clock.step("vectors", len(texts)) as tell:
        vectors, quick = representation.fit(texts, progress=tell)
    with clock.step("themes", len(texts)):
        least = smallest_theme(float(people.sum()))
        labels, _ = find_groups(
            vectors, people, least_people=least, wanted=wanted, seed=config.seed
        )
        extra = _Exemplars.read(representation, agreed)
        labels = _with_agreed(labels, vectors, people, extra, least)
        if wanted[0] != wanted[1]:
            labels = _taken_up(labels, vectors, people, len(agreed))
        count = max(int(labels.max(initial=-1)) + 1, len(agreed))
        weights = np.concatenate([people, extra.people])
        known = np.concatenate([labels, extra.labels])
        rule = fit_rule(np.concatenate([vectors, extra.full]), known, weights, count)
        quick_rule = fit_rule(np.concatenate([quick, extra.quick]), known, weights, count)
        scores = _own_scores(rule, vectors, labels, count)
        labels = np.argmax(scores, axis=1)
        floor = float(np.quantile(scores.max(axis=1), 0.05))
        centres = centres_of(
            np.concatenate([vectors, extra.full]),
            np.concatenate([labels, extra.labels]),
            weights,
            count,
        )
        tops = _tops(centres, labels, people)
        model = ThemeModel(representation, rule, quick_rule, floor)
    names = [name for name, _ in agreed]
    return Fit(fitted, vectors, labels, scores, people, centres, tops, model, least, wanted, names)


def _taken_up(labels: Ints, vectors: Floats, people: Floats, agreed: int) -> Ints:
    """Labels without the found groups that the rule would leave empty, numbered anew."""
    for _ in range(5):
        count = max(int(labels.max(initial=-1)) + 1, agreed)
        rule = fit_rule(vectors, labels, people, count)
        again = np.argmax(rule.scores(vectors), axis=1)
        filled = np.bincount(again, minlength=count) > 0
        if filled[agreed:].all():
            break
        kept = np.flatnonzero(filled | (np.arange(count) < agreed))
        labels = np.asarray(np.searchsorted(kept, again))
    return labels


def _own_scores(rule: Rule, vectors: Floats, labels: Ints, count: int) -> Floats:
    """(f, k) of the texts fitted on.

    The fewer texts there are to a theme, the less the rule has learnt, and the more the group
    counts that a text was found in. Texts stay in a theme that the rule would leave empty.
    """
    own = np.arange(len(labels))
    scores = rule.scores(vectors)
    scores[own, labels] += min(0.5, STAYS * count / len(labels))
    filled = np.bincount(np.argmax(scores, axis=1), minlength=count) > 0
    left = ~filled[labels]
    scores[own[left], labels[left]] += 1.0
    return scores


def smallest_theme(people: float) -> float:
    """How many people make a theme: five or 0.4 %, three where there are under a hundred."""
    return max(5.0, 0.004 * people) if people >= 100 else 3.0


def scores_of(fit: Fit, units: Units, clock: Clock) -> Floats:
    """(texts, k) of every text of `units`; those fitted on are read by their own vectors."""
    with clock.step("place", len(units.texts)) as tell:
        found = fit.model.scores(units, tell, known=fit.fitted)
        found[fit.fitted] = fit.scores
    return found


def stability_of(fit: Fit, config: ThemeConfig) -> tuple[float, Floats]:
    """Of the list and of each theme; NaN where it is not measured."""
    if not config.resamples or len(fit.labels) < 20:
        return float("nan"), np.full(len(fit.centres), np.nan, dtype=np.float32)

    def again(chosen: Ints, seed: int) -> Ints:
        share = len(chosen) / len(fit.labels)
        labels, _ = find_groups(
            fit.vectors[chosen],
            fit.people[chosen],
            least_people=max(3.0, share * fit.least_people),
            wanted=fit.wanted,
            seed=seed,
        )
        rule = fit_rule(fit.vectors[chosen], labels, fit.people[chosen], int(labels.max()) + 1)
        return np.argmax(rule.scores(fit.vectors[chosen]), axis=1)

    return stability(again, fit.labels, len(fit.centres), rounds=config.resamples, seed=config.seed)


@dataclass(frozen=True)
class _Exemplars:
    """Vectors of what people said of agreed themes: labels, people (e,), full, quick (e, ·)."""

    labels: Ints
    people: Floats
    full: Floats
    quick: Floats

    @classmethod
    def read(cls, representation: Representation, agreed: Agreed) -> _Exemplars:
        texts: list[str] = []
        labels: list[int] = []
        for number, (name, exemplars) in enumerate(agreed):
            own = [read for text in exemplars if (read := normalise(text))] or [normalise(name)]
            texts += own
            labels += [number] * len(own)
        return cls(
            np.array(labels, dtype=np.int64),
            np.full(len(texts), EXEMPLARS_WEIGH, dtype=np.float32),
            representation.full(texts),
            representation.quick(texts),
        )

    def of(self, theme: int) -> Floats:
        return self.full[self.labels == theme]


def _with_agreed(
    labels: Ints, vectors: Floats, people: Floats, extra: _Exemplars, least_people: float
) -> Ints:
    """Labels with the agreed themes first; found groups that say the same join them."""
    agreed = int(extra.labels.max(initial=-1)) + 1
    if not agreed:
        return labels
    found = centres_of(vectors, labels, people, int(labels.max(initial=-1)) + 1)
    fixed = normalised(np.stack([extra.of(theme).mean(axis=0) for theme in range(agreed)]))
    taken = _same_themes(extra, agreed, found, vectors, labels)
    for mine, theirs in taken:
        fixed[mine] = normalised((EXEMPLARS_WEIGH * fixed[mine] + found[theirs])[None])[0]
    found = np.delete(found, [theirs for _, theirs in taken], axis=0)
    centres = np.concatenate([fixed, found])
    joined = np.argmax(vectors @ centres.T, axis=1)
    sizes = np.bincount(joined, weights=people, minlength=len(centres))
    keep = (np.arange(len(centres)) < agreed) | (sizes >= least_people)
    return np.asarray(np.argmax(vectors @ centres[keep].T, axis=1))


def _same_themes(
    extra: _Exemplars, agreed: int, found: Floats, vectors: Floats, labels: Ints
) -> list[tuple[int, int]]:
    """(agreed, found) pairs: an exemplar is as near to the group as an ordinary member of it."""
    pairs = []
    for theirs, centre in enumerate(found):
        alike = [float((extra.of(theme) @ centre).max()) for theme in range(agreed)]
        ordinary = float(np.quantile(vectors[labels == theirs] @ centre, 0.25))
        if max(alike) >= max(0.05, ordinary):
            pairs.append((int(np.argmax(alike)), theirs))
    return pairs


def _tops(centres: Floats, labels: Ints, people: Floats) -> Ints:
    """(k,) leaves that stand together have one number; each alone where there are few."""
    count = len(centres)
    if count < SECOND_LEVEL_FROM:
        return np.arange(count)
    sizes = np.bincount(labels, weights=people, minlength=count)
    merges = ward_merges(centres, np.sqrt(sizes + 1.0))
    return cut_tree(merges, count, min(MOST_AT_TOP, round(0.55 * count)))
