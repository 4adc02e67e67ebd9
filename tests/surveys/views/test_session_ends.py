"""A reader whose session ends half-way through a redaction loses no word of it."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from surveys.models import Review
from tests.everywhere import places_with
from tests.factories.accounts import make_organisation, make_person
from tests.factories.surveys import make_question, make_response, make_survey, open_now

OURS = {"Sec-Fetch-Site": "same-origin"}
SAID = "my <b>name</b> is Planted Person and I want later buses & trams"
LEFT = "my <b>name</b> is […] and I want later buses & trams"
FIELD = re.compile(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', re.DOTALL)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def address(db):
    survey = make_survey()
    make_question(survey, "best")
    open_now(survey)
    answer = make_response(survey, {"best": SAID}).answers.get()
    return reverse("review_redact", args=[answer.pk])


@pytest.fixture
def reader(youth_worker):
    reader = Client(enforce_csrf_checks=True, headers=OURS)
    reader.force_login(youth_worker)
    return reader


def post(client, address, fields):
    """As a browser sends a plain form."""
    return client.post(address, urlencode(fields, doseq=True), "application/x-www-form-urlencoded")


def typed(reader, address) -> dict:
    token = TOKEN.search(reader.get(address).content.decode())[1]
    return {
        "out": ["3", "4"],
        "shown": "3,4",
        "step": "release",
        "reason": "It names somebody",
        "seen": "held",
        "csrfmiddlewaretoken": token,
    }


def sent_again(page) -> dict:
    words = page.content.decode()
    fields = {}
    for name, value in FIELD.findall(words):
        fields.setdefault(name, []).append(unescape(value))
    return fields | {"csrfmiddlewaretoken": TOKEN.search(words)[1]}


def end_session(reader):
    del reader.cookies[settings.SESSION_COOKIE_NAME]


def test_the_words_come_back_and_are_sent_after_signing_in_again(reader, address, youth_worker):
    sent = typed(reader, address)
    end_session(reader)
    kept = post(reader, address, sent)
    assert kept.status_code == 403
    assert "What you typed is still here" in kept.content.decode()
    assert "no-store" in kept["Cache-Control"]
    assert sent_again(kept)["out"] == ["3", "4"]
    assert Review.objects.get().status == "held"
    assert places_with("[…]") == set()
    reader.force_login(youth_worker)
    reader.cookies[settings.CSRF_COOKIE_NAME] = (
        "a" * 32
    )  # signing in changes the token, so the form's is old
    once_more = post(reader, address, sent_again(kept))
    assert "send it once more" in once_more.content.decode()
    done = post(reader, address, sent_again(once_more))
    assert done.status_code == 302
    assert Review.objects.get().released_text == LEFT


def test_somebody_else_who_signs_in_there_cannot_send_it(reader, address):
    sent = typed(reader, address)
    end_session(reader)
    kept = post(reader, address, sent)
    other = make_person(organisation=make_organisation("Another council"))
    reader.force_login(other)
    assert post(reader, address, sent_again(kept)).status_code == 404
    assert Review.objects.get().status == "held"
    assert "Planted" not in reader.get(reverse("desk")).content.decode()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {}, {"Origin": "null"}])
def test_a_form_from_elsewhere_is_not_given_back(address, headers):
    page = post(Client(headers=headers), address, {"text": "planted by another site"})
    assert page.status_code == 302
    assert "planted by another site" not in page.content.decode()


def test_no_password_is_given_back(db):
    page = post(Client(headers=OURS), reverse("desk"), {"password": "secret words", "text": "kept"})
    assert "secret words" not in page.content.decode()
    assert "kept" in page.content.decode()
