import pytest

from surveys.frozen import freeze_content
from surveys.models import Kind
from surveys.queries import (
    changes_waiting,
    facts_of_campaigns,
    facts_of_surveys,
    frozen_ids,
    outline_of,
    structure_of,
    words_of_questions,
)
from tests.factories.accounts import make_organisation
from tests.factories.programme import make_campaign
from tests.factories.surveys import (
    make_question,
    make_response,
    make_section,
    make_survey,
    open_now,
    release,
)

LISTED = (("a", "One"), ("b", "Two"))


def branched(title="What matters to you?", **fields):
    survey = make_survey(title, **fields)
    first = make_section(survey, "first", "First")
    later = make_section(survey, "later", "Later")
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it?", section=first)
    make_question(survey, "which", Kind.SINGLE_CHOICE, "Which?", LISTED, section=first)
    make_question(survey, "why", text="Why?", section=later)
    later.show_if_question = likes
    later.save()
    later.show_if_choices.set(likes.choices.filter(code__in=["no", "unsure"]))
    return survey


def test_the_outline_has_the_structure_that_is_frozen(db):
    survey = branched()
    frozen, outlined = freeze_content(survey)["sections"], structure_of(outline_of(survey))
    assert outlined == frozen


def test_an_outline_takes_as_many_queries_for_many_sections(db, django_assert_num_queries):
    survey = branched()
    with django_assert_num_queries(7):
        outline_of(survey)
    for n in range(3):
        section = make_section(survey, f"more-{n}")
        make_question(survey, f"q-{n}", Kind.SINGLE_CHOICE, choices=LISTED, section=section)
    with django_assert_num_queries(7):
        outline_of(survey)


def waiting(survey):
    return changes_waiting(outline_of(survey), survey.versions.latest())


def test_nothing_waits_after_opening(db):
    survey = branched()
    open_now(survey)
    assert waiting(survey) == []


def test_each_change_is_said_in_words(db):
    survey = branched()
    open_now(survey)
    make_question(survey, "new", text="And now?", section=survey.sections.first())
    make_section(survey, "more", "More")
    survey.questions.filter(code="why").update(retired_at="2026-01-01T00:00Z")
    survey.questions.filter(code="which").update(is_required=True)
    later = survey.sections.get(code="later")
    later.show_if_choices.set(later.show_if_question.choices.filter(code="no"))
    assert waiting(survey) == [
        "When the section “Later” is shown changes.",
        "The section “More” is new.",
        "“And now?” is new.",
        "“Why?” is no longer asked.",
        "“Which?” is answered in another way: its choices or its rules change.",
    ]


def test_another_order_waits(db):
    survey = branched()
    open_now(survey)
    survey.questions.filter(code="likes").update(position=9)
    assert waiting(survey) == ["The order changes."]


def test_corrected_words_do_not_wait(db):
    survey = branched()
    open_now(survey)
    survey.questions.get(code="why").wordings.update(text="Why is that?")
    assert waiting(survey) == []


def test_what_stood_in_any_version_is_remembered(db):
    survey = branched()
    open_now(survey)
    why = survey.questions.get(code="why")
    survey.questions.filter(code="why").update(retired_at="2026-01-01T00:00Z")
    open_now(survey)
    new = make_question(survey, "new")
    seen = frozen_ids(survey)
    assert (seen.holds(why), seen.holds(new), seen.holds(why.section)) == (True, False, True)


def with_answers(title, **fields):
    survey = branched(title, **fields)
    open_now(survey)
    make_response(survey, {"likes": "yes", "why": "It is calm"})
    held = make_response(survey, {"likes": "no", "why": "Too far"})
    release(held.answers.get(question__code="why"), by=None)
    return survey


def test_facts_count_responses_and_written_answers_by_campaign(db):
    one = make_campaign("One")
    two = make_campaign("Two", organisation=make_organisation("Another council"))
    survey = with_answers("First", campaign=one)
    make_survey("Draft", campaign=one)
    with_answers("Second", campaign=two)
    facts = facts_of_campaigns([one])
    assert list(facts) == [one.pk]
    mine = facts[one.pk]
    assert (mine.responses, mine.held, mine.released, mine.sealed) == (2, 1, 1, 0)
    assert [s.title for s in mine.opened] == ["First"]
    assert [s.title for s in mine.drafts] == ["Draft"]
    assert mine.written == [survey.questions.get(code="why")]


def test_facts_take_as_many_queries_for_many_campaigns(db, django_assert_num_queries):
    campaigns = [make_campaign(f"Campaign {n}") for n in range(3)]
    for campaign in campaigns:
        with_answers("A survey", campaign=campaign)
    for some in (campaigns[:1], campaigns):
        with django_assert_num_queries(4):
            facts_of_campaigns(some)


def test_facts_of_a_survey_leave_out_the_others(db):
    survey = with_answers("First")
    with_answers("Second", campaign=survey.campaign)
    facts = facts_of_surveys([survey])[survey.pk]
    assert (facts.questions, facts.responses, facts.held) == (3, 2, 1)


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_words_of_questions_are_in_the_language_of_the_survey(db, language):
    survey = make_survey(language=language)
    question = make_question(survey, "best", text="Best?")
    question.wordings.update(language="en-gb")
    question.wordings.create(language="cy", text="Gorau?")
    words = {"en-gb": "Best?", "cy": "Gorau?"}[language]
    assert words_of_questions([question]) == {question.pk: words}
