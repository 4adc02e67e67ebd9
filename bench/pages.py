"""Weight, requests, marks and queries of the young person's pages: `python -m bench.pages`.

A real Chromium goes through a whole survey on the production server, first with an empty cache.
What went over the wire is counted, headers included; so are other hosts that were asked, and
cookies before *Start*. Lighthouse marks five pages as a phone sees them, where it is installed
(`make lighthouse`; it needs Node): the best of three, for a busy machine is marked along with the
page. Its absence is said. Queries are counted by walking the same pages in this process. Exits 1
when a figure is not met.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from bench.site import ANSWERS, make_eight_questions, serving, settings_for

FIRST, NEXT, REQUESTS = 14_000, 4_000, 3  # bytes, bytes, requests of a first visit
READS, WRITES, SENDS = 2, 2, 9  # queries of a page, of keeping an answer, of sending all
LIGHTHOUSE = os.environ.get("LIGHTHOUSE", "var/tools/node_modules/.bin/lighthouse")
MARKS = ("performance", "accessibility", "best-practices")


@dataclass
class Wire:
    """What a browser fetched since the last `take`: answers that led elsewhere too."""

    page: Page
    sizes: dict[str, int] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)  # requests that the browser's memory answered

    def __post_init__(self):
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self.led_elsewhere)
        session.on("Network.requestServedFromCache", lambda e: self.kept.add(e["requestId"]))
        session.on("Network.responseReceived", self.began)
        session.on("Network.loadingFinished", self.ended)

    def led_elsewhere(self, event: dict) -> None:
        if redirect := event.get("redirectResponse"):
            self.count(f"{event['requestId']} before", redirect)

    def began(self, event: dict) -> None:
        """The head of an answer: all of it that is counted where the page is left meanwhile."""
        if not event["response"].get("fromDiskCache"):
            self.count(event["requestId"], event["response"])

    def ended(self, event: dict) -> None:
        self.count(event["requestId"], event)

    def count(self, key: str, found: dict) -> None:
        if found["encodedDataLength"] and key not in self.kept:
            self.sizes[key] = int(found["encodedDataLength"])

    def take(self) -> tuple[int, int]:
        """(bytes, requests) since the last time."""
        self.page.wait_for_load_state("networkidle")
        taken, self.sizes = self.sizes, {}
        return sum(taken.values()), len(taken)


def fill(page: Page, code: str) -> None:
    for name, value in ANSWERS[code].items():
        values = [value] if isinstance(value, str) else value
        for one in values:
            control = page.locator(f'[name="{name}"]')
            kind = control.first.evaluate("e => e.type")
            if kind in {"radio", "checkbox"}:
                page.locator(f'[name="{name}"][value="{one}"]').check()
            elif kind == "select-one":
                control.select_option(one)
            else:
                control.fill(one)


def press(page: Page, name: str) -> None:
    """Press a button, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def weigh(address: str, key: str) -> tuple[list[tuple[str, int, int, int]], set[str], int]:
    """(page, bytes, requests, most bytes allowed) of each page of a whole way through; the other
    hosts that were asked; and the number of cookies before *Start*."""
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
        wire = Wire(page)
        page.goto(f"{address}/s/{key}/")
        rows.append(("start, first visit", *wire.take(), FIRST))
        cookies = len(page.context.cookies())
        press(page, "Start")
        for code in ANSWERS:
            rows.append((f"question: {code}", *wire.take(), NEXT))
            fill(page, code)
            press(page, "Continue")
        rows.append(("check your answers", *wire.take(), NEXT))
        press(page, "Send")
        rows.append(("receipt", *wire.take(), NEXT))
        others = wire.hosts - {urlsplit(address).netloc}
        browser.close()
        rows.append(("a question, first visit", *weigh_first_question(playwright, address, key)))
    return rows, others, cookies


def weigh_first_question(playwright, address: str, key: str) -> tuple[int, int, int]:
    """A question's page with an empty cache, as for somebody who comes back."""
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.request.post(f"{address}/s/{key}/", headers={"Sec-Fetch-Site": "same-origin"})
    page = context.new_page()
    wire = Wire(page)
    page.goto(f"{address}/s/{key}/q/age/")
    weight, requests = wire.take()
    browser.close()
    return weight, requests, FIRST


def count_queries(key: str) -> list[tuple[str, int, int]]:
    """(page, queries, most allowed) of each request of a whole way through."""
    from django.db import connection  # noqa: PLC0415 (after the settings are made)
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client, rows = Client(), []

    def ask(method: str, page: str, most: int, **sent) -> None:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            getattr(client, method)(f"/s/{key}/{page}", sent)
        rows.append((f"{method.upper()} {page or 'start'}", len(queries), most))

    ask("get", "", READS)
    ask("post", "", WRITES)
    for code, sent in ANSWERS.items():
        ask("get", f"q/{code}/", READS)
        ask("post", f"q/{code}/", WRITES, **sent)
    ask("get", "check/", READS)
    ask("post", "check/", SENDS)
    ask("get", "sent/", READS)
    return rows


