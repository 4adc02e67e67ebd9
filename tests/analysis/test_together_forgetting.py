"""What each seat did goes some days after the end; what was decided together is not lost."""

import datetime as dt

import pytest
from django.urls import reverse

from analysis import together
from analysis.actions.forgetting import forget_sessions
from analysis.actions.problems import ThemeProblem
from analysis.actions.together import (
    close_session,
    let_session_go,
    open_session,
    sort_card,
    take_over,
    take_seat,
    think_of_name,
)
from analysis.attention import attention
from analysis.models import Card, NameIdea, NameVote, Pile, Seat, Sorting, Theme, Together
from surveys.models import Answer
from tests.factories.themes import hear, make_theme, make_written, said
from voice.programme.retention import SESSIONS_LAST

pytestmark = pytest.mark.django_db
AN_HOUR = dt.timedelta(hours=1)


@pytest.fixture
def question(youth_worker):
    question = make_written(by=youth_worker)
    make_theme(question, "Transport")
    make_theme(question, "Parks", position=1)
    hear(question, *(f"More buses {n}" for n in range(10)), by=youth_worker, may_quote=True)
    return question


def ended(question, by, *, is_used: bool = True) -> Together:
    """A session that is over, in which two people put nine of ten cards in a theme and named it."""
    session = open_session(
        question=question,
        answers=together.fit_for_cards(question),
        group_name="Youth Council",
        hours=2,
        by=by,
    )
    buses, parks = session.piles.get(label="Transport"), session.piles.get(label="Parks")
    for seat in [take_seat(session=session) for _ in range(2 if is_used else 0)]:
        cards = list(together.cards_of(session))
        for card in cards[:9]:
            sort_card(card=card, seat=seat, pile=buses)
        sort_card(card=cards[9], seat=seat, pile=parks if seat.pk % 2 else None)
        think_of_name(pile=buses, seat=seat, label="Getting home")
    return close_session(session=session, by=by)


def days_after(session: Together) -> dt.datetime:
    return session.closed_at + SESSIONS_LAST + AN_HOUR


def test_of_what_was_taken_over_only_credit_and_agreement_stay(question, youth_worker, client):
    session = ended(question, youth_worker)
    take_over(session=session, piles=[session.piles.get(label="Transport")], by=youth_worker)
    session.refresh_from_db()
    agreed = session.agreement

    assert forget_sessions(now=session.closed_at + SESSIONS_LAST - AN_HOUR) == 0
    assert Sorting.objects.count() == 20
    assert forget_sessions(now=days_after(session)) == 1
    assert forget_sessions(now=days_after(session)) == 0

    kept = Together.objects.get()
    assert (kept.pk, kept.agreement) == (session.pk, agreed)
    for model in (Seat, Sorting, Pile, Card, NameIdea):
        assert not model.objects.exists()
    assert len(said(Theme.objects.get(label="Getting home"))) == 9
    client.force_login(youth_worker)
    page = client.get(reverse("session", args=[session.key])).content.decode()
    assert "has been deleted since" in page
    assert "No card has been sorted yet" not in page


def test_what_waits_to_be_taken_over_is_kept_without_the_seats_and_taken_over_later(
    question, youth_worker, client
):
    session = ended(question, youth_worker)
    before = (together.agreement_of(session), names_of(session), groups_of(session))

    assert forget_sessions(now=days_after(session)) == 1
    assert forget_sessions(now=days_after(session)) == 0

    session.refresh_from_db()
    for model in (Seat, Sorting, NameVote):
        assert not model.objects.exists()
    assert (session.agreement, names_of(session), groups_of(session)) == before
    client.force_login(youth_worker)
    page = client.get(reverse("session", args=[session.key])).content.decode()
    assert "Getting home" in page
    assert "Only what they decided together is kept" in page
    take_over(session=session, piles=[session.piles.get(label="Transport")], by=youth_worker)
    assert len(said(Theme.objects.get(label="Getting home"))) == 9
    session.refresh_from_db()
    assert session.agreement == before[0]


def names_of(session: Together) -> list:
    rows = together.pile_rows(session)
    return [(str(row.winner), [(str(idea), votes) for idea, votes in row.ideas]) for row in rows]


def groups_of(session: Together) -> list:
    return [[card.pk for card in row.cards] for row in together.pile_rows(session)]


def test_a_session_in_which_nothing_was_decided_goes_whole(question, youth_worker):
    session = ended(question, youth_worker, is_used=False)
    forget_sessions(now=days_after(session))
    assert not Together.objects.exists()


def test_what_was_decided_goes_with_the_answers_it_is_about(question, youth_worker):
    session = ended(question, youth_worker)
    forget_sessions(now=days_after(session))
    Answer.objects.all().delete()
    forget_sessions(now=days_after(session))
    assert not Together.objects.exists()


def waiting(person) -> list[str]:
    return [item.words for item in attention(person, []) if item.page == "session"]


def test_the_desk_is_warned_before_and_after_the_seats_go(
    question, youth_worker, plan_lead, client
):
    session = ended(question, youth_worker)
    day = f"{session.settles_on:%-d %B %Y}"
    wait = "What young people decided together waits for you to take it over."
    assert waiting(youth_worker) == [f"{wait} Who sorted what is deleted on {day}."]
    assert waiting(plan_lead) == []
    client.force_login(youth_worker)
    for address in (
        reverse("session", args=[session.key]),
        reverse("sessions", args=[question.key]),
    ):
        assert day in client.get(address).content.decode()
    forget_sessions(now=days_after(session))
    assert waiting(youth_worker) == [wait]
    take_over(session=session, piles=[session.piles.get(label="Transport")], by=youth_worker)
    assert waiting(youth_worker) == []


def test_the_desk_deletes_what_it_will_not_take_over(question, youth_worker, client):
    session = ended(question, youth_worker)
    client.force_login(youth_worker)
    client.post(reverse("session_let_go", args=[session.key]))
    assert not Together.objects.exists()
    taken = ended(question, youth_worker)
    take_over(session=taken, piles=[taken.piles.get(label="Transport")], by=youth_worker)
    with pytest.raises(ThemeProblem, match="not taken over"):
        let_session_go(session=taken, by=youth_worker)
