"""Requests that no page of ours makes: each is answered calmly, and stores nothing odd."""

import pytest

from surveys.models import Response
from surveys.views.browser_key import cookie_name
from tests.surveys.walking import (
    HERE,
    address,
    answer,
    begin,
    draft,
    fill_in,
    make_open_survey,
    question,
    words,
)

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def survey(db):
    return make_open_survey()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"answer": "yes"}', "application/json", 303),  # no field of ours in it: a skip
        (b"<a>yes</a>", "text/xml", 303),
        (b"answer=yes", "", 303),
        (b"answer", FORM, 303),
        (b"\xff\xfe\x00", FORM, 303),
        (b"answer=%ff%fe", FORM, 200),  # no letters: not one of the choices
        (b"answer=%ED%A0%80", FORM, 200),  # half of a surrogate pair
        (b"answer=no&answer=yes", FORM, 303),  # the last counts, as browsers have it
        (b"answer=yes" + b"&" * 5_000, FORM, 413),
        (b"--x\r\n\r\nyes", "multipart/form-data; boundary=x", 303),
        (b"--x\r\nContent-Disposition: form-data", "multipart/form-data", 400),
    ],
)
def test_a_body_in_any_shape_is_read_calmly(client, survey, body, kind, status):
    begin(client, survey)
    response = client.post(question(survey, "likes"), body, content_type=kind)
    assert response.status_code == status
    kept = [one.draft for one in Response.objects.all()]
    assert kept in ([], [{"likes": {"refusal": "skipped"}}], [{"likes": {"codes": ["yes"]}}])


@pytest.mark.parametrize("sent", ["\ud800", "a\ud83d b", "\udfff\ud800"])
def test_half_a_letter_is_kept_as_a_mark_that_it_was_there(client, survey, sent):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    body = b"answer=" + sent.encode("utf-8", "surrogatepass")
    response = client.post(question(survey, "because"), body, content_type=FORM)
    assert response.status_code == 303
    draft()["because"]["text"].encode()  # can be written anywhere


@pytest.mark.parametrize(
    "page",
    [
        *("/s/1 OR 1/", "/s/-1/", "/s/9e99/", "/s/" + "a" * 5_000 + "/", "/s/../desk/"),
        *("/s/x.json", "/s/x/q/", "/s/%00/", "/s/%F0%9F%98%80/", "/s/x/embed"),
    ],
)
def test_an_address_of_nothing_is_not_found(client, survey, page):
    response = client.get(page.replace("x", survey.key, 1) if page.startswith("/s/x") else page)
    assert response.status_code in {301, 302, 404}
    assert survey.title not in words(response)


@pytest.mark.parametrize("code", ["LIKES", "likes'", "0", "likes--1", "a" * 3_000])
def test_a_question_that_is_not_there_leads_to_one_that_is(client, survey, code):
    begin(client, survey)
    response = client.get(f"/s/{survey.key}/q/{code}/")
    assert response.status_code == 404 or response.url == question(survey, "likes")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("page", ["start", "check", "yours", "return"])
def test_other_methods_change_nothing(client, survey, method, page):
    fill_in(client, survey)
    before = draft()
    assert getattr(client, method)(address(survey, page)).status_code == 405
    assert draft() == before


@pytest.mark.parametrize(
    "query",
    [
        "speak=" + "x" * 10_000,
        "speak=%00",
        "speak=cy~standard",
        "speak=~",
        "change=%FF",
        "a=1&" * 500,
    ],
)
@pytest.mark.parametrize("page", ["start", "check", "help"])
def test_whatever_is_asked_for_in_the_address_a_page_comes(client, survey, page, query):
    fill_in(client, survey)
    assert client.get(f"{address(survey, page)}?{query}").status_code == 200


@pytest.mark.parametrize("value", ["", "x", "~" * 500, "\\x00:\\xff", "1~2~3:4", "é" * 2_000])
def test_a_cookie_that_we_did_not_make_is_no_key(client, survey, value):
    client.cookies[cookie_name(survey)] = value
    assert client.get(question(survey, "likes"), **HERE).status_code in {200, 302}
    sent = client.post(question(survey, "likes"), {"answer": "yes"}, **HERE)
    assert sent.status_code == 403
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_ACCEPT_LANGUAGE": "xx-" * 4_000},
        {"HTTP_ACCEPT_LANGUAGE": "../../etc"},
        {"HTTP_ACCEPT_ENCODING": "gzip;q=banana, \x00"},
        {"HTTP_REFERER": "http://[::1"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_SEC_FETCH_SITE": "banana"},
    ],
)
def test_odd_headers_get_the_same_page(client, survey, header):
    page = client.get(address(survey), **header)
    assert page.status_code == 200
    assert b"evil.example" not in page.content
    begin(client, survey)
    assert answer_with(client, survey, header).status_code in {303, 403}


def answer_with(client, survey, header):
    return client.post(question(survey, "likes"), {"answer": "yes"}, **header)


def test_the_last_page_first_stores_nothing_and_leads_to_the_first(client, survey):
    begin(client, survey)
    response = client.post(address(survey, "may_quote"), {"answer": "yes"}, **HERE)
    assert response.url == question(survey, "likes")
    assert not Response.objects.exists()
