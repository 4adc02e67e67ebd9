"""Opening a session, what young people do in it, and taking over what they decided."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from analysis.actions.changes import free_label, keep_edit, lock_themes
from analysis.actions.curating import rename_theme, write_theme
from analysis.actions.journal import Journal
from analysis.actions.moving import put_in
from analysis.actions.problems import ThemeProblem
from analysis.actions.segments import cut_segment
from analysis.models import (
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
from analysis.together import agreement_of, decided, fit_for_cards, pile_rows
from surveys.models import Answer, Question
from surveys.screening import screen
from voice.shared.audit import record
from voice.shared.suppression import SMALL

MOST_CARDS, MOST_HOURS = 60, 24
MOST_SEATS, SEATS_A_MINUTE = 400, 150  # a whole school may come in at once
IDEAS_A_SEAT, PILES_A_SEAT, MOST_NEW_PILES = 3, 2, 12
LETTERS = 60
# What young people are told stands in their language.
OVER = gettext_lazy("This session is over. Thank you for taking part.")
FULL = gettext_lazy("Many people are joining just now. Please wait a minute, and try again.")
TAKEN_AWAY = gettext_lazy("Please think of another name. This one was taken away.")
ENOUGH_PILES = gettext_lazy("There are enough new themes. Choose one of those that are there.")
SENSITIVE = "The answers of this campaign are sensitive, so other young people do not read them."
ABOUT_SOMEBODY = gettext_lazy("Please think of another name. This one could tell who somebody is.")


@transaction.atomic
def open_session(
    *, question: Question, answers: Iterable[Answer], group_name: str, hours: int, by
) -> Together:
    """Open a session with these answers as cards, and the agreed themes as piles.

    Raises ThemeProblem in a sensitive campaign, without themes, with too few cards, or for an
    answer whose writer did not let it be shown.
    """
    theme_set = lock_themes(question)
    if question.survey.campaign.is_sensitive:
        raise ThemeProblem(SENSITIVE)
    themes = list(theme_set.themes.agreed().filter(parent=None))
    if not themes:
        raise ThemeProblem("Agree on some themes first: they are what the cards are sorted into.")
    wanted = {answer.pk for answer in answers}
    fit = [answer for answer in fit_for_cards(question) if answer.pk in wanted]
    if len(fit) != len(wanted):
        raise ThemeProblem("One of these answers may no longer be shown. Choose the cards again.")
    if not SMALL <= len(fit) <= MOST_CARDS:
        raise ThemeProblem(f"Choose {SMALL} to {MOST_CARDS} cards.")
    session = Together.objects.create(
        theme_set=theme_set,
        group_name=" ".join(group_name.split()),
        opened_by=by,
        ends_at=timezone.now() + dt.timedelta(hours=min(max(hours, 1), MOST_HOURS)),
    )
    Card.objects.bulk_create(
        Card(session=session, answer=answer, position=position)
        for position, answer in enumerate(fit)
    )
    Pile.objects.bulk_create(
        Pile(session=session, theme=theme, label=theme.label, position=position)
        for position, theme in enumerate(themes)
    )
    record(by=by, verb="opened a session", thing=session)
    return session


@transaction.atomic
def take_seat(*, session: Together) -> Seat:
    """Let one more browser in. Raises ThemeProblem when it is over, or very many come at once."""
    refuse_over(session)
    a_minute_ago = timezone.now() - dt.timedelta(minutes=1)
    coming = session.seats.filter(taken_at__gt=a_minute_ago).count()
    if coming >= SEATS_A_MINUTE or session.seats.count() >= MOST_SEATS:
        raise ThemeProblem(FULL)
    return Seat.objects.create(session=session)


def refuse_over(session: Together) -> None:
    if not Together.objects.open().filter(pk=session.pk).exists():
        raise ThemeProblem(OVER)


@transaction.atomic
def sort_card(*, card: Card, seat: Seat, pile: Pile | None, new_label: str = "") -> Sorting:
    """Put a card on a pile, on none, or on a new one. Doing it again replaces what was said."""
    refuse_over(card.session)
    if new_label.strip():
        pile = start_pile(card.session, seat, new_label)
    sorting, _ = Sorting.objects.update_or_create(card=card, seat=seat, defaults={"pile": pile})
    return sorting


def start_pile(session: Together, seat: Seat, label: str) -> Pile:
    """A new pile; the one that is there already if somebody thought of the same."""
    label = fit_label(label)
    in_turn(session)
    there = session.piles.filter(label__iexact=label).first()
    if there and there.taken_away_at:
        raise ThemeProblem(TAKEN_AWAY)
    if there:
        return there
    new = session.piles.filter(theme=None)
    if new.filter(started_by=seat).count() >= PILES_A_SEAT or new.count() >= MOST_NEW_PILES:
        raise ThemeProblem(ENOUGH_PILES)
    return Pile.objects.create(
        session=session, label=label, position=session.piles.count(), started_by=seat
    )


def in_turn(session: Together) -> None:
    """Two who type the same at once come one after the other."""
    Together.objects.select_for_update().get(pk=session.pk)


def fit_label(label: str) -> str:
    label = " ".join(label.split())
    if not label or len(label) > LETTERS:
        raise ThemeProblem(gettext("A name has up to %(most)s letters.") % {"most": LETTERS})
    if screen(label).personal:
        raise ThemeProblem(ABOUT_SOMEBODY)
    return label


@transaction.atomic
def think_of_name(*, pile: Pile, seat: Seat, label: str) -> NameIdea:
    """Offer a name for a pile; whoever offers one likes it best until they say otherwise."""
    refuse_over(pile.session)
    label = fit_label(label)
    in_turn(pile.session)
    idea = pile.ideas.filter(label__iexact=label).first()
    if idea and idea.taken_away_at:
        raise ThemeProblem(TAKEN_AWAY)
    if idea is None:
        if pile.ideas.filter(seat=seat).count() >= IDEAS_A_SEAT:
            enough = gettext("You have thought of %(most)s names. Choose the best one.")
            raise ThemeProblem(enough % {"most": IDEAS_A_SEAT})
        idea = NameIdea.objects.create(pile=pile, seat=seat, label=label)
    return vote_for_name(idea=idea, seat=seat).idea


@transaction.atomic
def vote_for_name(*, idea: NameIdea, seat: Seat) -> NameVote:
    """Like one name of a pile best. Doing it again replaces what was said."""
    refuse_over(idea.pile.session)
    vote, _ = NameVote.objects.update_or_create(pile=idea.pile, seat=seat, defaults={"idea": idea})
    return vote


@transaction.atomic
def take_away(*, thing: NameIdea | Pile, by) -> None:
    """Take a name or a new pile off everybody's pages: what was typed is kept from coming back."""
    type(thing).objects.filter(pk=thing.pk, taken_away_at=None).update(taken_away_at=timezone.now())
    if isinstance(thing, NameIdea):
        thing.votes.all().delete()
    record(by=by, verb="took away what was typed in a session", thing=thing)


