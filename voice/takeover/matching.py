"""Who goes where in a Takeover: an assignment problem, solved to its best by HiGHS (scipy's milp).

A library: no Django, and numpy and scipy only in the worker. Each placement is worth the value of
the choice that it meets, times the applicant's weight; the matching with the greatest sum is taken.
Where several have that sum, a lottery drawn from the seed decides, so that the same problem and
seed always give the same matching and nobody is favoured by the order of a list.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

VALUES = (
    100,
    60,
    35,
    20,
    10,
)  # what a first, second, third … choice is worth; the last for the rest
LOTTERY = 0.4  # all lottery numbers together: less than the least difference between two sums
SECONDS = 60.0

Pair = tuple[str, str]


class MatchingError(Exception):
    """No matching keeps all that was asked; says in plain words what stands against it."""


@dataclass(frozen=True)
class Offer:
    """An opportunity: at most `capacity` people, and at least `least` or none at all.

    `begins` and `ends` are any comparable moments; without them it clashes with nothing.
    """

    key: str
    capacity: int
    least: int = 0
    begins: object = None
    ends: object = None


@dataclass(frozen=True)
class Wish:
    """An application: opportunities from the most wanted on, and up to `most` placements.

    `weight` is at least 1: the youth worker's for first-timers and named groups. `groups` are only
    counted.
    """

    key: str
    choices: tuple[str, ...]
    weight: int = 1
    most: int = 1
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Everything that a matching is made from.

    impossible: why a pair (application, opportunity) may not be, such as age, travel or "forbidden
    by the youth worker". pinned: pairs that must be, whether they were chosen or not.
    """

    offers: tuple[Offer, ...]
    wishes: tuple[Wish, ...]
    impossible: Mapping[Pair, str] = field(default_factory=dict)
    pinned: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    values: tuple[int, ...] = VALUES
    seed: int = 0

    def value(self, wish: Wish, offer: str) -> int:
        """What it is worth that this application gets this opportunity; 0 where not chosen."""
        if offer not in wish.choices:
            return 0
        return wish.weight * self.values[min(wish.choices.index(offer), len(self.values) - 1)]


@dataclass(frozen=True)
class Matching:
    """`placed`: opportunities of each application, none for those who wait. `total` and `bound`:
    the sum of worth, and the solver's proof that no matching has a greater one."""

    placed: dict[str, tuple[str, ...]]
    total: int
    bound: float

    @property
    def is_best(self) -> bool:
        return self.bound < self.total + 1

    @cached_property
    def held(self) -> dict[str, list[str]]:
        """The applications placed at each opportunity."""
        held: dict[str, list[str]] = defaultdict(list)
        for wish, offers in self.placed.items():
            for offer in offers:
                held[offer].append(wish)
        return dict(held)

    def held_by(self, offer: str) -> list[str]:
        return self.held.get(offer, [])


def match(problem: Problem) -> Matching:
    """The best matching. Raises MatchingError where pins and rules cannot all be kept."""
    check(problem)
    pairs = allowed_pairs(problem)
    if not pairs:
        return Matching({wish.key: () for wish in problem.wishes}, 0, 0.0)
    wishes = {wish.key: wish for wish in problem.wishes}
    worth = np.array([problem.value(wishes[wish], offer) for wish, offer in pairs], dtype=float)
    lottery = lots(problem, pairs)
    runs = [offer.key for offer in problem.offers if offer.least > 1]
    rows = Rows(pairs, runs)
    constrain(problem, rows, wishes)
    lower = np.array([float(pair in problem.pinned) for pair in pairs] + [0.0] * len(runs))
    found = milp(
        -np.concatenate([worth + lottery, np.zeros(len(runs))]),
        integrality=np.ones(len(lower)),
        bounds=Bounds(lower, np.ones(len(lower))),
        constraints=rows.constraint(),
        options={"mip_rel_gap": 0.0, "time_limit": SECONDS},
    )
    if found.x is None:
        raise MatchingError(
            "The pins, the pairs to keep together or apart, and the least numbers cannot all be "
            "kept. Take one away and match again."
        )
    taken = [pair for pair, share in zip(pairs, found.x, strict=False) if share > 0.5]
    placed = {wish.key: tuple(o for w, o in taken if w == wish.key) for wish in problem.wishes}
    total = sum(problem.value(wishes[wish], offer) for wish, offer in taken)
    return Matching(placed, total, -float(found.mip_dual_bound or found.fun))


