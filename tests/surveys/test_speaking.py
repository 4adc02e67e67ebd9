"""Languages and reading layers: changed on any page, with the place and every answer kept."""

import pytest

from surveys.models import Layer, Response, Wording
from surveys.views.browser_key import cookie_name
from tests.factories.surveys import open_now
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
    question,
    words,
)
from voice.shared.languages import direction_of, name_of

WELSH = "Wyt ti yn hoffi byw yma?"
ARABIC = "هل تحب العيش هنا؟"


@pytest.fixture
def survey(db):
    survey = make_open_survey()
    likes = survey.questions.get(code="likes")
    because = survey.questions.get(code="because")
    Wording.objects.create(question=likes, language="cy", text=WELSH)
    Wording.objects.create(question=likes, language="ar", text=ARABIC)
    easy = {"layer": Layer.EASY_READ, "text": "Is it good here?"}
    Wording.objects.create(question=likes, **easy)
    Wording.objects.create(question=because, language="cy", text="Pam ddim?")
    open_now(survey)
    return survey


def speak(client, survey, page, spoken, **sent):
    return client.post(f"{address(survey, 'speak')}?page={page}", {"speak": spoken, **sent})


def test_before_the_start_a_link_changes_the_language_without_a_cookie(client, survey):
    response = client.get(address(survey) + "?speak=cy~standard")
    assert '<html lang="cy" dir="ltr">' in words(response)
    assert not response.cookies
    client.post(address(survey) + "?speak=cy~standard")
    assert WELSH in words(client.get(question(survey, "likes")))


def test_each_language_is_named_in_itself(client, survey):
    offered = client.get(address(survey)).context["languages"]
    assert [(one.name, one.direction, one.is_now) for one in offered] == [
        ("English", "ltr", True),
        ("العربيّة", "rtl", False),
        ("Cymraeg", "ltr", False),
    ]


def test_changing_language_keeps_the_place_and_what_was_typed(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    response = speak(client, survey, "because", "cy~standard", answer="Half a thought")
    assert response.url == question(survey, "because")
    page = client.get(response.url)
    assert "Pam ddim?" in words(page)
    assert page.context["form"]["answer"].value() == "Half a thought"
    assert Response.objects.get().language == "cy"


def test_changing_language_keeps_even_what_is_too_long_to_store(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    page = speak(client, survey, "because", "cy~standard", answer="a" * 5_001)
    assert page.context["form"]["answer"].value() == "a" * 5_001
    assert "Pam ddim?" in words(page)


def test_words_that_are_not_translated_say_which_language_they_are_in(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    speak(client, survey, "need", "ar~standard")
    page = words(client.get(question(survey, "need")))
    assert '<html lang="ar" dir="rtl">' in page
    assert '<h1><span lang="en-gb" dir="ltr">What is needed?</span></h1>' in page


def test_easy_read_is_another_wording_of_the_same_codes(client, survey):
    begin(client, survey)
    speak(client, survey, "likes", "en-gb~easy_read")
    assert "<h1>Is it good here?</h1>" in words(client.get(question(survey, "likes")))
    fill_in(client, survey)
    client.post(address(survey, "check"))
    response = Response.objects.get()
    assert (response.layer, response.answers.count()) == ("easy_read", 2)


@pytest.mark.parametrize("spoken", ["xx~standard", "cy~shouting", "cy", "", "a" * 10_000])
def test_a_language_that_the_survey_lacks_is_said_and_loses_nothing(client, survey, spoken):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    page = speak(client, survey, "because", spoken, answer="Half a thought")
    assert "We do not have that language yet" in words(page)
    assert '<html lang="en-gb" dir="ltr">' in words(page)
    assert page.context["form"]["answer"].value() == "Half a thought"
    assert draft()["because"]["text"] == "Half a thought"
    page = words(client.get(question(survey, "because")))
    assert "We do not have that language yet" not in page
    assert client.get(address(survey) + f"?speak={spoken}").status_code == 200


def test_changing_language_on_the_check_page_and_the_receipt_stays_there(client, survey):
    fill_in(client, survey)
    assert speak(client, survey, "check", "cy~standard").url == address(survey, "check")
    client.post(address(survey, "check"))
    assert speak(client, survey, "receipt", "ar~standard").url == address(survey, "receipt")
    assert '<html lang="ar" dir="rtl">' in words(client.get(address(survey, "receipt")))
    assert Response.objects.get().language == "cy"


def test_changing_language_without_cookies_carries_the_key_and_the_words(client, survey):
    page = client.get(client.post(address(survey)).url)
    client.cookies.clear()
    sent = {"key": key_in(page), "speak": "cy~standard", "answer": "no"}
    page = client.post(f"{address(survey, 'speak')}?page=likes", sent, **HERE)
    assert WELSH in words(page)
    assert page.context["form"]["answer"].value() == "no"
    page = client.post(question(survey, "likes"), {"key": key_in(page), "answer": "no"}, **HERE)
    assert "Pam ddim?" in words(page)
    assert draft() == {"likes": {"codes": ["no"]}}


def test_another_site_cannot_change_the_language(client, survey):
    begin(client, survey)
    before = client.cookies[cookie_name(survey)].value
    address_to = f"{address(survey, 'speak')}?page=likes"
    client.post(address_to, {"speak": "cy~standard"}, **ELSEWHERE_SENT)
    assert client.cookies[cookie_name(survey)].value == before


def test_nonsense_in_accept_language_is_not_even_read(client, survey):
    nonsense = "x-" * 5_000
    page = client.get(address(survey), HTTP_ACCEPT_LANGUAGE=nonsense)
    assert '<html lang="en-gb" dir="ltr">' in words(page)


@pytest.mark.parametrize(
    ("language", "name", "direction"),
    [
        ("en-gb", "English", "ltr"),
        ("ur", "اردو", "rtl"),
        ("xx", "Xx", "ltr"),
        ("ckb", "کوردی", "rtl"),
    ],
)
def test_languages_have_names_and_directions(language, name, direction):
    assert (name_of(language), direction_of(language)) == (name, direction)
