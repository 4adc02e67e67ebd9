"""Attacks what the gate releases. Every released number, with what rounding allows, goes to a
linear solver, which is asked whether any count under 10 can take one whole value only."""

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array

from voice.shared.disclosure import Draft, Row, Split, release_survey
from voice.shared.suppression import rounded

CAMPAIGNS = 20  # `bench.disclosure` tries 200
AT_ONCE = 10
SNAPSHOTS = 3
NOT_SAID = None
KEPT = 16  # a number that is kept may have been off by 2 and have moved by 14 since
PATIENCE = 3
SIZES = (15, 30, 60, 120, 250, 500)
# The groups of each breakdown; what the survey offers later than others comes with a later release.
LONGEST = {"age_band": 3, "locality": 5, "group": 3, "language": 3, "mode": 3}
LATER = ("group", "language", "mode")


def make_groups(chance: np.random.Generator) -> dict[str, dict[str, int]]:
    """The groups of each breakdown, each with the release from which on people can be in it."""
    found = {}
    for code, most in LONGEST.items():
        places = [f"{code}{n}" for n in range(chance.integers(2, most + 1))]
        late = {place: int(chance.integers(0, SNAPSHOTS)) for place in places}
        found[code] = late if code in LATER else dict.fromkeys(places, 0)
    return found


def make_people(chance: np.random.Generator, groups: dict, ends: list[int]) -> tuple:
    """Invented people with skewed groups and answers, in the order in which they answer."""
    shares = {code: chance.random(len(places)) ** 2 + 0.01 for code, places in groups.items()}
    silent = {code: chance.choice((0, 0.02, 0.1)) for code in groups}
    choices = chance.random(chance.integers(2, 5)) ** 2 + 0.005
    ticked, themes = chance.random(3), chance.random(3) ** 2
    answer = {name: chance.choice((1, 0.97, 0.8)) for name in ("one", "many", "written")}
    people = []
    for number in range(ends[-1]):
        when = next(when for when, end in enumerate(ends) if number < end)
        person = {
            code: placed(chance, places, shares[code], silent[code], when)
            for code, places in groups.items()
        }
        said = {
            "one": {pick(chance, choices)},
            "many": set(np.flatnonzero(chance.random(3) < ticked)) or {0},
            "written": set(np.flatnonzero(chance.random(3) < themes)),
        }
        people.append(
            person | {name: said[name] for name in said if chance.random() < answer[name]}
        )
    return people, {"one": len(choices), "many": 3, "written": 3}


def placed(chance: np.random.Generator, places: dict, shares, silent: float, when: int):
    """The group of a person who answers before this release; None for who does not say one."""
    there = [since <= when for since in places.values()]
    if not any(there) or chance.random() < silent:
        return NOT_SAID
    return list(places)[pick(chance, np.where(there, shares, 0))]


def offered(groups: dict, when: int) -> dict[str, list[str]]:
    """The breakdowns that a release has: those with more than one group by then."""
    there = {
        code: [place for place, since in places.items() if since <= when]
        for code, places in groups.items()
    }
    return {code: places for code, places in there.items() if len(places) > 1}


def pick(chance: np.random.Generator, shares) -> int:
    return int(chance.choice(len(shares), p=np.asarray(shares) / sum(shares)))


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
        """One count, of which nothing is known but that it is no less than 0."""
        self.names[name] = len(self.truth)
        self.truth.append(truth)
        self.bounds.append((0, None))
        self.watch({self.names[name]: 1}, name)
        return self.names[name]

    def nobody(self, name) -> int:
        """A count that everybody knows to be 0: of a group that could not be chosen yet."""
        self.names[name] = len(self.truth)
        self.truth.append(0)
        self.bounds.append((0, 0))
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

    def pinned(self, chance: np.random.Generator) -> list:
        """The small counts that have one whole value only."""
        self.prepare()
        left, stuck = self.small, 0
        while left and stuck < PATIENCE:
            total = np.zeros(len(self.truth))
            for _, parts, value in left:
                total += self.weights(parts, chance.choice((-1, 0, value > 0)) * chance.random())
            found = self.solve(total)
            still = [one for one in left if not differs(one, found)]
            left, stuck = still, stuck + 1 if len(still) == len(left) else 0
        return [one for one in left if not self.can_differ(one)]

    def can_differ(self, one) -> bool:
        return any(differs(one, self.solve(self.weights(one[1], sign))) for sign in (1, -1))


def differs(one, found: np.ndarray) -> bool:
    _, parts, value = one
    return abs(sum(found[place] * sign for place, sign in parts.items()) - value) > 1 - 1e-6


def know(attack: Attack, when: int, draft: Draft, groups: dict) -> None:
    """All that is true by arithmetic of the counts behind one table, released or not."""
    base = attack.unknown((when, draft.subject), draft.base)
    rows = [attack.unknown((when, row.code), row.count) for row in draft.rows]
    relate(attack, draft, base, rows, attack.names[when, "reach"])
    for split in draft.splits:
        know_split(attack, when, draft, split, groups[split.code])


