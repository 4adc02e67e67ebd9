import pytest

from surveys.redacting import LONGEST, holding, leaves_words, without, words_in

SAID = "My name is Zoë Bright, ring 07700 900123. I want buses!"
PERSONAL = [("name", 0, 21), ("phone number", 28, 40)]


def test_no_character_is_lost_or_put_in_where_nothing_is_chosen():
    assert without(SAID, set()) == SAID


def test_words_beside_each_other_leave_one_pair_of_brackets_and_the_full_stop():
    assert without(SAID, {3, 4}) == "My name is […], ring 07700 900123. I want buses!"


def test_what_was_found_is_chosen_first_and_named_in_its_place():
    found = holding(SAID, PERSONAL)
    assert found == {0, 1, 2, 3, 4, 6, 7}
    assert without(SAID, found, PERSONAL) == "[name], ring [phone number]. I want buses!"


def test_a_run_of_which_a_part_is_something_else_is_not_named():
    assert without(SAID, {5, 6, 7}, PERSONAL) == "My name is Zoë Bright, […]. I want buses!"


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_text_without_words_has_none(text):
    assert words_in(text) == []
    assert not leaves_words(text, set())


def test_what_runs_on_without_a_space_can_be_taken_out_in_part():
    emoji = "😭" * (LONGEST + 1)
    assert len(words_in(emoji)) == 2
    assert without(emoji, {1}) == "😭" * LONGEST + "[…]"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("سلام يا زويا كيف", {2}),
        ("\u202eabc def\u202c ghi", {1}),
        ("<b>bold</b> <script>x</script>", {0}),
        ("one\n\ntwo  three", {1}),
    ],
)
def test_any_script_and_any_mark_is_cut_at_its_words(text, out):
    (number,) = out
    start, end = words_in(text)[number]
    assert without(text, out) == (text[:start] + "[…]" + text[end:]).strip()


def test_signs_alone_are_no_words_that_are_left():
    assert not leaves_words("Zoë !!! …", {0})
    assert leaves_words("Zoë wants [buses]", {0})


@pytest.mark.parametrize("out", [{99}, {-1}, {5000}])
def test_numbers_of_no_word_take_nothing_out(out):
    assert without(SAID, out) == SAID


def test_ten_thousand_characters_take_no_time():
    long = "a b c d e " * 1000
    assert without(long, set(range(0, 5000, 2))).count("[…]") == 2500
