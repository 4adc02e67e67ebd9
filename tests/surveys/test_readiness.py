import datetime as dt

import pytest
from django.utils import timezone

from surveys.models import FIXED_CHOICES, Kind, Picture
from surveys.queries import outline_of
from surveys.readiness import problems_of
from tests.factories.accounts import make_organisation
from tests.factories.kinds import make_places_to_meet
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


def test_a_survey_of_every_kind_is_ready(youth_worker):
    survey = make_places_to_meet(youth_worker, opened=False)
    assert problems(survey) == []
    kinds = set(survey.questions.values_list("kind", flat=True))
    assert set(Kind) - kinds == {Kind.THREE_FACES, Kind.YES_NO, Kind.RANKING, Kind.LONG_TEXT}


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


def test_written_questions_need_a_front_door(db):
    survey = make_survey(
        campaign=make_campaign(organisation=make_organisation("No Front Door", front_door=" "))
    )
    make_question(survey, "likes", Kind.YES_NO)
    assert problems(survey) == []
    make_question(survey, "best", Kind.SHORT_TEXT)
    assert problems(survey) == [
        (
            "People can write in their own words, and your organisation has no Front Door to ring "
            "when somebody is in danger. Ask your administrator to add it first."
        )
    ]


@pytest.mark.parametrize(
    "lacks", [{"staffed_days": []}, {"staffed_from": None, "staffed_until": None}]
)
def test_written_questions_need_staffed_hours(db, lacks):
    survey = make_survey(campaign=make_campaign(**lacks))
    make_question(survey, "likes", Kind.YES_NO)
    assert problems(survey) == []
    make_question(survey, "best", Kind.SHORT_TEXT)
    assert problems(survey) == [
        (
            "People can write in their own words, and nobody has said who reads, and when. Say so "
            "on the campaign's page first."
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


TWO = (("a", "One"), ("b", "Two"))


@pytest.mark.parametrize(
    ("kind", "bands", "young"),
    [
        (Kind.FACES, ["5-7", "8-10", "11-13"], "5 to 7 and 8 to 10"),
        (Kind.RANKING, ["8-10"], "8 to 10"),
        (Kind.TOKENS, ["8-10", "14-16"], "8 to 10"),
        (Kind.AGREE, ["8-10"], "8 to 10"),
        (Kind.MULTIPLE_CHOICE, ["5-7", "8-10"], "5 to 7"),
        (Kind.THREE_FACES, ["0-4", "5-7"], "4 or under"),
        (Kind.THREE_FACES, ["5-7"], ""),
        (Kind.THIS_OR_THAT, ["0-4"], ""),
        (Kind.MULTIPLE_CHOICE, ["8-10"], ""),
        (Kind.FACES, [], ""),
    ],
)
def test_a_kind_that_some_are_too_young_for_is_not_ready(db, kind, bands, young):
    survey = make_survey(age_bands=bands)
    make_question(survey, "feel", kind, "How is it?", () if kind in FIXED_CHOICES else TWO)
    found = problems(survey)
    assert [young in words and "“How is it?”" in words for words in found] == [True] * bool(young)


def test_a_question_for_some_of_the_ages_need_suit_only_them(db):
    survey = make_survey(age_bands=["5-7", "11-13"])
    make_question(survey, "feel", Kind.FACES, "How is it?", age_bands=["11-13"])
    assert problems(survey) == []


def test_a_picture_without_words_and_a_choice_without_picture_are_not_ready(db):
    survey = make_survey()
    question = make_question(survey, "like", Kind.PICTURE_CHOICE, "Which?", TWO)
    picture = Picture.objects.create(content=b"x", width=1, height=1)
    question.choices.filter(code="a").update(picture=picture)
    assert problems(survey) == [
        "The picture of “One” in “Which?” does not say what it shows.",
        "“Two” in “Which?” has no picture.",
    ]


def test_what_is_about_the_person_comes_last_says_why_and_may_be_left_out(db):
    survey = make_survey()
    about = make_section(survey, "about-you", "About you", is_about_you=True)
    make_question(survey, "age", Kind.YES_NO, "Are you 18?", section=about, is_required=True)
    make_question(survey, "best", section=make_section(survey, "end"))
    assert problems(survey) == [
        "The section “About you” is about the person, so it must be the last.",
        "“Are you 18?” does not say why you ask it.",
        "“Are you 18?” is about the person, so nobody can be made to answer it.",
    ]


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        (Kind.BEST_WORST, 4, "“Which?” needs from 5 to 16 things."),
        (Kind.TOKENS, 9, "“Which?” can have 8 choices at most."),
        (Kind.THIS_OR_THAT, 3, "“Which?” needs two choices: this, and that."),
    ],
)
def test_too_few_or_too_many_things_are_not_ready(db, kind, number, said):
    survey = make_survey()
    make_question(survey, "which", kind, "Which?", tuple((f"c{n}", f"C{n}") for n in range(number)))
    assert problems(survey) == [said]


@pytest.mark.parametrize("kind", [Kind.FACES, Kind.RANKING, Kind.MULTIPLE_CHOICE])
def test_the_ages_that_a_survey_asks_for_count_where_it_declares_none(db, kind):
    survey = make_survey()
    ages = (("5-7", "5 to 7"), ("11-13", "11 to 13"))
    make_question(survey, "age", Kind.SINGLE_CHOICE, "How old?", ages, breakdown="age_band")
    choices = () if kind is Kind.FACES else (("a", "One"), ("b", "Two"))
    question = make_question(survey, "how", kind, "How is it?", choices)
    (said,) = problems(survey)
    assert "you ask children of 5 to 7." in said
    question.age_bands = ["11-13"]
    question.save()
    assert problems(survey) == []
