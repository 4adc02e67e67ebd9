"""What scripts add to a young person's page, and that nothing is asked of other hosts for it."""

import pytest
from playwright.sync_api import expect

from surveys.models import Kind, Wording
from tests.browser.way import press
from tests.factories.surveys import make_question, make_survey, open_now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Two voices, of which one would send our words to another company.
VOICES = """
window.said = [];
const synthesis = new EventTarget();
Object.assign(synthesis, {
  getVoices: () => window.voices,
  speak: (one) => { window.said.push([one.text, one.voice.name]); one.onstart?.(); one.onend?.(); },
  cancel: () => {},
});
Object.defineProperty(window, "speechSynthesis", { value: synthesis });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.voices = [
  { name: "far", lang: "en-GB", localService: false },
  { name: "near", lang: "en_US", localService: true },
];
"""


@pytest.fixture
def survey(transactional_db):
    survey = make_survey()
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    Wording.objects.create(question=likes, language="cy", text="Wyt ti'n hoffi byw yma?")
    Wording.objects.filter(question=likes, language="en-gb").update(hint="By the sea, or not.")
    open_now(survey)
    return survey


@pytest.fixture
def page(visitor):
    return visitor(scripts=True)


def test_a_page_is_read_aloud_by_a_voice_of_the_device_alone(page, survey):
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.add_init_script(VOICES)
    page.goto(f"/s/{survey.key}/")
    press(page, page.get_by_role("button", name="Start", exact=True))
    button = page.get_by_role("button", name="Read this page to me")
    assert page.evaluate("window.said") == []
    button.click()
    assert page.evaluate("window.said") == [
        ["Do you like it here?", "near"],
        ["By the sea, or not.", "near"],
        ["Yes", "near"],
        ["No", "near"],
        ["Not sure", "near"],
    ]
    expect(button).to_be_visible()
    page.evaluate("voices.pop(); speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(button).to_be_hidden()
    press(page, page.get_by_role("button", name="Cymraeg"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Wyt ti'n hoffi byw yma?")
    expect(page.locator("[data-read]")).to_be_hidden()
    assert len(hosts) == 1


def test_leaving_takes_the_place_of_the_page_so_that_back_does_not_return(
    page, survey, live_server, settings
):
    settings.EXIT_ADDRESS = f"{live_server.url}/live/"
    page.goto(f"{live_server.url}/ready/")
    page.goto(f"/s/{survey.key}/")
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("**/live/")
    page.go_back()
    assert page.url.endswith("/ready/")
