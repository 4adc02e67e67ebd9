"""Reads of a Takeover once applications are in: placements, queues, workshops, what is checked."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from voice.takeover.models import (
    Application,
    Booking,
    Challenge,
    Match,
    Opportunity,
    Placement,
    Workshop,
)

# The risk and consent checklist of each placement: code and words.
CHECKLIST = (
    ("consent", "The young person agreed, and a parent or carer where their age needs it"),
    ("responsible", "Who is responsible for the young person is known, and has been spoken to"),
    ("checks", "Staff who are alone with young people have the checks that the council requires"),
    ("risk", "The place, or the online room, was looked at for risks, and they are dealt with"),
    ("access", "What the young person needs to take part is in place"),
    ("travel", "How they get there and home is agreed"),
    ("emergency", "Somebody to ring in an emergency is known, and who rings them"),
    ("pictures", "It is agreed whether pictures may be taken"),
)


def latest_match(challenge: Challenge) -> Match | None:
    return challenge.matches.order_by("-made_at", "-pk").first()


def standing_rows(match: Match) -> QuerySet[Placement]:
    """Placements that stand, in the order of their day."""
    rows = match.placements.current().select_related(
        "application__contact", "opportunity__host", "opportunity__locality"
    )
    return rows.order_by("opportunity__begins_at", "opportunity__role", "pk")


def names_of(challenge: Challenge) -> dict[str, str]:
    """What people are called, by the application's key: for the desk only."""
    rows = challenge.applications.sent().select_related("contact")
    return {row.key: name_of(row) for row in rows}


def name_of(application: Application) -> str:
    contact = getattr(application, "contact", None)
    return contact.name if contact else application.key


@dataclass
class Board:
    """One opportunity: who is placed there, who waits for it, and what is wrong with that."""

    opportunity: Opportunity
    placed: list[Placement] = field(default_factory=list)
    waiting: list[Application] = field(default_factory=list)

    @property
    def free(self) -> int:
        return max(0, self.opportunity.capacity - len(self.placed))

    @property
    def too_few(self) -> int:
        """How many are missing where somebody is placed and it needs more."""
        return max(0, self.opportunity.least - len(self.placed)) if self.placed else 0


def boards_of(match: Match) -> list[Board]:
    """Every opportunity that is on. Three queries."""
    boards = {
        one.pk: Board(one)
        for one in match.challenge.opportunities.approved().select_related("host", "locality")
    }
    by_key = {board.opportunity.key: board for board in boards.values()}
    placed: dict[int, set[int]] = defaultdict(set)
    for row in standing_rows(match):
        if row.opportunity and (board := boards.get(row.opportunity.pk)):
            board.placed.append(row)
            placed[row.application_id].add(row.opportunity.pk)
    people = {
        one.key: one for one in match.challenge.applications.to_match().select_related("contact")
    }
    for key, queue in match.facts.get("waiting", {}).items():
        if board := by_key.get(key):
            board.waiting = [
                people[one]
                for one in queue
                if one in people and board.opportunity.pk not in placed[people[one].pk]
            ]
    return list(boards.values())


def without_place(match: Match) -> list[Application]:
    """Who takes part and is placed nowhere, those who lost a place among them."""
    placed = standing_rows(match).values("application")
    rows = match.challenge.applications.to_match().exclude(pk__in=placed)
    return list(rows.select_related("contact").order_by("key"))


def named(text: str, names: dict[str, str]) -> str:
    """A sentence of the solver with people's and opportunities' names in place of their keys."""
    for key, name in names.items():
        text = text.replace(key, name)
    return text


# Workshops --------------------------------------------------------------------------------------


def bookings_of(workshop: Workshop) -> list[Booking]:
    rows = workshop.bookings.filter(cancelled_at=None).select_related(
        "application__contact", "host"
    )
    return list(rows)


def workshops_open_to(challenge: Challenge, *, is_host: bool) -> list[Workshop]:
    """What one side may book, those that are over left out."""
    left_out = Workshop.Purpose.CONFIDENCE if is_host else Workshop.Purpose.HOSTS
    rows = challenge.workshops.exclude(purpose=left_out)
    return list(rows.filter(ends_at__gt=timezone.now()))
