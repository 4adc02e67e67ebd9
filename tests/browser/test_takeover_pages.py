"""Every type of page of a Takeover, in every look, for machines that look for faults.

As `test_young_pages.py` is of the pages of surveys; without our scripts, which none of these needs.
"""

from itertools import chain

import pytest

from tests.browser.takeover import Visit
from tests.browser.test_young_pages import AXE, RUN, TAGS
from tests.browser.way import SMALL

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The other looks change colours alone, so only those are looked at again.
COLOURS = {"dark": ("dark", "none"), "forced colours": ("light", "active")}


@pytest.fixture
def page(visitor):
    page = visitor(320, scripts=True)
    page.route("**/*.js", lambda route: route.abort())
    return page


def test_no_page_of_a_takeover_breaks_a_rule_in_any_look(page, live_server):
    faults, seen = [], set()
    for name in Visit(page, live_server.url):
        assert name not in seen
        seen.add(name)
        faults += [f"{name}: {fault}" for fault in faults_of(page)]
    assert not faults, "\n".join(faults)
    assert len(seen) >= 50


def test_no_page_of_a_takeover_breaks_a_rule_from_the_right(page, live_server):
    """In Arabic: mirrored, nothing wider than the phone, and English words marked as English."""
    faults = []
    visit = Visit(page, live_server.url, "ar")
    for name in chain(visit.applying(), visit.getting_ready(), visit.parents()):
        html = page.locator("html")
        if (html.get_attribute("lang"), html.get_attribute("dir")) != ("ar", "rtl"):
            faults.append(f"{name}: not in Arabic")
        faults += [f"{name}: {fault}" for fault in small_or_wide(page, 320)]
    assert not faults, "\n".join(faults)


def small_or_wide(page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    small = [f"{width}: {one}" for one in page.evaluate(SMALL, 44)]
    return [*small, *([f"{wide} wide at {width}"] if wide > width else [])]


def faults_of(page) -> list[str]:
    """What axe says against a page in every look, and what on it is too small or too wide."""
    page.evaluate(AXE)
    faults = [*small_or_wide(page, 1280), *small_or_wide(page, 320)]
    faults += page.evaluate(RUN, TAGS)
    for look, (scheme, forced) in COLOURS.items():
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        faults += [f"{look}: {one}" for one in page.evaluate(RUN_COLOURS)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    return faults


RUN_COLOURS = """() => axe.run(document, {runOnly: {type: "rule", values: ["color-contrast"]},
    resultTypes: ["violations"]})
  .then((found) => found.violations.map((rule) => rule.id + ": " + rule.nodes[0].html))"""
