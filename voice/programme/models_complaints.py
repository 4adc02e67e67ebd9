"""Complaints about how people's data is looked after, and the clock that the law sets."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from voice.accounts.models import Organisation, Role
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key

ACKNOWLEDGED_WITHIN = dt.timedelta(days=30)  # Data (Use and Access) Act 2025


class ComplaintQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        """Those that came to an organisation whose data protection officer the person is."""
        mine = user.memberships.current().filter(role=Role.DATA_PROTECTION)
        return self.filter(organisation__in=mine.values("organisation"))

    def waiting(self) -> models.QuerySet:
        """Nobody has told the person yet that we have it."""
        return self.filter(acknowledged_on=None, closed_on=None)

    def overdue(self, today: dt.date) -> models.QuerySet:
        return self.waiting().filter(received_on__lt=today - ACKNOWLEDGED_WITHIN)


class Complaint(models.Model):
    """What somebody says that we did wrong. Encrypted, and never joined to anybody's answers."""

    class Who(models.TextChoices):
        YOUNG_PERSON = "young_person", "A child or young person"
        PARENT = "parent", "A parent or carer"
        OTHER = "other", "Somebody else"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    sending_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="complaints"
    )
    campaign = models.ForeignKey(
        "programme.Campaign", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    who = models.CharField(max_length=20, choices=Who.choices, blank=True)
    text = EncryptedTextField()
    contact = EncryptedTextField(blank=True)
    received_on = models.DateField(default=timezone.localdate)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = EncryptedTextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | (Q(acknowledged_on__isnull=False) & ~Q(outcome="")),
                name="a_closed_complaint_was_acknowledged_and_says_what_came_of_it",
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def due_on(self) -> dt.date:
        """The last day on which the person has to be told that we have it."""
        return self.received_on + ACKNOWLEDGED_WITHIN

    @property
    def state(self) -> str:
        """`waiting`, `overdue`, `acknowledged` or `closed`."""
        if self.closed_on:
            return "closed"
        if self.acknowledged_on:
            return "acknowledged"
        return "overdue" if timezone.localdate() > self.due_on else "waiting"
