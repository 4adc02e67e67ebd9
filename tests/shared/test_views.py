import pytest
from django.conf import settings as project
from django.core.exceptions import PermissionDenied

from voice.shared import views


def words(response) -> tuple[int, int]:
    """The status, and how many headings of the first level the page has."""
    return response.status_code, response.content.decode().count("<h1>")


@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.refused, 403), (views.not_found, 404)],
)
def test_error_page_has_its_status_and_says_what_to_do(rf, view, status):
    response = view(rf.get("/"), PermissionDenied())
    assert words(response) == (status, 1)
    assert response.content.decode().count("Go to the first page") == 1


def test_csrf_failure_is_explained_without_the_word(rf):
    response = views.csrf_failure(rf.post("/"), "CSRF cookie not set.")
    assert words(response) == (403, 1)
    assert "CSRF" not in response.content.decode()


def test_broken_page_needs_no_database_and_no_context(rf):
    response = views.broken(rf.get("/"))
    assert words(response) == (500, 1)
    assert project.PRODUCT_NAME in response.content.decode()


@pytest.mark.django_db
def test_address_that_is_not_there_gets_our_page(client, settings):
    settings.DEBUG = False
    response = client.get("/nothing-here/")
    assert words(response) == (404, 1)
