"""A phone that loses its line in the middle: the words stay, and are sent once it is back."""

import pytest
from playwright.sync_api import expect

from surveys.models import Response
from tests.browser.way import GO_ON, SAME, SEND, START, WAY, fill, press, stored
from tests.surveys.walking import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(visitor, survey):
    page = visitor(360, scripts=True)
    page.goto(address(survey))
    press(page, page.locator(START).first)
    return page


def unsaved(page):
    return page.get_by_role("alert").filter(has_text="Not saved yet")


def keeps_nothing(page) -> bool:
    """Whether the browser holds nothing but the one cookie of the survey."""
    kept = page.evaluate(
        "async () => localStorage.length + sessionStorage.length + (await caches.keys()).length"
        " + (await indexedDB.databases()).length"
    )
    return (kept, len(page.context.cookies())) == (0, 1)


def test_words_stay_on_the_page_and_are_sent_when_the_line_is_back(page):
    fill(page, "likes")
    press(page, page.locator(GO_ON))
    fill(page, "why")
    expect(unsaved(page)).to_be_hidden()
    page.context.set_offline(True)
    page.locator(GO_ON).click()
    expect(unsaved(page)).to_contain_text("Your answer is still on this page.")
    assert page.get_by_role("textbox").input_value() == "More buses"
    assert "why" not in Response.objects.get().draft
    assert keeps_nothing(page)
    with page.expect_navigation():
        page.context.set_offline(False)
    assert page.url.endswith("/q/feel/")
    assert Response.objects.get().draft["why"] == {"text": "More buses"}


def test_it_tries_again_by_itself_where_the_browser_notices_nothing(page):
    """A line that is there and carries nothing: no event says when it is back."""
    asked = []

    def lose_two(route):
        asked.append(route.request.method)
        route.abort() if len(asked) < 3 else route.continue_()

    page.route("**/q/likes/", lose_two)
    fill(page, "likes")
    with page.expect_navigation(timeout=20_000):
        page.locator(GO_ON).click()
    assert asked == ["POST"] * 3
    assert Response.objects.get().draft == {"likes": {"codes": ["no"]}}


def test_what_is_changed_meanwhile_is_what_is_sent(page):
    page.context.set_offline(True)
    page.locator('[value="yes"]').check()
    page.locator(GO_ON).click()
    expect(unsaved(page)).to_be_visible()
    page.locator('[value="no"]').check()
    with page.expect_navigation():
        page.context.set_offline(False)
    assert Response.objects.get().draft == {"likes": {"codes": ["no"]}}


def test_a_server_that_restarts_is_waited_for(page):
    answers = [503, 502, 504]

    def restart(route):
        if answers and route.request.method == "POST":
            route.fulfill(status=answers.pop(), body="Bad gateway")
        else:
            route.continue_()

    page.route("**/q/likes/", restart)
    fill(page, "likes")
    with page.expect_navigation(timeout=30_000):
        page.locator(GO_ON).click()
    assert (answers, Response.objects.get().draft) == ([], {"likes": {"codes": ["no"]}})


def test_leaving_while_it_tries_sends_nothing_and_does_not_come_back(
    page, survey, live_server, settings
):
    settings.EXIT_ADDRESS = f"{live_server.url}/live/"
    page.route("**/q/likes/", lambda route: route.abort())
    fill(page, "likes")
    page.locator(GO_ON).click()
    expect(unsaved(page)).to_be_visible()
    page.unroute("**/q/likes/")
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("**/live/")
    page.wait_for_timeout(2_500)
    assert page.url.endswith("/live/")
    assert not Response.objects.exists()


def test_all_answers_are_sent_once_though_the_line_breaks_after_the_server_has_them(page):
    for code in WAY:
        fill(page, code)
        press(page, page.locator(GO_ON))
    lost = []

    def lose_the_reply(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.route("**/check/", lose_the_reply)
    with page.expect_navigation(timeout=20_000):
        page.locator(SEND).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have your answers")
    assert lost
    assert stored() == SAME
    assert Response.objects.count() == 1


def test_what_is_wrong_is_said_as_without_a_script(page):
    for code in ("likes", "why", "feel"):
        fill(page, code)
        press(page, page.locator(GO_ON))
    for box in page.get_by_role("checkbox").all():
        box.check()
    press(page, page.locator(GO_ON))
    expect(page.get_by_role("alert").first).to_contain_text("You can choose up to 2. You chose 3.")
    assert page.title().startswith("Error:")
    focused = page.evaluate("document.activeElement.className")
    assert focused == "error-summary"
