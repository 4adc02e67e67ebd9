"""Coming back with four words, taking answers away, and saying what the survey was like."""

import datetime as dt

import pytest
from django.utils import timezone

from surveys.actions import returning
from surveys.models import Answer, Response, ReturnPhrase, Review
from surveys.phrase_words import WORDS
from surveys.phrases import phrase_for, read_phrase
from surveys.views.browser_key import cookie_name
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_survey, open_now
from tests.surveys.walking import (
    ELSEWHERE_SENT,
    HERE,
    address,
    answer,
    begin,
    draft,
    fill_in,
    key_in,
    make_open_survey,
    phrase_in,
    question,
    words,
)


@pytest.fixture
def survey(db):
    return make_open_survey()


def stop(client, survey, **sent):
    return client.post(address(survey, "keep"), sent)


def four_words(client, survey):
    return " ".join(phrase_in(client.get(address(survey, "keep"))))


def come_back(client, survey, text):
    client.cookies.clear()
    return client.post(address(survey, "return"), {"words": text}, **HERE)


def finish(client, survey):
    client.post(address(survey, "check"))


def test_the_words_are_2048_plain_and_different():
    assert len(set(WORDS)) == len(WORDS) == 2048
    assert {word.isascii() and word.islower() and 3 <= len(word) <= 10 for word in WORDS} == {True}


