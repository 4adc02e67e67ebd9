"""What changed since last time: named where it did, and only by the same words."""

from analysis.waves import since
from voice.programme.models import ReleasedTable

ASKED = "What would help?"


def theme(label: str, count: int | None, base: int | None = 200, **content) -> ReleasedTable:
    rows = [{"code": "x", "label": label, "count": count}]
    shape = {"audience": "Young people", "question": ASKED, "base": base, "rows": rows}
    return ReleasedTable(kind="theme", title=label, content={**shape, **content})


def test_a_change_beyond_chance_is_named_with_both_percentages():
    found = since(
        [theme("Buses", 120), theme("Parks", 50)], [theme("Buses", 60), theme("Parks", 46)]
    )
    assert [(one.answer, one.before, one.now, one.is_more) for one in found.changes] == [
        ("Buses", 30, 60, True)
    ]
    assert [(one.answer, one.before, one.now) for one in found.same] == [("Parks", 23, 25)]
    assert found.comparisons == 2


def test_what_only_one_wave_has_is_new_or_gone_and_not_compared():
    found = since([theme("Buses", 120)], [theme("Parks", 60)])
    assert (found.new, found.gone, found.comparisons) == (["Buses"], ["Parks"], 0)


def test_other_words_or_other_people_are_never_compared():
    reworded = theme("Buses", 60, question="What would help you?")
    others = theme("Buses", 60, audience="Parents and carers")
    found = since([theme("Buses", 120)], [reworded, others])
    assert (found.comparisons, found.new, found.gone) == (0, [], [])


def test_a_hidden_number_is_not_compared_nor_called_new():
    found = since([theme("Buses", 120)], [theme("Buses", None)])
    assert (found.comparisons, found.new, found.gone) == (0, [], [])
