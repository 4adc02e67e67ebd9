"""Attacks what the gate releases: every released number, with what rounding allows, goes to a linear
solver, which is asked whether any count under 10 can take one value only."""

import random
from collections import defaultdict

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array

from voice.shared.disclosure import Draft, Row, Split, release_survey
from voice.shared.suppression import rounded

CAMPAIGNS = 200
SNAPSHOTS = 3
NOT_SAID = None
KEPT = 16  # a number that is kept may have been off by 2 and have moved by 14 since
PATIENCE = 3
SIZES = (15, 30, 60, 120, 250, 500)


def make_people(chance: random.Random, groups: dict) -> list[dict]:
    """Invented people with skewed groups and answers, in the order in which they answer."""
    weights = {
        code: [chance.random() ** 2 + 0.01 for _ in places] + [chance.choice((0, 0.02, 0.1))]
        for code, places in groups.items()
    }
    choices = [chance.random() ** 2 + 0.005 for _ in range(chance.randint(2, 5))]
    ticked = [chance.random() for _ in range(3)]
    themes = [chance.random() ** 2 for _ in range(4)]
    answered = {name: chance.choice((1, 0.97, 0.8)) for name in ("one", "many", "written")}
    people = []
    for _ in range(chance.choice(SIZES)):
        person = {
            code: chance.choices([*places, NOT_SAID], weights[code])[0]
            for code, places in groups.items()
        }
        if chance.random() < answered["one"]:
            person["one"] = {chance.choices(range(len(choices)), choices)[0]}
        if chance.random() < answered["many"]:
            person["many"] = {n for n, p in enumerate(ticked) if chance.random() < p} or {0}
        if chance.random() < answered["written"]:
            person["written"] = {n for n, p in enumerate(themes) if chance.random() < p}
        people.append(person)
    return people, {"one": len(choices), "many": len(ticked), "written": len(themes)}


def drafted(people: list[dict], groups: dict, rows: dict) -> tuple[Draft, list[Draft]]:
    def split(code, counted):
        codes = groups[code]
        bases = tuple(sum(person[code] == place for person in counted) for place in codes)
        return Split(code, code, tuple((place, place) for place in codes), bases)

    def table(name, kind, **facts):
        counted = [person for person in people if name in person]
        return Draft(
            kind,
            name,
            name,
            "Young people",
            "people",
            len(counted),
            splits=tuple(split(code, counted) for code in groups),
            rows=tuple(
                Row(
                    f"{name}{n}",
                    f"{name}{n}",
                    sum(n in person[name] for person in counted),
                    {
                        code: tuple(
                            sum(n in person[name] and person[code] == place for person in counted)
                            for place in codes
                        )
                        for code, codes in groups.items()
                    },
                )
                for n in range(rows[name])
            ),
            **facts,
        )

    reach = Draft(
        "reach",
        "reach",
        "reach",
        "Young people",
        "people",
        len(people),
        splits=tuple(split(code, people) for code in groups),
    )
    return reach, [
        table("one", "question", adds_up=True),
        table("many", "question", is_every_one_in_some=True),
        table("written", "themes"),
    ]


class Attack:
    """Unknown counts, what is true of them, and what was released about them."""

    def __init__(self):
        self.names, self.truth, self.bounds = {}, [], []
        self.equal, self.at_least = [], []
        self.small = []

    def unknown(self, name, truth: int) -> int:
        self.names[name] = len(self.truth)
        self.truth.append(truth)
        self.bounds.append((0, None))
        self.watch({self.names[name]: 1}, name)
        return self.names[name]

    def watch(self, parts: dict, name) -> None:
        """Remember a count, or a difference of counts, that is under 10."""
        value = sum(self.truth[place] * sign for place, sign in parts.items())
        if 0 <= value < 10:
            self.small.append((name, parts, value))

    def sums(self, total: int, parts: list[int]) -> None:
        self.equal.append({total: -1, **dict.fromkeys(parts, 1)})

    def never_more(self, part: int, whole: int) -> None:
        self.at_least.append({part: 1, whole: -1})
        self.watch({whole: 1, part: -1}, ("rest of", part, whole))

    def shown(self, name, number: int | None) -> None:
        """A released number: rounded from what is true now, or kept from an earlier release."""
        if number is None:
            return
        place = self.names[name]
        if rounded(self.truth[place]) == number:
            self.bounds[place] = (max(10, number - 2), number + 2)
        elif abs(self.truth[place] - number) <= KEPT:
            self.bounds[place] = (max(0, number - KEPT), number + KEPT)

    def prepare(self) -> None:
        """Turn what is known into matrices, with a ceiling so that no answer is endless."""
        top = 2 * max(self.truth) + 20
        self.limits = np.array([(low, top if high is None else high) for low, high in self.bounds])
        self.rules = {"A_eq": self.matrix(self.equal), "b_eq": np.zeros(len(self.equal))}
        self.rules |= {"A_ub": self.matrix(self.at_least), "b_ub": np.zeros(len(self.at_least))}

    def matrix(self, rows: list[dict]) -> csr_array:
        flat = [(n, place, sign) for n, row in enumerate(rows) for place, sign in row.items()]
        where, places, signs = zip(*flat, strict=True)
        return csr_array((signs, (where, places)), shape=(len(rows), len(self.truth)))

    def solve(self, weights: np.ndarray) -> np.ndarray:
        result = linprog(weights, bounds=self.limits, method="highs", **self.rules)
        assert result.status == 0, result.message
        return result.x

    def weights(self, parts: dict, sign: float) -> np.ndarray:
        row = np.zeros(len(self.truth))
        for place, factor in parts.items():
            row[place] += sign * factor
        return row

    def pinned(self, chance: random.Random) -> list:
        """The small counts that have one whole value only."""
        self.prepare()
        left, stuck = self.small, 0
        while left and stuck < PATIENCE:
            total = np.zeros(len(self.truth))
            for _, parts, value in left:
                total += self.weights(parts, chance.choice((-1, 0, bool(value))) * chance.random())
            found = self.solve(total)
            still = [one for one in left if not differs(one, found)]
            left, stuck = still, stuck + 1 if len(still) == len(left) else 0
        return [one for one in left if not self.can_differ(one)]

    def can_differ(self, one) -> bool:
        return any(differs(one, self.solve(self.weights(one[1], sign))) for sign in (1, -1))


