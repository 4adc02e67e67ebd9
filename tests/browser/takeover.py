"""Every type of page of a Takeover that young people, hosts and parents meet, one after another."""

import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.models import Response
from tests.browser import way
from tests.factories.takeover import make_application, make_challenge, make_host, make_opportunity
from tests.factories.takeover_running import make_two_of_everything
from tests.takeover.test_applying import apply_as
from tests.takeover.test_living import browser_of
from voice.takeover.actions.hosting import return_opportunity, withdraw_opportunity
from voice.takeover.actions.reporting import (
    answer_recommendation,
    present_report,
    publish_report,
    word_report,
    write_recommendation,
)
from voice.takeover.links import HOST, PARENT, token_of
from voice.takeover.models import LINKS_LAST, Challenge, Placement

LONG = "Chair of the Overview and Scrutiny Committee for Children’s Wellbeing"
ADA = SimpleNamespace(
    role=LONG, link="https://teams.example.org/" + "l/meetup-join" * 6, name="Ada"
)
BO = SimpleNamespace(role="Run the wards", link="https://teams.example.org/other", name="Bo")
WHY = [
    {"title": LONG, "code": "placed", "words": "Placed here."},
    {"title": "Run the wards", "code": "full", "number": 2, "words": "Full."},
]


class Visit:
    """A browser's page that goes from one type of page to the next.

    Iterating gives the name of the type, when its page is there.
    """

    def __init__(self, page, base: str, language: str = ""):
        self.page, self.base, self.language = page, base, language
        self.open = make_challenge(groups=[{"code": "care", "title": "Care leavers", "weight": 2}])
        self.free = make_opportunity(
            make_host(self.open), LONG, access=["captions", "step_free"], access_note="Ring first"
        )
        self.running = make_challenge()
        self.world = make_two_of_everything(self.running, ADA, BO)

    def __iter__(self) -> Iterator[str]:
        yield from self.on_the_board()
        yield from self.applying()
        yield from self.getting_ready()
        yield from self.when_plans_change()
        yield from self.hosting()
        yield from self.parents()
        yield from self.afterwards()

    # Going ---------------------------------------------------------------------------------------

    def go(self, name: str, *args, query: str = "") -> None:
        spoken = f"speak={self.language}~standard" if self.language else ""
        asked = "&".join(filter(None, [query, spoken]))
        address = reverse(f"takeover_{name}", args=args)
        self.page.goto(f"{address}?{asked}" if asked else address)

    def press(self, words: str = "") -> None:
        """Press a button by its words, or the page's main one."""
        buttons = self.page.locator("main form button[type=submit]")
        way.press(self.page, buttons.filter(has_text=words).first if words else buttons.first)

    def be(self, client: Client) -> None:
        """Make the key of a client this browser's."""
        self.page.context.clear_cookies()
        key = next(one for name, one in client.cookies.items() if name.startswith("draft-"))
        self.page.context.add_cookies([{"name": key.key, "value": key.value, "url": self.base}])

    def be_of(self, application) -> None:
        self.be(browser_of(application, self.language or "en-gb")[0])

    # Pages ---------------------------------------------------------------------------------------

    def on_the_board(self):
        self.go("board", self.open.key)
        yield "board"
        self.go("board", self.open.key, query="where=online&access=signing")
        yield "board, nothing fits"
        self.go("opportunity", self.open.key, self.free.key)
        yield "opportunity"
        self.go("apply", self.open.key)
        yield "how old are you"
        self.press()
        yield "how old are you, wrong"
        self.go("return", self.open.key)
        yield "return"
        self.page.get_by_role("textbox").fill("not four words")
        self.press()
        yield "return, wrong"

    def applying(self):
        client = Client()
        apply_as(client, self.open, self.free, band="14-16", language=self.language or "en-gb")
        self.be(client)
        for step in ("choices", "way", "contact", "parent", "check"):
            self.go("step", self.open.key, step)
            yield f"step, {step}"
        self.go("question", self.open.key, "before")  # drawn as every survey's pages are
        yield "question"
        self.go("step", self.open.key, "contact")
        self.page.locator("[name=name]").fill("")
        self.press()
        yield "step, wrong"
        self.go("step", self.open.key, "check")
        self.press()
        yield "mine, waits for a parent"
        Challenge.objects.filter(pk=self.open.pk).update(
            applications_close_on=timezone.localdate() - dt.timedelta(days=1)
        )
        self.page.context.clear_cookies()
        self.go("apply", self.open.key)
        yield "applications are closed"

    def getting_ready(self):
        key, ada = self.running.key, self.world.own.young
        ada.placements.update(why=WHY)
        today = timezone.localdate()
        Challenge.objects.filter(pk=self.running.pk).update(
            applications_close_on=today, starts_on=today
        )
        self.answer_for(ada)
        self.be_of(ada)
        self.go("mine", key)
        self.page.locator("summary").first.click()
        yield "mine, placed, on the day"
        for name in ("my_workshops", "diary", "call", "leave", "check_report", "my_certificate"):
            self.go(name, key)
            yield name
        self.go("diary", key)
        self.press()
        yield "diary, empty"
        self.go("call", key)
        self.press()
        yield "help is on its way"
        self.go("items", key, "before")
        yield "before it starts"
        self.be_of(self.world.other.young)
        self.go("my_workshops", key)
        yield "workshops, booked"

    def answer_for(self, young) -> None:
        """As their parent: yes."""
        Client().post(self.parents_address(young.consent), {"answer": "yes"})

    def when_plans_change(self):
        key = self.running.key
        chosen = [self.world.own.role, self.world.other.role]
        waits = make_application(self.running, chosen, name="Cy Waits")
        Placement.objects.create(
            match=self.running.matches.get(), application=waits, why=WHY, opportunity=None
        )
        self.be_of(waits)
        self.go("mine", key)
        yield "mine, on the waiting list"
        lost = make_opportunity(self.world.own.host, "Gone", begins_at=timezone.now())
        dee = make_application(self.running, [lost], name="Dee Lost")
        match = self.running.matches.get()
        Placement.objects.create(match=match, application=dee, opportunity=lost)
        withdraw_opportunity(opportunity=lost)
        self.be_of(dee)
        self.go("mine", key)
        yield "mine, called off"
        self.go("leave", key)
        self.press()
        yield "mine, taken back"
        self.go("leave", key)
        self.press()
        yield "deleted"
        self.page.context.clear_cookies()

    def hosting(self):
        host, role = self.world.other.host, self.world.other.role
        token = token_of(HOST, host.key)
        asked = make_opportunity(host, "Asked about", status="offered")
        by = self.running.created_by
        return_opportunity(opportunity=asked, note="Is there a quiet room?", by=by)
        for name in ("host", "host_offer", "host_workshops", "host_call", "host_certificate"):
            self.go(name, token)
            yield name
        self.go("host_items", token, "after")
        yield "host, after"
        for name in ("host_change", "host_later", "host_call_off"):
            self.go(name, token, asked.key if name == "host_change" else role.key)
            yield name
        self.go("host_offer", token)
        self.press("Offer it")
        yield "host_offer, wrong"
        self.go("host_call", token)
        self.press()
        yield "host, help is on its way"
        self.go("host_call_off", token, asked.key)
        self.press()
        yield "host, called off"
        self.go("host", "made:up")
        yield "host, unknown"

    def parents_address(self, consent) -> str:
        return reverse("takeover_parent", args=[token_of(PARENT, consent.key)])

    def parents(self):
        consent = self.world.other.consent
        token = token_of(PARENT, consent.key)
        self.go("parent", token)
        yield "parent, asked"
        for answer in ("yes", "no"):
            way.press(self.page, self.page.locator(f"[name=answer][value={answer}]"))
            yield f"parent, {answer}"
        told = make_application(self.running, [self.world.own.role], band="17-18")
        self.go("parent", token_of(PARENT, told.consent.key))
        yield "parent, told"
        self.go("parent", "made:up")
        yield "parent, unknown"

    def afterwards(self):
        challenge, by = self.running, self.running.created_by
        report = challenge.report
        word_report(report=report, opening="Two took over.", next_steps="Again in May.", by=by)
        asked = [
            write_recommendation(report=report, by=by, text=text, because="It matters.")
            for text in ("Young people at every Board meeting", "Plain words in every paper")
        ]
        present_report(report=report, board="the Board", on=timezone.localdate(), by=by)
        answer_recommendation(
            recommendation=asked[0],
            decision="adapted",
            reason="At every second meeting",
            owner_role="Chair",
            due_on=timezone.localdate(),
            by=by,
        )
        publish_report(report=report, by=by)
        self.go("report_public", challenge.key)
        yield "report"
        day = timezone.localdate() - LINKS_LAST - dt.timedelta(days=1)
        rows = Challenge.objects.filter(pk=challenge.pk)
        rows.update(applications_close_on=day, starts_on=day, ends_on=day)
        self.go("host", token_of(HOST, self.world.other.host.key))
        yield "link is over"
        assert Response.objects.complete().exists()
