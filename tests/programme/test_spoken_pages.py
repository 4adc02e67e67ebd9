"""Writing to a team and complaining in each language of the product, with nothing lost by it."""

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.seen import LANGUAGES, faults_of
from voice.programme import tasks
from voice.programme.models import Complaint, ContactRequest

MINE = "⟦my own words⟧"
PAGES = ["contact", "complaint"]
GOOD = {"wants": "reply", "text": MINE, "name": MINE, "contact": "me@example.org", "who": "parent"}


@pytest.fixture
def home(db):
    return make_organisation("⟦A council⟧", contact_team="⟦the team⟧")


def source(page) -> str:
    return page.content.decode()


def key_of(page) -> str:
    return page.context["form"].initial["key"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_it_is_in_one_language(client, home, name, language):
    make_organisation("⟦Another council⟧")  # so that one has to be chosen
    at = f"{reverse(name)}?speak={language}"
    empty = client.get(at)
    wrong = client.post(at, {"key": "forged", "wants": "money", "who": "x"})
    long = client.post(at, {**GOOD, "text": "9" * 5_001, "name": "9" * 500, "contact": "9" * 500})
    sent = client.post(at, {**GOOD, "key": key_of(empty), "organisation": home.pk}, follow=True)
    pages = {"empty": empty, "wrong": wrong, "long": long, "sent": sent}
    assert {name: faults_of(source(page), language) for name, page in pages.items()} == {
        name: [] for name in pages
    }
    assert sent.redirect_chain
    assert client.cookies == {}


@pytest.mark.parametrize("language", ["ar", "cy"])
def test_the_reply_is_read_in_the_language_too(client, home, language):
    made = ContactRequest.objects.create(organisation=home, wants="reply")
    at = f"{reverse('contact_sent', args=[made.key])}?speak={language}"
    made.owner, made.acknowledged_on = make_person(), made.received_on
    made.save()
    assert faults_of(source(client.get(at)), language) == []
    made.reply, made.closed_on = MINE, made.received_on
    made.save()
    read = source(client.get(at))
    assert (MINE in read, faults_of(read, language)) == (True, [])


@pytest.mark.parametrize(("name", "views"), [("contact", "contact"), ("complaint", "complaints")])
def test_a_flood_is_stopped_in_the_language(client, home, name, views, monkeypatch):
    monkeypatch.setattr(f"voice.programme.views_{views}.AN_HOUR", 0)
    at = f"{reverse(name)}?speak=ar"
    page = client.post(at, {**GOOD, "key": key_of(client.get(at))})
    assert (page.status_code, faults_of(source(page), "ar")) == (429, [])


@pytest.mark.parametrize("name", PAGES)
def test_choosing_a_language_keeps_what_was_typed_and_checks_nothing(client, home, name):
    campaign = make_campaign(organisation=home)
    empty = client.get(reverse(name), {"about": campaign.key})
    typed = {**GOOD, "key": key_of(empty), "about": campaign.key, "is_about_staff": "on"}
    page = client.post(reverse(name), {**typed, "text": MINE, "speak": "pl"})
    assert faults_of(source(page), "pl") == []
    form = page.context["form"]
    assert (form.is_bound, form["text"].value(), form.campaign) == (False, MINE, campaign)
    again = {**typed, "text": form["text"].value(), "key": form.initial["key"]}
    client.post(reverse(name), again)
    model = {"contact": ContactRequest, "complaint": Complaint}[name]
    assert (model.objects.get().campaign, model.objects.get().text) == (campaign, MINE)


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_below_leads_on_in_the_language(client, home, name):
    shown = source(client.get(reverse(name), {"speak": "pl"}))
    for other in PAGES:
        assert f'href="{reverse(other)}?speak=pl"' in shown


@pytest.mark.parametrize("asked", ["xx", "", "pl~standard", "../..", "a" * 10_000, "\x00"])
def test_a_language_that_there_is_not_gives_the_sites_own(client, home, asked):
    page = client.get(reverse("contact"), {"speak": asked}, HTTP_ACCEPT_LANGUAGE="ar")
    assert faults_of(source(page), settings.LANGUAGE_CODE) == []


def test_the_message_about_a_complaint_is_in_the_language_of_who_made_it(client, home):
    at = f"{reverse('complaint')}?speak=pl"
    client.post(at, {**GOOD, "key": key_of(client.get(at))})
    tasks.tell_of_complaint.call(Complaint.objects.get().key, "pl")
    assert mail.outbox[0].subject == "Mamy twoją skargę"
    assert "Twój numer" in mail.outbox[0].body
    assert MINE not in mail.outbox[0].body
