"""What machines say against a page: axe, sizes of controls, width, and the Nu HTML checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import axe_playwright_python
import pytest

from tests.browser.way import SMALL

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast"]}
RUN = """(only) => axe.run(document, {runOnly: only, resultTypes: ["violations"]})
  .then((found) => found.violations.map((rule) => rule.id + ": " + rule.nodes[0].html))"""
WIDTHS = (320, 1280)
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
LOOKS = (
    LIGHT,
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
VNU = os.environ.get("VNU_JAR", "var/tools/node_modules/vnu-jar/build/dist/vnu.jar")


def faults_of(page) -> list[str]:
    """What axe says against a page in every look, and what on it is too small or too wide."""
    page.evaluate(AXE)
    faults = []
    for width in WIDTHS:
        faults += small_or_wide(page, width)
        for look in LOOKS:
            page.emulate_media(**look)
            faults += [f"{width}, {look}: {one}" for one in page.evaluate(RUN, TAGS)]
    page.emulate_media(**LIGHT)
    return faults


def faults_at_a_glance(page) -> list[str]:
    """The same for less time: all rules in one look, and of colours alone in the others."""
    page.evaluate(AXE)
    faults = [*small_or_wide(page, 1280), *small_or_wide(page, 320), *page.evaluate(RUN, TAGS)]
    for look in LOOKS[1:]:
        page.emulate_media(**look)
        faults += [f"{look}: {one}" for one in page.evaluate(RUN, COLOURS)]
    page.emulate_media(**LIGHT)
    return faults


def small_or_wide(page, width: int) -> list[str]:
    least = 64 if page.locator("body.youngest").count() else 44
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    small = [f"{width}: {one}" for one in page.evaluate(SMALL, least)]
    return [*small, *([f"{wide} wide at {width}"] if wide > width else [])]


def html_faults(folder: Path) -> list[str]:
    """What the Nu checker says against the sources of pages in a folder.

    To be asked last: where there is no checker the test ends here, as skipped.
    """
    if shutil.which("java") is None or not Path(VNU).exists():
        pytest.skip("all but the HTML passed: `make checker` fetches its checker, or set VNU_JAR")
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    command = ["java", "-jar", VNU, *options, *map(str, folder.glob("*.html"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said = json.loads(done.stdout)["messages"]
    return sorted(
        {f"{unquote(Path(m['url']).stem)}: {m['message']} {m.get('extract')}" for m in said}
    )
