import pytest
from django.core.exceptions import ValidationError

from surveys.actions.designing import (
    add_section,
    create_survey,
    delete_section,
    edit_section,
    edit_survey,
    move_section,
    set_branch,
)
from surveys.actions.starting import write_outline
from surveys.models import Audience, Kind, Survey
from surveys.queries import outline_of
from surveys.readiness import problems_of
from tests.factories.accounts import make_locality
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_section, make_survey, open_now
from voice.shared.models import AuditEvent


def codes(survey):
    return list(survey.sections.values_list("code", flat=True))


def test_making_a_survey_says_who_made_it(youth_worker):
    campaign = make_campaign()
    survey = create_survey(
        campaign=campaign, by=youth_worker, title="What matters?", audience=Audience.PARENTS
    )
    assert (survey.campaign, survey.audience, survey.opened_at) == (campaign, "parents", None)
    assert AuditEvent.objects.get().thing == f"Survey {survey.key}"


def test_whom_a_survey_is_for_stays_once_it_is_open(youth_worker):
    survey = make_survey()
    make_question(survey)
    open_now(survey)
    with pytest.raises(ValidationError, match="whom it is for cannot change"):
        edit_survey(survey=survey, by=youth_worker, title="New", audience=Audience.PARENTS)
    edit_survey(survey=survey, by=youth_worker, title="New", audience=survey.audience)
    assert Survey.objects.get().title == "New"


def test_the_outline_could_be_opened_as_it_is(youth_worker):
    make_locality("CHE", "Chesil")
    make_locality("DOR", "Dorchester", position=1)
    survey = make_survey()
    write_outline(survey=survey, by=youth_worker)
    outline = outline_of(survey)
    assert [question.row.breakdown for question in outline.questions()] == [
        "",
        "age_band",
        "locality",
    ]
    assert list(outline.questions())[2].choices == [("CHE", "Chesil"), ("DOR", "Dorchester")]
    assert problems_of(outline) == []


def test_the_outline_leaves_area_out_where_there_are_none(youth_worker):
    survey = make_survey()
    write_outline(survey=survey, by=youth_worker)
    assert list(survey.questions.values_list("breakdown", flat=True)) == ["", "age_band"]


def test_a_section_is_added_at_the_end_with_a_code_of_its_own(youth_worker):
    survey = make_survey()
    add_section(survey=survey, by=youth_worker, text="Where you live")
    add_section(survey=survey, by=youth_worker, text="Where you live")
    assert codes(survey) == ["live", "live-2"]


def test_a_section_code_that_is_taken_is_refused(youth_worker):
    survey = make_survey()
    make_section(survey, "here")
    with pytest.raises(ValidationError, match="The code “here” is used already"):
        add_section(survey=survey, by=youth_worker, text="Here", code="here")


def test_a_section_is_renamed_until_people_have_seen_it(youth_worker):
    survey = make_survey()
    section = make_section(survey, "here")
    make_question(survey, section=section)
    edit_section(section=section, by=youth_worker, text="There", code="there")
    assert (section.code, section.wordings.get().text) == ("there", "There")
    open_now(survey)
    with pytest.raises(ValidationError, match="its code cannot change"):
        edit_section(section=section, by=youth_worker, text="There", code="else")


def test_sections_move_and_stop_at_the_ends(youth_worker):
    survey = make_survey()
    one, two = make_section(survey, "one"), make_section(survey, "two")
    move_section(section=one, by=youth_worker, up=True)
    assert codes(survey) == ["one", "two"]
    move_section(section=one, by=youth_worker, up=False)
    assert codes(survey) == ["two", "one"]
    move_section(section=two, by=youth_worker, up=True)
    assert codes(survey) == ["two", "one"]


def branching():
    survey = make_survey()
    likes = make_question(survey, "likes", Kind.YES_NO, section=make_section(survey, "first"))
    later = make_section(survey, "later")
    return likes, later


def test_a_branch_is_set_and_taken_away(youth_worker):
    likes, later = branching()
    no = likes.choices.get(code="no")
    set_branch(section=later, by=youth_worker, question=likes, choices=[no])
    later.refresh_from_db()
    assert (later.show_if_question, list(later.show_if_choices.all())) == (likes, [no])
    set_branch(section=later, by=youth_worker)
    later.refresh_from_db()
    assert (later.show_if_question, list(later.show_if_choices.all())) == (None, [])


def test_a_branch_on_its_own_or_a_later_section_is_refused(youth_worker):
    likes, _ = branching()
    with pytest.raises(ValidationError, match="asked before this section"):
        set_branch(
            section=likes.section, by=youth_worker, question=likes, choices=likes.choices.all()
        )


def test_a_branch_without_answers_or_with_those_of_another_question_is_refused(youth_worker):
    likes, later = branching()
    other = make_question(likes.survey, "safe", Kind.YES_NO, section=likes.section)
    with pytest.raises(ValidationError, match="at least one answer"):
        set_branch(section=later, by=youth_worker, question=likes)
    with pytest.raises(ValidationError, match="answers of that question"):
        set_branch(section=later, by=youth_worker, question=likes, choices=[other.choices.first()])


def test_a_written_question_decides_nothing(youth_worker):
    survey = make_survey()
    written = make_question(survey, section=make_section(survey, "first"))
    with pytest.raises(ValidationError, match="asked before this section"):
        set_branch(
            section=make_section(survey, "later"), by=youth_worker, question=written, choices=[]
        )


def test_an_unseen_section_is_deleted_with_its_questions(youth_worker):
    likes, later = branching()
    make_question(likes.survey, "why", section=later)
    set_branch(section=later, by=youth_worker, question=likes, choices=likes.choices.all())
    delete_section(section=later, by=youth_worker)
    assert codes(likes.survey) == ["first"]
    assert list(likes.survey.questions.values_list("code", flat=True)) == ["likes"]


def test_a_section_that_decides_about_another_is_not_deleted(youth_worker):
    likes, later = branching()
    set_branch(section=later, by=youth_worker, question=likes, choices=likes.choices.all())
    with pytest.raises(ValidationError, match="“later” is shown"):
        delete_section(section=likes.section, by=youth_worker)
    assert codes(likes.survey) == ["first", "later"]


def test_a_section_that_people_have_seen_is_not_deleted(youth_worker):
    likes, later = branching()
    open_now(likes.survey)
    for section in (likes.section, later):
        with pytest.raises(ValidationError, match="People have seen this section"):
            delete_section(section=section, by=youth_worker)
