"""Decision makers and what they open to young people."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voice.accounts.models import Locality
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key
from voice.takeover.models.challenge import Challenge

# What a host can say of access, in the words of the board's filter.
ACCESS: list[tuple[str, str | Promise]] = [
    ("step_free", _("Step-free all the way")),
    ("toilet", _("Accessible toilet")),
    ("quiet", _("A quiet room")),
    ("captions", _("Captions")),
    ("signing", _("British Sign Language")),
    ("breaks", _("Breaks whenever you need")),
    ("camera_off", _("Camera off is fine")),
    ("companion", _("Bring somebody with you")),
    ("travel", _("Travel is paid or arranged")),
]


class HostQuerySet(models.QuerySet):
    def visible_to(self, user) -> "HostQuerySet":
        return self.filter(challenge__in=Challenge.objects.visible_to(user))

    def current(self) -> models.QuerySet:
        return self.filter(withdrawn_at=None)


class Host(models.Model):
    """A decision maker, invited by a link that is only theirs; they need no account.

    The link is worked out from the key and our secret (`voice.takeover.links`), never stored.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="hosts")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=160, help_text="Their job, for example: Chief Executive.")
    email = EncryptedTextField()
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    first_came_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = HostQuerySet.as_manager()

    class Meta:
        ordering = ["challenge", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"


class OpportunityQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(challenge__in=Challenge.objects.visible_to(user))

    def approved(self) -> models.QuerySet:
        """What young people see."""
        return self.filter(status=Opportunity.Status.APPROVED)


class Opportunity(models.Model):
    """A role that a host opens, for one day or for more (`hours` then says which).

    `joining_link` is shown only to those placed, on the day, to them and to the youth worker.
    """

    class Status(models.TextChoices):
        OFFERED = "offered", "Waits for a youth worker"
        RETURNED = "returned", "Sent back with a question"
        APPROVED = "approved", "On the board"
        WITHDRAWN = "withdrawn", "Withdrawn"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="opportunities")
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="opportunities")
    role = models.CharField(max_length=120)
    together = models.TextField(help_text="What you will do together.")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    hours = models.CharField(max_length=200, blank=True)
    is_online = models.BooleanField(default=False)
    locality = models.ForeignKey(
        Locality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=200, blank=True)
    getting_there = models.TextField(blank=True)
    joining_link = EncryptedTextField(blank=True)
    capacity = models.PositiveSmallIntegerField(default=1)
    least = models.PositiveSmallIntegerField(
        default=1, help_text="With fewer young people it does not run."
    )
    age_bands = models.JSONField(default=list, blank=True, help_text="Empty: all of the challenge.")
    access = models.JSONField(default=list, blank=True, help_text="Codes of `ACCESS`.")
    access_note = models.CharField(max_length=300, blank=True)
    responsible_name = models.CharField(max_length=120)
    responsible_post = models.CharField(max_length=160)
    responsible_phone = EncryptedTextField(blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OFFERED)
    note = models.CharField(max_length=500, blank=True, help_text="Why it was sent back.")
    offered_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        ordering = ["begins_at", "role", "pk"]
        verbose_name_plural = "opportunities"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="an_opportunity_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1) & Q(least__gte=1) & Q(least__lte=F("capacity")),
                name="an_opportunity_has_room_for_the_least_it_takes",
            ),
            models.CheckConstraint(
                condition=~Q(status="approved")
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="an_opportunity_on_the_board_was_approved",
            ),
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()
