"""Every component, as Chromium draws it: accessibility rules, widths, sizes of controls."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from voice.shared import gallery as shared

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = (*shared.LOOKS, "kinds")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    + " word-spacing: .16em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
# Links within a sentence are exempt (inline); a card's link covers its card.
SMALL = """() => [...document.querySelectorAll(
    "a:not(.skip, .card-title a), button, input:not([type=hidden]), select, textarea, summary")]
  .filter((e) => e.checkVisibility() && getComputedStyle(e).display !== "inline")
  .map((e) => [e.tagName, e.textContent.trim().slice(0, 40), e.getBoundingClientRect()])
  .filter(([, , box]) => box.width < 43.9 || box.height < 43.9)
  .map(([tag, words, box]) => `${tag} ${words} ${box.width} x ${box.height}`)"""


@pytest.fixture
def gallery(settings, visitor):
    settings.VOICE_LOCAL = True

    def opened(look, **options):
        page = visitor(scripts=True, **options)
        page.goto(f"/gallery/{look}/")
        return page

    return opened


def violations(page, **only) -> list[tuple[str, list]]:
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": only})
    return [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("look", LOOKS)
def test_gallery_breaks_no_rule_of_accessibility(gallery, look, width):
    page = gallery(look, width=width)
    assert violations(page, type="tag", values=RULES) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("look", LOOKS)
def test_gallery_can_be_read_in_the_dark(gallery, look, width):
    page = gallery(look, width=width, color_scheme="dark")
    assert violations(page, type="rule", values=["color-contrast", "link-in-text-block"]) == []


@pytest.mark.parametrize("look", LOOKS)
def test_gallery_fits_a_narrow_screen(gallery, look):
    page = gallery(look, width=320)
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    page.evaluate(SPACING)
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    page.evaluate("document.documentElement.dir = 'rtl'")
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert widths == [320, 320, 320]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("look", LOOKS)
def test_gallery_has_no_control_too_small_to_hit(gallery, look, width):
    assert gallery(look, width=width).evaluate(SMALL) == []


def test_rows_of_the_youngest_are_sixty_four_high(gallery):
    page = gallery("survey", width=320)
    heights = page.eval_on_selector_all(
        ".youngest .choice", "rows => rows.map((r) => r.getBoundingClientRect().height)"
    )
    assert min(heights) >= 64


def test_error_summary_has_the_focus_and_leads_to_the_control(gallery):
    page = gallery("survey", width=360)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.click(".error-summary a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_bad-one_0"


def test_counter_speaks_only_near_the_limit(gallery):
    page = gallery("survey", width=360)
    count = page.locator('[data-count-for="id_blank-long"]')
    first = count.text_content()
    page.fill("#id_blank-long", "x" * 100)
    page.wait_for_timeout(900)
    far = count.text_content()
    page.fill("#id_blank-long", "x" * 205)
    page.wait_for_timeout(900)
    assert (far, count.text_content()) == (first, "Letters too many: 5")


def test_gallery_keeps_to_the_content_policy_in_a_browser(gallery, settings):
    settings.VOICE_LOCAL = True
    page = gallery("public", width=1280)
    said = []
    page.on("console", lambda message: said.append(message.text))
    for look in LOOKS:
        page.goto(f"/gallery/{look}/")
    assert [words for words in said if "Content Security Policy" in words] == []
