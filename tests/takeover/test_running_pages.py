"""Links and cookies that carry a secret: each opens what is its owner's, and nothing else."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.views.public import cookie_named
from tests.factories.takeover import make_application, make_challenge
from tests.factories.takeover_running import make_two_of_everything
from tests.takeover.test_living import at, browser_of
from voice.takeover.links import HOST, PARENT, token_of
from voice.takeover.models import LINKS_LAST, Challenge, HelpRequest

HOSTS_PAGES = {
    "takeover_host": (),
    "takeover_host_offer": (),
    "takeover_host_call": (),
    "takeover_host_items": ("before",),
    "takeover_host_workshops": (),
    "takeover_host_calendar": (),
    "takeover_host_certificate": (),
    "takeover_host_change": ("role",),
    "takeover_host_later": ("role",),
    "takeover_host_call_off": ("role",),
}
YOUNG_PAGES = (
    "mine",
    "my_workshops",
    "calendar",
    "my_certificate",
    "check_report",
    "diary",
    "call",
    "leave",
)
OWN = SimpleNamespace(role="Chair the Board", link="https://teams.example.org/own", name="Ada")
OTHERS = SimpleNamespace(
    role="Run the wards", link="https://teams.example.org/other", name="Quillon"
)


@pytest.fixture
def challenge(db):
    return make_challenge()


@pytest.fixture
def world(challenge):
    return make_two_of_everything(challenge, OWN, OTHERS)


def hosts_page(name: str, whose: SimpleNamespace, token: str = "") -> str:
    args = [whose.role.key if part == "role" else part for part in HOSTS_PAGES[name]]
    return reverse(name, args=[token or token_of(HOST, whose.host.key), *args])


def parents_page(consent, token: str = "") -> str:
    return reverse("takeover_parent", args=[token or token_of(PARENT, consent.key)])


def altered(token: str, other_key: str) -> list[str]:
    """The same link with a letter changed, cut, with another's key, unsigned, or signed newly."""
    key, _, signature = token.rpartition(":")
    swapped = "A" if signature[-1] != "A" else "B"
    return [
        f"{key}:{signature[:-1]}{swapped}",
        f"{key}:{signature[:-1]}",
        f"{other_key}:{signature}",
        key,
        f"{key}:",
        Signer(salt="takeover.other").sign(key),
        Signer(salt=HOST, key="not our secret").sign(key),
    ]


# Hosts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTS_PAGES)
def test_a_hosts_link_opens_their_page_and_no_altered_one_does(client, world, name):
    right = client.get(hosts_page(name, world.own), follow=True)
    assert right.status_code == 200
    token = token_of(HOST, world.own.host.key)
    for wrong in altered(token, world.other.host.key):
        page = client.get(hosts_page(name, world.own, wrong))
        assert page.status_code == 404, wrong
        assert "This link no longer works" in page.content.decode()
        assert OWN.role not in page.content.decode()


@pytest.mark.parametrize("name", HOSTS_PAGES)
def test_no_page_of_a_host_shows_what_is_another_hosts(client, world, name):
    page = client.get(hosts_page(name, world.own), follow=True).content.decode()
    for theirs in (OTHERS.role, OTHERS.link, "Quillon", "teams.example.org/workshop"):
        assert theirs not in page


@pytest.mark.parametrize("name", HOSTS_PAGES)
def test_a_hosts_link_says_in_plain_words_that_it_is_over(client, challenge, world, name):
    over(challenge)
    page = client.get(hosts_page(name, world.own))
    assert page.status_code == 410
    assert "This link is over" in page.content.decode()
    assert "Ada" not in page.content.decode()


def over(challenge: Challenge) -> None:
    """As if it had ended a day longer ago than links last."""
    day = timezone.localdate() - LINKS_LAST - dt.timedelta(days=1)
    rows = Challenge.objects.filter(pk=challenge.pk)
    rows.update(applications_close_on=day, starts_on=day, ends_on=day)


def test_a_link_works_until_its_last_day(client, challenge, world):
    day = timezone.localdate() - LINKS_LAST
    rows = Challenge.objects.filter(pk=challenge.pk)
    rows.update(applications_close_on=day, starts_on=day, ends_on=day)
    assert client.get(hosts_page("takeover_host", world.own)).status_code == 200
    assert client.get(parents_page(world.own.consent)).status_code == 200


