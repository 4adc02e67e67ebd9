"""Planted words that must never leave the desk, looked for on the whole site as everybody.

A crawl begins with every address that the resolver knows and follows every link from there: pages,
files (opened, with all that is inside them), the API, and the editor's own pages. Then every
address is sent an empty form. `python -m pytest tests/test_leaks.py` takes about three minutes.
"""

import io
import re
import zipfile
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from analysis.actions.releasing import publish_results, release_results
from analysis.models import ThemePriority
from surveys.models import Collector, Response, Review
from tests.factories.pages import make_campaign_page, make_priority_page
from tests.factories.programme import make_commitment
from tests.factories.results import make_listening
from tests.factories.surveys import make_response, release
from tests.permission_matrix import LETTERS, ROWS
from tests.world import make_world

HELD = "planted words nobody has read"
SEALED = "planted words that are sealed"
TAKEN_OUT = "planted name of a teacher"
UNPERMITTED = "planted words without permission"
UNCHECKED = "planted words that one person chose"
UNFINISHED = "planted words never sent"
UNPUBLISHED = "planted promise nobody has published"
PERMITTED = "a bus after six please"
PLANTED = {HELD, SEALED, TAKEN_OUT, UNPERMITTED, UNCHECKED, UNFINISHED, UNPUBLISHED}
AT_THE_READING_DESK = {HELD, TAKEN_OUT, UNPERMITTED, UNCHECKED}
MAY_SEE = {
    "Y": AT_THE_READING_DESK | {UNPUBLISHED},
    "S": AT_THE_READING_DESK | {SEALED},
    "P": {UNPUBLISHED},
    "E": {UNPUBLISHED},
}
LINK = re.compile(r"""\s(?:href|src|action)=["']([^"'#]+)""")
SAME_PAGE = re.compile(
    r"(^|&)(after|ordering|next)=[^&]*"
)  # in another order, or leading elsewhere
NOT_FOLLOWED = ("/static/", "/account/logout/", "/editor/logout/")
STARTS = (
    "/",
    "/desk/",
    "/editor/",
    "/editor/pages/",
    "/editor/reports/site-history/",
    "/sitemap.xml",
    "/api/1/campaigns",
    "/api/1/openapi.json",
)
READINGS = ("?read=children", "?read=easy", "?now=1", "?kind=quotes", "?q=planted")
MOST_PAGES = 3000


@pytest.fixture
def world(db, settings):
    """Everything that an address can name, and published results with words planted around them."""
    settings.VOICE_LOCAL = True
    world = make_world()
    worker, second = world.people["youth_worker"], world.people["safeguarding_lead"]
    heard = make_listening(worker)
    theme = heard.theme("Getting about", meaning="Buses and safe roads")
    ThemePriority.objects.create(theme=theme, priority=world.things.priority, by=worker)
    for area, age in (("chesil", "11-13"), ("north", "8-10")):
        heard.hear(30, "More buses", "Getting about", likes="yes", area=area, age=age)
        heard.hear(30, "A skate park", likes="no", area=area, age=age)
    about = {"area": "chesil", "age": "11-13"}
    answers = {
        words: heard.hear(1, words, "Getting about", **about)[0]
        for words in (PERMITTED, SEALED, UNPERMITTED, UNCHECKED)
    }
    for words, answer in answers.items():
        heard.quote(answer, "Getting about", checked_by=None if words == UNCHECKED else second)
    redacted = make_response(heard.survey, {"best": f"{TAKEN_OUT} should go"}, may_quote=True)
    heard.code([redacted.answers.get()], "Getting about")
    release(redacted.answers.get(), worker, "[…] should go")
    make_response(heard.survey, {"best": HELD}, may_quote=True)
    Response.objects.create(
        version=heard.survey.versions.latest(),
        collector=Collector.objects.filter(survey=heard.survey).first(),
        draft={"best": {"text": UNFINISHED}},
    )
    Response.objects.filter(answers=answers[UNPERMITTED]).update(may_quote=False)
    snapshot = release_results(campaign=heard.campaign, by=worker)
    publish_results(snapshot=snapshot, by=worker)
    seal(answers[SEALED])
    reply(world.things.priority, theme)
    make_campaign_page(heard.campaign, title="Getting around")
    make_priority_page(world.things.priority)
    world.heard = heard
    return world


