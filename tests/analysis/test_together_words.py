"""The young people's pages of a session: in their language, in easy words, and who is credited."""

import pytest
from django.test import Client
from django.urls import reverse

from analysis import together
from analysis.actions.together import close_session, open_session, sort_card, take_over, take_seat
from analysis.actions.together import think_of_name as offer
from analysis.models import Pile, Theme, Together
from surveys.models import Layer, Wording
from tests.factories.themes import hear, make_theme, make_written

pytestmark = pytest.mark.django_db
POLISH_EASY = "?speak=pl~easy_read"


@pytest.fixture
def session(youth_worker) -> Together:
    question = make_written(by=youth_worker)
    make_theme(question, "Transport")
    answers = hear(question, *(f"More buses {n}" for n in range(10)), by=youth_worker)
    for answer in answers:
        answer.response.may_quote, answer.response.language = True, "ro"
        answer.response.save()
    return open_session(
        question=question,
        answers=together.fit_for_cards(question),
        group_name="Youth Council",
        hours=2,
        by=youth_worker,
    )


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_language_and_easy_words_are_chosen_once_and_kept_to_the_end(session):
    browser, question = Client(), session.theme_set.question
    Wording.objects.create(
        question=question, language="pl", layer=Layer.STANDARD, text="Co jest najważniejsze?"
    )
    page = read(browser, reverse("together") + POLISH_EASY)
    assert '<html lang="pl" dir="ltr"' in page
    assert "Pomóż nam to zrozumieć." in page

    door = browser.post(reverse("together") + POLISH_EASY, {"code": session.code}).headers[
        "Location"
    ]
    page = read(browser, door)
    assert "Co jest najważniejsze?" in page
    assert "easy-picture" in page
    cards = browser.post(door).headers["Location"]
    page = read(browser, cards)
    assert "Karta 1 z 10" in page
    assert "O czym jest?" in page
    assert '<span lang="en-gb" dir="ltr">Transport</span>' in page
    assert '<blockquote class="sort-card"><p><span lang="ro" dir="ltr">More buses ' in page
    card = together.cards_of(session).first()
    refused = browser.post(cards, {"card": card.pk}).content.decode()
    assert "Wybierz, dokąd trafia karta." in refused

    browser.get(cards + "?speak=ar~standard")
    page = read(browser, reverse("together_join", args=[session.key]))
    assert '<html lang="ar" dir="rtl"' in page
    assert "easy-picture" not in page
    assert set(browser.cookies) == {"seat"}


def test_what_an_action_refuses_is_told_in_the_language(session, youth_worker):
    browser = Client()
    door = reverse("together_join", args=[session.key]) + "?speak=cy~standard"
    browser.post(door)
    naming = reverse("together_name", args=[session.key, session.piles.get().pk])
    page = browser.post(naming, {"new": "call me on 07700 900123"}).content.decode()
    assert "Meddylia am enw arall." in page
    wrong = browser.post(reverse("together") + "?speak=cy~standard", {"code": "222222"})
    assert "Does dim sesiwn" in wrong.content.decode()


@pytest.mark.parametrize("speak", ["xx~standard", "pl~shouting", "pl", "", "~", "pl~easy_read~x"])
def test_what_we_do_not_speak_is_usual_english(session, speak):
    page = Client().get(reverse("together"), {"speak": speak}, HTTP_ACCEPT_LANGUAGE="pl")
    assert '<html lang="en-gb" dir="ltr"' in page.content.decode()
    assert "You need no account" in page.content.decode()


def test_afterwards_they_see_what_they_named_and_how_far_the_machine_agreed(session, youth_worker):
    door = reverse("together_join", args=[session.key])
    seat, pile = take_seat(session=session), Pile.objects.get()
    for card in together.cards_of(session):
        sort_card(card=card, seat=seat, pile=pile)
    offer(pile=pile, seat=seat, label="Getting <b>home</b>")
    close_session(session=session, by=youth_worker)
    assert "Getting" not in read(Client(), door)  # nobody at the desk has looked at it
    take_over(session=session, piles=[pile], by=youth_worker)

    page = read(Client(), door)
    session.refresh_from_db()
    assert "Getting &lt;b&gt;home&lt;/b&gt;" in page
    credit = Theme.objects.agreed().get().credit
    assert credit == f"Youth Council, {session.taken_over_at:%-d %B %Y}"
    assert f"Beside each stands who named it: {credit}" in page
    assert "agreed on 0 of 10 cards" in page
