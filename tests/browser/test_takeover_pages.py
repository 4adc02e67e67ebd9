"""Every type of page of a Takeover, in every look, for machines that look for faults.

As `test_young_pages.py` is of the pages of surveys; without our scripts, which none of these needs.
`EVERY_LOOK=1` has all rules tried in all looks, which takes a minute and a half more.
"""

import os
from itertools import chain

import pytest

from tests.browser.rules import faults_at_a_glance, faults_of, html_faults, small_or_wide
from tests.browser.takeover import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

look_at = faults_of if os.environ.get("EVERY_LOOK") else faults_at_a_glance


@pytest.fixture
def phone(visitor):
    phone = visitor(320, scripts=True)
    phone.route("**/*.js", lambda route: route.abort())
    return phone


@pytest.fixture
def sent(phone):
    """What the server sent last as a page, on `phone`."""
    last = {}

    def keep(response) -> None:
        request = response.request
        if request.is_navigation_request() and "html" in response.headers.get("content-type", ""):
            last["page"] = response

    phone.on("response", keep)
    return last


def test_no_page_of_a_takeover_breaks_a_rule_in_any_look(phone, live_server, sent, tmp_path):
    faults, seen = [], set()
    for name in Visit(phone, live_server.url):
        assert name not in seen
        seen.add(name)
        (tmp_path / f"{name}.html").write_text(sent["page"].text())
        faults += [f"{name}: {fault}" for fault in look_at(phone)]
    assert not faults, "\n".join(faults)
    assert len(seen) >= 50
    assert html_faults(tmp_path) == []


def test_no_page_of_a_takeover_breaks_a_rule_from_the_right(phone, live_server):
    """In Arabic: mirrored, nothing wider than the phone, and English words marked as English."""
    faults = []
    visit = Visit(phone, live_server.url, "ar")
    for name in chain(visit.applying(), visit.getting_ready(), visit.parents()):
        html = phone.locator("html")
        if (html.get_attribute("lang"), html.get_attribute("dir")) != ("ar", "rtl"):
            faults.append(f"{name}: not in Arabic")
        faults += [f"{name}: {fault}" for fault in small_or_wide(phone, 320)]
    assert not faults, "\n".join(faults)
