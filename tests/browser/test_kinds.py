"""Every kind of question by keyboard alone, in a real Chromium, looked at on the way."""

import pytest

from surveys.models import Response
from tests.browser.test_gallery import RULES, SMALL, violations
from tests.browser.way import enter, press
from tests.factories.kinds import make_places_to_meet
from tests.factories.surveys import open_now
from tests.surveys.walking import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The keys that answer each page, once its first control has the focus; "|" goes on to the next.
KEYS = {
    "like": "Space",
    "free-day": "ArrowRight",
    "meet": "ArrowDown",
    "feel": "Space | text:It is fun",
    "town-feel-safe-meet-friends": "Space",
    "town-something-rains": "ArrowDown",
    "town-adults-glad-see-outside": "Space",
    "evening": "Space",
    "stops": "Space | Space",
    "need--1": "Space | ArrowDown",
    "need--2": "Space | ArrowDown",
    "need--3": "Space | ArrowDown",
    "need--4": "Space | ArrowDown",
    "money": "text:6 | text:4",
    "three": "text:Trees",
    "best": "text:The pier",
    "drawing": " | text:My den",
    "age": "Space",
    "area": "text:Chesil",
}
CONTROLS = "#ask :is(input, select, textarea):not([type=hidden])"


def tab_to(page, selector: str) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never came to {selector} on {page.url}.")


def answer(page, keys: str) -> None:
    for part in keys.split("|"):
        tab_to(page, CONTROLS)
        key = part.strip()
        if key.startswith("text:"):
            page.keyboard.type(key.removeprefix("text:"))
        elif key:
            page.keyboard.press(key)
    tab_to(page, "#ask button[type=submit]:not([name]):not([aria-label])")
    enter(page)


def test_every_kind_can_be_answered_by_keyboard_alone(youth_worker, visitor):
    survey = make_places_to_meet(youth_worker, opened=False)
    survey.questions.filter(code="age").update(breakdown="")  # else it is asked before the start
    open_now(survey)
    page = visitor(scripts=True, width=320)
    wrong = []
    page.on("pageerror", lambda problem: wrong.append(str(problem)))
    page.goto(address(survey))
    press(page, page.locator("button[name=age]").nth(1))
    press(page, page.get_by_role("button", name="Start", exact=True))
    for code, keys in KEYS.items():
        page.wait_for_url(f"**/q/{code}/")
        if code in {"like", "feel", "need--1", "money", "drawing", "area"}:
            found = [violations(page, type="tag", values=RULES), page.evaluate(SMALL)]
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert (code, found, wide) == (code, [[], []], 320)
        answer(page, keys)
    page.wait_for_url("**/words/")
    draft = {code: entry for code, entry in Response.objects.get().draft.items() if code in KEYS}
    assert wrong == []
    assert draft["money"] == {"codes": ["mend", "new"], "numbers": [6, 4]}
    assert draft["feel"] == {"codes": ["5"], "text": "It is fun"}
    assert draft["drawing"] == {"text": "My den"}
    assert draft["area"] == {"codes": ["che"]}
    assert [len(draft[f"need--{n}"]["codes"]) for n in (1, 2, 3, 4)] == [2, 2, 2, 2]
    assert set(draft) == set(KEYS)
