import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from surveys.actions.publishing import (
    close_survey,
    open_survey,
    publish_changes,
    reopen_survey,
)
from surveys.actions.questions import add_question, edit_question, remove_question
from surveys.actions.wording import correct_wording
from surveys.frozen import freeze_content, frozen
from surveys.models import Collector, Kind, Survey, SurveyVersion
from tests.factories.surveys import make_question, make_response, make_survey
from voice.shared.models import AuditEvent


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "best", text="What is best?")
    make_question(survey, "which", Kind.SINGLE_CHOICE, "Which?", (("a", "One"), ("b", "Two")))
    return survey


def test_opening_freezes_version_1_and_makes_the_web_link(survey, youth_worker):
    version = open_survey(survey=survey, by=youth_worker)
    assert (version.number, version.frozen_by) == (1, youth_worker)
    assert version.content == freeze_content(survey)
    assert Collector.objects.get().mode == "web"
    assert Survey.objects.get().stage_on(timezone.localdate()) == "open"
    assert AuditEvent.objects.get().verb == "opened survey"


def test_opening_twice_is_opening_once(survey, youth_worker):
    first = open_survey(survey=survey, by=youth_worker)
    again = open_survey(survey=Survey.objects.get(), by=youth_worker)
    assert again == first
    assert (SurveyVersion.objects.count(), Collector.objects.count()) == (1, 1)


def test_a_survey_that_is_not_ready_stays_as_it_was(youth_worker):
    survey = make_survey()
    with pytest.raises(ValidationError) as refusal:
        open_survey(survey=survey, by=youth_worker)
    assert refusal.value.messages == ["There are no questions yet. Add at least one."]
    assert Survey.objects.get().opened_at is None
    assert (SurveyVersion.objects.count(), Collector.objects.count()) == (0, 0)


def test_corrected_words_show_at_once_and_the_old_ones_are_kept(survey, youth_worker):
    version = open_survey(survey=survey, by=youth_worker)
    best = survey.questions.get(code="best")
    before = frozen(version.pk, version.revision)
    assert correct_wording(thing=best, by=youth_worker, text="What is the best?", hint="Of all.")
    version.refresh_from_db()
    after = frozen(version.pk, version.revision)
    assert before.words("q:best")[0].text == "What is best?"
    assert (after.words("q:best")[0].text, after.words("q:best")[0].hint) == (
        "What is the best?",
        "Of all.",
    )
    assert after.sections == before.sections
    kept = best.wordings.exclude(replaced_at=None).get()
    assert kept.text == "What is best?"


def test_correcting_a_choice_reaches_the_version(survey, youth_worker):
    version = open_survey(survey=survey, by=youth_worker)
    question = survey.questions.get(code="which")
    edit_question(
        question=question, by=youth_worker, text="Which?", choices=[("a", "Won"), ("b", "Two")]
    )
    version.refresh_from_db()
    assert version.revision == 1
    assert frozen(version.pk, 1).words("c:which:a")[0].text == "Won"


def test_correcting_a_section_reaches_the_version(survey, youth_worker):
    version = open_survey(survey=survey, by=youth_worker)
    correct_wording(thing=survey.sections.get(), by=youth_worker, text="About you")
    version.refresh_from_db()
    assert frozen(version.pk, 1).words("s:main")[0].text == "About you"


def test_the_same_words_again_change_nothing(survey, youth_worker):
    version = open_survey(survey=survey, by=youth_worker)
    best = survey.questions.get(code="best")
    assert correct_wording(thing=best, by=youth_worker, text="What is best?") is False
    version.refresh_from_db()
    assert (version.revision, best.wordings.count()) == (0, 1)


def test_words_before_opening_leave_no_history(survey, youth_worker):
    best = survey.questions.get(code="best")
    correct_wording(thing=best, by=youth_worker, text="Best?")
    assert list(best.wordings.values_list("text", "replaced_at")) == [("Best?", None)]


def test_words_are_written_where_there_were_none(survey, youth_worker):
    best = survey.questions.get(code="best")
    best.wordings.all().delete()
    correct_wording(thing=best, by=youth_worker, text="Best?")
    assert best.wordings.get().text == "Best?"


