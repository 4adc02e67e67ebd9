"""Every type of page that a young person meets, one after the other, for whoever wants to look."""

from collections.abc import Iterator
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from analysis.actions.together import close_session, take_over
from surveys.models import Kind
from tests.factories.kinds import make_places_to_meet
from tests.factories.pages import make_campaign_page
from tests.factories.surveys import make_question, make_survey, open_now
from tests.factories.together import make_sorted, open_with, sort_all
from tests.surveys.test_kinds import fill_in
from tests.surveys.walking import HERE, address, begin, question

ONE_OF_EACH_KIND = [
    *("like", "free-day", "meet", "feel", "town-feel-safe-meet-friends", "evening", "stops"),
    *("need--1", "money", "three", "best", "drawing", "age", "area"),
]


class Visit:
    """A browser's page that goes from one type of page to the next.

    Iterating gives (name of the type, source of the page as the server sent it).
    """

    def __init__(self, page, base: str, person):
        self.page, self.base = page, base
        self.person, self.survey = person, make_places_to_meet(person)
        self.someone = Client()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self.before_start()
        yield from self.with_the_youngest()
        yield from self.on_the_way()
        yield from self.at_the_end()
        yield from self.working_it_out()
        yield from self.to_a_person()
        yield from self.elsewhere()

    def go(self, path: str) -> str:
        return self.page.goto(path).text()

    def press(self, name: str) -> str:
        """Press a button by its words, or by its value as `name=value`."""
        field, _, value = name.partition("=")
        found = self.page.locator(f'button[name="{field}"][value="{value}"]').first
        if not value:
            found = self.page.get_by_role("button", name=name, exact=True).first
        with self.page.expect_navigation() as there:
            found.click()
        return there.value.text()

    def be_someone(self) -> None:
        """Make the key of `someone` this browser's."""
        self.page.context.clear_cookies()
        key = next(one for name, one in self.someone.cookies.items() if name.startswith("draft-"))
        self.page.context.add_cookies([{"name": key.key, "value": key.value, "url": self.base}])

    def before_start(self):
        yield "how old are you", self.go(address(self.survey))
        for band in ("11-13", "14-16"):
            self.go(address(self.survey))
            yield f"start, {band}", self.press(f"age={band}")
        yield "return", self.go(address(self.survey, "return"))
        self.page.get_by_role("textbox").fill("not four words")
        yield "return, wrong", self.press("Carry on")

    def with_the_youngest(self):
        survey = make_survey(campaign=self.survey.campaign, age_bands=["5-7", "8-10"])
        make_question(survey, "feel", Kind.THREE_FACES, "How do you feel?")
        make_question(survey, "why", Kind.LONG_TEXT, "Why is that?")
        open_now(survey)
        self.go(address(survey))
        yield "start, 5-7", self.press("age=5-7")
        yield "question for the youngest, faces", self.press("Start")
        yield "question for the youngest, words", self.press("Skip")
        self.press("Skip")
        yield "check for the youngest", self.go(address(survey, "check"))
        yield "receipt for the youngest", self.press("Send my answers")

    def on_the_way(self):
        begin(self.someone, self.survey)
        fill_in(self.someone, self.survey)
        self.be_someone()
        for code in ONE_OF_EACH_KIND:
            yield f"question, {code}", self.go(question(self.survey, code))
        self.go(question(self.survey, "stops") + "?change=1")
        for box in self.page.get_by_role("checkbox").all():
            box.check()
        yield "question, wrong", self.press("Continue")
        self.page.evaluate("document.querySelector('[data-unsaved]').hidden = false")
        yield "question, not saved yet", self.page.content()
        yield "may we quote", self.go(address(self.survey, "may_quote"))
        self.someone.post(address(self.survey, "may_quote"), {"answer": "yes"}, **HERE)
        yield "check", self.go(address(self.survey, "check"))
        yield "keep", self.go(address(self.survey, "keep"))
        yield "keep, words", self.press("Give me four words")
        yield "yours", self.go(address(self.survey, "yours"))
        yield "help", self.go(address(self.survey, "help"))

    def at_the_end(self):
        self.someone.post(address(self.survey, "check"), **HERE)
        yield "receipt", self.go(address(self.survey, "receipt"))
        yield "receipt, rated", self.press("rating=good")
        yield "what happened", self.go(address(self.survey, "happened"))
        self.go(address(self.survey, "yours"))
        yield "deleted", self.press("Delete my answers")

    def working_it_out(self):
        session = open_with(make_sorted(self.person), self.person)
        self.page.context.clear_cookies()
        self.go(reverse("together"))
        self.page.get_by_role("textbox").fill("222222")
        yield "together, no such code", self.press("Go in")
        self.page.get_by_role("textbox").fill(session.code)
        yield "together, what it is", self.press("Go in")
        door = reverse("together_join", args=[session.key])
        yield "together, in easy words", self.go(door + "?speak=en-gb~easy_read")
        yield "together, first card", self.press("Start")
        yield "together, nothing chosen", self.press("Next card")
        yield "together, in Arabic", self.go(door + "?speak=ar~easy_read")
        pile = session.piles.first()
        sort_all(session, session.seats.get(), lambda text: pile.label)
        naming = reverse("together_name", args=[session.key, pile.pk])
        yield "together, a name", self.go(naming + "?speak=en-gb~standard")
        close_session(session=session, by=self.person)
        take_over(session=session, piles=[pile], by=self.person)
        yield "together, over", self.go(door)

    def to_a_person(self):
        """Writing to a team, and complaining, in a language that is read from the left or right."""
        for name, language in (("contact", "en-gb"), ("complaint", "ar")):
            yield name, self.go(f"{reverse(name)}?speak={language}")
            yield f"{name}, wrong", self.send_it()
            self.page.locator("textarea").fill("Where do my answers go?")
            for radio in self.page.locator("[name=wants][value=reply]").all():
                radio.check()
            yield f"{name}, sent", self.send_it()

    def send_it(self) -> str:
        with self.page.expect_navigation() as there:
            self.page.locator("#ask button:not([name])").click()
        return there.value.text()

    def elsewhere(self):
        campaign = make_campaign_page(self.survey.campaign)
        yield "campaign", self.go(campaign.get_url())
        yield "no such survey", self.go("/s/nothing/")
        today = timezone.localdate()
        for days in (-5, 5):
            other = make_survey(campaign=self.survey.campaign)
            open_now(other)
            whole = self.survey.campaign
            whole.opens_on, whole.closes_on = (
                today + timedelta(days=days - 1),
                today + timedelta(days=days + 1),
            )
            whole.feedback_promised_on = whole.closes_on
            whole.save()
            yield f"stopped, {whole.stage}", self.go(address(other))
