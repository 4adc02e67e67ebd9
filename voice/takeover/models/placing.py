"""Who goes where: a run of the solver, what it says, and what a youth worker fixed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from voice.shared.keys import public_key
from voice.takeover.models.applications import Application
from voice.takeover.models.challenge import Challenge
from voice.takeover.models.hosts import Opportunity


class MatchQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(challenge__in=Challenge.objects.visible_to(user))

    def published(self) -> models.QuerySet:
        return self.filter(published_at__isnull=False)


class Match(models.Model):
    """One run of the solver. The newest published one is what young people and hosts see."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waits"
        RUNNING = "running", "Is being worked out"
        DONE = "done", "Done"
        FAILED = "failed", "Stopped"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="matches")
    seed = models.PositiveIntegerField(default=1)
    weights = models.JSONField(default=dict)
    facts = models.JSONField(default=dict, help_text="Total, bound, seconds, shares by group.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    problem = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        get_latest_by = ["published_at", "pk"]
        verbose_name_plural = "matches"

    def __str__(self) -> str:
        return f"{self.challenge}, {self.made_at:%Y-%m-%d %H:%M}"


class PlacementQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(match__in=Match.objects.visible_to(user))

    def current(self) -> models.QuerySet:
        """With an opportunity, and not ended."""
        return self.filter(opportunity__isnull=False, ended_at=None)


class Placement(models.Model):
    """An application and an opportunity matched; without an opportunity, a place in the queue.

    `why` has a row {opportunity, title, words} for each choice; `takes` says what it would take to
    change it, once somebody asked.
    """

    class Ended(models.TextChoices):
        HOST = "host", "The host could not do it"
        PARENT = "parent", "A parent or carer said no"
        WITHDREW = "withdrew", "They no longer wanted to"
        MOVED = "moved", "They were moved"

    class Attended(models.TextChoices):
        CAME = "came", "Came"
        PARTLY = "partly", "Came for a part of it"
        NOT = "not", "Did not come"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="placements")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="placements"
    )
    opportunity = models.ForeignKey(
        Opportunity, null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.JSONField(default=list)
    takes = models.JSONField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="By the host.")
    reminded_of = models.DateField(
        null=True, blank=True, help_text="The day that they were last reminded of."
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    attended = models.CharField(max_length=10, choices=Attended.choices, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["match", "opportunity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["match", "application", "opportunity"],
                name="somebody_is_placed_at_an_opportunity_once",
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_at=None) | (~Q(ended="") & Q(ended_at__isnull=False)),
                name="an_ended_placement_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} at {self.opportunity_id}"


class Pin(models.Model):
    """A pair of an application and an opportunity that a youth worker fixed or forbade."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="pins")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="pins")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="pins")
    is_forbidden = models.BooleanField(default=False)
    reason = models.CharField(max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["challenge", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "opportunity"], name="a_pair_is_pinned_or_forbidden_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {'not ' * self.is_forbidden}at {self.opportunity_id}"


class Pair(models.Model):
    """Two applications that a youth worker keeps together or apart."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="pairs")
    one = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    is_apart = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["challenge", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="a_pair_is_two_in_order"),
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {'apart from' if self.is_apart else 'with'} {self.other_id}"
