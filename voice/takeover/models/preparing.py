"""Getting ready: workshops, who comes to them, and what is checked before a placement."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key
from voice.takeover.models.applications import Application
from voice.takeover.models.challenge import Challenge
from voice.takeover.models.hosts import Host
from voice.takeover.models.placing import Placement


class Workshop(models.Model):
    """A meeting before or after the Takeover."""

    class Purpose(models.TextChoices):
        CONFIDENCE = "confidence", "Confidence building, before"
        HOSTS = "hosts", "For hosts, before"
        EVALUATION = "evaluation", "Evaluation, after"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="workshops")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True, help_text="Empty: online.")
    joining_link = EncryptedTextField(blank=True)
    capacity = models.PositiveSmallIntegerField(default=25)

    class Meta:
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="a_workshop_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Booking(models.Model):
    """A place at a workshop, of a young person or of a host."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="bookings")
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="bookings"
    )
    host = models.ForeignKey(
        Host, null=True, blank=True, on_delete=models.CASCADE, related_name="bookings"
    )
    booked_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    has_attended = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["workshop", "booked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False, host=None)
                | Q(application=None, host__isnull=False),
                name="a_booking_is_of_one",
            ),
            models.UniqueConstraint(
                fields=["workshop", "application"], name="a_young_person_books_a_workshop_once"
            ),
            models.UniqueConstraint(
                fields=["workshop", "host"], name="a_host_books_a_workshop_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.application_id or self.host_id}"


class ChecklistItem(models.Model):
    """One thing of the risk and consent checklist of a placement, once somebody has seen to it."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="checklist")
    code = models.SlugField(max_length=40)
    note = models.CharField(max_length=300, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["placement", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "code"], name="a_thing_is_checked_once")
        ]

    def __str__(self) -> str:
        return self.code
