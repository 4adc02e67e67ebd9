"""Data protection impact assessments: what was looked at, by whom, and what they decided."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ImpactAssessment(models.Model):
    """A signature under the settings of a campaign as they were. A later one takes its place.

    `covers` is the hash of `facts`, the settings that were signed: once the campaign's own differ,
    the assessment is open again.
    """

    class Decision(models.TextChoices):
        GO_AHEAD = "go_ahead", "The risks are low enough: go ahead"
        CHANGE_FIRST = "change_first", "Something has to change first"

    campaign = models.ForeignKey(
        "programme.Campaign", on_delete=models.CASCADE, related_name="assessments"
    )
    covers = models.CharField(max_length=64)
    facts = models.JSONField()
    decision = models.CharField(max_length=20, choices=Decision.choices)
    reason = models.TextField()
    consulted = models.CharField(max_length=300, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-signed_at", "-pk"]
        get_latest_by = ["signed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.campaign}, {self.signed_at:%Y-%m-%d}"
