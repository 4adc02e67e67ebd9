"""That an answer may be urgent: whom we told, and who looked. Never a word of the answer.

An answer has no time of day. An alert must have one while it waits; when somebody has opened it
the times go, and only how long it took stays.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.models.review import Review
from voice.programme.models import Campaign


class AlertQuerySet(models.QuerySet):
    def unopened(self) -> models.QuerySet:
        return self.filter(opened_on=None)


class Alert(models.Model):
    """One answer that may be urgent."""

    review = models.OneToOneField(
        Review, primary_key=True, on_delete=models.CASCADE, related_name="alert"
    )
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="alerts")
    raised_at = models.DateTimeField(null=True, default=timezone.now)
    opened_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes = models.PositiveIntegerField(
        null=True, blank=True, help_text="Staffed minutes until somebody opened it."
    )

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["review"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on=None, raised_at__isnull=False)
                | Q(opened_on__isnull=False, raised_at=None, minutes__isnull=False),
                name="an_opened_alert_forgets_its_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.review_id)


class AlertMessageQuerySet(models.QuerySet):
    def unsent(self) -> models.QuerySet:
        return self.filter(sent_at=None)


class AlertMessage(models.Model):
    """A message about an alert to one person, tried again until it has left."""

    class Turn(models.TextChoices):
        FIRST = "first", "First"
        SECOND = "second", "Second"

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="messages")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    turn = models.CharField(max_length=10, choices=Turn.choices)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = AlertMessageQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "to", "turn"], name="a_person_is_told_once_in_a_turn"
            )
        ]

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.turn}"


class Digest(models.Model):
    """When the readers of a campaign were last told of answers that wait and are not urgent."""

    campaign = models.OneToOneField(
        Campaign, primary_key=True, on_delete=models.CASCADE, related_name="digest"
    )
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.campaign_id)
