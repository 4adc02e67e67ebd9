import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.accounts.models import Role
from voice.programme.forms import details_of
from voice.programme.models import Campaign
from voice.shared.unhurried import fingerprint

GIVEN = {
    "title": "I Live in Dorset",
    "purpose": "To know what matters.",
    "asked_by": "the Youth Voice Team",
    "readers": "three youth workers",
    "opens_on": "2026-09-01",
    "closes_on": "2026-09-30",
    "feedback_promised_on": "2026-11-30",
}


@pytest.fixture
def as_worker(client, youth_worker):
    client.force_login(youth_worker)
    return client


def test_the_desk_tells_a_newcomer_what_to_do_first(as_worker):
    page = as_worker.get(reverse("desk")).content.decode()
    assert "Begin with a campaign" in page
    assert reverse("campaign_new") in page


def test_the_desk_does_not_offer_a_plan_lead_to_make_a_campaign(client, plan_lead):
    client.force_login(plan_lead)
    page = client.get(reverse("desk")).content.decode()
    assert "There is nothing here yet" in page
    assert reverse("campaign_new") not in page


def test_the_desk_tells_a_person_without_a_role_whom_to_ask(client, db):
    person = make_person(Role.OBSERVER)
    person.memberships.all().delete()
    client.force_login(person)
    assert "Ask an administrator" in client.get(reverse("desk")).content.decode()


@pytest.mark.parametrize(
    ("role", "shown"),
    [(Role.YOUTH_WORKER, True), (Role.SAFEGUARDING_LEAD, True), (Role.PLAN_LEAD, False),
     (Role.EDITOR, False), (Role.ADMINISTRATOR, False), (Role.OBSERVER, False)],
)  # fmt: skip
@pytest.mark.parametrize("page", ["desk", "campaign"])
def test_how_many_answered_is_shown_only_to_those_who_read(client, db, role, shown, page):
    survey = make_survey()
    make_question(survey, "best")
    open_now(survey)
    make_response(survey, {"best": "A skate park"})
    client.force_login(make_person(role))
    args = [survey.campaign.key] if page == "campaign" else []
    words = client.get(reverse(page, args=args)).content.decode()
    assert ("held to read" in words, "Responses in" in words or "response in" in words) == (
        shown,
        shown,
    )


def test_campaigns_of_another_organisation_are_not_listed(as_worker):
    make_campaign("Ours")
    make_campaign("Theirs", organisation=make_organisation("Another council"))
    pages = [as_worker.get(reverse(name)).content.decode() for name in ("desk", "campaigns")]
    assert [("Ours" in page, "Theirs" in page) for page in pages] == [(True, False)] * 2


@pytest.mark.parametrize("name", ["campaign", "campaign_edit"])
def test_a_campaign_of_another_organisation_is_not_found(as_worker, name):
    theirs = make_campaign(organisation=make_organisation("Another council"))
    assert as_worker.get(reverse(name, args=[theirs.key])).status_code == 404


@pytest.mark.parametrize("name", ["desk", "campaigns"])
@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.PLAN_LEAD])
def test_a_longer_list_takes_no_more_queries(client, db, name, role):
    client.force_login(make_person(role))
    make_a_campaign("First")
    one = count_queries(client, name)
    make_a_campaign("Second")
    make_a_campaign("Third")
    assert count_queries(client, name) == one


def make_a_campaign(title):
    survey = make_survey(campaign=make_campaign(title))
    make_question(survey, "best")
    open_now(survey)
    make_response(survey, {"best": "A skate park"})


def count_queries(client, name) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse(name))
    return len(queries)


# Making and changing ----------------------------------------------------------------------------


def test_a_youth_worker_makes_a_campaign(as_worker, youth_worker):
    answer = as_worker.post(reverse("campaign_new"), GIVEN)
    campaign = Campaign.objects.get()
    assert answer.url == reverse("campaign", args=[campaign.key])
    assert campaign.organisation == youth_worker.memberships.get().organisation


@pytest.mark.parametrize("role", [role for role in Role if role != Role.YOUTH_WORKER])
def test_others_make_no_campaign(client, db, role):
    client.force_login(make_person(role))
    assert client.post(reverse("campaign_new"), GIVEN).status_code == 403
    assert Campaign.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Give the campaign a name."),
        ("title", "x" * 121, "Ensure this value has at most 120 characters (it has 121)."),
        ("title", "a\x00b", "Null characters are not allowed."),
        ("opens_on", "soon", "Write the first day as a date, for example 2026-09-01."),
        ("closes_on", "2026-08-01", "The last day must not be before the first day."),
        ("feedback_promised_on", "2026-09-29", "The promise day must not be before the last day."),
    ],
)
def test_a_campaign_that_is_not_right_is_sent_back(as_worker, field, value, words):
    answer = as_worker.post(reverse("campaign_new"), {**GIVEN, field: value})
    assert answer.context["form"].errors == {field: [words]}
    assert Campaign.objects.count() == 0


def test_a_person_in_two_organisations_chooses_which(client, db):
    person = make_person(Role.YOUTH_WORKER)
    other = make_organisation("Another council")
    person.memberships.create(organisation=other, role=Role.YOUTH_WORKER)
    make_organisation("A third council")
    client.force_login(person)
    form = client.get(reverse("campaign_new")).context["form"]
    assert [o.name for o in form.fields["organisation"].queryset] == [
        "Another council",
        "Dorset Council",
    ]
    client.post(reverse("campaign_new"), {**GIVEN, "organisation": other.pk})
    assert Campaign.objects.get().organisation == other


def test_a_campaign_is_changed(as_worker):
    campaign = make_campaign()
    seen = fingerprint(details_of(campaign))
    as_worker.post(reverse("campaign_edit", args=[campaign.key]), {**GIVEN, "seen": seen})
    assert Campaign.objects.get().asked_by == "the Youth Voice Team"


def test_what_another_person_saved_meanwhile_is_not_overwritten(as_worker):
    campaign = make_campaign("Before")
    seen = fingerprint(details_of(campaign))
    Campaign.objects.update(title="Theirs")
    sent = {**GIVEN, "title": "Mine", "seen": seen}
    answer = as_worker.post(reverse("campaign_edit", args=[campaign.key]), sent)
    form = answer.context["form"]
    assert Campaign.objects.get().title == "Theirs"
    assert form["title"].value() == "Mine"
    assert ("What is it called?", "Theirs") in form.theirs
    as_worker.post(
        reverse("campaign_edit", args=[campaign.key]), {**sent, "seen": form["seen"].value()}
    )
    assert Campaign.objects.get().title == "Mine"


@pytest.mark.parametrize("role", list(Role))
def test_every_link_of_a_campaign_and_its_survey_leads_somewhere(client, db, role):
    """Nobody is led to a page that is missing or not theirs (the editor has tests of its own)."""
    campaign = make_campaign()
    survey = make_survey(campaign=campaign)
    make_question(survey, "best")
    open_now(survey)
    make_response(survey, {"best": "A skate park"})
    client.force_login(make_person(role))
    pages = [reverse("campaign", args=[campaign.key]), reverse("survey", args=[survey.key])]
    found = {
        link
        for page in pages
        for link in re.findall(r"<main.*", client.get(page).content.decode(), re.S)[0].split('"')
        if link.startswith("/desk/") and not link.endswith(("/move/", "/reopen/", "/preview/"))
    }
    wrong = {link: code for link in found if (code := client.get(link).status_code) != 200}
    assert wrong == {}
