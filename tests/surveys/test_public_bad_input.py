"""What nobody should send to a young person's page, and what a young person well may."""

import pytest

from surveys.models import Answer, Kind, Response
from surveys.views.browser_key import cookie_name
from tests.factories.surveys import make_question, open_now
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


@pytest.fixture
def survey(db):
    return make_open_survey()


def test_a_later_page_before_an_earlier_one_leads_to_the_first_that_waits(client, survey):
    begin(client, survey)
    assert client.get(question(survey, "need")).url == question(survey, "likes")
    sent_first = answer(client, survey, "need", answer=["parks"])
    assert sent_first.url == question(survey, "likes")
    assert client.post(address(survey, "check")).url == question(survey, "likes")
    assert client.get(address(survey, "receipt")).url == question(survey, "likes")


def test_sending_first_of_all_leads_to_the_first_question(client, survey):
    begin(client, survey)
    assert client.post(address(survey, "check")).url == question(survey, "likes")
    assert not Response.objects.exists()


@pytest.mark.parametrize("code", ["because", "unknown"])
def test_a_page_that_the_route_does_not_hold_stores_nothing(client, survey, code):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    assert client.get(question(survey, code)).url == question(survey, "need")
    assert answer(client, survey, code, answer="Hidden").url == question(survey, "need")
    assert draft() == {"likes": {"codes": ["yes"]}}


def test_a_choice_that_is_not_offered_is_refused_without_repeating_it(client, survey):
    begin(client, survey)
    page = words(answer(client, survey, "likes", answer="<b>maybe"))
    assert page.count("Choose one of the answers on this page.") == 2
    assert "maybe" not in page
    assert "<title>Error: " in page
    assert not Response.objects.exists()


def test_too_many_and_unknown_choices_are_refused_with_the_choice_kept(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    page = answer(client, survey, "need", answer=["parks", "buses", "shops"])
    assert page.context["form"].errors["answer"] == ["You can choose up to 2. You chose 3."]
    assert page.context["form"]["answer"].value() == ["parks", "buses", "shops"]
    page = answer(client, survey, "need", answer=["x"] * 900)
    assert page.context["form"].errors["answer"] == ["Choose one of the answers on this page."]


@pytest.fixture
def writing(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    return lambda text: answer(client, survey, "because", answer=text)


@pytest.mark.parametrize("length", [4_999, 5_000])
def test_long_answers_that_fit_are_kept_whole(writing, length):
    assert writing("é" * length).status_code == 303
    assert draft()["because"]["text"] == "é" * length


@pytest.mark.parametrize("length", [5_001, 100_000])
def test_an_answer_that_is_too_long_comes_back_whole(writing, length):
    page = writing("a" * length)
    said = (
        f"That is too long for us to keep. You can write 5,000 letters. You wrote {length:,}. "
        "Please make it shorter."
    )
    assert page.context["form"].errors["answer"] == [said]
    assert "a" * length in words(page)
    assert "because" not in draft()


def test_a_form_that_is_far_too_big_is_refused_kindly(client, survey, writing):
    response = writing("a" * 300_000)
    assert response.status_code == 413
    assert "The pages before it are safe." in words(response)
    assert draft() == {"likes": {"codes": ["no"]}}


def test_a_form_with_far_too_many_fields_is_refused_kindly(client, survey):
    begin(client, survey)
    response = answer(client, survey, "likes", **{f"field{n}": "x" for n in range(3_200)})
    assert response.status_code == 413
    assert "That was too much at once" in words(response)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("No\x00 buses\x1b", "No buses"),
        ("\u202eevil\u202c words", "evil words"),
        ("🎉👨‍👩‍👧‍👦", "🎉👨‍👩‍👧‍👦"),
        ("one\r\ntwo", "one\ntwo"),
        ("=1+1", "=1+1"),
        ("{{ 7*7 }}<script>alert(1)</script>", "{{ 7*7 }}<script>alert(1)</script>"),
        ("مرحبا\u200f!", "مرحبا\u200f!"),
    ],
)
def test_strange_but_honest_words_are_kept(writing, sent, kept):
    assert writing(sent).status_code == 303
    assert draft()["because"] == {"text": kept}


