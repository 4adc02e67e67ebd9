"""How it is going: joining details on the day, another place, the diary, help."""

import datetime as dt
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from surveys.draft_key import DraftKey
from surveys.views.public import cookie_named
from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
    place,
)
from tests.takeover.test_hosting import answer_all
from voice.takeover.actions.hosting import withdraw_opportunity
from voice.takeover.models import DiaryEntry, HelpRequest, Measure, Placement

SAME = {"headers": {"sec-fetch-site": "same-origin"}}


@pytest.fixture
def challenge(db):
    return make_challenge()


@pytest.fixture
def host(challenge):
    return make_host(challenge)


def browser_of(application, language: str = "en-gb") -> tuple[Client, str]:
    """A browser that has the application's cookie, and the key that its forms carry."""
    response = application.response
    key = DraftKey(
        response.version_id,
        response.collector_id,
        language,
        submission_key=response.submission_key,
    ).signed()
    client = Client()
    client.cookies[cookie_named(application.challenge.survey.key)] = key
    return client, key


def at(application, name: str, *args) -> str:
    return reverse(f"takeover_{name}", args=[application.challenge.key, *args])


def hour(day: dt.date, hour: int = 10) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def running(challenge) -> None:
    """As if the Takeover went on today."""
    today = timezone.localdate()
    challenge.applications_close_on = challenge.starts_on = today
    challenge.save()


@pytest.mark.parametrize(("days", "is_shown"), [(1, False), (0, True), (-1, False)])
def test_the_joining_link_is_shown_on_the_day_alone(challenge, host, days, is_shown):
    begins = hour(timezone.localdate() + dt.timedelta(days=days))
    row = make_opportunity(host, begins_at=begins, ends_at=begins + dt.timedelta(hours=1))
    robin = make_application(challenge, [row])
    place(robin, row)
    client, _ = browser_of(robin)
    page = client.get(at(robin, "mine")).content.decode()
    assert ("https://teams.example.org/secret" in page) is is_shown
    assert "You have a place: Chief Executive for a day" in page
    assert "Placed here." in page


def test_another_young_persons_cookie_shows_no_place(challenge, host):
    row = make_opportunity(host)
    robin = make_application(challenge, [row])
    place(robin, row)
    ana = make_application(challenge, [row], name="Ana")
    client, _ = browser_of(ana)
    page = client.get(at(ana, "mine")).content.decode()
    assert "You have a place" not in page
    assert "waiting list" in page


def test_who_lost_a_place_takes_another(challenge, host):
    row, other = make_opportunity(host), make_opportunity(host, "Director for a day", capacity=1)
    robin = make_application(challenge, [row])
    place(robin, row)
    client, key = browser_of(robin)
    refused = client.post(at(robin, "take", other.key), {"key": key}, **SAME)
    assert refused.status_code == 409  # has a place
    withdraw_opportunity(opportunity=row)
    page = client.get(at(robin, "mine")).content.decode()
    assert "“Chief Executive for a day” cannot happen" in page
    assert "Director for a day" in page
    client.post(at(robin, "take", other.key), {"key": key}, **SAME)
    assert Placement.objects.current().get().opportunity == other
    assert "You have a place: Director for a day" in client.get(at(robin, "mine")).content.decode()


def test_a_place_that_somebody_else_took_says_so(challenge, host):
    row, other = make_opportunity(host), make_opportunity(host, "Director for a day", capacity=1)
    robin = make_application(challenge, [row])
    place(robin, row)
    withdraw_opportunity(opportunity=row)
    place(make_application(challenge, [other], name="Ana"), other)
    client, key = browser_of(robin)
    page = client.post(at(robin, "take", other.key), {"key": key}, **SAME)
    assert page.status_code == 409
    assert "Somebody else has just taken that place" in page.content.decode()


def test_only_places_that_fit_are_offered(challenge, host):
    row = make_opportunity(host)
    make_opportunity(host, "For adults", age_bands=["19-25"])
    make_opportunity(host, "Far away", is_online=False, place="London")
    robin = make_application(challenge, [row], band="17-18")
    robin.travel = "online"
    robin.save()
    place(robin, row)
    withdraw_opportunity(opportunity=row)
    client, _ = browser_of(robin)
    page = client.get(at(robin, "mine")).content.decode()
    assert "For adults" not in page
    assert "Far away" not in page
    assert "There is no free place that fits you now" in page


