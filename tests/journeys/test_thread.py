"""The thread in a browser: a priority's page, a quote's theme, a reply, and the public told of it.

Everyday an invented set of answers is walked. Real ones, which are not ours to keep, are walked
from the folder that ANSWERS names: every conversation of every file in it whose name is below.
"""

import csv
import io
import os
from collections import defaultdict
from pathlib import Path

import pytest
from django.db.models import Count, Q
from django.utils import timezone

from analysis.models import Excerpt, Theme
from surveys.models import Answer, Kind, Response, Review
from tests.browser.way import press as go
from tests.browser.way import say_who_reads
from tests.factories.accounts import make_person
from tests.factories.pages import make_campaign_page, make_priority_page
from tests.factories.programme import make_priority
from tests.factories.surveys import make_question, make_survey, open_now
from tests.journeys.answers import BUSES, KIND, PARKS
from tests.journeys.test_main_job import (
    check_quote,
    fill,
    find_themes,
    follow,
    give_reason,
    press,
    release_and_publish,
    run_worker,
    sign_in,
)
from voice.accounts.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKED = "What one thing would make this a better place to grow up?"
REAL = ("durham_children.csv", "polis_citizens.csv")
LEAST = 10  # people in a theme whose numbers and quotes may be shown
REPLY = "We open one more evening a week from May"


def conversations() -> dict[str, list[str]]:
    """What was said, by the name of the conversation."""
    found = defaultdict(list, {"invented": BUSES + PARKS + KIND})
    folder = os.environ.get("ANSWERS")
    for path in [Path(folder) / name for name in REAL] if folder else []:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[f"{path.stem}, {row['extra']}"].append(row["text"])
    return found


SAID = conversations()