def test_changes_wait_until_they_are_put_live(survey, youth_worker):
    first = open_survey(survey=survey, by=youth_worker)
    response = make_response(survey, {"best": "A skate park", "which": "a"})
    add_question(section=survey.sections.get(), by=youth_worker, kind=Kind.FACES, text="How now?")
    remove_question(question=survey.questions.get(code="which"), by=youth_worker)
    first.refresh_from_db()
    assert [q.code for q in frozen(first.pk, first.revision).questions()] == ["best", "which"]
    second = publish_changes(survey=survey, by=youth_worker)
    assert second.number == 2
    assert [q.code for q in frozen(second.pk, 0).questions()] == ["best", "now"]
    first.refresh_from_db()
    assert [q["code"] for q in first.content["sections"][0]["questions"]] == ["best", "which"]
    response.refresh_from_db()
    assert (response.version, response.answers.count()) == (first, 2)


def test_words_corrected_later_reach_only_the_newest_version(survey, youth_worker):
    first = open_survey(survey=survey, by=youth_worker)
    add_question(section=survey.sections.get(), by=youth_worker, kind=Kind.FACES, text="How now?")
    second = publish_changes(survey=survey, by=youth_worker)
    best = survey.questions.get(code="best")
    correct_wording(thing=best, by=youth_worker, text="Best of all?")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.revision, second.revision) == (0, 1)
    assert frozen(first.pk, 0).words("q:best")[0].text == "What is best?"
    assert frozen(second.pk, 1).words("q:best")[0].text == "Best of all?"


def test_words_of_a_retired_question_leave_the_newest_version_alone(survey, youth_worker):
    open_survey(survey=survey, by=youth_worker)
    which = survey.questions.get(code="which")
    remove_question(question=which, by=youth_worker)
    second = publish_changes(survey=survey, by=youth_worker)
    content = second.content["wordings"]["en-gb"]["standard"]
    content.pop("q:which", None)
    second.save()
    correct_wording(thing=which, by=youth_worker, text="Which one?")
    second.refresh_from_db()
    assert second.revision == 0
    assert which.wordings.current().get().text == "Which one?"


def test_putting_nothing_live_makes_no_version(survey, youth_worker):
    first = open_survey(survey=survey, by=youth_worker)
    assert publish_changes(survey=survey, by=youth_worker) == first
    assert SurveyVersion.objects.count() == 1


def test_changes_that_are_not_ready_stay_off_line(survey, youth_worker):
    open_survey(survey=survey, by=youth_worker)
    add_question(
        section=survey.sections.get(), by=youth_worker, kind=Kind.RANKING, text="In what order?"
    )
    with pytest.raises(ValidationError, match="needs at least two choices"):
        publish_changes(survey=survey, by=youth_worker)
    assert SurveyVersion.objects.count() == 1


def test_changes_are_not_put_live_before_opening(survey, youth_worker):
    with pytest.raises(ValidationError, match="Open the survey first"):
        publish_changes(survey=survey, by=youth_worker)


def test_closing_and_opening_again(survey, youth_worker):
    with pytest.raises(ValidationError, match="not been opened yet"):
        close_survey(survey=survey, by=youth_worker)
    open_survey(survey=survey, by=youth_worker)
    close_survey(survey=survey, by=youth_worker)
    close_survey(survey=survey, by=youth_worker)
    assert Survey.objects.get().stage_on(timezone.localdate()) == "closed"
    reopen_survey(survey=survey, by=youth_worker)
    reopen_survey(survey=survey, by=youth_worker)
    assert Survey.objects.get().stage_on(timezone.localdate()) == "open"
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["opened survey", "closed survey", "opened survey again"]


def test_nothing_opens_again_after_the_last_day(survey, youth_worker):
    open_survey(survey=survey, by=youth_worker)
    close_survey(survey=survey, by=youth_worker)
    today = timezone.localdate()
    survey.campaign.opens_on = survey.campaign.closes_on = today - dt.timedelta(days=1)
    survey.campaign.save()
    with pytest.raises(ValidationError, match="The campaign is over"):
        reopen_survey(survey=survey, by=youth_worker)
