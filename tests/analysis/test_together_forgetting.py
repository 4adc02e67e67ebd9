"""What was sorted together goes some days after the end; what was taken over stays."""

import datetime as dt

import pytest
from django.urls import reverse

from analysis import together
from analysis.actions.forgetting import forget_sessions
from analysis.actions.together import (
    close_session,
    open_session,
    sort_card,
    take_over,
    take_seat,
    think_of_name,
)
from analysis.models import Card, NameIdea, Pile, Seat, Sorting, Theme, Together
from tests.factories.themes import hear, make_theme, make_written, said
from voice.programme.retention import SESSIONS_LAST

pytestmark = pytest.mark.django_db


def test_what_was_sorted_goes_some_days_after_the_end_and_what_was_taken_over_stays(
    youth_worker, client
):
    question = make_written(by=youth_worker)
    make_theme(question, "Transport")
    hear(question, *(f"More buses {n}" for n in range(10)), by=youth_worker, may_quote=True)
    session, left = (
        open_session(
            question=question,
            answers=together.fit_for_cards(question),
            group_name="Youth Council",
            hours=2,
            by=youth_worker,
        )
        for _ in range(2)
    )
    for each in (session, left):
        seat = take_seat(session=each)
        for card in together.cards_of(each):
            sort_card(card=card, seat=seat, pile=each.piles.get(label="Transport"))
        think_of_name(pile=each.piles.get(label="Transport"), seat=seat, label="Getting home")
        close_session(session=each, by=youth_worker)
    take_over(session=session, piles=[session.piles.get(label="Transport")], by=youth_worker)
    session.refresh_from_db()
    agreed, ended = session.agreement, session.closed_at

    assert forget_sessions(now=ended + SESSIONS_LAST - dt.timedelta(hours=1)) == 0
    assert Sorting.objects.count() == 20
    assert forget_sessions(now=ended + SESSIONS_LAST + dt.timedelta(hours=1)) == 2
    assert forget_sessions(now=ended + SESSIONS_LAST + dt.timedelta(hours=1)) == 0

    kept = Together.objects.get()
    assert (kept.pk, kept.agreement) == (session.pk, agreed)
    for model in (Seat, Sorting, Pile, Card, NameIdea):
        assert not model.objects.exists()
    assert len(said(Theme.objects.get(label="Getting home"))) == 10
    client.force_login(youth_worker)
    page = client.get(reverse("session", args=[session.key])).content.decode()
    assert "has been deleted since" in page
    assert "No card has been sorted yet" not in page
