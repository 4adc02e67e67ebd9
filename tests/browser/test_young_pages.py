"""Every type of page that a young person meets, in every look, for machines that look for faults.

Without scripts means: none of ours is fetched. A browser whose scripts are off altogether is in
test_young_journeys.py; the rules of axe need one to run in.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import axe_playwright_python
import pytest

from tests.browser.way import SMALL
from tests.browser.young import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(tags) => axe.run(document, {runOnly: tags, resultTypes: ["violations"]})
  .then((found) => found.violations.map((rule) => rule.id + ": " + rule.nodes[0].html))"""
WIDTHS = (320, 1280)
LOOKS = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
VNU = os.environ.get("VNU_JAR", "var/tools/node_modules/vnu-jar/build/dist/vnu.jar")


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return tmp_path_factory.mktemp("sources")


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_no_page_breaks_a_rule_in_any_look(visitor, live_server, youth_worker, sources, scripts):
    page = visitor(320, scripts=True)
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    faults, seen = [], set()
    for name, source in Visit(page, live_server.url, youth_worker):
        seen.add(name)
        (sources / f"{scripts} {name}.html").write_text(source)
        faults += [f"{name}: {fault}" for fault in faults_of(page)]
        if "youngest" in name and page.locator("body.youngest").count() == 0:
            faults.append(f"{name}: not drawn for the youngest")
    assert not faults, "\n".join(faults)
    assert len(seen) >= 53


def faults_of(page) -> list[str]:
    """What axe says against a page in every look, and what on it is too small or too wide."""
    page.evaluate(AXE)
    is_young = page.locator("body.youngest").count() > 0
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"wider than {width}")
        faults += [f"{width}: {one}" for one in page.evaluate(SMALL, 64 if is_young else 44)]
        for look in LOOKS:
            page.emulate_media(**look)
            faults += [f"{width}, {look}: {one}" for one in page.evaluate(RUN, TAGS)]
    return faults


def test_no_page_breaks_a_rule_of_html(sources):
    """Reads what the tests before this one were sent: the Nu checker is slow to start."""
    pages = sorted(map(str, sources.iterdir()))
    if not pages:
        pytest.skip("no page was visited in this process")
    if shutil.which("java") is None or not Path(VNU).exists():
        pytest.skip("no Java or no vnu.jar: `make checker` fetches it, or set VNU_JAR")
    command = ["java", "-jar", VNU, "--format", "json", "--stdout", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said = json.loads(done.stdout)["messages"]
    faults = {f"{unquote(Path(m['url']).stem)}: {m['message']} {m.get('extract')}" for m in said}
    assert not faults, "\n".join(sorted(faults))
