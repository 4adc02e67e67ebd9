"""Young people sort cards and name themes; what they decided is taken over, in their name."""

import datetime as dt

import pytest
from django.utils import timezone

from analysis import together
from analysis.actions import together as acting
from analysis.actions.problems import ThemeProblem
from analysis.actions.together import (
    close_session,
    sort_card,
    take_away,
    take_over,
    take_seat,
    think_of_name,
    vote_for_name,
)
from analysis.actions.undoing import undo_edit
from analysis.models import Seat, Sorting, Theme, Together
from surveys.models import Review
from tests.factories.surveys import make_response
from tests.factories.themes import hear, make_written, said
from tests.factories.together import BUSES, PARKS, by_words, make_sorted, open_with, pile, sort_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(youth_worker):
    return make_sorted(youth_worker)


@pytest.fixture
def session(question, youth_worker):
    return open_with(question, youth_worker)


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