# Diary -------------------------------------------------------------------------------------------


def photo() -> SimpleUploadedFile:
    kept = BytesIO()
    picture = Image.new("RGB", (40, 30), "teal")
    exif = picture.getexif()
    exif[0x010E] = "planted words in the file"
    picture.save(kept, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_1.jpg", kept.getvalue(), "image/jpeg")


def test_a_day_is_kept_in_words_and_a_picture_made_anew(challenge, host):
    robin = make_application(challenge, [make_opportunity(host)])
    client, key = browser_of(robin)
    client.post(
        at(robin, "diary"),
        {"key": key, "text": "I chaired!", "picture": photo(), "picture_shows": "A room"},
        **SAME,
    )
    row = DiaryEntry.objects.get()
    assert (row.text, row.width, row.may_show) == ("I chaired!", 40, False)
    assert b"planted words" not in bytes(row.picture)
    shown = client.get(at(robin, "diary_picture", row.key))
    assert shown.headers["Content-Type"] == "image/jpeg"
    stranger, _ = browser_of(make_application(challenge, [], name="Ana"))
    assert stranger.get(at(robin, "diary_picture", row.key)).status_code == 404
    client.post(at(robin, "diary_delete", row.key), {"key": key}, **SAME)
    assert DiaryEntry.objects.count() == 0


def test_an_empty_day_and_a_broken_picture_are_refused_kindly(challenge, host):
    robin = make_application(challenge, [make_opportunity(host)])
    client, key = browser_of(robin)
    page = client.post(at(robin, "diary"), {"key": key}, **SAME).content.decode()
    assert "Write something, or choose a picture." in page
    broken = SimpleUploadedFile("a.jpg", b"no picture", "image/jpeg")
    page = client.post(
        at(robin, "diary"), {"key": key, "text": "Kept words", "picture": broken}, **SAME
    ).content.decode()
    assert "We cannot open this file" in page
    assert "Kept words" in page


# Help and measures -------------------------------------------------------------------------------


def test_the_help_button_tells_the_youth_worker(challenge, host):
    robin = make_application(challenge, [make_opportunity(host)])
    client, key = browser_of(robin)
    mail.outbox.clear()
    page = client.post(at(robin, "call"), {"key": key, "text": ""}, **SAME)
    assert "We have told them" in page.content.decode()
    assert HelpRequest.objects.get().application == robin
    assert [m.to for m in mail.outbox] == [["youth@example.org"]]


def test_a_call_for_help_is_answered_once_and_its_words_are_read_no_more(challenge, host):
    robin = make_application(challenge, [make_opportunity(host)])
    client, key = browser_of(robin)
    client.post(at(robin, "call"), {"key": key, "text": "I am lost in the lobby"}, **SAME)
    row = HelpRequest.objects.get()
    desk, there = Client(), reverse("help_asked", args=[row.key])
    desk.force_login(challenge.created_by)
    top = reverse("challenge", args=[challenge.key])
    assert "Somebody asks for help" in desk.get(top).content.decode()
    assert "I am lost in the lobby" in desk.get(there).content.decode()
    assert "Write what was done." in desk.post(there, {"note": " "}).content.decode()
    desk.post(there, {"note": "Rang Kim, who fetched them."})
    row.refresh_from_db()
    assert (row.note, row.answered_by) == ("Rang Kim, who fetched them.", challenge.created_by)
    for page in (top, there):
        shown = desk.get(page).content.decode()
        assert "Rang Kim, who fetched them." in shown
        assert "I am lost" not in shown
        assert "Somebody asks for help" not in shown
    again = desk.post(there, {"note": "Something else"}, follow=True)
    assert "has written this down already" in again.content.decode()
    row.refresh_from_db()
    assert row.note == "Rang Kim, who fetched them."


def test_before_and_after_are_paired_by_the_application(challenge, host):
    robin = make_application(challenge, [make_opportunity(host)])
    client, _ = browser_of(robin)
    answer_all(client, at(robin, "items", "before"))
    running(challenge)
    answer_all(client, at(robin, "items", "after"))
    answer_all(client, at(robin, "items", "after"))
    pair = Measure.objects.filter(application=robin)
    assert sorted(one.moment for one in pair) == ["after", "before"]
    assert {one.response.answers.count() for one in pair} == {5}
