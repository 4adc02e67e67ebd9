"""Every type of page that a young person meets, in every look, for machines that look for faults.

Without scripts means: none of ours is fetched. A browser whose scripts are off altogether is in
test_young_journeys.py; the rules of axe need one to run in.
"""

import pytest

from tests.browser.rules import faults_of, html_faults
from tests.browser.young import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_no_page_breaks_a_rule_in_any_look(visitor, live_server, youth_worker, tmp_path, scripts):
    page = visitor(320, scripts=True)
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    faults, seen = [], set()
    for name, source in Visit(page, live_server.url, youth_worker):
        seen.add(name)
        (tmp_path / f"{name}.html").write_text(source)
        faults += [f"{name}: {fault}" for fault in faults_of(page)]
        if "youngest" in name and page.locator("body.youngest").count() == 0:
            faults.append(f"{name}: not drawn for the youngest")
    assert not faults, "\n".join(faults)
    assert len(seen) >= 53
    assert html_faults(tmp_path) == []