def check(problem: Problem) -> None:
    """Refuse what can be named before anything is solved."""
    offers = {offer.key: offer for offer in problem.offers}
    wishes = {wish.key for wish in problem.wishes}
    for wish, key in sorted(problem.pinned):
        if wish not in wishes or key not in offers:
            raise MatchingError(f"{wish} is pinned to {key}, and one of them is not there.")
        if (wish, key) in problem.impossible:
            reason = problem.impossible[wish, key]
            raise MatchingError(f"{wish} is pinned to {key}, which cannot be: {reason}.")
    for offer in problem.offers:
        pinned = sum(key == offer.key for _, key in problem.pinned)
        if pinned > offer.capacity:
            raise MatchingError(
                f"{pinned} people are pinned to {offer.key}, which has {offer.capacity} places."
            )


def allowed_pairs(problem: Problem) -> list[Pair]:
    """Every pair that may be, in an order of its own: chosen and possible, or pinned."""
    known = {offer.key for offer in problem.offers if offer.capacity > 0}
    chosen = {
        (wish.key, offer) for wish in problem.wishes for offer in wish.choices if offer in known
    }
    return sorted((chosen - problem.impossible.keys()) | problem.pinned)


def lots(problem: Problem, pairs: list[Pair]) -> np.ndarray:
    """(len(pairs),) lottery numbers whose sum over any matching is under `LOTTERY`."""
    most = max(1, sum(wish.most for wish in problem.wishes))
    drawn = np.random.default_rng(problem.seed).permutation(len(pairs)) + 1
    return drawn * (LOTTERY / most / max(1, len(pairs)))


class Rows:
    """Linear rules over the pairs, and over whether an opportunity with a least number runs."""

    def __init__(self, pairs: list[Pair], runs: list[str]):
        self.at = {pair: place for place, pair in enumerate(pairs)}
        self.runs_at = {offer: len(pairs) + place for place, offer in enumerate(runs)}
        self.of_wish: dict[str, list[Pair]] = defaultdict(list)
        self.of_offer: dict[str, list[Pair]] = defaultdict(list)
        for wish, offer in pairs:
            self.of_wish[wish].append((wish, offer))
            self.of_offer[offer].append((wish, offer))
        self.cells: list[tuple[int, int, float]] = []
        self.limits: list[tuple[float, float]] = []

    def add(self, terms: Mapping[int, float], low: float, high: float) -> None:
        row = len(self.limits)
        self.cells += [(row, column, share) for column, share in terms.items()]
        self.limits.append((low, high))

    def constraint(self) -> LinearConstraint:
        rows, columns, shares = zip(*self.cells, strict=True)
        shape = (len(self.limits), len(self.at) + len(self.runs_at))
        matrix = coo_array((shares, (rows, columns)), shape=shape)
        low, high = zip(*self.limits, strict=True)
        return LinearConstraint(matrix.tocsr(), low, high)


def constrain(problem: Problem, rows: Rows, wishes: Mapping[str, Wish]) -> None:
    for offer in problem.offers:
        limit_offer(offer, rows)
    for key, pairs in rows.of_wish.items():
        rows.add({rows.at[pair]: 1.0 for pair in pairs}, 0, wishes[key].most)
    for one, other in clashing(problem, rows):
        rows.add({rows.at[one]: 1.0, rows.at[other]: 1.0}, 0, 1)
    for offer in problem.offers:
        limit_pairs(problem, offer, rows)


def limit_pairs(problem: Problem, offer: Offer, rows: Rows) -> None:
    """Those apart are not both there, those together both or neither."""
    for pair in sorted(problem.apart):
        places = [rows.at[wish, offer.key] for wish in pair if (wish, offer.key) in rows.at]
        if len(places) == 2:
            rows.add(dict.fromkeys(places, 1.0), 0, 1)
    for pair in sorted(problem.together):
        signed = zip(pair, (1.0, -1.0), strict=True)
        terms = {
            rows.at[wish, offer.key]: sign for wish, sign in signed if (wish, offer.key) in rows.at
        }
        if terms:
            rows.add(terms, 0, 0)


def limit_offer(offer: Offer, rows: Rows) -> None:
    """At most its capacity, and at least its least number where it runs at all."""
    terms = {rows.at[pair]: 1.0 for pair in rows.of_offer[offer.key]}
    runs = rows.runs_at.get(offer.key)
    if runs is not None:
        rows.add({**terms, runs: -offer.capacity}, -np.inf, 0)
        rows.add({**terms, runs: -offer.least}, 0, np.inf)
    elif terms:
        rows.add(terms, 0, offer.capacity)


