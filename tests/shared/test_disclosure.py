"""The gate: what it lets through, what it hides, and what it keeps from one release to the next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.shared.disclosure import (
    Draft,
    Quote,
    Released,
    Row,
    Split,
    release_quotes,
    release_survey,
)
from voice.shared.measures import band, interval
from voice.shared.suppression import CannotProtectError, Grid, cells_to_hide, rounded


def split(*bases, code="area"):
    names = tuple((f"g{place}", f"Group {place}") for place in range(len(bases)))
    return Split(code, "Area", names, bases)


def reach(base, *splits):
    return Draft("reach", "s", "Survey", "Young people", "people", base, splits=splits)


def question(base, rows, *splits, adds_up=True, **facts):
    made = tuple(
        Row(code, code.title(), sum(by), {"area": by}) if splits else Row(code, code.title(), by)
        for code, by in rows.items()
    )
    return Draft(
        "question",
        "q",
        "Like it?",
        "Young people",
        "people",
        base,
        splits=splits,
        rows=made,
        adds_up=adds_up,
        **facts,
    )


def themes(base, rows, *splits):
    made = tuple(
        Row(code, code.title(), *(by if isinstance(by, tuple) else (by,)))
        for code, by in rows.items()
    )
    return Draft("themes", "w", "Best?", "Young people", "people", base, splits=splits, rows=made)


def contents(draft, before=None, base=None, splits=None):
    whole = reach(base or draft.base, *(draft.splits if splits is None else splits))
    released = release_survey(whole, [draft], before or {})
    return {(table.kind, table.subject): table.content for table in released}


def counts(content):
    return [row["count"] for row in content["rows"]]


def cells(content):
    return [[cell["count"] for cell in row["cells"]] for row in content["breakdowns"][0]["rows"]]


def bases(content):
    return [group["base"] for group in content["breakdowns"][0]["groups"]]


def test_nothing_but_the_gate_makes_a_released_table():
    with pytest.raises(TypeError, match="Only the gate"):
        Released("question", "q", "Like it?", {})


@given(st.integers(10, 10**6))
def test_rounding_moves_a_count_by_two_at_most(count):
    assert rounded(count) % 5 == 0
    assert abs(rounded(count) - count) <= 2


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (100, "nearly all"),
        (90, "nearly all"),
        (89, "most"),
        (60, "most"),
        (59, "about half"),
        (40, "about half"),
        (39, "some"),
        (15, "some"),
        (14, "a few"),
        (0, "a few"),
    ],
)
def test_a_percentage_has_one_word(percent, words):
    assert band(percent) == words


def test_the_interval_is_wilsons():
    assert interval(40, 100) == (31, 50)
    assert interval(10, 10) == (72, 100)


def test_counts_are_rounded_and_percentages_made_from_them():
    content = contents(question(103, {"yes": 62, "no": 41}))["question", "q"]
    assert content["base"] == 105
    assert [(row["count"], row["percent"], row["band"]) for row in content["rows"]] == [
        (60, 57, "about half"),
        (40, 38, "some"),
    ]
    assert content["sentences"][0] == (
        "About half of the 105 people who answered chose “Yes” (57%)."
    )


def test_a_question_that_fewer_than_ten_answered_shows_nothing():
    content = contents(question(9, {"yes": 9}), base=50)["question", "q"]
    assert (content["base"], content["rows"], content["breakdowns"]) == (None, [], [])
    assert content["sentences"] == []


def test_small_answers_are_put_together():
    content = contents(question(100, {"yes": 85, "no": 9, "unsure": 6}))["question", "q"]
    assert [(row["label"], row["count"]) for row in content["rows"]] == [
        ("Yes", 85),
        ("No or Unsure", 15),
    ]


def test_one_small_answer_takes_the_next_smallest_with_it():
    content = contents(question(100, {"yes": 60, "no": 35, "unsure": 5}))["question", "q"]
    assert counts(content) == [60, 40]


def test_many_small_answers_are_called_any_other_answer():
    rows = {"a": 60, "b": 9, "c": 9, "d": 9, "e": 9}
    content = contents(question(96, rows))["question", "q"]
    assert [row["label"] for row in content["rows"]] == ["A", "Any other answer"]


def test_no_answer_is_shown_when_nearly_everyone_gave_the_same():
    content = contents(question(100, {"yes": 97, "no": 3}))["question", "q"]
    assert content["rows"] == []


def test_what_was_put_together_stays_together():
    first = contents(question(100, {"yes": 85, "no": 9, "unsure": 6}))
    second = contents(question(140, {"yes": 100, "no": 25, "unsure": 15}), first)
    assert counts(second["question", "q"]) == [100, 40]


def test_a_small_group_is_hidden_with_a_companion():
    content = contents(question(106, {"yes": (60, 6, 40)}, split(60, 6, 40)))["reach", "s"]
    assert bases(content) == [60, None, None]


def test_a_few_who_did_not_say_hide_no_group_when_rounding_leaves_play():
    content = contents(question(104, {"yes": (61, 38)}, split(61, 38), adds_up=False), base=104)
    assert bases(content["reach", "s"]) == [60, 40]


def test_a_group_is_hidden_when_nobody_failed_to_say_and_rounding_leaves_no_play():
    content = contents(question(26, {"yes": (13, 13)}, split(13, 13), adds_up=False))
    assert bases(content["reach", "s"]) == [None, None]


def test_a_group_that_is_small_in_the_survey_is_hidden_in_every_question():
    draft = question(100, {"yes": (40, 10, 50)}, split(40, 10, 50), adds_up=False)
    content = contents(draft, base=105, splits=(split(42, 9, 54),))["question", "q"]
    assert bases(content) == [None, None, 50]


def test_a_small_cell_is_hidden_with_three_others():
    rows = {"yes": (50, 50, 50), "no": (30, 4, 30), "unsure": (20, 20, 20)}
    parts = split(100, 74, 100)
    content = contents(question(290, rows, parts))["question", "q"]
    hidden = sum(cell is None for row in cells(content) for cell in row)
    assert cells(content)[1][1] is None
    assert hidden >= 4


def test_a_theme_that_few_wrote_about_is_hidden_with_all_its_groups():
    draft = themes(100, {"t": (9, {"area": (5, 4)})}, split(50, 50))
    content = contents(draft)["theme", "t"]
    assert (counts(content), cells(content)) == ([None], [[None, None]])


def test_a_theme_that_nearly_everyone_wrote_about_is_hidden():
    assert counts(contents(themes(100, {"t": 95}))["theme", "t"]) == [None]


def test_a_small_group_of_a_theme_is_hidden_with_a_companion():
    draft = themes(195, {"t": (69, {"area": (40, 4, 25)})}, split(80, 60, 55))
    assert cells(contents(draft)["theme", "t"]) == [[40, None, None]]


def test_themes_are_listed_with_the_biggest_first_and_hidden_ones_last():
    content = contents(themes(100, {"small": 4, "some": 30, "more": 50}))["themes", "w"]
    assert [(row["code"], row["count"]) for row in content["rows"]] == [
        ("more", 50),
        ("some", 30),
        ("small", None),
    ]


def test_a_sub_theme_that_is_nearly_its_theme_is_hidden():
    above = Row("above", "Above", 60)
    below = Row("below", "Below", 55, within=above)
    draft = Draft("themes", "w", "Best?", "All", "people", 100, rows=(above, below))
    content = contents(draft)
    assert counts(content["theme", "above"]) == [60]
    assert counts(content["theme", "below"]) == [None]


def test_a_sub_theme_is_hidden_in_a_group_where_it_is_nearly_its_theme():
    above = Row("above", "Above", 120, {"area": (40, 40, 40)})
    below = Row("below", "Below", 75, {"area": (35, 20, 20)}, within=above)
    parts = split(100, 100, 100)
    draft = Draft("themes", "w", "Best?", "All", "people", 305, (parts,), (above, below))
    assert cells(contents(draft)["theme", "below"])[0][0] is None


def test_ticked_answers_that_everyone_ticked_once_are_protected_like_single_ones():
    rows = {"a": 60, "b": 35, "c": 5}
    content = contents(question(100, rows, adds_up=False, is_every_one_in_some=True))[
        "question", "q"
    ]
    assert counts(content) == [60, None, None]


def test_ticked_answers_with_room_between_them_are_hidden_one_by_one():
    rows = {"a": 60, "b": 55, "c": 5}
    content = contents(question(100, rows, adds_up=False, is_every_one_in_some=True))[
        "question", "q"
    ]
    assert counts(content) == [60, 55, None]


def test_a_release_keeps_what_moved_by_ten_people_or_fewer():
    first = contents(question(100, {"yes": 60, "no": 40}))
    second = contents(question(110, {"yes": 66, "no": 44}), first)
    assert second == first


def test_a_release_shows_what_moved_by_more():
    first = contents(question(100, {"yes": 60, "no": 40}))
    second = contents(question(115, {"yes": 61, "no": 54}), first)
    assert counts(second["question", "q"]) == [60, 55]


def test_a_group_that_hardly_changed_stays_as_it_was_beside_one_that_grew():
    first = contents(themes(200, {"t": (90, {"area": (50, 40)})}, split(100, 95)))
    second = contents(themes(255, {"t": (120, {"area": (54, 66)})}, split(104, 146)), first)
    assert cells(first["theme", "t"]) == [[50, 40]]
    assert cells(second["theme", "t"]) == [[50, 65]]
    assert bases(second["theme", "t"]) == [100, 145]


def test_a_group_that_was_hidden_is_not_shown_until_it_is_far_from_small():
    parts, later, last = split(60, 6, 40), split(80, 20, 60), split(100, 30, 80)
    first = contents(question(108, {"yes": (30, 3, 20)}, parts, adds_up=False))
    second = contents(question(165, {"yes": (40, 10, 30)}, later, adds_up=False), first)
    third = contents(question(215, {"yes": (50, 15, 40)}, last, adds_up=False), second)
    assert bases(second["reach", "s"])[1] is None
    assert bases(third["reach", "s"])[1] == 30


def test_a_theme_whose_name_changed_keeps_its_numbers_under_the_new_name():
    first = contents(themes(100, {"t": 40}))
    renamed = Draft("themes", "w", "Best?", "All", "people", 100, rows=(Row("t", "Buses", 43),))
    content = contents(renamed, first)["theme", "t"]
    assert [(row["label"], row["count"]) for row in content["rows"]] == [("Buses", 40)]
    assert content["sentences"] == [
        "About half of the 100 people who answered wrote about “Buses” (40%)."
    ]


def test_a_theme_that_was_merged_shows_its_new_number():
    first = contents(themes(100, {"t": 40}))
    assert counts(contents(themes(100, {"t": 60}), first)["theme", "t"]) == [60]


def test_nothing_is_shown_by_group_where_a_small_cell_cannot_be_protected():
    rows = {"yes": (30, 0), "no": (20, 0), "unsure": (5, 10)}
    content = contents(question(65, rows, split(55, 10)))["question", "q"]
    assert {cell for row in cells(content) for cell in row} == {None}


def test_a_grid_that_cannot_be_protected_says_so():
    with pytest.raises(CannotProtectError):
        cells_to_hide(Grid(counts=((20,), (5,))))


def test_groups_stay_as_they_were_where_nothing_changed_much():
    rows, later = {"yes": (60, 40), "no": (35, 25)}, {"yes": (63, 41), "no": (35, 25)}
    first = contents(question(163, rows, split(95, 65)))
    second = contents(question(168, later, split(98, 66)), first)
    assert second == first
    assert bases(second["question", "q"]) == [95, 65]


def test_a_new_theme_stands_on_the_bases_that_were_shown_before():
    parts = split(100, 95)
    first = contents(themes(200, {"t": (90, {"area": (50, 40)})}, parts))
    rows = {"t": (90, {"area": (50, 40)}), "new": (60, {"area": (30, 30)})}
    second = contents(themes(200, rows, parts), first)
    assert (counts(second["theme", "new"]), cells(second["theme", "new"])) == ([60], [[30, 30]])


def test_a_ranking_says_what_was_put_first():
    draft = question(100, {"buses": 62, "parks": 38}, words={"kind": "ranking"})
    content = contents(draft)["question", "q"]
    assert content["sentences"][0] == (
        "Most of the 100 people who answered put “Buses” first (60%)."
    )


def test_ticked_answers_are_protected_by_group_where_a_group_ticked_once_each():
    rows = {"a": (60, 40), "b": (50, 30), "c": (40, 4)}
    parts = split(80, 74)
    draft = question(160, rows, parts, adds_up=False, is_every_one_in_some=True)
    by_group = cells(contents(draft)["question", "q"])
    assert by_group[2] == [None, None]
    assert None in by_group[0] + by_group[1]


def test_groups_stay_as_they_were_when_answers_were_put_together_anew():
    before = {"yes": (50, 50), "no": (30, 30), "unsure": (15, 15)}
    now = {"yes": (50, 90), "no": (30, 60), "unsure": (5, 4)}
    first = contents(question(192, before, split(95, 95)))
    second = contents(question(241, now, split(85, 154)), first)
    assert [row["label"] for row in second["question", "q"]["rows"]] == ["Yes", "No or Unsure"]
    assert second["question", "q"]["breakdowns"] == first["question", "q"]["breakdowns"]


def test_cells_shown_before_are_not_hidden_to_protect_another():
    counts_now = ((30, 30, 4, 30), (30, 30, 40, 30))
    free = cells_to_hide(Grid(counts_now))
    kept = cells_to_hide(Grid(counts_now, kept=frozenset({0, 1})))
    assert free == {(0, 2), (1, 2), (0, 0), (1, 0)}
    assert kept == {(0, 2), (1, 2), (0, 3), (1, 3)}


def test_cells_hidden_before_are_still_protected_when_their_companion_comes_back():
    grid = Grid(
        ((4, 60, 60), (40, 60, 60)),
        kept=frozenset({0}),
        kept_hidden=frozenset({(0, 0), (1, 0)}),
    )
    assert cells_to_hide(grid) == {(0, 0), (1, 0), (0, 1), (1, 1)}


# Quotes ------------------------------------------------------------------------------------------


@pytest.fixture
def theme():
    whole = reach(100, split(60, 38))
    draft = themes(100, {"t": (50, {"area": (30, 18)})}, split(60, 38))
    draft = Draft(**{**vars(draft), "rows": (Row("t", "T", 50, {"area": (30, 18)}, "What it is"),)})
    return release_survey(whole, [draft], {})[2]


def quote(**changes):
    facts = {
        "key": "k",
        "words": "more buses",
        "is_permitted": True,
        "is_released": True,
        "is_checked": True,
        "descriptors": (("area", "g0"),),
        "people_alike": 60,
    }
    return Quote(**{**facts, **changes})


def test_a_permitted_released_and_checked_quote_is_shown_with_its_group(theme):
    content = release_quotes(theme, [quote()]).content
    assert content["quotes"] == [{"key": "k", "words": "more buses", "by": "Group 0"}]
    assert content["meaning"] == "What it is"


@pytest.mark.parametrize("missing", ["is_permitted", "is_released", "is_checked"])
def test_a_quote_that_lacks_one_thing_is_not_shown(theme, missing):
    assert release_quotes(theme, [quote(**{missing: False})]) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"people_alike": 9},
        {"descriptors": (("area", "unknown"),)},
        {"descriptors": (("area", "g0"),) * 3},
        {"descriptors": ()},
    ],
)
def test_a_quote_whose_writer_could_be_told_is_shown_without_saying_who(theme, changes):
    assert release_quotes(theme, [quote(**changes)]).content["quotes"][0]["by"] == ""


def test_a_theme_too_small_to_show_has_no_quotes():
    small = release_survey(reach(100), [themes(100, {"t": 9})], {})[2]
    assert release_quotes(small, [quote()]) is None


@pytest.mark.parametrize(
    ("counts", "scores"),
    [
        ({"a": 60, "b": 40}, [6.2, 3.8]),
        ({"a": 60, "b": 4}, [None, None]),  # ten less the one would give the other
        ({"a": 97, "b": 40}, [None, None]),
    ],
)
def test_scores_are_shown_where_no_row_is_hidden(counts, scores):
    rows = tuple(
        Row(code, code.title(), n, score=score)
        for (code, n), score in zip(counts.items(), (6.2, 3.8), strict=True)
    )
    draft = question(100, {}, adds_up=False, is_every_one_in_some=True, scoring="tokens each")
    content = contents(replace(draft, rows=rows))["question", "q"]
    assert [row.get("score") for row in content["rows"]] == scores
    assert content.get("scoring") == (None if None in scores else "tokens each")
