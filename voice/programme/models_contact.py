"""What young people write to a named team. Encrypted, and never joined to anybody's answers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from voice.accounts.models import Organisation, Role
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        """Those of the organisations whose contact team the person is in.

        What is about somebody who works there is for the allegations contact alone, and nobody
        ever sees what is about themselves.
        """
        mine = user.memberships.current()
        team = mine.filter(role=Role.CONTACT).values("organisation")
        allegations = mine.filter(role=Role.ALLEGATIONS).values("organisation")
        seen = Q(is_about_staff=False, organisation__in=team) | Q(
            is_about_staff=True, organisation__in=allegations
        )
        return self.filter(seen).exclude(about=user)

    def unfinished(self) -> models.QuerySet:
        return self.filter(closed_on=None)

    def waiting(self) -> models.QuerySet:
        """Nobody has taken it on yet."""
        return self.filter(acknowledged_on=None, closed_on=None)


class ContactRequest(models.Model):
    """Somebody asks for an answer, to join a group, or for a prize. It stands by itself.

    No key of answers is in it, and only a day. The words, the name and the way to answer are
    encrypted. `about` is set by whoever handles what is about a member of staff.
    """

    class Wants(models.TextChoices):
        REPLY = "reply", _("An answer to something")
        GROUP = "group", _("To join a group")
        PRIZE = "prize", _("To take part in a prize")

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    sending_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contact_requests"
    )
    campaign = models.ForeignKey(
        "programme.Campaign", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    wants = models.CharField(max_length=10, choices=Wants.choices)
    text = EncryptedTextField(blank=True)
    name = EncryptedTextField(blank=True)
    contact = EncryptedTextField(blank=True)
    is_about_staff = models.BooleanField(default=False)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField(default=timezone.localdate)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_on = models.DateField(null=True, blank=True)
    reply = EncryptedTextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | (Q(acknowledged_on__isnull=False) & ~Q(reply="")),
                name="a_closed_request_has_an_owner_and_a_reply",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on=None) | Q(owner__isnull=False),
                name="an_acknowledged_request_has_an_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.key
