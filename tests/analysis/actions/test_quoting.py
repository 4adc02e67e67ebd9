import pytest

from analysis.actions.problems import ThemeProblem
from analysis.actions.quoting import (
    check_excerpt,
    choose_excerpt,
    is_part_of,
    withdraw_excerpt,
)
from analysis.actions.undoing import undo_edit
from analysis.history import history
from analysis.models import Excerpt, ThemeEdit
from analysis.templatetags.themes import told
from surveys.models import Response, Review
from tests.factories.accounts import make_person
from tests.factories.surveys import release
from tests.factories.themes import code, hear, make_theme, make_written

pytestmark = pytest.mark.django_db
TEXT = "I can not get home from Bridport after football because the last bus is at six"


@pytest.fixture
def theme(db):
    return make_theme(make_written())


@pytest.fixture
def answer(theme):
    answer = hear(theme.theme_set.question, TEXT, may_quote=True)[0]
    code(answer, theme)
    return answer


@pytest.fixture
def chosen(theme, answer, youth_worker):
    return choose_excerpt(
        theme=theme, answer=answer, text="the last bus is at six", by=youth_worker
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the last bus is at six", True),
        ("get home from […] after football", True),
        ("I can […] because the last bus is at six", True),
        ("[…] the last bus […]", True),
        (TEXT, True),
        ("get home from Weymouth", False),
        ("at six […] I can", False),
        ("ast bus is at", False),
        ("the last bus is at sixteen", False),
        ("the LAST bus", False),
    ],
)
def test_a_quote_is_words_of_the_answer_in_order(text, expected):
    assert is_part_of(text, TEXT) is expected


def test_line_ends_and_spaces_of_the_answer_do_not_matter():
    assert is_part_of("More buses please", "More\n\n buses   please")


def test_chosen_words_wait_for_a_second_person(chosen, youth_worker):
    assert (chosen.text, chosen.chosen_by) == ("the last bus is at six", youth_worker)
    assert list(Excerpt.objects.checked()) == []

    check_excerpt(excerpt=chosen, by=make_person())

    assert list(Excerpt.objects.checked()) == [chosen]


def test_nobody_checks_their_own_choice(chosen, youth_worker):
    with pytest.raises(ThemeProblem):
        check_excerpt(excerpt=chosen, by=youth_worker)

    assert list(Excerpt.objects.checked()) == []


@pytest.mark.parametrize("text", ["", "   ", "[…]", "…", "x" * 401, "Another sentence"])
def test_other_words_are_refused(theme, answer, youth_worker, text):
    with pytest.raises(ThemeProblem):
        choose_excerpt(theme=theme, answer=answer, text=text, by=youth_worker)

    assert Excerpt.objects.count() == 0


def test_an_answer_without_permission_is_not_quoted(theme, youth_worker):
    answer = hear(theme.theme_set.question, TEXT, may_quote=False)[0]
    code(answer, theme)

    with pytest.raises(ThemeProblem):
        choose_excerpt(theme=theme, answer=answer, text=TEXT, by=youth_worker)


def test_an_answer_outside_the_theme_is_not_quoted_for_it(answer, youth_worker):
    other = make_theme(answer.question, "Parks")

    with pytest.raises(ThemeProblem):
        choose_excerpt(theme=other, answer=answer, text=TEXT, by=youth_worker)


def test_an_answer_of_a_sub_theme_is_quoted_for_its_heading(theme, answer, youth_worker):
    heading = make_theme(answer.question, "Getting about")
    theme.parent = heading
    theme.save()

    assert choose_excerpt(theme=heading, answer=answer, text=TEXT, by=youth_worker).theme == heading


def test_a_held_answer_is_not_quoted(theme, answer, youth_worker):
    Review.objects.filter(answer=answer).update(status="sealed", released_text="")

    with pytest.raises(ThemeProblem):
        choose_excerpt(theme=theme, answer=answer, text=TEXT, by=youth_worker)


def test_choosing_again_asks_for_a_second_look_again(chosen, theme, answer):
    check_excerpt(excerpt=chosen, by=make_person())

    again = choose_excerpt(theme=theme, answer=answer, text="the last bus", by=make_person())

    assert (again.pk, again.checked_by, Excerpt.objects.count()) == (chosen.pk, None, 1)


def seal(answer):
    Review.objects.filter(answer=answer).update(status="sealed", released_text="")


def redact(answer):
    release(answer, make_person(), "the last bus is at […]")


def withdraw_permission(answer):
    Response.objects.filter(answers=answer).update(may_quote=False)


@pytest.mark.parametrize("later", [seal, redact, withdraw_permission])
def test_a_checked_quote_falls_away_with_what_it_stood_on(chosen, answer, later):
    check_excerpt(excerpt=chosen, by=make_person())

    later(answer)

    assert list(Excerpt.objects.checked()) == []
    with pytest.raises(ThemeProblem):
        check_excerpt(excerpt=chosen, by=make_person())


def test_a_quote_can_be_taken_away(chosen, youth_worker):
    withdraw_excerpt(excerpt=chosen, by=youth_worker)

    assert Excerpt.objects.count() == 0


def test_choosing_and_taking_away_stand_in_the_history_without_the_words(chosen, youth_worker):
    withdraw_excerpt(excerpt=chosen, by=youth_worker)

    edits = list(history(chosen.theme.theme_set.question))
    assert [(told(edit), edit.can_undo) for edit in edits] == [
        ("took a quote of “Buses” away", False),
        ("chose a quote for “Buses”", True),
    ]
    kept = ThemeEdit.objects.values_list("details", "journal")
    assert "the last bus is at six" not in str(list(kept))
    with pytest.raises(ThemeProblem, match="nothing to undo"):
        undo_edit(edit=edits[1], by=youth_worker)


def test_choosing_is_undone_and_the_words_do_not_come_back(chosen, youth_worker):
    undo_edit(edit=ThemeEdit.objects.get(), by=youth_worker)

    assert not Excerpt.objects.exists()
    undoing = ThemeEdit.objects.first()
    assert (undoing.verb, undoing.journal) == ("undid", {})
    with pytest.raises(ThemeProblem):
        undo_edit(edit=undoing, by=youth_worker)


def test_a_quote_that_somebody_has_looked_at_is_not_undone(chosen, youth_worker):
    check_excerpt(excerpt=chosen, by=make_person())

    with pytest.raises(ThemeProblem, match="worked on this quote"):
        undo_edit(edit=ThemeEdit.objects.get(), by=youth_worker)

    assert Excerpt.objects.checked().count() == 1


def test_a_quote_that_somebody_chose_again_is_not_undone(chosen, theme, answer, youth_worker):
    choose_excerpt(theme=theme, answer=answer, text="the last bus", by=make_person())

    again, first = history(theme.theme_set.question)
    assert (again.can_undo, first.can_undo) == (False, True)
    with pytest.raises(ThemeProblem, match="worked on this quote"):
        undo_edit(edit=first, by=youth_worker)

    assert Excerpt.objects.get().text == "the last bus"
