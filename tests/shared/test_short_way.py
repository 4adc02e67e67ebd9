"""The young person's pages go past what serves staff alone; nothing else does."""

import pytest

from surveys.views import pages
from tests.surveys.walking import address, begin, make_open_survey, question


@pytest.fixture
def survey(db):
    return make_open_survey()


def test_a_young_persons_page_has_no_session_and_no_user_and_every_header(client, survey):
    begin(client, survey)
    response = client.get(question(survey, "likes"))
    assert not hasattr(response.wsgi_request, "session")
    assert not hasattr(response.wsgi_request, "user")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert int(response.headers["Content-Length"]) == len(response.content)


@pytest.mark.parametrize("page", ["/s/", "/s/x/nothing/", "/desk/", "/s"])
def test_other_addresses_go_the_whole_way(client, survey, page):
    assert hasattr(client.get(page).wsgi_request, "session")


def test_a_host_that_is_not_ours_is_refused(client, survey):
    assert client.get(address(survey), HTTP_HOST="evil.example").status_code == 400


def test_a_fault_on_a_young_persons_page_is_said_calmly(client, survey, monkeypatch):
    def fail(journey, **context):
        raise RuntimeError("Parks")

    monkeypatch.setattr(pages, "draw_start", fail)
    client.raise_request_exception = False
    response = client.get(address(survey))
    assert response.status_code == 500
    assert b"Parks" not in response.content
