"""The pages of a session: the young people's, who have no account, and the desk's."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from analysis import together
from analysis.actions import together as acting
from analysis.actions.together import (
    close_session,
    sort_card,
    take_seat,
    think_of_name,
)
from analysis.models import Seat, Together
from surveys.models import Review
from tests.factories.together import BUSES, PARKS, by_words, make_sorted, open_with, pile, sort_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(youth_worker):
    return make_sorted(youth_worker)


@pytest.fixture
def session(question, youth_worker):
    return open_with(question, youth_worker)


def seated(session) -> Client:
    browser = Client()
    browser.post(reverse("together_join", args=[session.key]))
    return browser


def test_a_young_person_goes_through_it_without_an_account(session):
    browser = Client(enforce_csrf_checks=True)
    typed = f" {session.code[:3].upper()} {session.code[3:]} "
    door = browser.post(reverse("together"), {"code": typed}).headers["Location"]
    door = door.partition("?")[0]
    assert session.group_name in browser.get(door).content.decode()
    first = browser.post(door).headers["Location"]
    page = browser.get(first)
    assert "Card 1 of 10" in page.content.decode()
    for _ in range(10):
        card = browser.get(first).context["form"]["card"].value()
        there = pile(session, "Transport")
        browser.post(first, {"card": card, "pile": there.pk, "new": ""})
    assert browser.get(first).headers["Location"] == door
    naming = reverse("together_name", args=[session.key, there.pk])
    browser.post(naming, {"new": "Getting about"})

    page = browser.get(door).content.decode()
    assert "You have sorted all the cards" in page
    assert "You chose one" in page
    assert Seat.objects.count() == 1
    assert set(browser.cookies) == {"seat"}
    assert browser.cookies["seat"]["samesite"] == "Strict"
    assert browser.cookies["seat"]["path"] == "/together/"


def test_choosing_nothing_is_told_and_the_card_stays(session):
    browser, address = seated(session), reverse("together_sort", args=[session.key])
    card = browser.get(address).context["form"]["card"].value()

    page = browser.post(address, {"card": card, "pile": "", "new": ""})

    assert "Choose where the card goes." in page.content.decode()
    assert page.context["card"].pk == int(card)


@pytest.mark.parametrize("data", [{"card": "x"}, {"card": "999999", "pile": "none"}, {"pile": "0"}])
def test_odd_input_breaks_nothing(data, session):
    browser = seated(session)
    for name, args in (("together_sort", []), ("together_name", [session.piles.first().pk])):
        assert browser.post(reverse(name, args=[session.key, *args]), data).status_code in {
            200,
            302,
        }
    assert browser.get(reverse("together_name", args=[session.key, 0])).status_code == 302


def test_a_name_with_markup_is_only_words(session):
    browser, here = seated(session), session.piles.first()
    address = reverse("together_name", args=[session.key, here.pk])
    browser.post(address, {"new": "<b>Buses</b>"})

    page = browser.get(address).content.decode()
    assert "&lt;b&gt;Buses" in page
    assert "<b>Buses" not in page


def test_a_seat_of_one_session_is_none_in_another(session, question, youth_worker):
    browser, other = seated(session), open_with(question, youth_worker)

    response = browser.get(reverse("together_sort", args=[other.key]))

    assert response.headers["Location"] == reverse("together_join", args=[other.key])


def test_without_a_seat_no_card_is_shown(session):
    response = Client().get(reverse("together_sort", args=[session.key]))

    assert response.headers["Location"] == reverse("together_join", args=[session.key])


def test_guessing_codes_is_slowed_and_those_inside_go_on(session, monkeypatch):
    cache.clear()
    monkeypatch.setattr("analysis.views.together.WRONG_CODES_A_MINUTE", 2)
    monkeypatch.setattr("analysis.views.together.minute", lambda: "together:test")
    browser, guesser = seated(session), Client()
    for _ in range(2):
        page = guesser.post(reverse("together"), {"code": "222222"})
        assert "no session with this code" in page.content.decode()

    assert guesser.post(reverse("together"), {"code": session.code}).status_code == 429
    assert browser.get(reverse("together_sort", args=[session.key])).status_code == 200
    assert Client().post(reverse("together_join", args=[session.key])).status_code == 302


def test_a_flood_at_the_door_is_told(session, monkeypatch):
    monkeypatch.setattr(acting, "MOST_SEATS", 0)
    response = Client().post(reverse("together_join", args=[session.key]))
    assert response.status_code == 429
    assert "wait a minute" in response.content.decode()


def test_the_end_is_told_kindly(session, youth_worker):
    browser = seated(session)
    close_session(session=session, by=youth_worker)
    page = browser.get(reverse("together_sort", args=[session.key]), follow=True)
    assert "This session is over" in page.content.decode()


def test_a_youth_worker_opens_watches_and_takes_over(question, client, youth_worker):
    client.force_login(youth_worker)
    answers = [answer.pk for answer in together.answers_to_choose(question)]
    form = {"group_name": "Youth Council", "hours": 2, "answers": answers}
    page = client.post(
        reverse("session_new", args=[question.key]), {**form, "answers": answers[:3]}
    )
    assert "Choose 10 to 60 cards" in page.content.decode()
    client.post(reverse("session_new", args=[question.key]), form)
    session = Together.objects.get()
    here = reverse("session", args=[session.key])
    assert session.code in client.get(here).content.decode()
    seat = take_seat(session=session)
    sort_all(session, seat, by_words)
    bad = think_of_name(pile=pile(session, "Spaces"), seat=seat, label="Silly")
    client.post(reverse("session_idea_remove", args=[session.key, bad.pk]))
    new = sort_card(card=session.cards.first(), seat=seat, pile=None, new_label="Silly too").pile
    client.post(reverse("session_pile_remove", args=[session.key, new.pk]))
    think_of_name(pile=pile(session, "Spaces"), seat=seat, label="Places to go")
    client.post(reverse("session_close", args=[session.key]))
    page = client.get(here).content.decode()
    assert "kappa" in page
    assert "Silly" not in page
    nothing = client.post(reverse("session_take_over", args=[session.key]), {})
    assert "Tick what to take over" in nothing.content.decode()

    keys = [each.pk for each in together.piles_of(session)]
    client.post(reverse("session_take_over", args=[session.key]), {"piles": keys})

    page = client.get(reverse("themes", args=[question.key])).content.decode()
    assert "Named by Youth Council" in page
    assert "Taken over" in client.get(reverse("sessions", args=[question.key])).content.decode()
    history = client.get(reverse("themes_history", args=[question.key])).content.decode()
    assert "as Youth Council sorted them" in history


@pytest.mark.parametrize("change", ["sealed", "reviewed again", "permission taken back"])
def test_a_card_leaves_every_page_when_its_words_may_not_be_shown(
    change, session, client, youth_worker
):
    card = together.cards_of(session).first()
    words, review = card.answer.review.released_text, card.answer.review
    browser = seated(session)
    if change == "sealed":
        Review.objects.filter(pk=review.pk).update(status="sealed", released_text="")
    elif change == "reviewed again":
        later = timezone.now() + dt.timedelta(seconds=1)
        Review.objects.filter(pk=review.pk).update(decided_at=later)
    else:
        card.answer.response.may_quote = False
        card.answer.response.save()

    assert words not in browser.get(reverse("together_sort", args=[session.key])).content.decode()
    client.force_login(youth_worker)
    assert words not in client.get(reverse("session", args=[session.key])).content.decode()
    assert together.cards_of(session).count() == len(BUSES + PARKS) - 1


def test_the_big_screen_shows_how_to_come_in_and_nothing_of_the_desk(session, client, youth_worker):
    client.force_login(youth_worker)
    page = client.get(reverse("session_screen", args=[session.key])).content.decode()
    assert session.code in page
    assert "<svg" in page
    assert "Reading queue" not in page
    assert "Look now" not in page
    close_session(session=session, by=youth_worker)
    page = client.get(reverse("session_screen", args=[session.key])).content.decode()
    assert "This session is over" in page
    assert session.code not in page
