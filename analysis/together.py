"""What a session of working it out together shows and decided. Cards are released, permitted words.

A card that was sealed, or reviewed again, since the session opened is on no page from then on.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from analysis.agreement import kappa
from analysis.models import (
    RELEASED,
    Card,
    Coding,
    NameIdea,
    NameVote,
    Pile,
    Seat,
    Sorting,
    Theme,
    Together,
)
from surveys.actions.sampling import RELEASED_BECAUSE
from surveys.models import Answer, Layer, Question, Wording

CARD_LETTERS = 300
SHOWN_TO_CHOOSE = 60


@dataclass
class PileRow:
    """A pile with what young people put there, and the names they thought of, most liked first."""

    pile: Pile
    cards: list[Card] = field(default_factory=list)
    ideas: list[tuple[NameIdea, int]] = field(default_factory=list)

    @property
    def is_decided(self) -> bool:
        """Whether there is something to take over: a name, cards, or the theme itself."""
        return bool(self.winner or self.cards or self.pile.theme_id is None)

    @property
    def winner(self) -> NameIdea | None:
        """The name with most votes; nobody's where two have as many, or there was no vote."""
        if not self.ideas or not self.ideas[0][1]:
            return None
        is_tie = len(self.ideas) > 1 and self.ideas[1][1] == self.ideas[0][1]
        return None if is_tie else self.ideas[0][0]


def fit_for_cards(question: Question) -> QuerySet:
    """Released answers that somebody read, may be shown and are short enough for a card."""
    return (
        question.answers.released()
        .annotate(letters=Length("review__released_text"))
        .filter(response__may_quote=True, letters__range=(3, CARD_LETTERS))
        .exclude(review__reason=RELEASED_BECAUSE)
        .select_related("review")
        .order_by("pk")
    )


def cards_of(session: Together) -> QuerySet:
    return session.cards.standing().select_related("answer__review", "answer__response")


def piles_of(session: Together) -> QuerySet:
    """Piles that stand, each with the `language` of its survey."""
    spoken = F("session__theme_set__question__survey__language")
    return (
        session.piles.filter(taken_away_at=None).select_related("theme").annotate(language=spoken)
    )


def next_card(session: Together, seat: Seat) -> Card | None:
    """The first card that this seat has not sorted."""
    return cards_of(session).exclude(sortings__seat=seat).first()


def decided(session: Together) -> dict[int, int | None]:
    """Card → the pile that more seats chose than any other, None for none; ties are left out.

    Of a settled session, which no longer knows a tie from none, only what has a pile.
    """
    settled = session.cards.standing().filter(decided__taken_away_at=None, decided__isnull=False)
    counted: dict[int, Counter] = defaultdict(Counter)
    kept = Sorting.objects.filter(card__in=session.cards.standing(), pile__taken_away_at=None)
    for card, pile, number in (
        kept.order_by().values_list("card", "pile").annotate(number=Count("pk"))
    ):
        counted[card][pile] = number
    found = dict(settled.values_list("pk", "decided"))
    for card, piles in counted.items():
        (first, most), *others = piles.most_common(2)
        if not others or others[0][1] < most:
            found[card] = first
    return found


def pile_rows(session: Together) -> list[PileRow]:
    """Every pile with its cards and names. Five queries."""
    rows = {pile.pk: PileRow(pile) for pile in piles_of(session)}
    where = decided(session)
    for card in cards_of(session):
        if where.get(card.pk) in rows:
            rows[where[card.pk]].cards.append(card)
    ideas = NameIdea.objects.filter(pile__in=rows, taken_away_at=None)
    votes = F("liked") + Count("votes")
    for idea in ideas.annotate(number=votes).order_by("-number", "pk"):
        rows[idea.pile_id].ideas.append((idea, idea.number))
    return list(rows.values())


def machine_said(session: Together) -> dict[int, int]:
    """Card → the pile of the theme that the machine thought fits it best, whatever people did
    since."""
    piles = {}
    for pile in piles_of(session):
        if pile.theme_id:
            piles[pile.theme_id] = pile.pk
    best: dict[object, tuple[float, int]] = {}
    said = Coding.objects.filter(
        Q(run__isnull=False) | Q(assigned_by=None),
        segment__answer__in=session.cards.values("answer"),
        segment__answer__review__status__in=RELEASED,
    )
    for answer, theme, parent, strength in said.values_list(
        "segment__answer", "theme", "theme__parent", "strength"
    ):
        pile = piles.get(theme) or piles.get(parent)
        if pile and (strength or 0, -pile) > best.get(answer, (-1, 0)):
            best[answer] = (strength or 0, -pile)
    cards = session.cards.standing().values_list("pk", "answer")
    return {card: -best[answer][1] for card, answer in cards if answer in best}


def agreement_of(session: Together) -> dict:
    """Kappa of young people and the machine, and on how many cards."""
    people, machine = decided(session), machine_said(session)
    pairs = [(pile or 0, machine.get(card, 0)) for card, pile in people.items()]
    value = kappa(pairs)
    same = sum(first == second for first, second in pairs)
    return {
        "kappa": None if value is None else round(value, 3),
        "cards": len(pairs),
        "same": same,
    }


def asked_of(session: Together, language: str, layer: str) -> tuple[str, str]:
    """The words of the question nearest to those wanted, and the language that they are in."""
    question = session.theme_set.question
    rows = Wording.objects.current().filter(question=question)
    said = {(row.language, row.layer): row.text for row in rows}
    own = question.survey.language
    for spoken, way in ((language, layer), (language, Layer.STANDARD), (own, Layer.STANDARD)):
        if (spoken, way) in said:
            return said[spoken, way], spoken
    return question.code, own


def named_in(session: Together) -> list[Theme]:
    """The themes that the group is credited for, once its session was taken over."""
    if session.taken_over_at is None:
        return []
    day = timezone.localdate(session.taken_over_at)
    return list(session.theme_set.themes.agreed().filter(named_by=session.group_name, named_on=day))


def voted_of(seat: Seat) -> dict[int, int]:
    """Pile → the idea that this seat likes best."""
    return dict(NameVote.objects.filter(seat=seat).values_list("pile", "idea"))


def tally(session: Together) -> dict[str, int]:
    """How it goes, in numbers only."""
    return {
        "seats": session.seats.count(),
        "cards": session.cards.standing().count(),
        "sorted": Sorting.objects.filter(card__session=session).count(),
        "votes": NameVote.objects.filter(pile__session=session).count(),
    }


def answers_to_choose(question: Question) -> list[Answer]:
    """Answers that a youth worker may put on cards: spread over all, no two in the same words."""
    pks = list(fit_for_cards(question).values_list("pk", flat=True))
    step = max(1, len(pks) // SHOWN_TO_CHOOSE)
    chosen: dict[str, Answer] = {}
    for answer in fit_for_cards(question).filter(pk__in=pks[::step][: 2 * SHOWN_TO_CHOOSE]):
        chosen.setdefault(answer.review.released_text.casefold().strip(), answer)
    return list(chosen.values())[:SHOWN_TO_CHOOSE]
