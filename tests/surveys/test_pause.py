"""The calm page after an answer that may be of danger, and what is stored of it."""

import pytest
from django.test import Client

from surveys.models import Review
from surveys.screening import Band
from tests.surveys.walking import HERE, address, answer, begin, key_in, make_open_survey, words

GRAVE = "My dad hits me when he is drunk"


@pytest.fixture
def survey(db):
    return make_open_survey()


def say_why(client, survey, text):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    return answer(client, survey, "because", answer=text)


@pytest.mark.parametrize(
    ("text", "page"), [(GRAVE, "pause"), ("No buses", "need"), ("I get bullied", "need")]
)
def test_after_a_grave_answer_comes_help_and_after_others_the_next_question(
    client, survey, text, page
):
    assert say_why(client, survey, text).url.rstrip("/").endswith(page)


def test_the_calm_page_offers_help_and_goes_on_and_never_says_why(client, survey):
    say_why(client, survey, GRAVE)
    page = words(client.get(address(survey, "pause")))
    assert "Thank you for telling us" in page
    assert 'href="tel:' in page
    assert f'href="{address(survey, "question", "need")}"' in page
    for telling in ("dad", "detect", "danger word", "because you"):
        assert telling not in page.lower().replace("are you in danger now?", "")
    assert words(Client().get(address(survey, "pause"), follow=True)).count("<h1") == 1


def test_without_cookies_the_calm_page_carries_the_key_on(survey):
    client = Client()
    page = client.get(address(survey, "question", "likes"), **HERE)
    sent = {"key": key_in(page), "answer": "no"}
    client.cookies.clear()
    page = client.post(address(survey, "question", "likes"), sent, **HERE)
    sent = {"key": key_in(page), "answer": GRAVE}
    page = client.post(address(survey, "question", "because"), sent, **HERE)
    assert page.status_code == 200
    assert "Thank you for telling us" in words(page)
    assert key_in(page)


def test_a_sent_answer_is_held_with_places_and_none_of_its_words(client, survey):
    say_why(client, survey, GRAVE)
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"answer": "no"})
    client.post(address(survey, "check"))
    review = Review.objects.get()
    assert (review.status, review.band) == (Review.Status.HELD, Band.DANGER)
    mark = review.screening["marks"][0]
    assert (mark[0], GRAVE[mark[3] : mark[4]]) == ("physical", "My dad hits me")
    assert not any(word in str(review.screening) for word in ("dad", "drunk"))


def test_with_the_screening_broken_a_grave_answer_is_stored_held_and_near_the_top(
    client, survey, monkeypatch
):
    monkeypatch.setattr("surveys.screening.sentences_of", lambda text: 1 / 0)
    assert say_why(client, survey, GRAVE).url.rstrip("/").endswith("need")
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"answer": "no"})
    client.post(address(survey, "check"))
    review = Review.objects.get()
    assert (review.status, review.band) == (Review.Status.HELD, Band.UNREAD)
    assert review.screening["problem"] == "broke"
