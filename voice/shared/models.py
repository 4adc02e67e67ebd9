"""The record of who did what."""

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """One thing a person did. Never holds answer text; rows are only ever added."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="audit_events"
    )
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=120, help_text="Model name and key of what it was done to.")
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.thing}"