class Walk:
    """The people of one campaign, and what each does with their own pages."""

    def __init__(self, visitor, said: list[str]):
        self.visitor, self.said = visitor, said
        for role in (Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.PLAN_LEAD):
            make_person(role, email=f"{role}@example.org")
        self.priority = make_priority()
        survey = make_survey("Growing up here")
        make_question(survey, "best", Kind.LONG_TEXT, ASKED)
        open_now(survey)
        self.survey, self.campaign = survey, survey.campaign
        self.question = survey.questions.get(code="best")
        self.page = make_campaign_page(self.campaign)
        make_priority_page(self.priority)
        self.worker = visitor(1280)
        sign_in(self.worker, "youth_worker@example.org")

    def answer_and_keep_words(self) -> list[str]:
        """As a young person: say what the first of them said, and keep four words."""
        phone = self.visitor(360)
        phone.goto(f"/s/{self.survey.key}/")
        go(phone, phone.locator('main form[method="post"] button:not([name])'))
        phone.get_by_role("textbox").fill(self.said[0])
        go(phone, phone.get_by_role("button", name="Stop and come back later"))
        words = phone.locator("ol.phrase li").all_inner_texts()
        phone.go_back()
        go(phone, phone.get_by_role("button", name="Continue"))
        if phone.url.endswith("/pause/"):  # the words made the page offer help
            go(phone, phone.locator("main").get_by_text("Continue", exact=True))
        phone.get_by_label("Yes").first.check()
        go(phone, phone.get_by_role("button", name="Continue"))
        go(phone, phone.get_by_role("button", name="Send my answers"))
        sent = Response.objects.complete().get()
        yesterday = timezone.localdate() - timezone.timedelta(days=1)
        Response.objects.filter(pk=sent.pk).update(submitted_on=yesterday)
        return words

    def bring_in(self) -> None:
        out = io.StringIO()
        csv.writer(out).writerows([["said"], *([one] for one in self.said[1:])])
        self.worker.goto(f"/desk/surveys/{self.survey.key}/")
        follow(self.worker, "Bring in answers")
        follow(self.worker, "Bring in a file")
        file = {"name": "said.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}
        self.worker.locator("[name=file]").set_input_files(file)
        press(self.worker, "Continue")
        self.worker.get_by_label("said", exact=True).select_option(label=ASKED)
        self.worker.locator("[name=quote][value=yes]").check()
        fill(self.worker, name="A conversation")
        press(self.worker, "See what will happen")
        press(self.worker, "Read in")
        run_worker()

    def read(self) -> None:
        """Read every answer: what may be urgent one by one, the rest a page at a time."""
        self.worker.goto("/desk/reading/")
        while self.worker.get_by_text("Done with this page?").count():
            self.worker.locator("[name=read]").check()
            press(self.worker, "Release all that I did not keep back")
        for review in Review.objects.held():
            self.worker.goto(f"/desk/reading/{review.pk}/")
            press(self.worker, "Release")

    def largest_theme(self) -> Theme:
        """The theme that most people are in; where it is too small to be shown, two are merged."""
        while True:
            themes = self.themes_by_size()
            if themes[0].people >= LEAST or len(themes) == 1:
                return themes[0]
            self.worker.goto(f"/desk/themes/{themes[1].key}/merge/")
            self.worker.get_by_label(themes[0].label, exact=True).check()
            press(self.worker, "Merge")

    def themes_by_size(self) -> list[Theme]:
        people = Count(
            "codings__segment__answer", distinct=True, filter=Q(codings__removed_at=None)
        )
        return list(Theme.objects.agreed().annotate(people=people).order_by("-people", "pk"))

    def understand(self) -> Theme:
        """Themes, the first answer in the largest of them, a priority for it, a quote of it."""
        find_themes(self.worker, self.question)
        theme = self.largest_theme()
        mine = Answer.objects.get(response__submitted_on__lt=timezone.localdate())
        self.worker.goto(f"/desk/answers/{mine.pk}/themes/")
        if self.worker.get_by_role("link", name=theme.label, exact=True).count() == 0:
            self.worker.locator("main select").select_option(label=theme.label)
            press(self.worker, "Add")
        self.worker.goto(f"/desk/themes/{theme.key}/tie/")
        self.worker.locator("[name=priority]").select_option(label=self.priority.title)
        fill(self.worker, reason="It is what they ask for")
        press(self.worker, "Tie")
        self.worker.goto(f"/desk/themes/{theme.key}/")
        follow(self.worker, "Quote it")
        press(self.worker, "Choose these words")
        other = self.visitor(1280)
        sign_in(other, "safeguarding_lead@example.org")
        check_quote(other, self.question)
        return theme

    def tell(self) -> None:
        give_reason(self.worker, self.question)
        release_and_publish(self.worker, self.campaign)

    def reply(self, theme: Theme) -> str:
        """From the priority's page to the quote's theme and back, and a reply. What was quoted."""
        lead = self.visitor(1280)
        sign_in(lead, "plan_lead@example.org")
        lead.goto(f"/desk/priorities/{self.priority.key}/")
        quote = Excerpt.objects.get().text
        assert quote in lead.inner_text("main")
        follow(lead, theme.label, exact=True)
        assert lead.get_by_role("heading", level=1).inner_text() == theme.label
        assert quote in lead.inner_text("main")
        follow(lead, self.priority.title, exact=True)
        follow(lead, "Answer this")
        lead.locator("[name=reply][value=will]").check()
        fill(lead, text=REPLY, due_on="2030-05-01", owner_role="Head of youth work")
        press(lead, "Save")
        press(lead, "Publish it")
        return quote

    def come_back(self, words: list[str]) -> str:
        """As the young person, with the four words: what the page says came of it."""
        phone = self.visitor(360)
        phone.goto(f"/s/{self.survey.key}/return/")
        phone.get_by_role("textbox").fill(" ".join(words))
        press(phone, "Carry on")
        follow(phone, "See what happened to what you told us")
        return phone.inner_text("main")


@pytest.mark.parametrize("name", SAID)
def test_a_thread_is_followed_from_a_priority_to_the_public_and_back(name, visitor):
    walk = Walk(visitor, SAID[name])
    say_who_reads_of(walk)
    words = walk.answer_and_keep_words()
    walk.bring_in()
    walk.read()
    assert Review.objects.filter(status=Review.Status.RELEASED).count() == len(SAID[name])
    theme = walk.understand()
    walk.tell()
    quote = walk.reply(theme)

    public = visitor(360)
    for address in (walk.page.url, "/the-plan/best-place-to-live/"):
        public.goto(address)
        told = public.inner_text("main")
        assert [said for said in (theme.label, quote, REPLY) if said not in told] == []
    told = walk.come_back(words)
    assert "This is where your words went." in told
    assert [said for said in (theme.label, REPLY) if said not in told] == []


def say_who_reads_of(walk: Walk) -> None:
    walk.worker.goto(f"/desk/campaigns/{walk.campaign.key}/")
    say_who_reads(walk.worker)