def know_split(attack: Attack, when: int, draft: Draft, split: Split, since: dict) -> None:
    places = {code: since[code] <= when for code, _ in split.groups} | {NOT_SAID: True}
    bases = know_parts(attack, (when, draft.subject), split, places, split.bases, draft.base)
    table = [
        know_parts(attack, (when, row.code), split, places, row.by[split.code], row.count)
        for row in draft.rows
    ]
    for number, (place, is_there) in enumerate(places.items()):
        if is_there:
            whole = attack.names[when, "reach", split.code, place]
            relate(attack, draft, bases[number], [cells[number] for cells in table], whole)


def know_parts(
    attack: Attack, name: tuple, split: Split, places: dict, counts, total: int
) -> list[int]:
    """The unknowns of each group, which add up to a total that is known of already."""
    counts = (*counts, total - sum(counts))
    parts = []
    for (place, is_there), count in zip(places.items(), counts, strict=True):
        where = (*name, split.code, place)
        parts.append(attack.unknown(where, count) if is_there else attack.nobody(where))
    attack.sums(attack.names[name], parts)
    return parts


def relate(attack: Attack, draft: Draft, base: int, rows: list[int], whole: int) -> None:
    if base != whole:
        attack.never_more(base, whole)
    for row in rows:
        attack.never_more(row, base)
    bind(attack, draft, base, rows)


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


def read(attack: Attack, when: int, released: list) -> int:
    """Take in everything that the release shows; how many numbers that were."""
    numbers = 0
    for table in released:
        for name, number in shown_in(
            table.content, table.content.get("question_key", table.subject)
        ):
            known = (
                pool_of(attack, when, table.content["pooled"], name) if name[0] == "other" else name
            )
            attack.shown((when, *known), number)
            numbers += number is not None
    return numbers


def shown_in(content: dict, subject: str):
    """(name of the count, number or None) of each place where a number may stand."""
    yield (subject,), content["base"]
    for row in content["rows"]:
        yield (row["code"],), row["count"]
    for part in content["breakdowns"]:
        for number, group in enumerate(part["groups"]):
            where = (part["code"], group["code"])
            yield (subject, *where), group["base"]
            for row in part["rows"]:
                yield (row["code"], *where), row["cells"][number]["count"]


def pool_of(attack: Attack, when: int, pool: list, name: tuple) -> tuple:
    """The unknown that is the sum of choices that were put together."""
    where = name[1:]
    known = ("pool", *pool, *where)
    if (when, *known) not in attack.names:
        parts = [attack.names[(when, code, *where)] for code in pool]
        total = attack.unknown((when, *known), sum(attack.truth[part] for part in parts))
        attack.sums(total, parts)
    return known


def attacked(seed: int) -> tuple[Attack, int]:
    """What can be known of a campaign after its releases, and how many numbers they showed.

    Groups and whole breakdowns come up between releases.
    """
    chance = np.random.default_rng(seed)
    groups = make_groups(chance)
    size = int(chance.choice(SIZES))
    choices = (size, chance.integers(1, size), max(1, size - chance.integers(1, 15)))
    ends = sorted(int(end) for end in chance.choice(choices, SNAPSHOTS))
    people, rows = make_people(chance, groups, ends)
    attack, before, shown = Attack(), {}, 0
    for when, end in enumerate(ends):
        released = release_survey(*drafted(people[:end], offered(groups, when), rows), before)
        reach, drafts = drafted(people[:end], groups, rows)
        for draft in (reach, *drafts):
            know(attack, when, draft, groups)
        if when:
            grow(attack, when)
        shown += read(attack, when, released)
        before = {(table.kind, table.subject): table.content for table in released}
    return attack, shown


@pytest.mark.parametrize("first", range(0, CAMPAIGNS, AT_ONCE))
def test_no_small_count_can_be_worked_out_from_three_releases(first):
    found, numbers, tried = {}, 0, 0
    for seed in range(first, first + AT_ONCE):
        attack, shown = attacked(seed)
        numbers, tried = numbers + shown, tried + len(attack.small)
        if pinned := attack.pinned(np.random.default_rng(seed)):
            found[seed] = pinned
    assert numbers > AT_ONCE * SNAPSHOTS
    assert tried > numbers
    assert found == {}


def test_the_attack_finds_a_count_that_was_not_protected():
    """A total and all groups but one, unrounded, give that one away."""
    attack = Attack()
    total = attack.unknown("total", 60)
    parts = [attack.unknown("shown", 56), attack.unknown("small", 4)]
    attack.sums(total, parts)
    attack.never_more(parts[1], total)
    attack.bounds[total], attack.bounds[parts[0]] = (60, 60), (56, 56)
    assert [name for name, _, _ in attack.pinned(np.random.default_rng(0))] == ["small"]
