import pytest
from django.urls import reverse

from surveys.models import Response, Survey
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_survey, open_now
from voice.accounts.models import Role


@pytest.fixture
def as_worker(client, youth_worker):
    client.force_login(youth_worker)
    return client


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "best")
    return survey


def test_a_survey_is_opened_after_saying_what_that_means(as_worker, survey):
    page = reverse("survey_open", args=[survey.key])
    assert "The questions are frozen as version 1." in as_worker.get(page).content.decode()
    answer = as_worker.post(page)
    assert answer.url == reverse("survey", args=[survey.key]) + "#share"
    assert Survey.objects.get().versions.count() == 1
    assert as_worker.get(page).url == reverse("survey", args=[survey.key])


def test_a_survey_that_is_not_ready_says_why_and_stays_shut(as_worker):
    organisation = make_organisation()
    organisation.help_text = ""
    organisation.save()
    survey = make_survey(campaign=make_campaign(organisation=organisation))
    make_question(survey)
    answer = as_worker.post(reverse("survey_open", args=[survey.key]))
    assert "has no help lines to show" in answer.content.decode()
    assert Survey.objects.get().opened_at is None


def test_changes_are_announced_and_put_live(as_worker, survey):
    open_now(survey)
    make_question(survey, "new", text="And now?")
    page = as_worker.get(reverse("survey", args=[survey.key])).content.decode()
    assert "These changes are not live yet" in page
    assert "“And now?” is new." in page
    as_worker.post(reverse("survey_changes", args=[survey.key]))
    assert survey.versions.count() == 2
    page = as_worker.get(reverse("survey", args=[survey.key])).content.decode()
    assert "These changes are not live yet" not in page


def test_changes_that_are_not_ready_say_why(as_worker, survey):
    open_now(survey)
    make_question(survey, "which", "single_choice", "Which?", (("a", "One"),))
    answer = as_worker.post(reverse("survey_changes", args=[survey.key]), follow=True)
    assert "“Which?” needs at least two choices." in answer.content.decode()
    assert survey.versions.count() == 1


def test_a_survey_closes_and_opens_again(as_worker, survey):
    open_now(survey)
    page = reverse("survey_close", args=[survey.key])
    assert "Nobody can send answers any more." in as_worker.get(page).content.decode()
    as_worker.post(page)
    assert Survey.objects.get().closed_at is not None
    as_worker.post(reverse("survey_reopen", args=[survey.key]))
    assert Survey.objects.get().closed_at is None


def test_a_draft_is_not_closed(as_worker, survey):
    answer = as_worker.post(reverse("survey_close", args=[survey.key]), follow=True)
    assert "This survey has not been opened yet." in answer.content.decode()
    assert Survey.objects.get().closed_at is None


@pytest.mark.parametrize("role", list(Role))
def test_a_preview_stores_nothing(client, survey, role):
    client.force_login(make_person(role))
    page = reverse("survey_preview", args=[survey.key])
    assert "This is a preview." in client.get(page).content.decode()
    client.post(page)
    assert Response.objects.count() == 0


@pytest.mark.parametrize("name", ["survey_poster", "survey_qr"])
def test_only_what_was_opened_is_shared(as_worker, survey, name):
    page = reverse(name, args=[survey.key])
    assert as_worker.get(page).status_code == 404
    open_now(survey)
    assert as_worker.get(page).status_code == 200


def test_the_code_is_an_image_under_the_strict_policy(as_worker, survey):
    open_now(survey)
    answer = as_worker.get(reverse("survey_qr", args=[survey.key]))
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
