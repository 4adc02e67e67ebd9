"""A question whose answers are sorted together, and a session about it."""

from analysis import together
from analysis.actions.together import open_session, sort_card
from analysis.models import Pile, Together
from surveys.models import Question
from tests.factories.themes import code, hear, make_run, make_theme, make_written

BUSES = [f"more buses to the {place}" for place in ("beach", "town", "park", "pool", "school")]
PARKS = [f"a park near the {place}" for place in ("sea", "shops", "farm", "church", "river")]


def make_sorted(by) -> Question:
    """Ten answers that a run put in two themes."""
    question = make_written(by=by)
    run = make_run(question)
    buses, parks = make_theme(question, "Transport"), make_theme(question, "Spaces", position=1)
    for answer in hear(question, *BUSES, by=by, may_quote=True):
        code(answer, buses, run=run, strength=0.9)
    for answer in hear(question, *PARKS, by=by, may_quote=True):
        code(answer, parks, run=run, strength=0.9)
    return question


def open_with(question, by, answers=None) -> Together:
    answers = together.fit_for_cards(question) if answers is None else answers
    return open_session(
        question=question, answers=answers, group_name=" Youth  Council ", hours=2, by=by
    )


def pile(session, label: str) -> Pile:
    return session.piles.get(label=label)


def sort_all(session, seat, where) -> None:
    for card in together.cards_of(session):
        label = where(card.answer.review.released_text)
        sort_card(card=card, seat=seat, pile=pile(session, label) if label else None)


def by_words(text: str) -> str:
    return "Transport" if "bus" in text else "Spaces"
