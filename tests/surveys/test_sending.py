"""Pages that a script sends: it is told where to go on, and the same is kept as without one."""

import pytest

from surveys.models import Response
from surveys.views.browser_key import cookie_name
from tests.surveys.walking import (
    ELSEWHERE_SENT,
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

BY_SCRIPT = {"HTTP_X_REQUESTED_WITH": "fetch", **HERE}


@pytest.fixture
def survey(db):
    return make_open_survey()


def test_a_script_is_told_where_a_browser_would_be_led(client, survey):
    begin(client, survey)
    told = client.post(question(survey, "likes"), {"answer": "no"}, **BY_SCRIPT)
    assert (told.status_code, told.content) == (200, b"")
    assert told.headers["X-Go-To"] == question(survey, "because")
    assert "Location" not in told.headers
    assert told.headers["Cache-Control"] == "no-store"
    assert draft() == {"likes": {"codes": ["no"]}}


def test_sending_the_same_page_again_and_again_keeps_it_once(client, survey):
    begin(client, survey)
    for _ in range(3):
        client.post(question(survey, "likes"), {"answer": "yes"}, **BY_SCRIPT)
    assert draft() == {"likes": {"codes": ["yes"]}}
    answer(client, survey, "need", answer=["parks"])
    sent = [client.post(address(survey, "check"), **BY_SCRIPT) for _ in range(3)]
    assert {one.headers["X-Go-To"] for one in sent} == {address(survey, "receipt")}
    assert Response.objects.complete().count() == 1


def test_a_page_to_look_at_comes_as_it_is(client, survey):
    begin(client, survey)
    page = client.post(question(survey, "likes"), {"answer": "moon"}, **BY_SCRIPT)
    assert "X-Go-To" not in page.headers
    assert "Choose one of the answers on this page." in words(page)


def test_a_key_that_changed_comes_along(client, survey):
    fill_in(client, survey)
    was = client.cookies[cookie_name(survey)].value
    told = client.post(
        f"{address(survey, 'speak')}?page=check", {"speak": "en-gb~easy_read"}, **BY_SCRIPT
    )
    assert told.headers["X-Go-To"] == address(survey, "check")
    assert told.cookies[cookie_name(survey)].value != was


def test_another_site_gains_nothing_by_it(client, survey):
    begin(client, survey)
    page = client.post(
        question(survey, "likes"),
        {"answer": "yes"},
        HTTP_X_REQUESTED_WITH="fetch",
        **ELSEWHERE_SENT,
    )
    assert (page.status_code, "X-Go-To" in page.headers) == (403, False)
    assert not Response.objects.exists()


def test_only_pages_that_a_cookie_goes_with_are_sent_so(client, survey):
    begin(client, survey)
    with_cookie = words(client.get(question(survey, "likes")))
    client.cookies.clear()
    without = words(client.post(question(survey, "likes"), {"answer": ""}, **HERE))
    marks = ("data-retry", "Not saved yet")
    assert [mark in with_cookie for mark in marks] == [True, True]
    assert [mark in without for mark in marks] == [False, False]
