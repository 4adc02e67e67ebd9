"""Working it out together: young people sort cards, and name themes, without an account.

A Seat is one browser: a random key and nothing else. No user, no address, no name.
"""

import datetime as dt
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from analysis.models.themes import Theme, ThemeSet, still_released
from surveys.models import Answer
from voice.programme.retention import SESSIONS_LAST
from voice.shared.keys import ALPHABET, public_key

CODE_LETTERS = 6


def join_code() -> str:
    """A short code to type: as easy to read aloud as our keys."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))


class TogetherQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(theme_set__in=ThemeSet.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(closed_at=None, ends_at__gt=timezone.now())

    def waiting(self) -> Self:
        """Over, and nobody has taken over what was decided."""
        return self.exclude(pk__in=self.open()).filter(taken_over_at=None)


class Together(models.Model):
    """One session in which a group of young people works on the themes of a question."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    code = models.CharField(max_length=CODE_LETTERS, unique=True, default=join_code)
    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="sessions")
    group_name = models.CharField(max_length=80, help_text="Who is credited.")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    taken_over_at = models.DateTimeField(null=True, blank=True)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreement = models.JSONField(
        default=dict, help_text="With the machine, once settled: kappa and on how many cards."
    )
    settled_at = models.DateTimeField(
        null=True, blank=True, help_text="From then on it is kept what all decided, and no seat."
    )

    objects = TogetherQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("opened_at")),
                name="a_session_ends_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(taken_over_at=None) | Q(closed_at__isnull=False),
                name="a_session_is_closed_before_it_is_taken_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_name}, {timezone.localdate(self.opened_at):%-d %B %Y}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.ends_at > timezone.now()

    @property
    def settles_on(self) -> dt.date:
        """The day on which what each seat did goes."""
        over_at = min(self.closed_at or self.ends_at, self.ends_at)
        return timezone.localdate(over_at + SESSIONS_LAST)


class CardQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Cards that may be shown now: released, permitted, in the words that staff looked at."""
        return self.filter(
            still_released("answer_id", "session__opened_at"), answer__response__may_quote=True
        )


class Card(models.Model):
    """An answer that is sorted in a session. Its words are the released ones, never a copy."""

    session = models.ForeignKey(Together, on_delete=models.CASCADE, related_name="cards")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    decided = models.ForeignKey(
        "Pile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Where most seats put it, once the session is settled.",
    )  # fmt: skip

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["session", "position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "answer"], name="a_card_is_dealt_once"),
            models.UniqueConstraint(
                fields=["session", "position"], name="a_session_has_one_card_at_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.position}"


class Seat(models.Model):
    """One browser in a session."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    session = models.ForeignKey(Together, on_delete=models.CASCADE, related_name="seats")
    taken_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class Pile(models.Model):
    """Where cards go: an agreed theme, or a new one that young people started."""

    session = models.ForeignKey(Together, on_delete=models.CASCADE, related_name="piles")
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(max_length=120, help_text="What it is called for now.")
    position = models.PositiveSmallIntegerField()
    started_by = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["session", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "label"], name="piles_have_different_labels")
        ]

    def __str__(self) -> str:
        return self.label


class Sorting(models.Model):
    """One seat puts a card on a pile, or on none."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="sortings")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="sortings")
    pile = models.ForeignKey(
        Pile, null=True, blank=True, on_delete=models.CASCADE, related_name="sortings"
    )

    class Meta:
        ordering = ["card", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["card", "seat"], name="a_seat_sorts_a_card_once")
        ]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.pile_id}"


class NameIdea(models.Model):
    """A name that somebody in a session thought of for a pile."""

    pile = models.ForeignKey(Pile, on_delete=models.CASCADE, related_name="ideas")
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="ideas"
    )
    label = models.CharField(max_length=120)
    liked = models.PositiveSmallIntegerField(
        default=0, help_text="Votes that were counted when the session was settled."
    )
    taken_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pile", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pile", "label"], name="a_name_is_thought_of_once")
        ]

    def __str__(self) -> str:
        return self.label


class NameVote(models.Model):
    """The name that one seat likes best for a pile."""

    pile = models.ForeignKey(Pile, on_delete=models.CASCADE, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="votes")
    idea = models.ForeignKey(NameIdea, on_delete=models.CASCADE, related_name="votes")

    class Meta:
        ordering = ["pile", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pile", "seat"], name="a_seat_votes_once_for_a_pile")
        ]

    def __str__(self) -> str:
        return f"{self.pile_id}: {self.idea_id}"
