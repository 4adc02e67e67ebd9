"""How far two readers agree beyond chance: Cohen's kappa. Plain counting, for small samples."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Of two readers who each gave every thing one label. None where nothing can be said: no pairs,
    or both gave the one same label throughout, so that chance alone explains all."""
    pairs = list(pairs)
    if not pairs:
        return None
    same = sum(first == second for first, second in pairs) / len(pairs)
    ours, theirs = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(ours[label] * theirs[label] for label in ours) / len(pairs) ** 2
    return beyond_chance(same, chance)


def pooled_kappa(readings: Sequence[tuple[frozenset, frozenset]], labels: set) -> float | None:
    """Of two readers who may give a thing several labels or none: each label of each thing is a
    yes or no, and what was observed and what chance would give are averaged over labels
    (de Vries and others, 2008)."""
    if not readings or not labels:
        return None
    same = chance = 0.0
    for label in labels:
        ours = sum(label in first for first, _ in readings) / len(readings)
        theirs = sum(label in second for _, second in readings) / len(readings)
        alike = sum((label in first) == (label in second) for first, second in readings)
        same += alike / len(readings)
        chance += ours * theirs + (1 - ours) * (1 - theirs)
    return beyond_chance(same / len(labels), chance / len(labels))


def beyond_chance(same: float, chance: float) -> float | None:
    return None if chance >= 1 else (same - chance) / (1 - chance)


def in_words(value: float | None) -> str:
    """Landis and Koch's words, as people who read them use them."""
    if value is None:
        return "cannot be said"
    for least, words in ((0.8, "very good"), (0.6, "good"), (0.4, "fair"), (0.2, "weak")):
        if value >= least:
            return words
    return "hardly better than chance"