def test_what_was_written_is_shown_as_words_and_never_runs(client, survey, writing):
    writing("<script>alert(1)</script>{{ 7*7 }}")
    answer(client, survey, "need", go="skipped")
    client.post(address(survey, "may_quote"), {"go": "skipped"})
    page = words(client.get(address(survey, "check")))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page


def test_a_null_byte_in_a_choice_is_refused(client, survey):
    begin(client, survey)
    assert answer(client, survey, "likes", answer="yes\x00").status_code == 200
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "proof",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_REFERER": "https://evil.example/s/"},
    ],
)
def test_a_post_from_elsewhere_is_refused_with_the_words_in_it(client, survey, proof):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    response = client.post(question(survey, "because"), {"answer": "My words"}, **proof)
    assert response.status_code == 403
    assert "Please press the button once more" in words(response)
    assert response.context["form"]["answer"].value() == "My words"
    assert "because" not in draft()


def test_a_post_from_elsewhere_never_gets_the_key_that_it_brought(client, survey):
    theirs = client.post(address(survey)).cookies[cookie_name(survey)].value
    client.cookies.clear()
    response = client.post(
        question(survey, "likes"), {"answer": "yes", "key": theirs}, **ELSEWHERE_SENT
    )
    assert response.status_code == 403
    assert key_in(response) not in {"", theirs}
    assert not Response.objects.exists()


def test_a_post_without_any_key_comes_back_filled_in_and_then_goes_through(client, survey):
    response = client.post(question(survey, "likes"), {"answer": "unsure"}, **HERE)
    assert response.status_code == 403
    assert response.context["form"]["answer"].value() == "unsure"
    sent = {"answer": "unsure", "key": key_in(response)}
    assert client.post(question(survey, "likes"), sent, **HERE).status_code == 200
    assert draft() == {"likes": {"codes": ["unsure"]}}


def test_a_forged_key_is_no_key(client, survey):
    sent = {"answer": "yes", "key": "f" * 32 + "~1~1~en-gb~standard:forged"}
    assert client.post(question(survey, "likes"), sent, **HERE).status_code == 403
    assert not Response.objects.exists()


def test_a_key_of_another_survey_is_no_key(client, survey):
    other = make_open_survey(title="Another")
    theirs = client.post(address(other)).cookies[cookie_name(other)].value
    sent = {"answer": "yes", "key": theirs}
    assert client.post(question(survey, "likes"), sent, **HERE).status_code == 403
    assert not Response.objects.exists()


def test_sending_from_elsewhere_is_refused(client, survey):
    fill_in(client, survey)
    response = client.post(address(survey, "check"), **ELSEWHERE_SENT)
    assert response.status_code == 403
    assert "Please press the button once more" in words(response)
    assert not Answer.objects.exists()


def test_two_tabs_keep_both_pages_and_send_once(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    answer(client, survey, "because", answer="First tab")
    answer(client, survey, "because", answer="Second tab")
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"go": "skipped"})
    first, second = (client.post(address(survey, "check")).url for _ in range(2))
    late = answer(client, survey, "because", answer="Too late").url
    assert {first, second, late} == {address(survey, "receipt")}
    assert Answer.objects.get(question__code="because").text == "Second tab"


def test_an_open_draft_is_drawn_from_its_own_version(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    make_question(survey, "new", Kind.YES_NO, "Something new?", section=survey.sections.first())
    open_now(survey)
    fill_in(client, survey)
    assert client.post(address(survey, "check")).url == address(survey, "receipt")
    assert Response.objects.get().version.number == 1


@pytest.mark.parametrize("page", ["receipt", "help", "exit"])
def test_a_page_that_only_shows_takes_no_post(client, survey, page):
    assert client.post(address(survey, page)).status_code == 405
