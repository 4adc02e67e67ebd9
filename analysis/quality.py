"""Whether the themes of a question are good enough to publish: rules, shown as lights."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from django.db.models import Count, F, Q

from analysis.agreement import in_words, pooled_kappa
from analysis.history import ABOUT_ANSWERS
from analysis.models import BlindSample, Coding, ProposedTheme, Theme, ThemeSet, Vouching
from analysis.queries import agreed_themes, latest_runs, released_count
from surveys.models import Question
from voice.programme.models import Campaign
from voice.shared.suppression import SMALL

GREEN, AMBER, RED, UNKNOWN = "green", "amber", "red", "unknown"
WITHOUT_AT_MOST, WITHOUT_TOO_MANY = 0.2, 0.35
ALIKE_IN_NAME, ALIKE_IN_ANSWERS = 0.85, 0.7
STEADY, FAIRLY_STEADY = 0.7, 0.5
CHECKED, CHECKED_SOME, CHECKED_ENOUGH = 0.1, 0.05, 100
AGREED, FAIRLY_AGREED = 0.6, 0.4
NOT_ANSWERS = ("empty", "not an answer", "too short")


@dataclass(frozen=True)
class Light:
    """One rule: its state, what was found, and what makes it green."""

    code: str
    title: str
    state: str
    found: str
    rule: str

    @property
    def is_green(self) -> bool:
        return self.state == GREEN


def lights_of(question: Question) -> list[Light]:
    """Every rule for the agreed themes of a question. A fixed number of queries."""
    themes = list(agreed_themes(question))
    counts = answers_by_theme(themes)
    _, run = latest_runs(question)
    return [
        without_theme(question, themes, run),
        least_size(themes, counts),
        too_alike(themes, counts),
        stability(themes, run),
        checked(themes),
        agreement(question),
    ]


def standing_in(themes: Iterable[Theme]):
    return Coding.objects.standing().filter(theme__in=themes).order_by()


def answers_by_theme(themes: list[Theme]) -> dict[int, int]:
    """Answers in each theme; in a heading also those of its sub-themes that hold most."""
    counted = standing_in(themes).values_list("theme")
    counts = dict(counted.annotate(answers=Count("segment__answer", distinct=True)))
    for theme in themes:
        if theme.parent_id:
            own = counts.get(theme.pk, 0)
            counts[theme.parent_id] = max(counts.get(theme.parent_id, 0), own)
    return counts


def without_theme(question: Question, themes: list[Theme], run) -> Light:
    released = released_count(question)
    coded = standing_in(themes).aggregate(n=Count("segment__answer", distinct=True))["n"]
    nothing = 0
    if run:
        nothing = run.uncoded_answers.standing().filter(why__in=NOT_ANSWERS).count()
    said = max(released - nothing, coded)
    share = 1 - coded / said if said else None
    return Light(
        "without_theme",
        "Answers without a theme",
        rated(share, WITHOUT_AT_MOST, WITHOUT_TOO_MANY, low_is_good=True),
        "No released answers yet." if share is None else f"{share:.0%} of {said:,}.",
        f"At most {WITHOUT_AT_MOST:.0%} of the answers that say something are in no theme.",
    )


def least_size(themes: list[Theme], counts: dict[int, int]) -> Light:
    small = [theme for theme in themes if counts.get(theme.pk, 0) < SMALL]
    state = RED if len(small) > len(themes) / 3 else AMBER
    return Light(
        "least_size",
        "Themes that are too small",
        UNKNOWN if not themes else state if small else GREEN,
        f"Fewer than {SMALL} answers: {named(small)}." if small else f"{len(themes)} looked at.",
        f"Every theme has at least {SMALL} answers, as a smaller one cannot be shown.",
    )


def too_alike(themes: list[Theme], counts: dict[int, int]) -> Light:
    by_key = {theme.pk: theme for theme in themes}
    alike = {
        frozenset(pair) for pair in combinations(by_key, 2)
        if are_alike(by_key[pair[0]].label, by_key[pair[1]].label)
    }  # fmt: skip
    for one, other, shared in shared_answers(themes):
        is_below = by_key[one].parent_id == other or by_key[other].parent_id == one
        smaller = min(counts.get(one, 0), counts.get(other, 0))
        if not is_below and smaller and shared / smaller > ALIKE_IN_ANSWERS:
            alike.add(frozenset((one, other)))
    pairs = sorted(" and ".join(f"“{by_key[pk].label}”" for pk in sorted(pair)) for pair in alike)
    return Light(
        "too_alike",
        "Themes that are too alike",
        UNKNOWN if not themes else AMBER if pairs else GREEN,
        f"{'; '.join(pairs[:5])}." if pairs else "No two.",
        "No two themes are named almost the same or share more than "
        f"{ALIKE_IN_ANSWERS:.0%} of the smaller one’s answers.",  # noqa: RUF001
    )


def are_alike(one: str, other: str) -> bool:
    """The same letters nearly, in whatever order the words come."""
    first, second = (" ".join(sorted(label.casefold().split())) for label in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= ALIKE_IN_NAME


def shared_answers(themes: list[Theme]) -> Iterable[tuple[int, int, int]]:
    """(theme, another, answers in both), each pair once."""
    other = "segment__answer__segments__codings"
    both = standing_in(themes).filter(
        **{
            f"{other}__theme__in": themes,
            f"{other}__removed_at": None,
            f"{other}__theme__gt": F("theme"),
        }
    )
    pairs = both.values_list("theme", f"{other}__theme")
    return pairs.annotate(shared=Count("segment__answer", distinct=True))


def stability(themes: list[Theme], run) -> Light:
    found = ProposedTheme.objects.filter(run=run, adopted_as__in=themes) if run else []
    rated_ones = [(each.stability, each.size) for each in found if each.stability is not None]
    total = sum(size for _, size in rated_ones)
    weighed = sum(value * size for value, size in rated_ones)
    steady = round(weighed / total, 3) if total else None
    return Light(
        "stability",
        "Themes come back when answers are drawn again",
        rated(steady, STEADY, FAIRLY_STEADY),
        "Not measured: look for themes again."
        if steady is None
        else f"{steady:.2f} on average, of {len(rated_ones)} themes.",
        f"The last run finds them again at {STEADY} or better, of 1.",
    )


def checked(themes: list[Theme]) -> Light:
    counts = standing_in(themes).aggregate(
        answers=Count("segment__answer", distinct=True),
        people=Count("segment__answer", distinct=True, filter=Q(assigned_by__isnull=False)),
    )
    share = counts["people"] / counts["answers"] if counts["answers"] else None
    enough = counts["people"] >= CHECKED_ENOUGH
    return Light(
        "checked",
        "Answers that a person has checked",
        GREEN if enough else rated(share, CHECKED, CHECKED_SOME),
        "No answers in themes yet."
        if share is None
        else f"{counts['people']:,} of {counts['answers']:,} ({share:.0%}).",
        f"A person has placed or checked {CHECKED:.0%} of them, or {CHECKED_ENOUGH}.",
    )


def agreement(question: Question) -> Light:
    sample = BlindSample.objects.filter(theme_set__question=question).first()
    readers = finished_readings(sample) if sample else {}
    value = None
    if sample and len(readers) >= 2:
        value = kappa_of_sample(sample, readers)
    return Light(
        "agreement",
        "Two people agree on a blind sample",
        rated(value, AGREED, FAIRLY_AGREED),
        "Two people have not both read a sample yet."
        if value is None
        else f"Kappa {value:.2f}: {in_words(value)}.",
        f"Kappa is {AGREED} or better.",
    )


Readings = dict[int, dict[int, frozenset]]


def finished_readings(sample: BlindSample) -> Readings:
    """The readings of the first two people to finish: reader → sampled answer → themes."""
    wanted = set(sample.answers.standing().values_list("pk", flat=True))
    by_reader: dict[int, dict[int, set]] = {}
    last: dict[int, object] = {}
    rows = sample.answers.standing().filter(readings__isnull=False)
    for reader, pk, theme, at in rows.values_list(
        "readings__reader", "pk", "readings__themes", "readings__at"
    ):
        said = by_reader.setdefault(reader, {}).setdefault(pk, set())
        if theme is not None:
            said.add(theme)
        last[reader] = max(last.get(reader, at), at)
    done = [reader for reader, said in by_reader.items() if set(said) == wanted]
    first_two = sorted(done, key=lambda reader: (last[reader], reader))[:2]
    return {
        reader: {pk: frozenset(said) for pk, said in by_reader[reader].items()}
        for reader in first_two
    }


def kappa_of_sample(sample: BlindSample, readings: Readings) -> float | None:
    """Of the two, over the themes that are still agreed."""
    agreed = set(sample.theme_set.themes.agreed().values_list("pk", flat=True))
    first, second = readings.values()
    return pooled_kappa([(first[pk], second[pk]) for pk in first], agreed)


def rated(value: float | None, good: float, fair: float, *, low_is_good: bool = False) -> str:
    if value is None:
        return UNKNOWN
    if low_is_good:
        value, good, fair = -value, -good, -fair
    return GREEN if value >= good else AMBER if value >= fair else RED


def named(themes: list[Theme]) -> str:
    more = f" and {len(themes) - 5} more" if len(themes) > 5 else ""
    return ", ".join(f"“{theme.label}”" for theme in themes[:5]) + more


def vouching_for(theme_set: ThemeSet, lights: Iterable[Light]) -> Vouching | None:
    """The reason that still holds: for every light that is not green now, and for the list of
    themes as it is now."""
    newest = theme_set.vouchings.select_related("by").first()
    if newest is None or not {light.code for light in lights if not light.is_green} <= set(
        newest.lights
    ):
        return None
    later = theme_set.edits.filter(revision__gt=newest.revision).exclude(verb__in=ABOUT_ANSWERS)
    return None if later.exists() else newest


def unready(campaign: Campaign) -> str:
    """Why a campaign's themes may not be published yet, in one sentence; else nothing."""
    sets = ThemeSet.objects.filter(
        question__survey__campaign=campaign, themes__dropped_at=None, themes__isnull=False
    ).distinct()
    waiting = []
    for theme_set in sets.select_related("question"):
        lights = lights_of(theme_set.question)
        if all(light.is_green for light in lights) or vouching_for(theme_set, lights):
            continue
        number = sum(not light.is_green for light in lights)
        waiting.append(f"“{theme_set.question}” ({number} of {len(lights)} not green)")
    if not waiting:
        return ""
    return (
        f"Not published yet. Look at the checks of the themes of {', '.join(waiting)}: make them "
        "green, or give your reason there to publish all the same."
    )