def seal(answer) -> None:
    """After the release, as when somebody reads it again: the release must not show it any more."""
    Review.objects.filter(answer=answer).update(
        status=Review.Status.SEALED, released_text="", decided_at=timezone.now()
    )


def reply(priority, theme) -> None:
    told = make_commitment("Two later buses run.", priority=priority, published_at=timezone.now())
    theme.commitments.add(told, make_commitment(UNPUBLISHED, priority=priority))


def addresses(world) -> set[str]:
    """Every address that the resolver knows, with what the world has to put into it."""
    known = {reverse(name, args=row.args(world.things)) for name, row in ROWS.items() if row.get}
    campaign, question = world.heard.campaign.key, world.heard.written.key
    known |= {
        reverse("results_published", args=[campaign, "csv"]),
        reverse("results_published", args=[campaign, "xlsx"]),
        reverse("released:campaign", args=[campaign]),
        reverse("themes", args=[question]),
        reverse("results", args=[campaign]),
        reverse("survey_happened", args=[world.heard.survey.key]),
    }
    return known


def words_of(response) -> str:
    """All that a response says: its headers, and its body or what is packed into it."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    said = str(response.headers)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return said + "".join(
                name + packed.read(name).decode(errors="replace") for name in packed.namelist()
            )
    return said + body.decode(errors="replace")


def links_in(page: str, address: str) -> set[str]:
    """Where the links of a page lead on this site."""
    found = set()
    for link in LINK.findall(page):
        parts = urlsplit(urljoin(address, unescape(link)))
        if parts.scheme in {"", "http"} and parts.netloc in {"", "testserver"}:
            query = SAME_PAGE.sub("", parts.query).strip("&")
            found.add(parts.path + (f"?{query}" if query else ""))
    return {one for one in found if not one.startswith(NOT_FOLLOWED)}


def crawl(client, begin) -> tuple[dict[str, set[str]], int]:
    """({planted words: where they stand}, how many pages were read)."""
    waiting, seen, found = deque(sorted(begin)), set(begin), {}
    plain, read = set(begin), 0
    while waiting and read < MOST_PAGES:
        address = waiting.popleft()
        response = client.get(address)
        page, read = words_of(response), read + 1
        for words in PLANTED | {PERMITTED}:
            if words in page:
                found.setdefault(words, set()).add(address)
        if address in plain and response.status_code == 200:
            waiting.extend(address + query for query in READINGS if address + query not in seen)
            seen |= {address + query for query in READINGS}
        if "html" in response.headers.get("Content-Type", "") or response.status_code in {301, 302}:
            location = response.headers.get("Location", "")
            links = links_in(page + f' href="{location}"', address) - seen
            seen |= links
            waiting.extend(sorted(links))
    assert not waiting, f"more than {MOST_PAGES} pages: {waiting[0]}"
    return found, read


def sent_empty(client, world) -> dict[str, set[str]]:
    """Planted words in what comes back for an empty form, by address; nothing is kept of it."""
    found: dict[str, set[str]] = {}
    for name, row in ROWS.items():
        saved = transaction.savepoint()
        page = words_of(client.post(reverse(name, args=row.args(world.things))))
        transaction.savepoint_rollback(saved)
        for words in PLANTED:
            if words in page:
                found.setdefault(words, set()).add(f"POST {name}")
    return found


@pytest.mark.pages
@pytest.mark.parametrize("letter", LETTERS)
def test_no_planted_words_reach(world, letter):
    client = world.client(LETTERS[letter])
    client.raise_request_exception = False
    found, read = crawl(client, {*STARTS, *addresses(world)})
    for words, where in sent_empty(client, world).items():
        found.setdefault(words, set()).update(where)
    assert read > 350
    assert PERMITTED in found, "the crawl would not have found anything"
    may = MAY_SEE.get(letter, set())
    assert {words: where for words, where in found.items() if words in PLANTED - may} == {}
    assert may - set(found) <= {TAKEN_OUT}, "the crawl misses what this role may see"
