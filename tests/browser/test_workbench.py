"""The workbench by keyboard alone, and young people working it out together without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from analysis import together
from analysis.actions.curating import rename_theme
from analysis.actions.together import open_session
from analysis.models import Theme
from tests.browser.test_designing import sign_in
from tests.browser.way import press
from tests.factories.accounts import make_person
from tests.factories.themes import code, hear, make_run, make_theme, make_written, said
from voice.accounts.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = [f"more buses to the {place}" for place in ("beach", "town", "park", "pool", "school")]
SAID += [f"a park near the {place}" for place in ("sea", "shops", "farm", "church", "river")]


@pytest.fixture
def worker(transactional_db):
    return make_person(Role.YOUTH_WORKER, email="jo@example.org", name="Jo")


@pytest.fixture
def question(worker):
    question = make_written(by=worker)
    answers = hear(question, *SAID, by=worker, may_quote=True)
    theme = make_theme(question, "Parks")
    make_theme(question, "Play", position=1)
    for answer in answers[5:]:
        code(answer, theme, strength=0.5)
    make_run(question, {"buses town": answers[:3], "buses school": answers[3:5]})
    rename_theme(theme=theme, label="Green places", by=worker)
    return question


def test_a_suggestion_is_adopted_under_a_new_name_with_two_keys_beside_it(
    question, visitor, worker
):
    page = visitor(width=1280, scripts=True)
    sign_in(page, worker.email)
    page.goto(reverse("themes", args=[question.key]))

    page.keyboard.press("n")
    page.keyboard.type("Getting about")
    page.keyboard.press("Enter")

    page.wait_for_selector("text=“Getting about” is now one of the themes.")
    assert len(said(Theme.objects.get(label="Getting about"))) == 3


def test_answers_are_sorted_and_the_last_change_undone_by_keys(question, visitor, worker):
    theme = Theme.objects.get(label="Green places")
    page = visitor(width=1280, scripts=True)
    sign_in(page, worker.email)
    page.goto(reverse("theme", args=[theme.key]))

    for key in ("j", "x", "j", "x", "t", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector("text=2 ticked: taken out.")
    assert len(said(theme)) == 3

    page.keyboard.press("u")
    page.wait_for_selector("text=Undone.")
    assert len(said(theme)) == 5


def test_keys_can_be_turned_off(question, visitor, worker):
    page = visitor(width=1280, scripts=True)
    sign_in(page, worker.email)
    address = reverse("themes", args=[question.key])
    page.goto(address)
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Use these keys").uncheck()

    page.goto(address)
    page.keyboard.press("n")

    assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("width", [320, 1280])
def test_desk_pages_fit_and_pass_axe(question, visitor, worker, width):
    session = open_with(question, worker)
    page = visitor(width=width, scripts=True)
    sign_in(page, worker.email)
    theme = Theme.objects.get(label="Green places")
    for address in (
        reverse("themes", args=[question.key]),
        reverse("theme_checks", args=[question.key]),
        reverse("themes_history", args=[question.key]),
        reverse("theme_nest", args=[theme.key]),
        reverse("theme_split", args=[theme.key]),
        reverse("sessions", args=[question.key]),
        reverse("session_new", args=[question.key]),
        reverse("session", args=[session.key]),
    ):
        page.goto(address)
        looks_well(page, address)


def open_with(question, by):
    return open_session(
        question=question,
        answers=together.fit_for_cards(question),
        group_name="Youth Council",
        hours=2,
        by=by,
    )


def looks_well(page, address):
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0, address
    found = Axe().run(page).response["violations"]
    assert [(address, one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_young_people_sort_and_name_on_a_phone_without_scripts(question, visitor, worker):
    """How the pages look and read is in test_young_pages.py."""
    session = open_with(question, worker)
    page = visitor(width=320, scripts=False)
    page.goto("/together/")
    page.get_by_label("The code on the screen").fill(session.code)
    press(page, page.get_by_role("button", name="Go in"))
    press(page, page.get_by_role("button", name="Start"))
    for _ in range(10):
        page.get_by_label("Green places").check()
        press(page, page.get_by_role("button", name="Next card"))
    press(page, page.get_by_role("link", name="Green places"))
    page.get_by_label("Think of a name").fill("Places to play")
    press(page, page.get_by_role("button", name="Save"))

    assert "You chose one" in page.content()
    assert {cookie["name"] for cookie in page.context.cookies()} == {"seat"}
    assert together.tally(session) == {"seats": 1, "cards": 10, "sorted": 10, "votes": 1}
