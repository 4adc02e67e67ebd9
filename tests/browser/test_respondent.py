"""A young person's whole way in a real browser: on a phone with scripts off, and by keyboard."""

import pytest
from playwright.sync_api import expect

from surveys.models import Response
from tests.browser import way
from tests.browser.way import SAME, SMALL, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def press(page, name):
    way.press(page, page.get_by_role("button", name=name, exact=True))


def look(page):
    """Nothing sideways, every control big enough, and nothing that axe objects to."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(SMALL, 44)
    assert small == []


def walk(page, survey, *, at_each=lambda page: None):
    page.goto(f"/s/{survey.key}/")
    heading(page, "What matters to you?")
    at_each(page)
    press(page, "Start")
    heading(page, "Do you like it here?")
    at_each(page)
    page.get_by_label("No", exact=True).check()
    press(page, "Continue")
    heading(page, "Why not?")
    at_each(page)
    page.get_by_role("textbox").fill("More buses")
    press(page, "Continue")
    heading(page, "How do you feel today?")
    at_each(page)
    page.get_by_label("Happy", exact=True).check()
    press(page, "Continue")
    heading(page, "What is needed?")
    for place in ("Parks", "Buses", "Shops"):
        page.get_by_label(place).check()
    press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("You can choose up to 2. You chose 3.")
    at_each(page)
    page.get_by_label("Shops").uncheck()
    press(page, "Continue")
    heading(page, "Put these in order")
    at_each(page)
    page.get_by_label("Shops").select_option(label="1st")
    page.get_by_label("Buses").select_option(label="2nd")
    press(page, "Continue")
    heading(page, "Which town is best?")
    at_each(page)
    press(page, "Skip")
    heading(page, "May we show other people what you wrote?")
    page.get_by_label("No, please do not show it").check()
    press(page, "Continue")
    heading(page, "Check your answers")
    at_each(page)
    press(page, "Send my answers")
    heading(page, "Thank you. We have your answers")
    at_each(page)


def test_the_whole_way_on_a_phone_with_scripts_off(visitor, survey):
    page = visitor(360)
    walk(page, survey, at_each=look)
    assert stored() == SAME


def test_no_cookie_before_start_and_no_other_host_ever(visitor, survey, live_server):
    page = visitor(360, scripts=True)
    asked = set()
    page.on("request", lambda request: asked.add(request.url.split("/s/")[0].split("/static/")[0]))
    page.goto(f"/s/{survey.key}/")
    assert page.context.cookies() == []
    walk(page, survey)
    assert asked == {live_server.url}
    cookies = [(c["name"], c["httpOnly"], c["sameSite"]) for c in page.context.cookies()]
    assert cookies == [(f"draft-{survey.key}", True, "Lax")]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_going_back_in_the_browser_and_sending_again_make_one_response(visitor, survey):
    page = visitor(360)
    walk(page, survey)
    page.go_back()
    page.go_back()
    page.goto(f"/s/{survey.key}/check/")
    heading(page, "Thank you. We have your answers")
    page.reload()
    heading(page, "Thank you. We have your answers")
    assert Response.objects.count() == 1


def test_a_change_comes_back_to_the_check_page_and_tells_what_it_took_away(visitor, survey):
    page = visitor(360)
    page.goto(f"/s/{survey.key}/")
    press(page, "Start")
    page.get_by_label("No", exact=True).check()
    press(page, "Continue")
    page.get_by_role("textbox").fill("More buses")
    press(page, "Continue")
    for _ in range(4):
        press(page, "Skip")
    press(page, "Skip")
    heading(page, "Check your answers")
    way.press(page, page.get_by_role("link", name="Change Do you like it here?"))
    assert page.get_by_label("No", exact=True).is_checked()
    page.get_by_label("Yes", exact=True).check()
    press(page, "Continue")
    heading(page, "Check your answers")
    expect(page.get_by_role("main")).to_contain_text("We took away your answers to these: Why not?")


def tab_to(page, name, *, role=None):
    """Press Tab until the control with these words has the focus, which must be seen."""
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const e = document.activeElement
                const s = getComputedStyle(e)
                const row = e.nextElementSibling ? getComputedStyle(e.nextElementSibling) : s
                const words = (e.labels && e.labels[0] ? e.labels[0] : e).textContent.trim()
                const seen = [s, row].some(x => x.outlineStyle !== "none" && x.outlineWidth >= "2")
                return [words.replace(/\\s+/g, " "), seen]
            }"""
        )
        assert focused[1], f"the focus is not seen on {focused[0]!r}"
        if focused[0] == name:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_the_whole_way_by_keyboard_alone(visitor, survey):
    page = visitor(360)
    keys = page.keyboard
    page.goto(f"/s/{survey.key}/")
    tab_to(page, "Start")
    way.enter(page)
    heading(page, "Do you like it here?")
    tab_to(page, "Yes")
    keys.press("ArrowDown")
    way.enter(page)
    heading(page, "Why not?")
    tab_to(page, "Why not?")
    keys.type("More buses")
    tab_to(page, "Continue")
    way.enter(page)
    heading(page, "How do you feel today?")
    tab_to(page, "Really happy")
    keys.press("ArrowDown")
    way.enter(page)
    heading(page, "What is needed?")
    tab_to(page, "Parks")
    keys.press("Space")
    tab_to(page, "Buses")
    keys.press("Space")
    tab_to(page, "Continue")
    way.enter(page)
    heading(page, "Put these in order")
    tab_to(page, "Buses")
    keys.type("2nd")
    tab_to(page, "Shops")
    keys.type("1st")
    tab_to(page, "Continue")
    way.enter(page)
    heading(page, "Which town is best?")
    tab_to(page, "Skip")
    way.enter(page)
    heading(page, "May we show other people what you wrote?")
    tab_to(page, "Continue")
    way.enter(page)
    heading(page, "Check your answers")
    tab_to(page, "Send my answers")
    way.enter(page)
    heading(page, "Thank you. We have your answers")
    assert stored() == SAME
