"""A campaign that is closed to free text when nobody is there to read it."""

import datetime as dt

import pytest
from django.utils import timezone

from surveys.models import Response
from tests.surveys.walking import address, answer, begin, make_open_survey, question
from voice.programme.models import Campaign

WORDS = "what I wanted to say"


@pytest.fixture
def survey(db):
    return make_open_survey()


def staffed(*, ended_minutes_ago: int | None) -> None:
    """Nobody is there since so many minutes; None: nobody was there today at all."""
    now = timezone.localtime()
    hours = {"staffed_days": [(now.weekday() + 1) % 7], "staffed_from": dt.time(9)}
    hours["staffed_until"] = dt.time(17)
    if ended_minutes_ago is not None:
        ended = now - dt.timedelta(minutes=ended_minutes_ago)
        begins = ended - dt.timedelta(hours=1)
        hours = {
            "staffed_days": list(range(7)),
            "staffed_from": begins.time(),
            "staffed_until": ended.time(),
        }
    Campaign.objects.update(outside_hours="closed", **hours)


def drafted() -> dict:
    return Response.objects.get().draft


def test_the_door_and_the_question_say_when_one_can_write(client, survey):
    staffed(ended_minutes_ago=None)
    assert "You cannot write just now" in client.get(address(survey)).content.decode()
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    page = client.get(question(survey, "because")).content.decode()
    assert "You cannot write just now" in page
    assert "<textarea" not in page
    answer(client, survey, "because", go="skipped")
    assert drafted()["because"] == {"refusal": "skipped"}


def test_words_that_come_when_nobody_is_there_stay_on_the_page(client, survey):
    staffed(ended_minutes_ago=None)
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    page = answer(client, survey, "because", answer=WORDS).content.decode()
    assert "You cannot write just now" in page
    assert WORDS in page
    assert "because" not in drafted()


def test_whoever_was_writing_when_the_day_ended_may_finish(client, survey):
    if timezone.localtime().time() < dt.time(1, 15):
        pytest.skip("the day has only begun")
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    staffed(ended_minutes_ago=10)
    answer(client, survey, "because", answer=WORDS)
    assert drafted()["because"]["text"] == WORDS
    client.post(question(survey, "because"), {})
    assert drafted()["because"]["text"] == WORDS
