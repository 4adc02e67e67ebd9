"""Before and after: averages of pairs with their interval, and nothing of a small group."""

import pytest
from scipy import stats

from voice.shared.disclosure import Paired, release_change
from voice.shared.paired import changed, student

TWELVE = tuple(
    (before, before + step) for before, step in zip((1, 2, 3) * 4, (1, 1, 2, 0) * 3, strict=True)
)


def released(pairs, before=None):
    return release_change(
        subject="confidence",
        title="Before and after",
        audience="Young people",
        items=[Paired("speak", "I can speak up", tuple(pairs))],
        before=before or {},
    ).content


@pytest.mark.parametrize("freedom", [9, 10, 15, 30, 100, 1000])
def test_students_points_are_those_of_the_tables(freedom):
    assert student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=5e-4)


def test_the_interval_is_that_of_a_paired_test():
    differences = [after - before for before, after in TWELVE]
    low, high = stats.t.interval(0.95, 11, sum(differences) / 12, stats.sem(differences))
    found = changed(TWELVE)
    assert (found["base"], found["before"], found["after"]) == (10, 2.0, 3.0)
    assert (found["change"], found["low"], found["high"]) == (1.0, round(low, 1), round(high, 1))
    assert found["words"] == "It went up."


def test_a_change_that_may_be_none_is_said_so():
    pairs = [(3, 4), (4, 3)] * 6
    assert changed(pairs)["words"].startswith("We cannot tell")
    assert changed([(after, before) for before, after in TWELVE])["words"] == "It went down."


def test_nine_pairs_show_no_number():
    row = released(TWELVE[:9])["rows"][0]
    assert {row[name] for name in ("base", "before", "after", "change", "low", "high")} == {None}


def test_one_more_person_does_not_change_what_is_shown():
    """Else two releases, one after the other, would tell what that person said."""
    first = released(TWELVE)
    assert released((*TWELVE, (1, 5)), first)["rows"] == first["rows"]
    hidden = released(TWELVE[:9])
    assert released(TWELVE, hidden)["rows"][0]["base"] is None
    assert released(TWELVE * 3, first)["rows"][0]["base"] == 35
