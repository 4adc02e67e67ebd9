"""The record of who did what."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AuditEvent(models.Model):
    """One thing a person did. Never holds answer text; rows are only ever added.

    `number` counts without a gap and `hash` covers the event and the hash before it: see
    `voice.shared.chain`. Write with `voice.shared.audit.record`, never otherwise.
    """

    number = models.PositiveBigIntegerField(unique=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="audit_events"
    )
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=120, help_text="Model name and key of what it was done to.")
    why = models.CharField(max_length=500, blank=True)
    previous = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.thing}"


class Tombstone(models.Model):
    """Something was deleted for good and must not come back. `mark` is a keyed hash, no content."""

    mark = models.CharField(max_length=64, unique=True)
    made_on = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"{self.mark[:8]}, {self.made_on}"
