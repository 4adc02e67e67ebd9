"""Who goes where: the rules kept, the best found, the same again, and said why."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.takeover.fairness import unfair
from voice.takeover.matching import (
    MatchingError,
    Offer,
    Problem,
    Why,
    Wish,
    match,
    shares,
    waiting_lists,
    what_it_takes,
    why,
)

MORNING = {"begins": dt.time(9), "ends": dt.time(12)}
NOON = {"begins": dt.time(11), "ends": dt.time(14)}


def of(offers, wishes, **rules) -> Problem:
    return Problem(
        tuple(Offer(key, capacity) for key, capacity in offers.items()),
        tuple(Wish(key, tuple(choices)) for key, choices in wishes.items()),
        **rules,
    )


def test_first_choices_come_first_and_places_are_kept():
    found = match(of({"a": 1, "b": 1}, {"x": "ab", "y": "a", "z": "b"}))
    assert sorted(len(who) for who in (found.held_by("a"), found.held_by("b"))) == [1, 1]
    assert (found.total, found.is_best) == (200, True)


def test_a_heavier_weight_wins_the_place():
    wishes = (Wish("x", ("a",)), Wish("y", ("a",), weight=2))
    assert match(Problem((Offer("a", 1),), wishes)).placed == {"x": (), "y": ("a",)}


def test_a_tie_is_a_lottery_by_the_seed_and_the_same_each_time():
    problems = [of({"a": 1}, {"x": "a", "y": "a"}, seed=seed) for seed in range(12)]
    winners = [match(problem).held_by("a") for problem in problems]
    assert winners == [match(problem).held_by("a") for problem in problems]
    assert {key for who in winners for key in who} == {"x", "y"}


def test_the_order_of_the_list_does_not_matter():
    forward = of({"a": 2, "b": 1}, dict.fromkeys("uvwxyz", "ab"))
    backward = of({"b": 1, "a": 2}, dict.fromkeys("zyxwvu", "ab"))
    assert dict(sorted(match(forward).placed.items())) == dict(
        sorted(match(backward).placed.items())
    )


def test_what_cannot_be_is_not_and_says_why():
    problem = of({"a": 1}, {"x": "a"}, impossible={("x", "a"): "it is for 16 and over"})
    found = match(problem)
    assert found.placed == {"x": ()}
    said = Why("Not possible: it is for 16 and over.", "impossible", 0, "it is for 16 and over")
    assert why(problem, found, problem.wishes[0]) == [("a", said)]


def test_overlapping_times_are_not_both_given():
    offers = (Offer("a", 1, **MORNING), Offer("b", 1, **NOON), Offer("c", 1))
    found = match(Problem(offers, (Wish("x", ("a", "b", "c"), most=3),)))
    assert found.placed["x"] == ("a", "c")


def test_a_host_with_a_least_number_takes_that_many_or_nobody():
    offers = (Offer("a", 3, least=2), Offer("b", 3))
    alone = Problem(offers, (Wish("x", ("a", "b")), Wish("y", ("b",))))
    found = match(alone)
    assert found.placed == {"x": ("b",), "y": ("b",)}
    assert why(alone, found, alone.wishes[0])[0][1].words.startswith("It does not run")
    both = Problem(offers, (Wish("x", ("a",)), Wish("y", ("a",))))
    assert match(both).placed == {"x": ("a",), "y": ("a",)}


def test_siblings_go_together_or_apart():
    offers = {"a": 2, "b": 2}
    together = of(offers, {"x": "ab", "y": "ba"}, together=frozenset([("x", "y")]))
    found = match(together)
    assert found.placed["x"] == found.placed["y"] != ()
    apart = of(offers, {"x": "ab", "y": "ab"}, apart=frozenset([("x", "y")]))
    assert match(apart).held_by("a") != ["x", "y"]
    assert sorted(map(len, match(apart).placed.values())) == [1, 1]


def test_a_pin_is_kept_and_what_it_costs_is_told():
    problem = of({"a": 1, "b": 1}, {"x": "ab", "y": "a"})
    before = match(problem)
    assert before.placed == {"x": ("b",), "y": ("a",)}
    loss, changed, after = what_it_takes(problem, before, ("x", "a"))
    assert (loss, changed, after.placed) == (60, ["x", "y"], {"x": ("a",), "y": ()})
    pinned = of({"a": 1, "b": 1}, {"x": "ab", "y": "a"}, pinned=frozenset([("y", "b")]))
    assert match(pinned).placed == {"x": ("a",), "y": ("b",)}
    assert shares(pinned, match(pinned)) == {"everyone": {"1": 1, "pinned": 1}}


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"pinned": frozenset([("x", "a"), ("y", "a")])}, "2 people are pinned to a"),
        ({"pinned": frozenset([("x", "gone")])}, "one of them is not there"),
        (
            {"pinned": frozenset([("x", "a")]), "impossible": {("x", "a"): "forbidden"}},
            "which cannot be: forbidden",
        ),
        (
            {
                "pinned": frozenset([("x", "a"), ("y", "b")]),
                "together": frozenset([("x", "y")]),
            },
            "cannot all be kept",
        ),
    ],
)
def test_rules_that_fight_are_named(rules, words):
    with pytest.raises(MatchingError, match=words):
        match(of({"a": 1, "b": 1}, {"x": "ab", "y": "ab"}, **rules))


def test_nobody_and_nothing_match_nothing():
    assert match(Problem((), ())).placed == {}
    assert match(of({}, {"x": "a"})).placed == {"x": ()}
    assert match(of({"a": 0}, {"x": "a"})).placed == {"x": ()}


def test_who_waits_stands_in_order_of_claim():
    wishes = (Wish("x", ("a",), weight=3), Wish("y", ("a",)), Wish("z", ("b", "a"), weight=2))
    problem = Problem((Offer("a", 1),), wishes)
    found = match(problem)
    assert found.placed["x"] == ("a",)
    assert waiting_lists(problem, found) == {"a": ["z", "y"]}
    assert why(problem, found, wishes[1]) == [
        ("a", Why("Full: 1 other had a stronger or an equal claim.", "full", 1))
    ]


@st.composite
def problems(draw) -> Problem:
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    offers = tuple(
        Offer(f"o{n}", int(random.integers(0, 4)), int(random.integers(0, 3))) for n in range(5)
    )
    wishes = tuple(
        Wish(
            f"w{n}",
            tuple(f"o{m}" for m in random.permutation(5)[: random.integers(0, 5)]),
            weight=int(random.integers(1, 4)),
        )
        for n in range(9)
    )
    apart = frozenset([("w0", "w1")]) if draw(st.booleans()) else frozenset()
    return Problem(offers, wishes, apart=apart, seed=draw(st.integers(0, 3)))


@given(problems())
@settings(max_examples=60, deadline=None)
def test_every_matching_keeps_the_rules_is_best_and_fair(problem):
    found = match(problem)
    assert found.is_best
    assert unfair(problem, found) == []
    for offer in problem.offers:
        held = len(found.held_by(offer.key))
        assert held <= offer.capacity
        assert held == 0 or held >= offer.least
    assert max(map(len, found.placed.values())) <= 1
    if problem.apart:
        assert found.placed["w0"] != found.placed["w1"] or found.placed["w0"] == ()


def test_an_unfair_matching_is_noticed():
    problem = of({"a": 1, "b": 1}, {"x": "ab", "y": "ab"})
    found = match(problem)
    worse = type(found)({"x": ("b",), "y": ()}, 60, 60.0)
    assert unfair(problem, worse) == [(("x", "a"), ""), (("y", "a"), "")]
