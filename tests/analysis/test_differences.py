"""Differences between groups: found where they are, and seldom where there are none."""

import numpy as np
import pytest

from analysis.differences import compared_with_others, differences_of
from voice.programme.models import ReleasedTable


def table(groups: dict[str, tuple[int, int]], *, code="yes", kind="question") -> ReleasedTable:
    """A question with one answer: each group's count and base."""
    count = sum(count for count, _ in groups.values())
    base = sum(base for _, base in groups.values())
    part = {
        "code": "age",
        "label": "Age",
        "groups": [{"code": name, "label": name, "base": n} for name, (_, n) in groups.items()],
        "rows": [
            {"code": code, "label": "Yes", "cells": [{"count": k} for k, _ in groups.values()]}
        ],
    }
    rows = [{"code": code, "label": "Yes", "count": count}]
    content = {"question": "Buses?", "base": base, "rows": rows, "breakdowns": [part]}
    return ReleasedTable(kind=kind, title="Buses?", content=content)


def test_a_plain_difference_is_named_with_both_percentages():
    looked = differences_of([table({"8-10": (20, 100), "11-13": (60, 100), "14-16": (25, 100)})])
    named = [(one.group, one.percent, one.others, one.is_more) for one in looked.differences]
    assert named[0] == ("11-13", 60, 22, True)
    assert looked.comparisons == 3


@pytest.mark.parametrize(
    "numbers",
    [(10, 10, 15, 400), (10, 20, 10, 20), (30, 20, 40, 100), (15, 400, 15, 405)],
    ids=["too few expected", "no others", "more than all", "others too few"],
)
def test_what_is_too_small_or_does_not_add_up_is_not_compared(numbers):
    assert compared_with_others(*numbers) is None


def test_hidden_numbers_and_other_tables_are_never_compared():
    hidden = table({"8-10": (20, 100), "11-13": (60, 100)})
    hidden.content["breakdowns"][0]["rows"][0]["cells"] = [{"count": None}, {"count": None}]
    reach = table({"8-10": (20, 100), "11-13": (60, 100)}, kind="reach")
    assert differences_of([hidden, reach]).comparisons == 0


def test_where_nothing_differs_hardly_anything_is_named():
    random = np.random.default_rng(0)
    drawn = random.binomial(200, 0.3, size=(200, 5))
    tables = [
        table({str(n): (int(count), 200) for n, count in enumerate(row)}, code=str(at))
        for at, row in enumerate(drawn)
    ]
    looked = differences_of(tables)
    assert looked.comparisons == 1000
    assert len(looked.differences) <= 2
