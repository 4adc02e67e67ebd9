"""Match 1,000 applications to 300 opportunities: `python -m bench.matching [APPLICATIONS OFFERS]`.

Invented: three to five ranked choices that crowd on a few opportunities, capacities of 1 to 4,
least numbers, overlapping hours, impossible pairs, siblings, first-timers with double weight.
Prints the seconds, the sum beside the solver's bound, whether a second run gives the same, what
people got by group, and how many could fairly have had more. Exits 1 when a figure is not met.
"""

import sys
import time

import numpy as np

from voice.takeover.fairness import unfair
from voice.takeover.matching import Matching, Offer, Problem, Wish, match, shares

SECONDS = 10.0


def invented(applications: int, offers: int, seed: int = 0) -> Problem:
    random = np.random.default_rng(seed)
    begins = random.integers(9, 15, offers)
    made = tuple(
        Offer(
            f"o{n}",
            capacity=int(random.integers(1, 5)),
            least=int(random.choice([0, 0, 0, 2])),
            begins=int(begins[n]),
            ends=int(begins[n] + random.integers(1, 4)),
        )
        for n in range(offers)
    )
    crowd = 1 / np.arange(1, offers + 1) ** 0.8
    wishes = tuple(
        Wish(
            f"w{n}",
            tuple(
                f"o{place}"
                for place in random.choice(
                    offers, random.integers(3, 6), replace=False, p=crowd / crowd.sum()
                )
            ),
            weight=2 if n % 3 == 0 else 1,
            most=2 if n % 10 == 0 else 1,
            groups=("first time",) if n % 3 == 0 else ("been before",),
        )
        for n in range(applications)
    )
    pairs = [(wish.key, choice) for wish in wishes for choice in wish.choices]
    impossible = {pair: "too far" for pair in pairs if random.random() < 0.05}
    siblings = frozenset((f"w{n}", f"w{n + 1}") for n in range(0, min(40, applications - 1), 4))
    apart = frozenset((f"w{n + 2}", f"w{n + 3}") for n in range(0, min(40, applications - 3), 4))
    return Problem(made, wishes, impossible, together=siblings, apart=apart, seed=seed)


def timed(problem: Problem) -> tuple[Matching, float]:
    start = time.perf_counter()
    found = match(problem)
    return found, time.perf_counter() - start


def main() -> int:
    applications, offers = (int(number) for number in sys.argv[1:3] or (1000, 300))
    problem = invented(applications, offers)
    (found, spent), (again, _) = timed(problem), timed(problem)
    could_have_had_more = len(unfair(problem, found))
    is_same = found == again
    print(
        f"{applications} applications, {offers} opportunities: {spent:.1f} s (limit {SECONDS:.0f})"
    )
    print(
        f"Sum of worth {found.total}; the solver's bound {found.bound:.2f}; best: {found.is_best}"
    )
    print(f"The same again: {is_same}. Could fairly have had more: {could_have_had_more}")
    for group, got in shares(problem, found).items():
        many = sum(got.values())
        parts = (f"{what}: {100 * n / many:.0f} %" for what, n in sorted(got.items()))
        print(f"  {group} ({many}): " + ", ".join(parts))
    met = found.is_best and is_same and not could_have_had_more and spent <= SECONDS
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