def test_a_host_confirms_and_calls_off_nothing_of_anothers(client, world):
    token = token_of(HOST, world.own.host.key)
    theirs = world.other.young.placements.get()
    for role in (world.own.role, world.other.role):
        there = reverse("takeover_host_confirm", args=[token, role.key, theirs.key])
        assert client.post(there).status_code == 404
    for name in ("takeover_host_change", "takeover_host_later", "takeover_host_call_off"):
        assert client.post(reverse(name, args=[token, world.other.role.key])).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.confirmed_at, theirs.ended_at) == (None, None)


def test_a_link_that_is_over_changes_nothing(client, challenge, world):
    over(challenge)
    assert client.post(hosts_page("takeover_host_call", world.own), {"text": ""}).status_code == 410
    assert HelpRequest.objects.count() == 0


# Parents -----------------------------------------------------------------------------------------


def test_a_parents_link_opens_one_childs_page_and_no_altered_one_does(client, world):
    page = client.get(parents_page(world.own.consent)).content.decode()
    assert "May Ada take part?" in page
    assert "Quillon" not in page
    assert OTHERS.role not in page
    token = token_of(PARENT, world.own.consent.key)
    for wrong in (
        *altered(token, world.other.consent.key),
        token_of(PARENT, world.own.young.key),
        token_of(HOST, world.own.consent.key),
    ):
        answered = client.post(parents_page(None, wrong), {"answer": "no"})
        assert answered.status_code == 404, wrong
        assert "This link no longer works" in answered.content.decode()
    world.own.consent.refresh_from_db()
    assert world.own.consent.answer == ""


def test_a_parents_link_says_in_plain_words_that_it_is_over(client, challenge, world):
    over(challenge)
    page = client.post(parents_page(world.own.consent), {"answer": "yes"})
    assert page.status_code == 410
    assert "This link is over" in page.content.decode()
    assert "Ada" not in page.content.decode()
    world.own.consent.refresh_from_db()
    assert world.own.consent.answer == ""


# Young people: the cookie is the secret ----------------------------------------------------------


@pytest.mark.parametrize("name", YOUNG_PAGES)
def test_a_young_persons_page_is_theirs_alone(world, name):
    own, _ = browser_of(world.own.young)
    page = own.get(at(world.own.young, name))
    assert page.status_code == 200
    for theirs in (OTHERS.role, OTHERS.link, "Quillon", "teams.example.org/workshop"):
        assert theirs not in page.content.decode()


@pytest.mark.parametrize("name", YOUNG_PAGES)
def test_without_a_right_key_it_is_nobodys(world, name):
    there = at(world.own.young, name)
    _, key = browser_of(world.own.young)
    swapped = "A" if key[-1] != "A" else "B"
    for sent in ("", f"{key[:-1]}{swapped}", key.rpartition(":")[0]):
        client = Client()
        if sent:
            client.cookies[cookie_named(world.own.young.challenge.survey.key)] = sent
        answered = client.get(there)
        back = reverse("takeover_return", args=[world.own.young.challenge.key])
        assert (answered.status_code, answered.headers["Location"]) == (303, back)


def test_a_key_of_one_takeover_opens_no_other(world):
    elsewhere = make_challenge()
    _, key = browser_of(world.own.young)
    client = Client()
    client.cookies[cookie_named(elsewhere.survey.key)] = key
    answered = client.get(reverse("takeover_mine", args=[elsewhere.key]))
    assert answered.status_code == 303


def test_who_was_not_there_checks_no_report_and_has_no_certificate(challenge, world):
    stranger, _ = browser_of(make_application(challenge, [world.own.role], name="Cy"))
    for name in ("check_report", "my_certificate"):
        assert stranger.get(at(world.own.young, name)).status_code == 404


@pytest.mark.parametrize("name", ["diary_picture", "diary_delete"])
def test_a_diary_entry_is_opened_and_deleted_by_nobody_else(world, name):
    entry = world.other.young.diary.get()
    client, key = browser_of(world.own.young)
    there = at(world.own.young, name, entry.key)
    same = {"headers": {"sec-fetch-site": "same-origin"}}
    answered = (
        client.get(there) if name == "diary_picture" else client.post(there, {"key": key}, **same)
    )
    assert answered.status_code == 404
    assert world.other.young.diary.count() == 1


def test_pages_behind_a_secret_are_kept_by_no_cache(client, world):
    for there in (hosts_page("takeover_host", world.own), parents_page(world.own.consent)):
        page = client.get(there)
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "same-origin"
