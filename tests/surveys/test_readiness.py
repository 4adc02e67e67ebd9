import datetime as dt

import pytest
from django.utils import timezone

from surveys.models import Kind
from surveys.queries import outline_of
from surveys.readiness import problems_of
from tests.factories.accounts import make_organisation
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_section, make_survey


def problems(survey):
    return [problem.words for problem in problems_of(outline_of(survey))]


def test_a_survey_without_questions_is_not_ready(db):
    survey = make_survey()
    make_section(survey, text="About here")
    assert problems(survey) == [
        "There are no questions yet. Add at least one.",
        "The section “About here” has no questions. Add one or delete it.",
    ]


def test_a_survey_of_every_kind_is_ready(db):
    survey = make_survey()
    for kind in Kind:
        listed = (("a", "One"), ("b", "Two"))
        own = listed if kind in {"single_choice", "multiple_choice", "ranking"} else ()
        make_question(survey, kind.replace("_", "-"), kind, choices=own)
    assert problems(survey) == []


@pytest.mark.parametrize("kind", [Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.RANKING])
def test_a_list_of_one_is_not_ready(db, kind):
    survey = make_survey()
    make_question(survey, "which", kind, "Which?", (("a", "One"),))
    assert problems(survey) == ["“Which?” needs at least two choices."]


def test_two_choices_that_read_the_same_are_not_ready(db):
    survey = make_survey()
    make_question(survey, "which", Kind.SINGLE_CHOICE, "Which?", (("a", "One"), ("b", "one")))
    assert problems(survey) == ["“Which?” has two choices with the same words."]


def test_more_to_choose_than_is_offered_is_not_ready(db):
    survey = make_survey()
    make_question(
        survey,
        "which",
        Kind.MULTIPLE_CHOICE,
        "Which?",
        (("a", "One"), ("b", "Two")),
        limits={"least": 3},
    )
    assert problems(survey) == ["“Which?” lets people choose 3, but has only 2 choices."]


def test_written_questions_need_help_lines(db):
    bare = make_organisation("No help lines", help_text=" ")
    survey = make_survey(campaign=make_campaign(organisation=bare))
    make_question(survey, "likes", Kind.YES_NO)
    assert problems(survey) == []
    make_question(survey, "best", Kind.SHORT_TEXT)
    assert problems(survey) == [
        (
            "People can write in their own words, and your organisation has no help lines to "
            "show them. Ask your administrator to add them first."
        )
    ]


def test_a_campaign_that_is_over_cannot_open(db):
    day = timezone.localdate() - dt.timedelta(days=1)
    survey = make_survey(campaign=make_campaign(opens_on=day, closes_on=day))
    make_question(survey)
    assert problems(survey) == [
        f"The campaign ended on {day.day} {day:%B %Y}. Change its dates first."
    ]


def branched():
    survey = make_survey()
    first = make_section(survey, "first", "First")
    later = make_section(survey, "later", "Later")
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it?", section=first)
    make_question(survey, "why", section=later)
    later.show_if_question = likes
    later.save()
    later.show_if_choices.set(likes.choices.filter(code="no"))
    return survey, first, later, likes


def test_a_branch_on_an_earlier_question_is_ready(db):
    survey, *_ = branched()
    assert problems(survey) == []


def test_a_branch_on_a_question_that_comes_later_is_not_ready(db):
    survey, first, later, _ = branched()
    later.position, first.position = 0, 1
    later.save()
    first.save()
    assert problems(survey) == [
        (
            "The section “Later” depends on “Do you like it?”, which is not asked before it. "
            "Move one of them."
        )
    ]


def test_a_branch_on_a_retired_question_is_not_ready(db):
    survey, first, _, likes = branched()
    make_question(survey, "other", section=first)
    likes.retired_at = timezone.now()
    likes.save()
    assert problems(survey) == [
        "The section “Later” depends on a question that is no longer asked."
    ]


def test_a_branch_without_answers_is_not_ready(db):
    survey, _, later, _ = branched()
    later.show_if_choices.clear()
    assert problems(survey) == [
        "The section “Later” is never shown: choose the answers it is shown after."
    ]
