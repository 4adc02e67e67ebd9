"""Hosts without an account, a youth worker's approval, and the board."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
    place,
)
from voice.takeover.links import HOST, token_of
from voice.takeover.models import HelpRequest, Measure, Opportunity


@pytest.fixture
def challenge(db):
    return make_challenge()


@pytest.fixture
def host(challenge):
    return make_host(challenge)


def at(host, name: str = "", *args) -> str:
    return reverse(f"takeover_host{name}", args=[token_of(HOST, host.key), *args])


def offered(challenge, **changes) -> dict:
    day = f"{challenge.starts_on:%Y-%m-%d}"
    return {
        "role": "Chair of scrutiny",
        "together": "You lead the questions.",
        "begins_at": f"{day}T10:00",
        "ends_at": f"{day}T12:00",
        "is_online": "yes",
        "joining_link": "https://teams.microsoft.com/l/secret",
        "capacity": "2",
        "least": "1",
        "access": ["captions"],
        "responsible_name": "Kim",
        "responsible_post": "Officer",
        **changes,
    }


def test_a_host_offers_a_role_and_a_youth_worker_puts_it_on_the_board(client, challenge, host):
    sent = client.post(at(host, "_offer"), offered(challenge))
    assert sent.headers["Location"] == at(host)
    row = Opportunity.objects.get()
    assert row.status == "offered"
    assert mail.outbox[-1].to == ["youth@example.org"]
    board = reverse("takeover_board", args=[challenge.key])
    assert "Chair of scrutiny" not in client.get(board).content.decode()
    desk = Client()
    desk.force_login(challenge.created_by)
    desk.post(reverse("opportunity_approve", args=[row.key]))
    assert "Chair of scrutiny" in client.get(board).content.decode()
    assert mail.outbox[-1].to == ["chief@example.org"]
    page = client.get(reverse("takeover_opportunity", args=[challenge.key, row.key]))
    assert "teams.microsoft.com" not in page.content.decode()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("together", "Join at https://teams.microsoft.com/l/meetup-join/1"),
        ("getting_there", "zoom.us/j/123456"),
        ("access_note", "Meeting ID 123 456"),
        ("hours", "www.example.org"),
        ("role", "Chair, passcode 1234"),
    ],
)
def test_a_joining_link_in_what_everybody_reads_is_refused_and_kept(
    client, challenge, host, field, words
):
    page = client.post(at(host, "_offer"), offered(challenge, **{field: words}))
    assert "Move it to “Joining link”" in page.content.decode()
    assert words in page.content.decode()
    assert Opportunity.objects.count() == 0


def test_an_offer_outside_the_takeover_says_when_it_is(client, challenge, host):
    page = client.post(at(host, "_offer"), offered(challenge, begins_at="2020-01-01T10:00"))
    assert "The Takeover is from" in page.content.decode()


def test_a_link_that_is_nobodys_opens_nothing(client, challenge):
    assert client.get(reverse("takeover_host", args=["made:up"])).status_code == 404


def test_a_parents_token_opens_no_host_page(client, host):
    forged = token_of("takeover.parent", host.key)
    assert client.get(reverse("takeover_host", args=[forged])).status_code == 404


def test_a_withdrawn_host_comes_in_no_more(client, challenge, host):
    desk = Client()
    desk.force_login(challenge.created_by)
    desk.post(reverse("host", args=[host.key]))
    assert client.get(at(host)).status_code == 404


def test_a_host_sees_and_changes_only_their_own(client, challenge, host):
    other = make_opportunity(make_host(challenge, name="Other", email="o@example.org"))
    assert client.get(at(host, "_change", other.key)).status_code == 404
    assert client.post(at(host, "_call_off", other.key)).status_code == 404


def test_words_changed_after_approval_wait_again(client, challenge, host):
    row = make_opportunity(host)
    client.post(at(host, "_change", row.key), offered(challenge, role="Another role"))
    row.refresh_from_db()
    assert (row.role, row.status) == ("Another role", "offered")


def test_a_joining_link_changed_later_waits_for_nobody(client, host):
    row = make_opportunity(host)
    new = {"joining_link": "https://x.example", "responsible_phone": "01305 1", "capacity": "3"}
    client.post(at(host, "_later", row.key), new)
    row.refresh_from_db()
    assert (row.joining_link, row.capacity, row.status) == ("https://x.example", 3, "approved")


def test_fewer_places_than_are_taken_are_refused(client, challenge, host):
    row = make_opportunity(host)
    for name in ("Ana", "Ben"):
        place(make_application(challenge, [row], name=name), row)
    new = {"joining_link": "", "responsible_phone": "", "capacity": "1"}
    page = client.post(at(host, "_later", row.key), new)
    assert "2 young people are placed there already" in page.content.decode()
    row.refresh_from_db()
    assert row.capacity == 2


def test_a_host_calls_off_the_night_before_and_everybody_is_told(client, challenge, host):
    row = make_opportunity(host)
    other = make_opportunity(host, "Director for a day", capacity=1)
    robin = make_application(challenge, [row])
    lost = place(robin, row)
    mail.outbox.clear()
    assert "It is called off" in client.post(at(host, "_call_off", row.key)).content.decode()
    lost.refresh_from_db()
    row.refresh_from_db()
    assert (lost.ended, row.status) == ("host", "withdrawn")
    told = {m.to[0]: m.subject for m in mail.outbox}
    assert told == {
        "robin@example.org": "A change of plan: please look today",
        "youth@example.org": "Called off: Chief Executive for a day",
    }
    assert not Opportunity.objects.approved().filter(pk=row.pk).exists()
    assert other.placements.count() == 0


def test_a_host_sees_first_names_and_needs_only(client, challenge, host):
    row = make_opportunity(host)
    ana = make_application(challenge, [row], name="Ana Surname", phone="07000 1")
    ana.access = ["captions"]
    ana.save()
    place(ana, row)
    page = client.get(at(host)).content.decode()
    assert "Ana" in page
    assert "captions" in page
    assert [word for word in ("Surname", "robin@example.org", "07000 1") if word in page] == []


@pytest.mark.parametrize(("hours", "is_asked"), [(1, True), (-9, False)])
def test_a_joining_link_is_asked_for_until_it_is_over(client, challenge, host, hours, is_asked):
    begins = timezone.now() + dt.timedelta(hours=hours)
    make_opportunity(host, joining_link="", begins_at=begins)
    page = client.get(at(host)).content.decode()
    assert ("Please give us the joining link" in page) is is_asked


def test_a_host_confirms_who_comes(client, challenge, host):
    row = make_opportunity(host)
    placement = place(make_application(challenge, [row]), row)
    client.post(at(host, "_confirm", row.key, placement.key))
    placement.refresh_from_db()
    assert placement.confirmed_at is not None


def test_a_host_asks_for_help(client, challenge, host):
    client.post(at(host, "_call"), {"text": "Nobody came"})
    assert HelpRequest.objects.get().text == "Nobody came"
    assert mail.outbox[-1].subject == "Somebody asks for help now"
    assert "Nobody came" not in mail.outbox[-1].body


def test_before_and_after_of_a_host_are_a_pair(client, challenge, host):
    answer_all(client, at(host, "_items", "before"))
    assert client.get(at(host, "_items", "after")).status_code == 404  # not yet
    today = timezone.localdate()
    challenge.applications_close_on = challenge.starts_on = today
    challenge.save()
    answer_all(client, at(host, "_items", "after"))
    pair = Measure.objects.filter(host=host)
    assert {one.moment for one in pair} == {"before", "after"}
    assert {one.response.answers.count() for one in pair} == {3}


def answer_all(client, base: str) -> None:
    """Answer each item, as a browser that is led from page to page."""
    page = client.get(base, follow=True)
    for _ in range(10):
        path = page.request["PATH_INFO"]
        if not path.startswith(base):
            return
        key = page.content.decode().split('name="key" value="')[1].split('"')[0]
        page = client.post(path, {"key": key, "answer": "4"}, follow=True)
    raise AssertionError("It never ended.")


# The board ---------------------------------------------------------------------------------------


def test_the_board_is_searched_by_day_place_and_access(client, challenge, host):
    begins = timezone.make_aware(dt.datetime.combine(challenge.ends_on, dt.time(9)))
    make_opportunity(host, "Online one", access=["captions"])
    make_opportunity(
        host,
        "Later one",
        begins_at=begins,
        ends_at=begins + dt.timedelta(hours=1),
        is_online=False,
        place="County Hall",
    )
    board = reverse("takeover_board", args=[challenge.key])

    def found(**asked) -> list[str]:
        page = client.get(board, asked).content.decode()
        return [role for role in ("Online one", "Later one") if role in page]

    assert found() == ["Online one", "Later one"]
    assert found(day=f"{challenge.ends_on:%Y-%m-%d}") == ["Later one"]
    assert found(where="online") == ["Online one"]
    assert found(access="captions") == ["Online one"]
    assert found(access="signing") == []
    assert found(day="nonsense") == ["Online one", "Later one"]


def test_the_board_asks_as_often_for_three_as_for_one(client, challenge, host):
    board = reverse("takeover_board", args=[challenge.key])
    make_opportunity(host)
    client.get(board)
    with CaptureQueriesContext(connection) as one:
        client.get(board)
    make_opportunity(host, "Second")
    make_opportunity(host, "Third")
    with CaptureQueriesContext(connection) as three:
        client.get(board)
    assert len(three) == len(one)


def test_a_takeover_that_is_not_open_is_not_there(client, db):
    hidden = make_challenge(is_open=False)
    assert client.get(reverse("takeover_board", args=[hidden.key])).status_code == 404
