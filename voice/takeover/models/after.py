"""What came of it: notes, the impact report, what is asked of the Board, and thanks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.models import Answer
from voice.programme.models import Commitment, Priority
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key
from voice.takeover.models.applications import Application
from voice.takeover.models.challenge import Challenge
from voice.takeover.models.hosts import Host
from voice.takeover.models.preparing import Workshop


class WorkshopNote(models.Model):
    """A short statement written down at a workshop: an answer among the others, for the themes."""

    class SaidBy(models.TextChoices):
        YOUNG = "young", "A young person"
        HOST = "host", "A host"
        BOTH = "both", "Several people"

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="notes")
    said_by = models.CharField(max_length=6, choices=SaidBy.choices, default=SaidBy.YOUNG)
    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="workshop_note")
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    typed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["workshop", "typed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.answer_id}"


class ImpactReport(models.Model):
    """The report to the Board: drafted, checked by young people, presented, published.

    `content` is what it shows, counted and suppressed when it was drafted.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.OneToOneField(Challenge, on_delete=models.CASCADE, related_name="report")
    opening = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    content = models.JSONField(default=dict)
    drafted_at = models.DateTimeField(default=timezone.now)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    shown_at = models.DateTimeField(null=True, blank=True, help_text="To young people, to check.")
    presented_on = models.DateField(null=True, blank=True)
    board = models.CharField(max_length=160, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"Report of {self.challenge}"


class ReportCheck(models.Model):
    """What a young person who took part says of the draft."""

    report = models.ForeignKey(ImpactReport, on_delete=models.CASCADE, related_name="checks")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="report_checks"
    )
    is_right = models.BooleanField()
    text = EncryptedTextField(blank=True)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "application"], name="a_report_is_checked_once_by_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.is_right}"


class Recommendation(models.Model):
    """What young people ask a named board to do, and the board's answer."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        ADAPTED = "adapted", "Accepted with changes"
        DECLINED = "declined", "Declined"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    report = models.ForeignKey(
        ImpactReport, on_delete=models.CASCADE, related_name="recommendations"
    )
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=500)
    because = models.TextField(blank=True)
    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    reason = models.TextField(blank=True)
    owner_role = models.CharField(max_length=120, blank=True, help_text="A post, not a name.")
    due_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    commitment = models.OneToOneField(
        Commitment,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="recommendation",
        help_text="What it became under You said, we did, where its progress is told.",
    )

    class Meta:
        ordering = ["report", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="a_decision_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["adapted", "declined"]) | ~Q(reason=""),
                name="a_change_or_a_no_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["accepted", "adapted"])
                | (~Q(owner_role="") & Q(due_on__isnull=False)),
                name="a_yes_has_an_owner_and_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Certificate(models.Model):
    """That somebody took part; printed from what is known when it is opened."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    application = models.OneToOneField(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="certificate"
    )
    host = models.OneToOneField(
        Host, null=True, blank=True, on_delete=models.CASCADE, related_name="certificate"
    )
    role = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    signed_by = models.CharField(max_length=160, help_text="A name and post.")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["issued_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False, host=None)
                | Q(application=None, host__isnull=False),
                name="a_certificate_is_of_one",
            )
        ]

    def __str__(self) -> str:
        return self.key
