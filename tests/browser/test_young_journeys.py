"""The same way through a survey, however it is gone: the same answers are stored."""

import pytest

from surveys.models import Response, Wording
from tests.browser.way import GO_ON, SAME, SEND, START, STOP, WAY, fill, press, stored
from tests.factories.surveys import open_now
from tests.surveys.walking import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def walk(page, start, at_each):
    """From the start page to the receipt; `at_each` is called on every page."""
    page.goto(start)
    at_each(page)
    press(page, page.locator(START).first)
    for code in WAY:
        at_each(page)
        fill(page, code)
        press(page, page.locator(GO_ON))
    at_each(page)
    press(page, page.locator(SEND))
    at_each(page)


def fits(page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_in_arabic_from_the_right(visitor, survey):
    words = {"likes": "هل تحب المكان هنا؟", "why": "لماذا لا؟"}
    for code, text in words.items():
        question = survey.questions.get(code=code)
        Wording.objects.create(question=question, language="ar", text=text)
    open_now(survey)

    def reads_from_the_right(page):
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
        fits(page)

    page = visitor(360, scripts=True)
    walk(page, f"{address(survey)}?speak=ar~standard", reads_from_the_right)
    assert stored() == SAME
    assert Response.objects.get().language == "ar"


def test_at_four_times_the_size(visitor, survey):
    page = visitor(320, scripts=True, device_scale_factor=4)
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    walk(page, address(survey), fits)
    assert stored() == SAME


def test_with_four_words_on_another_device_from_every_page(visitor, survey):
    page = visitor(360)
    page.goto(address(survey))
    press(page, page.locator(START).first)
    for code in WAY:
        page = go_on_elsewhere(visitor, page, survey)
        fill(page, code)
        press(page, page.locator(GO_ON))
    page = go_on_elsewhere(visitor, page, survey)
    press(page, page.locator(SEND))
    again = come_back(visitor, survey, page.locator("ol.phrase li").all_text_contents())
    assert again.url == page.url
    assert stored() == SAME
    assert Response.objects.count() == 1


def go_on_elsewhere(visitor, page, survey):
    """Stop on this page and come to the same page with another browser."""
    place = page.url
    press(page, page.locator(STOP))
    give = page.locator('main form[action$="/keep/"] button')
    if give.count():
        press(page, give)
    elsewhere = come_back(visitor, survey, page.locator("ol.phrase li").all_text_contents())
    page.context.close()
    assert elsewhere.url == place
    return elsewhere


def come_back(visitor, survey, words):
    page = visitor(360)
    page.goto(address(survey, "return"))
    page.get_by_role("textbox").fill(" ".join(words))
    press(page, page.get_by_role("button", name="Carry on", exact=True))
    return page