def differs(one, found: np.ndarray) -> bool:
    _, parts, value = one
    return abs(sum(found[place] * sign for place, sign in parts.items()) - value) > 1 - 1e-6


def know(attack: Attack, when: int, reach: Draft, drafts: list[Draft]) -> None:
    """All that is true by arithmetic of the counts behind one release."""
    for draft in (reach, *drafts):
        base = attack.unknown((when, draft.subject), draft.base)
        rows = [attack.unknown((when, row.code), row.count) for row in draft.rows]
        if draft.kind != "reach":
            attack.never_more(base, attack.names[when, "reach"])
        for row in rows:
            attack.never_more(row, base)
        bind(attack, draft, base, rows)
        for split in draft.splits:
            places = [*(code for code, _ in split.groups), NOT_SAID]
            counts = (*split.bases, draft.base - sum(split.bases))
            bases = [
                attack.unknown((when, draft.subject, split.code, place), count)
                for place, count in zip(places, counts, strict=True)
            ]
            attack.sums(base, bases)
            if draft.kind != "reach":
                for place, part in zip(places, bases, strict=True):
                    attack.never_more(part, attack.names[when, "reach", split.code, place])
            table = []
            for row, total in zip(draft.rows, rows, strict=True):
                by = (*row.by[split.code], row.count - sum(row.by[split.code]))
                cells = [
                    attack.unknown((when, row.code, split.code, place), count)
                    for place, count in zip(places, by, strict=True)
                ]
                attack.sums(total, cells)
                for cell, part in zip(cells, bases, strict=True):
                    attack.never_more(cell, part)
                table.append(cells)
            for number, part in enumerate(bases):
                bind(attack, draft, part, [cells[number] for cells in table])


def bind(attack: Attack, draft: Draft, base: int, rows: list[int]) -> None:
    if draft.adds_up:
        attack.sums(base, rows)
    elif draft.is_every_one_in_some:
        attack.at_least.append({base: 1, **dict.fromkeys(rows, -1)})


def grow(attack: Attack, when: int) -> None:
    """Nobody leaves between releases: no count goes down."""
    for name, place in list(attack.names.items()):
        if name[0] == when - 1 and (when, *name[1:]) in attack.names:
            attack.at_least.append({place: 1, attack.names[when, *name[1:]]: -1})


def read(attack: Attack, when: int, released: list, seen: dict) -> None:
    """Everything that the release shows."""
    for table in released:
        content = table.content
        subject = content.get("question_key", table.subject)
        attack.shown((when, subject), content["base"])
        pool = content.get("pooled", [])
        for row in content["rows"]:
            name = (when, row["code"])
            if row["code"] == "other":
                name = pool_of(attack, (when,), pool, ())
            attack.shown(name, row["count"])
        for part in content["breakdowns"]:
            for number, group in enumerate(part["groups"]):
                where = (part["code"], group["code"])
                attack.shown((when, subject, *where), group["base"])
                for row in part["rows"]:
                    name = (when, row["code"], *where)
                    if row["code"] == "other":
                        name = pool_of(attack, (when,), pool, where)
                    attack.shown(name, row["cells"][number]["count"])


def pool_of(attack: Attack, when: tuple, pool: list, where: tuple):
    """The unknown that is the sum of choices that were put together."""
    name = (*when, "pool", *pool, *where)
    if name not in attack.names:
        parts = [attack.names[(*when, code, *where)] for code in pool]
        total = attack.unknown(name, sum(attack.truth[part] for part in parts))
        attack.sums(total, parts)
    return name


def attacked(seed: int) -> tuple[Attack, int]:
    chance = random.Random(seed)
    groups = {
        "age_band": [f"a{n}" for n in range(chance.randint(2, 4))],
        "locality": [f"l{n}" for n in range(chance.randint(2, 6))],
    }
    people, rows = make_people(chance, groups)
    ends = sorted(
        chance.choice(
            (
                len(people),
                chance.randint(1, len(people)),
                max(1, len(people) - chance.randint(1, 14)),
            )
        )
        for _ in range(SNAPSHOTS)
    )
    attack, before, shown = Attack(), {}, 0
    for when, end in enumerate(ends):
        reach, drafts = drafted(people[:end], groups, rows)
        released = release_survey(reach, drafts, before)
        know(attack, when, reach, drafts)
        if when:
            grow(attack, when)
        read(attack, when, released, before)
        before = {(table.kind, table.subject): table.content for table in released}
        shown += sum(high is not None for _, high in attack.bounds)
    return attack, shown
