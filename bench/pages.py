"""Weight, requests and queries of the young person's pages: `python -m bench.pages`.

A real Chromium goes through a whole survey on the production server, first with an empty cache.
What went over the wire is counted, headers included. Queries are counted by walking the same pages
in this process. Exits 1 when a figure is not met.
"""

import shutil
import sys
from dataclasses import dataclass, field

from playwright.sync_api import Page, sync_playwright

from bench.site import ANSWERS, make_eight_questions, serving, settings_for

FIRST, NEXT, REQUESTS = 14_000, 4_000, 3  # bytes, bytes, requests of a first visit
READS, WRITES = 6, 10  # queries


@dataclass
class Wire:
    """What a browser fetched since the last `take`."""

    page: Page
    sizes: list[int] = field(default_factory=list)

    def __post_init__(self):
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.count)

    def count(self, event: dict) -> None:
        if event["encodedDataLength"]:
            self.sizes.append(int(event["encodedDataLength"]))

    def take(self) -> tuple[int, int]:
        """(bytes, requests) since the last time."""
        self.page.wait_for_load_state("networkidle")
        taken, self.sizes = self.sizes, []
        return sum(taken), len(taken)


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


def weigh(address: str, key: str) -> list[tuple[str, int, int, int]]:
    """(page, bytes, requests, most bytes allowed) of each page of a whole way through."""
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
        page.get_by_role("button", name="Start").click()
        for code in ANSWERS:
            rows.append((f"question: {code}", *wire.take(), NEXT))
            fill(page, code)
            page.get_by_role("button", name="Continue").click()
        rows.append(("check your answers", *wire.take(), NEXT))
        page.get_by_role("button", name="Send").click()
        rows.append(("receipt", *wire.take(), NEXT))
        browser.close()
        rows.append(("a question, first visit", *weigh_first_question(playwright, address, key)))
    return rows


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
    ask("post", "check/", WRITES)
    ask("get", "sent/", READS)
    return rows


def main() -> int:
    with settings_for("sqlite"):
        key = make_eight_questions()
        queries = count_queries(key)
        with serving() as (_, address):
            weights = weigh(address, key)
    print(f"{'page':32}{'bytes':>8}{'at most':>9}{'requests':>10}")
    for page, weight, requests, most in weights:
        print(f"{page:32}{weight:8,}{most:9,}{requests:10}")
    print(f"\n{'request':32}{'queries':>8}{'at most':>9}")
    for request, count, most in queries:
        print(f"{request:32}{count:8}{most:9}")
    pandas = "pandas" in sys.modules
    print(f"\npandas loaded: {'yes' if pandas else 'no'}")
    too_heavy = [page for page, weight, _, most in weights if weight > most]
    too_many = [page for page, _, requests, _ in weights[:1] if requests > REQUESTS]
    too_busy = [request for request, count, most in queries if count > most]
    missed = [*too_heavy, *too_many, *too_busy, *(["pandas"] if pandas else [])]
    print(f"figures missed: {', '.join(missed) or 'none'}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
