import pytest
from django.core.exceptions import ValidationError

from surveys.actions.designing import set_branch
from surveys.actions.questions import (
    add_question,
    edit_question,
    move_question,
    remove_question,
    restore_question,
)
from surveys.models import AGE_BANDS, Choice, Kind, Question
from surveys.queries import outline_of
from tests.factories.accounts import make_locality
from tests.factories.surveys import (
    make_question,
    make_response,
    make_section,
    make_survey,
    open_now,
)

COLOURS = (("red", "Red"), ("blue", "Blue"))


def choices(question):
    return outline_of(question.survey).question(question.pk).choices


def test_a_question_gets_its_code_from_its_words_and_another_where_it_is_taken(youth_worker):
    section = make_section(make_survey())
    made = [
        add_question(section=section, by=youth_worker, kind=kind, text="Do you like the parks?")
        for kind in (Kind.YES_NO, Kind.LONG_TEXT)
    ]
    assert [question.code for question in made] == ["like-parks", "like-parks-2"]
    assert [question.position for question in made] == [0, 1]


def test_words_without_letters_still_get_a_code(youth_worker):
    section = make_section(make_survey())
    question = add_question(section=section, by=youth_worker, kind=Kind.FACES, text="🙂?")
    assert question.code == "question"


def test_a_question_code_that_is_taken_is_refused(youth_worker):
    question = make_question(make_survey(), "best")
    with pytest.raises(ValidationError, match="The code “best” is used already"):
        add_question(
            section=question.section, by=youth_worker, kind=Kind.FACES, text="?", code="best"
        )


@pytest.mark.parametrize(
    ("kind", "codes"),
    [(Kind.FACES, ["5", "4", "3", "2", "1"]), (Kind.YES_NO, ["yes", "no", "unsure"]),
     (Kind.SHORT_TEXT, []), (Kind.LONG_TEXT, [])],
)  # fmt: skip
def test_a_kind_brings_its_own_choices(youth_worker, kind, codes):
    section = make_section(make_survey())
    question = add_question(section=section, by=youth_worker, kind=kind, text="How is it?")
    assert [code for code, _ in choices(question)] == codes


def test_age_and_area_are_filled_in(youth_worker):
    make_locality("CHE", "Chesil")
    section = make_section(make_survey())
    ready = [
        add_question(
            section=section, by=youth_worker, kind=Kind.SINGLE_CHOICE, text=about, breakdown=about
        )
        for about in ("age_band", "locality")
    ]
    assert [choices(question) for question in ready] == [AGE_BANDS, [("CHE", "Chesil")]]


def test_choices_get_codes_and_keep_their_order(youth_worker):
    section = make_section(make_survey())
    question = add_question(
        section=section,
        by=youth_worker,
        kind=Kind.MULTIPLE_CHOICE,
        text="What do you like?",
        choices=[("", "The beach"), ("x1", "The woods"), ("", "☀"), ("", "The beach!")],
        limits={"most": 2},
        is_required=True,
    )
    assert choices(question) == [
        ("beach", "The beach"),
        ("x1", "The woods"),
        ("choice", "☀"),
        ("beach-2", "The beach!"),
    ]
    assert (question.limits, question.is_required) == ({"most": 2}, True)


def test_two_choices_with_one_code_are_refused_and_nothing_is_kept(youth_worker):
    section = make_section(make_survey())
    with pytest.raises(ValidationError, match="same code"):
        add_question(
            section=section,
            by=youth_worker,
            kind=Kind.SINGLE_CHOICE,
            text="Which?",
            choices=[("a", "One"), ("a", "Two")],
        )
    assert Question.objects.count() == 0


def test_an_unseen_question_changes_freely(youth_worker):
    survey = make_survey()
    question = make_question(survey, "which", Kind.SINGLE_CHOICE, choices=COLOURS)
    other = make_section(survey, "other")
    edit_question(
        question=question,
        by=youth_worker,
        section=other,
        kind=Kind.RANKING,
        text="Which first?",
        code="order",
        choices=[("blue", "Sky blue"), ("", "Green")],
        breakdown="age_band",
        limits={"most": 9},
    )
    saved = Question.objects.get()
    assert (saved.kind, saved.code, saved.section) == (Kind.RANKING, "order", other)
    assert (saved.breakdown, saved.limits) == ("", {})
    assert choices(saved) == [("blue", "Sky blue"), ("green", "Green")]
    assert Choice.objects.filter(code="red").count() == 0


def test_words_keep_their_choice_where_a_line_has_no_code(youth_worker):
    question = make_question(make_survey(), "which", Kind.SINGLE_CHOICE, choices=COLOURS)
    red = question.choices.get(code="red")
    edit_question(
        question=question, by=youth_worker, text="Which?", choices=[("", "Blue"), ("", "Red")]
    )
    assert choices(question) == [("blue", "Blue"), ("red", "Red")]
    assert question.choices.get(code="red") == red