def test_stopping_keeps_what_is_on_the_page_and_gives_four_words(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    response = stop(client, survey, **{"from": "because", "answer": "Half a thought"})
    assert (response.status_code, response.url) == (303, address(survey, "keep"))
    assert draft()["because"] == {"text": "Half a thought"}
    given = four_words(client, survey).split()
    assert given == phrase_for(Response.objects.get().submission_key)
    row = ReturnPhrase.objects.get()
    assert not set(given) & {row.words_hash, str(row.campaign_id)}


def test_four_words_carry_on_with_the_same_answers_on_another_device(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    stop(client, survey)
    text = four_words(client, survey)
    typed = "  " + text.upper().replace(" ", " - ") + "\n"
    response = come_back(client, survey, typed)
    assert response.url == question(survey, "need")
    answer(client, survey, "need", answer=["parks"])
    finish(client, survey)
    assert Response.objects.count() == 1
    assert Answer.objects.count() == 2


def test_two_devices_on_one_phrase_keep_the_last_page_and_send_once(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    stop(client, survey)
    first = client.cookies[cookie_name(survey)].value
    come_back(client, survey, four_words(client, survey))
    answer(client, survey, "need", answer=["parks"])
    client.cookies[cookie_name(survey)] = first
    answer(client, survey, "need", answer=["shops"])
    finish(client, survey)
    assert client.get(address(survey, "check")).url == address(survey, "receipt")
    picked = Answer.objects.get(question__code="need").picked.values_list("choice__code")
    assert list(picked) == [("shops",)]


@pytest.mark.parametrize("text", ["zinc zinc zinc zinc", "one", "a b c d e", "🎉", "x" * 150])
def test_words_that_we_do_not_know_say_so_and_give_no_key(client, survey, text):
    response = client.post(address(survey, "return"), {"words": text}, **HERE)
    assert response.context["form"].errors["words"] == ["We do not know these four words."]
    assert not response.cookies


def test_guessing_is_stopped_for_the_campaign_and_then_even_good_words_wait(
    client, survey, monkeypatch
):
    monkeypatch.setattr(returning, "WRONG_AN_HOUR", 3)
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    stop(client, survey)
    good = four_words(client, survey)
    for _ in range(3):
        assert come_back(client, survey, "zinc zinc zinc zinc").status_code == 200
    response = come_back(client, survey, good)
    assert response.status_code == 429
    assert "Please wait a while" in words(response)


def test_another_site_cannot_lead_a_browser_into_answers_that_it_knows(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    stop(client, survey)
    text = four_words(client, survey)
    client.cookies.clear()
    response = client.post(address(survey, "return"), {"words": text}, **ELSEWHERE_SENT)
    assert (response.status_code, len(response.cookies)) == (403, 0)


def test_words_of_another_campaign_are_unknown(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    stop(client, survey)
    text = four_words(client, survey)
    other = make_survey("Another", campaign=make_campaign("Another campaign"))
    open_now(other)
    assert "We do not know these four words." in words(come_back(client, other, text))


def test_words_that_somebody_has_are_not_given_twice(client, survey):
    for turn in range(2):
        begin(client, survey)
        answer(client, survey, "likes", answer="yes")
        if turn:
            mine = Response.objects.exclude(return_phrase__isnull=False).get()
            row = ReturnPhrase.objects.get()
            row.words_hash = returning.phrase_row(mine, row.campaign_id).words_hash
            row.save()
        stop(client, survey)
        last = four_words(client, survey)
        client.cookies.clear()
    second = Response.objects.get(return_phrase__turn=1)
    assert last.split() == phrase_for(second.submission_key, 1)


@pytest.mark.parametrize(
    ("text", "read"),
    [("Bee CAKE, dawn.eel", ["bee", "cake", "dawn", "eel"]), ("bee cake dawn", None), ("", None)],
)
def test_a_phrase_is_read_as_it_is_typed(text, read):
    assert read_phrase(text) == read


def test_stopping_without_cookies_gives_the_words_at_once(client, survey):
    page = client.get(client.post(address(survey)).url)
    client.cookies.clear()
    sent = {"key": key_in(page), "from": "likes", "answer": "yes"}
    page = client.post(address(survey, "keep"), sent, **HERE)
    assert phrase_in(page) == phrase_for(Response.objects.get().submission_key)
    assert draft() == {"likes": {"codes": ["yes"]}}


# Taking away -----------------------------------------------------------------------------------


def test_a_draft_is_deleted_at_once_and_nothing_is_left(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    stop(client, survey)
    response = client.post(address(survey, "yours"))
    assert "Your answers are deleted" in words(response)
    assert response.cookies[cookie_name(survey)].value == ""
    assert (Response.objects.count(), ReturnPhrase.objects.count()) == (0, 0)


def test_sent_answers_are_deleted_with_the_four_words_until_the_survey_closes(client, survey):
    fill_in(client, survey, likes="no")
    finish(client, survey)
    text = " ".join(phrase_in(client.get(address(survey, "receipt"))))
    assert come_back(client, survey, text).url == address(survey, "receipt")
    client.post(address(survey, "yours"))
    assert (Response.objects.count(), Answer.objects.count(), Review.objects.count()) == (0, 0, 0)


def test_sent_answers_stay_once_they_are_part_of_the_results(client, survey):
    fill_in(client, survey)
    finish(client, survey)
    campaign = survey.campaign
    campaign.closes_on = timezone.localdate() - dt.timedelta(days=1)
    campaign.save()
    response = client.post(address(survey, "yours"))
    assert response.status_code == 409
    assert "Now they are part of the results." in words(response)
    assert Answer.objects.count() == 2


def test_another_site_cannot_delete_answers(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    assert client.post(address(survey, "yours"), **ELSEWHERE_SENT).status_code == 403
    assert Response.objects.count() == 1


def test_deleting_without_a_key_is_refused(client, survey):
    assert client.post(address(survey, "yours"), **HERE).status_code == 403


def test_who_has_lost_the_key_is_told_of_the_four_words(client, survey):
    assert f'href="{address(survey, "return")}"' in words(client.get(address(survey, "yours")))


# After sending ---------------------------------------------------------------------------------


def test_the_receipt_shows_the_words_and_is_the_same_when_refreshed(client, survey):
    fill_in(client, survey)
    finish(client, survey)
    receipt = client.get(address(survey, "receipt"))
    assert phrase_in(receipt) == phrase_for(Response.objects.get().submission_key)
    assert words(client.get(address(survey, "receipt"))) == words(receipt)


def test_two_taps_say_what_the_survey_was_like(client, survey):
    fill_in(client, survey)
    finish(client, survey)
    assert client.post(address(survey, "rate"), {"rating": "ok"}).url == address(survey, "receipt")
    assert "Why was that?" in words(client.get(address(survey, "receipt")))
    client.post(address(survey, "rate"), {"reason": "long"})
    response = Response.objects.get()
    assert (response.rating, response.rating_reason) == ("ok", "long")


@pytest.mark.parametrize("sent", [{"rating": "superb"}, {"reason": "x" * 5000}, {}])
def test_a_rating_that_is_not_offered_changes_nothing(client, survey, sent):
    fill_in(client, survey)
    finish(client, survey)
    assert client.post(address(survey, "rate"), sent).status_code == 303
    assert Response.objects.get().rating == ""


def test_rating_before_sending_leads_to_the_start(client, survey):
    begin(client, survey)
    assert client.post(address(survey, "rate"), {"rating": "ok"}).url == address(survey)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"helped": "wrote", "helper": "family"}, ("wrote", "family")),
        ({"helped": "wrote"}, ("wrote", "")),
        ({"helped": "alone", "helper": "family"}, ("", "")),
        ({"helped": "robot", "helper": "x" * 5000}, ("", "")),
    ],
)
def test_who_helped_and_how_is_kept_where_somebody_did(client, survey, sent, kept):
    fill_in(client, survey)
    client.post(address(survey, "check"), sent)
    response = Response.objects.get()
    assert (response.helped, response.helper) == kept


def test_one_page_says_who_asks_and_lets_one_ask_complain_and_delete(client, survey):
    fill_in(client, survey)
    page = words(client.get(address(survey, "yours")))
    about = f"?about={survey.campaign.key}&amp;speak=en-gb"
    assert (f'"/contact/{about}"' in page, f'"/complaint/{about}"' in page) == (True, True)
    assert all(text in page for text in ("Who can read your answers?", "Delete my answers"))
    assert survey.campaign.asked_by in page
