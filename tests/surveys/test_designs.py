from collections import Counter
from itertools import combinations

import pytest

from surveys.designs import LEAST, MOST, sets_of_four


def things(number: int) -> list[str]:
    return [f"thing-{n}" for n in range(number)]


@pytest.mark.parametrize("number", range(LEAST, MOST + 1))
def test_everything_is_shown_as_often_as_everything_else(number):
    sets = sets_of_four(things(number))
    shown = Counter(thing for one in sets for thing in one)
    met = Counter(frozenset(pair) for one in sets for pair in combinations(one, 2))
    assert {len(set(one)) for one in sets} == {4}
    assert len(sets) == (number + 1) // 2
    assert sorted(shown.values()) == [2] * (number - 2 * (number % 2)) + [3] * (2 * (number % 2))
    assert max(met.values()) <= (1 if number % 2 == 0 and number > 8 else 2 if number > 5 else 3)


def test_the_same_things_always_make_the_same_sets():
    assert sets_of_four(things(9)) == sets_of_four(things(9))
    assert sets_of_four(things(4)) == [things(4)]
