"""A youth worker builds a survey on a phone, with scripts off."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from surveys.frozen import frozen
from surveys.models import Survey
from tests.browser.way import press, say_who_reads
from tests.factories.accounts import PASSWORD, make_locality, make_person
from voice.accounts.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, email):
    page.goto("/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, page.locator("main button[type=submit]"))


def make_campaign(page):
    today = timezone.localdate()
    press(page, page.get_by_role("link", name="Make the first campaign"))
    page.get_by_label("What is it called?").fill("I Live in Dorset")
    page.get_by_label("Why are you asking?").fill("We want to know what matters to you.")
    page.get_by_label("Who is asking?").fill("the Youth Voice Team")
    page.get_by_label("Who reads the answers?").fill("three youth workers")
    page.get_by_label("First day").fill(today.isoformat())
    page.get_by_label("Last day").fill((today + dt.timedelta(days=20)).isoformat())
    page.get_by_label("The day young people hear").fill((today + dt.timedelta(days=60)).isoformat())
    press(page, page.get_by_role("button", name="Make the campaign"))
    say_who_reads(page)


def add_question(page, part, kind, text, **more):
    press(page, page.get_by_role("link", name=f"Add a question to the part {part}"))
    press(page, page.get_by_role("link", name=kind, exact=True))
    page.get_by_label("Your question").fill(text)
    for label, value in more.items():
        page.get_by_label(label.replace("_", " ")).fill(value)
    press(page, page.get_by_role("button", name="Add the question"))


@pytest.fixture
def page(visitor):
    make_locality("CHE", "Chesil")
    make_locality("DOR", "Dorchester")
    make_person(Role.YOUTH_WORKER, email="jo@example.org", name="Jo")
    make_person(Role.SAFEGUARDING_LEAD, email="ash@example.org", name="Zed")
    page = visitor(width=360)
    sign_in(page, "jo@example.org")
    return page


def test_a_survey_is_built_opened_and_corrected_without_scripts(page):
    make_campaign(page)
    press(page, page.get_by_role("link", name="Make a survey"))
    page.get_by_label("What is the survey called?").fill("What matters to you?")
    page.get_by_label("11 to 13").check()
    page.get_by_label("14 to 16").check()
    press(page, page.get_by_role("button", name="Make the survey"))

    add_question(page, "What you think", "Yes, no or not sure", "Do you feel safe here?")
    add_question(
        page, "What you think", "Choose some", "What do you like?", Choices="The beach\nFriends"
    )
    press(page, page.get_by_role("link", name="Add a part"))
    page.get_by_label("What is this part about?").fill("Feeling safe")
    press(page, page.get_by_role("button", name="Save"))
    add_question(page, "Feeling safe", "Longer answer", "What would help?")
    press(page, page.get_by_role("link", name="Change when the part Feeling safe is shown"))
    page.get_by_role("checkbox", name="No", exact=True).check()
    press(page, page.get_by_role("button", name="Save"))
    press(page, page.get_by_role("button", name="Move the part Feeling safe up"))
    press(page, page.get_by_role("button", name="Move the part Feeling safe down"))

    press(page, page.get_by_role("link", name="Preview"))
    assert page.get_by_text("This is a preview.").is_visible()
    page.go_back()
    press(page, page.get_by_role("link", name="Open it"))
    press(page, page.get_by_role("button", name="Open it"))
    assert page.locator("img.qr").evaluate("node => node.naturalWidth") > 0

    version = Survey.objects.get().versions.get()
    seen = frozen(version.pk, version.revision)
    assert [(s.code, s.show_if_question) for s in seen.sections] == [
        ("think", None),
        ("feeling-safe", "feel-safe-here"),
        ("about-you", None),
    ]
    assert seen.question("like").choice_codes == ("beach", "friends")

    press(page, page.get_by_role("link", name=re.compile("Change ?: What would help")))
    page.get_by_label("Your question").fill("What would help you?")
    press(page, page.get_by_role("button", name="Save"))
    version.refresh_from_db()
    assert frozen(version.pk, version.revision).words("q:help")[0].text == "What would help you?"

    press(page, page.get_by_role("link", name=re.compile("Take out ?: What do you like")))
    press(page, page.get_by_role("button", name="Stop asking it"))
    assert page.get_by_text("“What do you like?” is no longer asked.").is_visible()
    press(page, page.get_by_role("button", name="Put the changes live"))
    assert Survey.objects.get().versions.count() == 2


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_the_builder_is_wider_than_the_screen(visitor, width):
    make_person(Role.YOUTH_WORKER, email="jo@example.org", name="Jo")
    make_person(Role.SAFEGUARDING_LEAD, email="ash@example.org", name="Zed")
    page = visitor(width=width)
    sign_in(page, "jo@example.org")
    make_campaign(page)
    campaign = page.url
    press(page, page.get_by_role("link", name="Make a survey"))
    page.get_by_label("What is the survey called?").fill("What matters to you?")
    press(page, page.get_by_role("button", name="Make the survey"))
    survey = page.url
    press(page, page.get_by_role("link", name="Add a question to the part What you think"))
    kinds = page.url
    wide = []
    for address in (campaign, survey, kinds, f"{kinds}?kind=ranking", f"{survey}open/"):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []
