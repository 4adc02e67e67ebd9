import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission

from cms.blocks import Story
from cms.models import CampaignIndexPage, CampaignPage
from surveys.actions.publishing import open_survey
from tests.factories.accounts import make_organisation, make_person
from tests.factories.pages import make_campaign_page, make_site
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, release
from voice.accounts.models import Membership, Role


@pytest.fixture
def editor(db):
    make_site()
    return make_person(Role.EDITOR, email="editor@example.org")


@pytest.fixture
def in_editor(client, editor):
    client.force_login(editor)
    return client


def opened_survey(**fields):
    survey = make_survey(**fields)
    make_question(survey)
    open_survey(survey=survey, by=make_person(email=f"{survey.key}@example.org"))
    return survey


@pytest.mark.parametrize("role", list(Role))
def test_only_editors_reach_the_editor(client, db, role):
    make_site()
    client.force_login(make_person(role))
    expected = 200 if role == Role.EDITOR else 403
    assert client.get("/editor/").status_code == expected


def test_a_stranger_is_asked_to_sign_in(client, db):
    response = client.get("/editor/")
    assert response.headers["Location"].startswith("/account/login/")


def test_an_ended_role_ends_in_the_editor_too(in_editor, editor):
    in_editor.get("/editor/")
    assert editor.groups.count() == 1
    Membership.objects.filter(user=editor).update(ended_on=dt.date(2026, 1, 1))
    assert in_editor.get("/editor/").status_code == 403
    assert editor.groups.count() == 0


def test_an_editor_of_another_organisation_cannot_change_these_pages(client, db):
    page = make_campaign_page()
    theirs = make_person(Role.EDITOR, organisation=make_organisation("Another council"))
    client.force_login(theirs)
    assert client.get("/editor/").status_code == 200
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address).headers["Location"] == "/editor/"
    assert not GroupPagePermission.objects.filter(group__in=theirs.groups.all()).exists()


def test_a_preview_may_be_framed_by_the_editor_and_runs_no_inline_script(in_editor):
    page = make_campaign_page()
    response = in_editor.get(f"/editor/pages/{page.pk}/view_draft/")
    said = response.headers["Content-Security-Policy"].split("; ")
    policy = dict(part.split(" ", 1) for part in said)
    assert response.status_code == 200
    assert (policy["script-src"], policy["frame-ancestors"]) == ("'self'", "'self'")
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_group_of_editors_is_made_once(in_editor, editor):
    in_editor.get("/editor/")
    in_editor.get("/editor/")
    assert Group.objects.filter(name__startswith="Editors of ").count() == 1


def test_the_chooser_offers_ones_own_surveys_only(in_editor):
    ours = opened_survey(title="Ours")
    make_survey("Not opened yet")
    elsewhere = make_campaign(organisation=make_organisation("Another", help_text="Help"))
    theirs = opened_survey(title="Theirs", campaign=elsewhere)
    text = in_editor.get("/editor/choose/survey/").content.decode()
    assert [title for title in ("Ours", "Theirs", "Not opened yet") if title in text] == ["Ours"]
    chosen = {
        survey.title: in_editor.get(f"/editor/choose/survey/chosen/{survey.pk}/").status_code
        for survey in (ours, theirs)
    }
    assert chosen == {"Ours": 200, "Theirs": 404}


def test_the_chooser_answers_kindly_to_what_is_not_a_number(in_editor):
    assert in_editor.get("/editor/choose/survey/chosen/abc/").status_code == 404
    assert in_editor.get("/editor/choose/survey/chosen-multiple/?id=abc").status_code == 404


def form_of(page: CampaignPage, user, **changes):
    data = {
        "title": page.title,
        "slug": "a-page",
        "summary": "",
        "drawing": "coast",
        "campaign": page.campaign_id or "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }
    form_class = CampaignPage.get_edit_handler().get_form_class()
    parent = CampaignIndexPage.objects.get()
    return form_class(data, instance=page, parent_page=parent, for_user=user)


def test_a_page_of_ones_own_campaign_is_accepted(editor):
    page = CampaignPage(title="A page", campaign=make_campaign())
    assert form_of(page, editor).errors == {}


def test_another_organisations_campaign_is_refused(editor):
    theirs = make_campaign("Theirs", organisation=make_organisation("Another council"))
    page = CampaignPage(title="A page")
    assert "campaign" in form_of(page, editor, campaign=theirs.pk).errors


def story(kind: str, **values) -> dict:
    return {
        "body-count": "1",
        "body-0-type": kind,
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        **{f"body-0-value-{name}": value for name, value in values.items()},
    }


def test_another_organisations_survey_is_refused(editor):
    elsewhere = make_campaign(organisation=make_organisation("Another", help_text="Help"))
    theirs = opened_survey(title="Theirs", campaign=elsewhere)
    page = CampaignPage(title="A page", campaign=make_campaign())
    form = form_of(page, editor, **story("survey", survey=theirs.pk, words="Five minutes."))
    assert "body" in form.errors


@pytest.mark.parametrize("place", ["summary", "quote"])
def test_words_that_nobody_released_are_refused_on_a_page(editor, place):
    survey = opened_survey()
    words = "there is nowhere warm to go after school"
    make_response(survey, {"best": words})
    page = CampaignPage(title="A page", campaign=survey.campaign)
    in_summary = {"summary": f"They said: {words}!"}
    in_quote = story("quote", words=f"{words}.", by="")
    form = form_of(page, editor, **(in_summary if place == "summary" else in_quote))
    assert "has not been released" in str(form.errors)
    assert words not in str(form.errors)


def test_released_words_may_stand_on_a_page(editor):
    survey = opened_survey()
    words = "there is nowhere warm to go after school"
    release(make_response(survey, {"best": words}).answers.get(), editor)
    page = CampaignPage(title="A page", campaign=survey.campaign)
    assert form_of(page, editor, summary=words).errors == {}


@pytest.mark.parametrize("name", list(Story().child_blocks))
def test_every_block_shows_itself_before_it_is_chosen(in_editor, name):
    block = Story().child_blocks[name]
    assert block.is_previewable
    assert block.get_description()
    response = in_editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code in {200, 404}