@transaction.atomic
def close_session(*, session: Together, by) -> Together:
    """End it for everybody. Twice is the same as once."""
    now = timezone.now()
    if Together.objects.filter(pk=session.pk, closed_at=None).update(closed_at=now):
        record(by=by, verb="closed a session", thing=session)
    session.refresh_from_db()
    return session


@transaction.atomic
def settle_session(session: Together) -> None:
    """Keep what all decided together and nothing of what each seat did."""
    session.agreement = session.agreement or agreement_of(session)
    for card, pile in decided(session).items():
        session.cards.filter(pk=card).update(decided=pile)
    for idea in NameIdea.objects.filter(pile__session=session).annotate(number=Count("votes")):
        NameIdea.objects.filter(pk=idea.pk).update(liked=idea.number)
    session.seats.all().delete()
    session.settled_at = timezone.now()
    session.save(update_fields=["agreement", "settled_at"])


@transaction.atomic
def let_session_go(*, session: Together, by) -> None:
    """Delete a session that nobody means to take over. Raises ThemeProblem when it is no such."""
    if not Together.objects.waiting().filter(pk=session.pk).exists():
        raise ThemeProblem("Only a session that is over and was not taken over can be deleted.")
    record(by=by, verb="deleted a session", thing=session)
    session.delete()


@transaction.atomic
def take_over(*, session: Together, piles: Iterable[Pile], by) -> list[Theme]:
    """Make what young people decided the themes': their names, their new themes, their cards.

    Each change stands in the history, with the group's name, and can be undone. Raises ThemeProblem
    while the session is open, the second time, or when a theme is no longer there.
    """
    lock_themes(session.theme_set.question)
    session = Together.objects.select_for_update().get(pk=session.pk)
    if session.is_open:
        raise ThemeProblem("Close the session first.")
    if session.taken_over_at:
        raise ThemeProblem("What was decided in this session has been taken over already.")
    close_session(session=session, by=by)
    session.agreement = session.agreement or agreement_of(session)
    chosen = {pile.pk for pile in piles}
    themes = [take_pile(session, row, by) for row in pile_rows(session) if row.pile.pk in chosen]
    session.taken_over_at, session.taken_over_by = timezone.now(), by
    session.closed_at = session.closed_at or session.taken_over_at
    session.save(update_fields=["agreement", "taken_over_at", "taken_over_by", "closed_at"])
    record(by=by, verb="took over what a session decided", thing=session)
    return themes


def take_pile(session: Together, row, by) -> Theme:
    label = row.winner.label if row.winner else row.pile.label
    if row.pile.theme:
        theme = row.pile.theme
        if row.winner:
            free_label(session.theme_set, label, but=theme)
            theme = rename_theme(theme=theme, label=label, by=by, named_by=session.group_name)
    else:
        theme = write_theme(
            question=session.theme_set.question, label=label, by=by, named_by=session.group_name
        )
    put_cards(session, theme, row.cards, by)
    return theme


def put_cards(session: Together, theme: Theme, cards: list[Card], by) -> None:
    """Say, by the person who takes over, that the answers on these cards carry the theme."""
    answers = [card.answer for card in cards]
    if not answers:
        return
    theme_set, journal = lock_themes(session.theme_set.question), Journal()
    there = Coding.objects.standing().filter(theme=theme, segment__answer__in=answers)
    known = set(there.values_list("segment__answer", flat=True))
    fresh = Coding.objects.filter(pk__in=list(there.values_list("pk", flat=True)), assigned_by=None)
    journal.watch(fresh)
    fresh.update(assigned_by=by)
    missing = [answer for answer in answers if answer.pk not in known]
    whole = [
        cut_segment(answer=answer, start=0, end=len(answer.review.released_text)).pk
        for answer in missing
    ]
    put_in(whole, theme, by=by, journal=journal)
    keep_edit(
        theme_set, by=by, verb="sorted", theme=theme, journal=journal, count=len(answers),
        named_by=session.group_name,
    )  # fmt: skip