def test_what_people_saw_keeps_its_code_and_kind(youth_worker):
    survey = make_survey()
    question = make_question(survey, "which", Kind.SINGLE_CHOICE, choices=COLOURS)
    open_now(survey)
    with pytest.raises(ValidationError, match="its code cannot change"):
        edit_question(question=question, by=youth_worker, text="Which?", code="other")
    question.refresh_from_db()
    with pytest.raises(ValidationError, match="Make a new question"):
        edit_question(question=question, by=youth_worker, text="Which?", kind=Kind.RANKING)


def test_a_kind_never_becomes_one_with_another_shape(youth_worker):
    question = make_question(make_survey(), "which", Kind.SINGLE_CHOICE, choices=COLOURS)
    with pytest.raises(ValidationError, match="Make a new question"):
        edit_question(question=question, by=youth_worker, text="Which?", kind=Kind.LONG_TEXT)


def test_a_choice_that_people_saw_is_retired_and_comes_back(youth_worker):
    survey = make_survey()
    question = make_question(survey, "which", Kind.SINGLE_CHOICE, choices=COLOURS)
    open_now(survey)
    make_response(survey, {"which": "red"})
    red = question.choices.get(code="red")
    edit_question(question=question, by=youth_worker, text="Which?", choices=[("blue", "Blue")])
    red.refresh_from_db()
    assert (choices(question), red.retired_at is None) == ([("blue", "Blue")], False)
    edit_question(
        question=question, by=youth_worker, text="Which?", choices=[("", "Red"), ("blue", "Blue")]
    )
    red.refresh_from_db()
    assert (choices(question), red.retired_at) == ([("red", "Red"), ("blue", "Blue")], None)


def test_a_choice_that_decides_about_a_section_is_not_taken_out(youth_worker):
    survey = make_survey()
    question = make_question(
        survey, "which", Kind.SINGLE_CHOICE, choices=COLOURS, section=make_section(survey, "one")
    )
    later = make_section(survey, "later")
    set_branch(
        section=later,
        by=youth_worker,
        question=question,
        choices=question.choices.filter(code="red"),
    )
    with pytest.raises(ValidationError, match="“red” decides when the section “later”"):
        edit_question(question=question, by=youth_worker, text="Which?", choices=[("blue", "Blue")])
    assert choices(question) == list(COLOURS)


def order(survey):
    outline = outline_of(survey)
    return {s.row.code: [q.row.code for q in s.questions] for s in outline.sections}


def test_questions_move_within_and_between_sections(youth_worker):
    survey = make_survey()
    one, two = make_section(survey, "one"), make_section(survey, "two")
    a, b = (make_question(survey, code, section=one) for code in "ab")
    c = make_question(survey, "c", section=two)
    move_question(question=b, by=youth_worker, up=True)
    assert order(survey) == {"one": ["b", "a"], "two": ["c"]}
    a.refresh_from_db()
    move_question(question=a, by=youth_worker, up=False)
    assert order(survey) == {"one": ["b"], "two": ["a", "c"]}
    c.refresh_from_db()
    move_question(question=c, by=youth_worker, up=False)
    assert order(survey) == {"one": ["b"], "two": ["a", "c"]}
    a.refresh_from_db()
    move_question(question=a, by=youth_worker, up=True)
    assert order(survey) == {"one": ["b", "a"], "two": ["c"]}


def test_an_unseen_question_is_deleted(youth_worker):
    question = make_question(make_survey())
    assert remove_question(question=question, by=youth_worker) is True
    assert Question.objects.count() == 0


def test_a_question_that_people_saw_is_retired_and_can_come_back(youth_worker):
    survey = make_survey()
    question = make_question(survey, "best")
    make_question(survey, "other")
    open_now(survey)
    make_response(survey, {"best": "A skate park"})
    assert remove_question(question=question, by=youth_worker) is False
    assert order(survey) == {"main": ["other"]}
    assert question.answers.count() == 1
    restore_question(question=question, by=youth_worker)
    assert order(survey) == {"main": ["other", "best"]}


def test_a_question_that_decides_about_a_section_is_not_removed(youth_worker):
    survey = make_survey()
    question = make_question(survey, "likes", Kind.YES_NO, section=make_section(survey, "one"))
    set_branch(
        section=make_section(survey, "later"),
        by=youth_worker,
        question=question,
        choices=question.choices.all(),
    )
    with pytest.raises(ValidationError, match="“later” is shown"):
        remove_question(question=question, by=youth_worker)
    assert Question.objects.count() == 1