def clashing(problem: Problem, rows: Rows) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of one application whose opportunities overlap in time."""
    times = {offer.key: offer for offer in problem.offers}
    many = {wish.key for wish in problem.wishes if wish.most > 1}
    for key in sorted(many):
        for one, other in combinations(rows.of_wish[key], 2):
            if overlap(times[one[1]], times[other[1]]):
                yield one, other


def overlap(one: Offer, other: Offer) -> bool:
    if None in (one.begins, one.ends, other.begins, other.ends):
        return False
    return one.begins < other.ends and other.begins < one.ends  # type: ignore[operator]


# What is shown of it ----------------------------------------------------------------------------


class Why(NamedTuple):
    """What came of a choice: in words, and as a code with what belongs to it for other words."""

    words: str
    code: str
    number: int = 0
    detail: str = ""


def why(problem: Problem, matching: Matching, wish: Wish) -> list[tuple[str, Why]]:
    """(opportunity, what came of it) for each choice of an application, in its order."""
    offers = {offer.key: offer for offer in problem.offers}
    return [(key, why_one(problem, matching, wish, offers.get(key), key)) for key in wish.choices]


def why_one(problem: Problem, matching: Matching, wish: Wish, offer: Offer | None, key: str) -> Why:
    mine, held = matching.placed.get(wish.key, ()), len(matching.held_by(key))
    if key in mine:
        return Why("Placed here.", "placed")
    if offer is None or offer.capacity < 1:
        return Why("It has no places any more.", "no_places")
    if (wish.key, key) in problem.impossible:
        reason = problem.impossible[wish.key, key]
        return Why(f"Not possible: {reason}.", "impossible", detail=reason)
    if held >= offer.capacity:
        others = f"{held} other{'s' if held > 1 else ''}"
        return Why(f"Full: {others} had a stronger or an equal claim.", "full", held)
    if not held and offer.least > 1:
        words = f"It does not run: fewer than {offer.least} people could take part."
        return Why(words, "too_few", offer.least)
    is_met = len(mine) >= wish.most
    clash = Why("Its time, or who goes with whom, forbids it.", "clash")
    return Why("A higher choice was met.", "higher") if is_met else clash


def what_it_takes(
    problem: Problem, matching: Matching, pair: Pair
) -> tuple[int, list[str], Matching]:
    """What pinning a pair would cost: the loss of worth, whose placements would change, and to
    what.

    Raises MatchingError where it cannot be.
    """
    again = match(replace(problem, pinned=problem.pinned | {pair}))
    changed = [key for key in again.placed if again.placed[key] != matching.placed[key]]
    return matching.total - again.total, changed, again


def waiting_lists(problem: Problem, matching: Matching) -> dict[str, list[str]]:
    """For each opportunity, who would rather have had it, the strongest claim first."""
    lottery = dict(zip(pairs := allowed_pairs(problem), lots(problem, pairs), strict=True))
    lists: dict[str, list[tuple[float, str]]] = {offer.key: [] for offer in problem.offers}
    for wish in problem.wishes:
        for key in preferred(problem, matching, wish):
            claim = problem.value(wish, key) + lottery[wish.key, key]
            lists[key].append((-claim, wish.key))
    return {key: [wish for _, wish in sorted(waiting)] for key, waiting in lists.items()}


def preferred(problem: Problem, matching: Matching, wish: Wish) -> list[str]:
    """Possible choices that an application ranks above the worst that it got, and did not get."""
    known = {offer.key for offer in problem.offers if offer.capacity > 0}
    mine = matching.placed.get(wish.key, ())
    is_full = len(mine) >= wish.most
    ranks = [wish.choices.index(key) for key in mine if key in wish.choices]
    until = max(ranks, default=len(wish.choices)) if is_full else len(wish.choices)
    return [
        key
        for key in wish.choices[:until]
        if key in known and key not in mine and (wish.key, key) not in problem.impossible
    ]


def shares(problem: Problem, matching: Matching) -> dict[str, dict[str, int]]:
    """Who got what, by group: {"everyone" or a group: {"1", "2", … or "none": people}}."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for wish in problem.wishes:
        ranks = [wish.choices.index(o) + 1 for o in matching.placed[wish.key] if o in wish.choices]
        got = str(min(ranks)) if ranks else "none"
        if matching.placed[wish.key] and not ranks:
            got = "pinned"
        for group in ("everyone", *wish.groups):
            counted[group][got] += 1
    return {group: dict(got) for group, got in counted.items()}
