"""Young people sort cards and name themes; what they decided is taken over, in their name."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from analysis import together
from analysis.actions import together as acting
from analysis.actions.problems import ThemeProblem
from analysis.actions.together import (
    close_session,
    open_session,
    sort_card,
    take_away,
    take_over,
    take_seat,
    think_of_name,
    vote_for_name,
)
from analysis.actions.undoing import undo_edit
from analysis.models import Pile, Seat, Sorting, Theme, Together
from surveys.models import Review
from tests.factories.surveys import make_response
from tests.factories.themes import code, hear, make_run, make_theme, make_written, said

pytestmark = pytest.mark.django_db
BUSES = [f"more buses to the {place}" for place in ("beach", "town", "park", "pool", "school")]
PARKS = [f"a park near the {place}" for place in ("sea", "shops", "farm", "church", "river")]


@pytest.fixture
def question(youth_worker):
    question = make_written(by=youth_worker)
    run = make_run(question)
    buses, parks = make_theme(question, "Transport"), make_theme(question, "Spaces", position=1)
    for answer in hear(question, *BUSES, by=youth_worker, may_quote=True):
        code(answer, buses, run=run, strength=0.9)
    for answer in hear(question, *PARKS, by=youth_worker, may_quote=True):
        code(answer, parks, run=run, strength=0.9)
    return question


def open_with(question, by, answers=None) -> Together:
    answers = together.fit_for_cards(question) if answers is None else answers
    return open_session(
        question=question, answers=answers, group_name=" Youth  Council ", hours=2, by=by
    )


@pytest.fixture
def session(question, youth_worker):
    return open_with(question, youth_worker)


def pile(session, label: str) -> Pile:
    return session.piles.get(label=label)


def sort_all(session, seat, where) -> None:
    for card in together.cards_of(session):
        label = where(card.answer.review.released_text)
        sort_card(card=card, seat=seat, pile=pile(session, label) if label else None)


def by_words(text: str) -> str:
    return "Transport" if "bus" in text else "Spaces"


# Which words get onto a card ------------------------------------------------------------------


def test_only_released_and_permitted_words_become_cards(question, youth_worker):
    make_response(question.survey, {question.code: "planted and held"}, may_quote=True)
    hear(question, "planted without permission", by=youth_worker, may_quote=False)
    hear(question, "planted and long " + "x" * 300, by=youth_worker, may_quote=True)
    sealed = hear(question, "planted and sealed", by=youth_worker, may_quote=True)[0]
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")

    words = {answer.review.released_text for answer in together.answers_to_choose(question)}

    assert words == {*BUSES, *PARKS}


def test_an_answer_that_may_not_be_shown_cannot_be_slipped_in(question, youth_worker):
    secret = hear(question, "planted without permission", by=youth_worker)[0]
    with pytest.raises(ThemeProblem, match="may no longer be shown"):
        open_with(question, youth_worker, [*together.fit_for_cards(question), secret])
    assert Together.objects.count() == 0


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


def test_a_small_group_of_answers_makes_no_cards(question, youth_worker):
    with pytest.raises(ThemeProblem, match="Choose 10 to 60 cards"):
        open_with(question, youth_worker, together.fit_for_cards(question)[:9])


def test_answers_of_a_sensitive_campaign_are_never_cards(question, youth_worker):
    campaign = question.survey.campaign
    campaign.is_sensitive = True
    campaign.save()
    with pytest.raises(ThemeProblem, match="sensitive"):
        open_with(question, youth_worker)


def test_a_session_wants_themes(youth_worker):
    question = make_written(*BUSES, *PARKS)
    with pytest.raises(ThemeProblem, match="Agree on some themes"):
        open_with(question, youth_worker, [])


# What young people do ----------------------------------------------------------------------------


def test_a_seat_says_nothing_about_a_person():
    assert {field.name for field in Seat._meta.get_fields() if field.concrete} == {
        "id", "key", "session", "taken_at",
    }  # fmt: skip


def test_sorting_again_replaces(session):
    seat = take_seat(session=session)
    card = together.cards_of(session).first()

    sort_card(card=card, seat=seat, pile=pile(session, "Transport"))
    sort_card(card=card, seat=seat, pile=None)

    assert Sorting.objects.get().pile is None


def test_a_new_theme_is_started_once_and_has_a_limit(session):
    cards, seat, other = together.cards_of(session), take_seat(session=session), take_seat(
        session=session
    )  # fmt: skip
    sort_card(card=cards[0], seat=seat, pile=None, new_label="Night buses")
    sort_card(card=cards[0], seat=other, pile=None, new_label=" night  BUSES ")
    sort_card(card=cards[1], seat=seat, pile=None, new_label="Boats")
    with pytest.raises(ThemeProblem, match="enough new themes"):
        sort_card(card=cards[2], seat=seat, pile=None, new_label="Trains")

    assert sorted(session.piles.filter(theme=None).values_list("label", flat=True)) == [
        "Boats", "Night buses",
    ]  # fmt: skip


def test_names_have_limits_and_may_not_tell_about_anybody(session):
    seat, here = take_seat(session=session), pile(session, "Transport")
    for label in ("", "x" * 61, "call me on 07700 900123"):
        with pytest.raises(ThemeProblem):
            think_of_name(pile=here, seat=seat, label=label)
    for label in ("Getting about", "Getting there", "On the move"):
        think_of_name(pile=here, seat=seat, label=label)
    with pytest.raises(ThemeProblem, match="thought of 3"):
        think_of_name(pile=here, seat=seat, label="A fourth")

    assert here.votes.get().idea.label == "On the move"


def test_what_was_taken_away_does_not_come_back(session, youth_worker):
    seat, here = take_seat(session=session), pile(session, "Transport")
    idea = think_of_name(pile=here, seat=seat, label="Rude words")
    take_away(thing=idea, by=youth_worker)
    with pytest.raises(ThemeProblem, match="taken away"):
        think_of_name(pile=here, seat=seat, label="rude words")
    card = together.cards_of(session).first()
    new = sort_card(card=card, seat=seat, pile=None, new_label="Rude theme").pile
    take_away(thing=new, by=youth_worker)
    with pytest.raises(ThemeProblem, match="taken away"):
        sort_card(card=card, seat=seat, pile=None, new_label="Rude theme")

    rows = together.pile_rows(session)
    assert [row.pile.label for row in rows] == ["Transport", "Spaces"]
    assert [row.ideas for row in rows] == [[], []]


def test_a_whole_school_comes_in_at_once_and_a_flood_waits(session, monkeypatch):
    monkeypatch.setattr(acting, "SEATS_A_MINUTE", 3)
    for _ in range(3):
        take_seat(session=session)
    with pytest.raises(ThemeProblem, match="wait a minute"):
        take_seat(session=session)
    session.seats.update(taken_at=timezone.now() - dt.timedelta(minutes=2))

    assert take_seat(session=session)


@pytest.mark.parametrize("end", ["closed", "expired"])
def test_nothing_is_said_after_the_end(end, session, youth_worker):
    seat, here = take_seat(session=session), pile(session, "Transport")
    idea = think_of_name(pile=here, seat=seat, label="Getting about")
    if end == "closed":
        close_session(session=session, by=youth_worker)
        close_session(session=session, by=youth_worker)
    else:
        past = timezone.now() - dt.timedelta(hours=3)
        Together.objects.update(opened_at=past, ends_at=past + dt.timedelta(hours=1))
    for do in (
        lambda: take_seat(session=session),
        lambda: sort_card(card=session.cards.first(), seat=seat, pile=here),
        lambda: think_of_name(pile=here, seat=seat, label="Another"),
        lambda: vote_for_name(idea=idea, seat=seat),
    ):
        with pytest.raises(ThemeProblem, match="over"):
            do()


# What comes of it --------------------------------------------------------------------------------


def test_what_they_decided_is_taken_over_in_their_name(session, question, youth_worker):
    seats = [take_seat(session=session) for _ in range(3)]
    for seat in seats:
        sort_all(session, seat, by_words)
    odd = together.cards_of(session).get(answer__review__released_text=BUSES[0])
    for seat in seats[:2]:
        sort_card(card=odd, seat=seat, pile=None, new_label="The seaside")
    idea = think_of_name(pile=pile(session, "Transport"), seat=seats[0], label="Getting about")
    vote_for_name(idea=idea, seat=seats[1])
    think_of_name(pile=pile(session, "Transport"), seat=seats[2], label="Buses")
    with pytest.raises(ThemeProblem, match="Close the session"):
        take_over(session=session, piles=session.piles.all(), by=youth_worker)
    close_session(session=session, by=youth_worker)

    take_over(session=session, piles=session.piles.all(), by=youth_worker)

    themes = {theme.label: theme for theme in Theme.objects.agreed()}
    assert sorted(themes) == ["Getting about", "Spaces", "The seaside"]
    named = themes["Getting about"]
    assert (named.named_by, named.named_on) == ("Youth Council", timezone.localdate())
    assert set(said(themes["Spaces"]).values()) == {str(youth_worker)}
    assert said(themes["The seaside"]) == {odd.answer.review.released_text: str(youth_worker)}
    session.refresh_from_db()
    assert session.agreement["cards"] == 10
    assert session.agreement["same"] == 9
    with pytest.raises(ThemeProblem, match="already"):
        take_over(session=session, piles=[], by=youth_worker)


def test_what_was_taken_over_can_be_undone(session, question, youth_worker):
    sort_all(session, take_seat(session=session), by_words)
    close_session(session=session, by=youth_worker)
    take_over(session=session, piles=[pile(session, "Spaces")], by=youth_worker)

    undo_edit(edit=question.theme_set.edits.first(), by=youth_worker)

    assert set(said(Theme.objects.get(label="Spaces")).values()) == {"machine"}


def test_a_theme_that_went_meanwhile_is_told_and_nothing_is_lost(session, question, youth_worker):
    think_of_name(pile=pile(session, "Spaces"), seat=take_seat(session=session), label="Outside")
    close_session(session=session, by=youth_worker)
    Theme.objects.filter(label="Spaces").update(dropped_at=timezone.now())

    with pytest.raises(ThemeProblem, match="no longer one of the themes"):
        take_over(session=session, piles=session.piles.all(), by=youth_worker)

    session.refresh_from_db()
    assert session.taken_over_at is None


@pytest.mark.parametrize(
    ("where", "kappa"),
    [(by_words, 1.0), (lambda text: None, 0.0), (lambda text: "Spaces", 0.0)],
    ids=["as the machine", "none fits", "all alike"],
)
def test_agreement_with_the_machine(where, kappa, session):
    sort_all(session, take_seat(session=session), where)

    assert together.agreement_of(session)["kappa"] == kappa


def test_a_tie_decides_nothing(session):
    card = together.cards_of(session).first()
    for label in ("Transport", "Spaces"):
        sort_card(card=card, seat=take_seat(session=session), pile=pile(session, label))
        think_of_name(
            pile=pile(session, "Spaces"), seat=take_seat(session=session), label=f"{label} too"
        )

    assert together.decided(session) == {}
    assert together.pile_rows(session)[1].winner is None


# Pages -------------------------------------------------------------------------------------------


def seated(session) -> Client:
    browser = Client()
    browser.post(reverse("together_join", args=[session.key]))
    return browser


def test_a_young_person_goes_through_it_without_an_account(session):
    browser = Client(enforce_csrf_checks=True)
    typed = f" {session.code[:3].upper()} {session.code[3:]} "
    door = browser.post(reverse("together"), {"code": typed}).headers["Location"]
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
    assert "you chose one" in page
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
