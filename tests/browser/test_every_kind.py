"""Every kind of question on a phone, with and without scripts, from the left and from the right."""

import pytest

from surveys.models import Kind
from tests.browser.test_gallery import RULES, violations
from tests.browser.way import GO_ON, SEND, SMALL, START, press
from tests.factories.kinds import ONE_SENT, code_of, make_every_kind, page_of, words_for
from tests.factories.surveys import open_now
from tests.surveys.test_every_kind import drawing, stored, wanted
from tests.surveys.walking import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAYS = [("en-gb", "standard"), ("ar", "standard"), ("ar", "easy_read")]


def tap(page, name: str, value: str) -> None:
    """Answer one control: a row by its label, as a finger does; a box by typing."""
    control = page.locator(f'[name="{name}"]')
    kind = control.first.evaluate("e => e.type")
    if kind in {"radio", "checkbox"}:
        row = page.locator(f'[name="{name}"][value="{value}"]')
        page.locator(f'label[for="{row.get_attribute("id")}"]').click()
        assert row.is_checked()
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill(value)


def answer(page, kind: Kind) -> None:
    for name, value in ONE_SENT[kind][0].items():
        for one in [value] if isinstance(value, str) else value:
            tap(page, name, one)
    if kind is Kind.ARTWORK:
        file = drawing()
        chosen = {"name": file.name, "mimeType": "image/jpeg", "buffer": file.read()}
        page.locator("[name=answer]").set_input_files(chosen)


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
@pytest.mark.parametrize(("language", "layer"), WAYS)
def test_every_kind_fits_a_phone_and_is_stored_alike(visitor, db, scripts, language, layer):
    survey = make_every_kind(WAYS)
    open_now(survey)
    page = visitor(360, scripts=scripts)
    broken, faults = [], []
    page.on("pageerror", lambda problem: broken.append(str(problem)))
    page.goto(f"{address(survey)}?speak={language}~{layer}")
    press(page, page.locator(START).first)
    for kind in Kind:
        assert page.url.endswith(f"/q/{page_of(kind)}/")
        html = page.locator("html")
        told = (html.get_attribute("lang"), html.get_attribute("dir"))
        assert told == (language, "rtl" if language == "ar" else "ltr")
        assert page.get_by_text(words_for(code_of(kind), language, layer)).count()
        faults += [f"{kind}: {one}" for one in page.evaluate(SMALL, 44)]
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            faults.append(f"{kind}: wider than the phone")
        if scripts:
            found = violations(page, type="tag", values=RULES)
            faults += [f"{kind}: {one}" for one in found]
        answer(page, kind)
        press(page, page.locator(GO_ON).last)
    tap(page, "answer", "yes")
    press(page, page.locator(GO_ON))
    press(page, page.locator(SEND))
    assert (broken, faults) == ([], [])
    assert stored() == wanted()