# Lighthouse -----------------------------------------------------------------------------------


def pages_to_mark(key: str) -> list[tuple[str, str, str]]:
    """(name, path, cookie) of the five pages, each as somebody meets it who comes that far."""
    from django.test import Client  # noqa: PLC0415 (after the settings are made)

    from surveys.models import Survey  # noqa: PLC0415
    from tests.factories.pages import make_campaign_page  # noqa: PLC0415

    campaign = make_campaign_page(Survey.objects.get(key=key).campaign)

    def cookie_of(*, answers: int = 0, sends: bool = False) -> str:
        client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        client.post(f"/s/{key}/")
        for code, sent in list(ANSWERS.items())[:answers]:
            client.post(f"/s/{key}/q/{code}/", sent)
        if sends:
            client.post(f"/s/{key}/check/")
        return "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())

    return [
        ("start", f"/s/{key}/", ""),
        ("question", f"/s/{key}/q/likes/", cookie_of(answers=1)),
        ("check", f"/s/{key}/check/", cookie_of(answers=len(ANSWERS))),
        ("receipt", f"/s/{key}/sent/", cookie_of(answers=len(ANSWERS), sends=True)),
        ("campaign", campaign.get_url(), ""),
    ]


def mark(address: str, path: str, cookie: str) -> list[int]:
    """The best of up to three markings: a busy machine is marked along with the page."""
    best = [0] * len(MARKS)
    for _ in range(3):
        with contextlib.suppress(subprocess.CalledProcessError):  # it may lose its browser
            best = max(best, mark_once(address, path, cookie), key=sum)
        if set(best) == {100}:
            break
    return best


def mark_once(address: str, path: str, cookie: str) -> list[int]:
    """Lighthouse's marks of a page on a phone, in the order of `MARKS`."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        headers = {"Cookie": cookie} if cookie else {}
        subprocess.run(
            [
                *(LIGHTHOUSE, f"{address}{path}", "--quiet", "--output=json"),
                f"--output-path={report}",
                f"--only-categories={','.join(MARKS)}",
                f"--extra-headers={json.dumps(headers)}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            ],
            env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
            check=True,
            stderr=subprocess.DEVNULL,
            timeout=180,
        )
        categories = json.loads(report.read_text())["categories"]
    return [round(categories[name]["score"] * 100) for name in MARKS]


def mark_pages(address: str, key: str) -> list[tuple[str, list[int]]]:
    """(page, marks) of each; empty, and said so, where there is no Lighthouse."""
    if shutil.which(LIGHTHOUSE) is None:
        print("Lighthouse is not here: `make lighthouse` fetches it. No page was marked.")
        return []
    return [(name, mark(address, path, cookie)) for name, path, cookie in pages_to_mark(key)]


def main() -> int:
    with settings_for("sqlite"):
        key = make_eight_questions()
        queries = count_queries(key)
        with serving() as (_, address):
            weights, others, cookies = weigh(address, key)
            marks = mark_pages(address, key)
    print(f"{'page':32}{'bytes':>8}{'at most':>9}{'requests':>10}")
    for page, weight, requests, most in weights:
        print(f"{page:32}{weight:8,}{most:9,}{requests:10}")
    print(f"\nother hosts contacted: {len(others)}; cookies before Start: {cookies}")
    print(f"\n{'page':32}{'performance':>13}{'accessibility':>15}{'best practices':>16}")
    for page, (speed, access, practice) in marks:
        print(f"{page:32}{speed:13}{access:15}{practice:16}")
    print(f"\n{'request':32}{'queries':>8}{'at most':>9}")
    for request, count, most in queries:
        print(f"{request:32}{count:8}{most:9}")
    pandas = "pandas" in sys.modules
    print(f"\npandas loaded: {'yes' if pandas else 'no'}")
    missed = [
        *(page for page, weight, _, most in weights if weight > most),
        *(page for page, _, requests, _ in weights[:1] if requests > REQUESTS),
        *(request for request, count, most in queries if count > most),
        *(f"marks of {page}" for page, given in marks if set(given) != {100}),
        *(["pandas"] if pandas else []),
        *(["other hosts"] if others else []),
        *(["cookies before Start"] if cookies else []),
        *([] if marks else ["not marked by Lighthouse"]),
    ]
    print(f"figures missed: {', '.join(missed) or 'none'}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
