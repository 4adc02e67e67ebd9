"""Names of two things ("traffic and bike lanes"), for themes that no one phrase covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from analysis.themes.wording import Users

TRIED = 14  # of the best phrases and words
LONGEST_PART, LONGEST_NAME = 3, 6  # words
ADDS = 0.12  # the share of the people that each part must reach beside the other
_JOINS = frozenset(["and", "of", "or", "for", "the", "with", "to", "in", "at", "on"])


@dataclass(frozen=True)
class Candidate:
    """A phrase as most people wrote it; the stems it means; how good it is; is it a thing?"""

    form: str
    means: frozenset[str]
    worth: float
    thing: bool = True


def joined(parts: Sequence[Candidate], users: Users, group: int) -> list[Candidate]:
    """Pairs of things of a group that cover more of its people than either alone.

    parts: the best first. A pair is worth what both are; see `wording.covered` for what it reaches.
    """
    short = [one for one in parts if one.thing and _is_short(one.form)][:TRIED]
    found: dict[frozenset[str], Candidate] = {}
    for first, second in permutations(short, 2):
        means = first.means | second.means
        words = len(first.form.split()) + 1 + len(second.form.split())
        if (
            first.means & second.means
            or words > LONGEST_NAME
            or len(first.form.split()) > len(second.form.split())
            or means in found
            or not _adds(first, second, users, group)
        ):
            continue
        form = f"{first.form} and {second.form}"
        if first.form.startswith("more ") and second.form.startswith("more "):
            form = f"{first.form} and {second.form.removeprefix('more ')}"
        worth = (max(first.worth, 0.0) * max(second.worth, 0.0)) ** 0.5
        found[means] = Candidate(form, means, worth)
    return list(found.values())


def _is_short(form: str) -> bool:
    words = form.split()
    return len(words) <= LONGEST_PART and _JOINS.isdisjoint(words)


def _adds(first: Candidate, second: Candidate, users: Users, group: int) -> bool:
    both = users.any_of(first.means | second.means)[group]
    most = max(users.any_of(one.means)[group] for one in (first, second))
    return bool(both - most >= ADDS * users.people[group])
