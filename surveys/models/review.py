"""The decision on each written answer. Nothing unreviewed goes further."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.models.response import Answer
from surveys.screening.result import Band


class ReviewQuerySet(models.QuerySet):
    def held(self) -> models.QuerySet:
        return self.filter(status=Review.Status.HELD)

    def unflagged(self) -> models.QuerySet:
        """Held, screened, and nothing found: neither a rule nor a personal detail spoke."""
        return self.held().filter(
            band=Band.REST,
            is_about_staff=False,
            screening__problem="",
            screening__marks=[],
            screening__personal=[],
        )

    def sealed(self) -> models.QuerySet:
        return self.filter(status__in=[Review.Status.SEALED, Review.Status.REFERRED])


class Review(models.Model):
    """One per written answer, made in the transaction that stores it.

    `band` is how soon to read it: what was not screened stands above all but danger. `screening`
    says why, in names of rules and places in the text, never in its words; None where nothing was
    screened. Neither decides anything: every answer begins held.
    """

    class Status(models.TextChoices):
        HELD = "held", "Held"
        RELEASED = "released", "Released"
        REDACTED = "redacted", "Released with words taken out"
        SEALED = "sealed", "Sealed"
        REFERRED = "referred", "Referred"

    answer = models.OneToOneField(
        Answer, primary_key=True, on_delete=models.CASCADE, related_name="review"
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.HELD)
    released_text = models.TextField(blank=True)
    taken_out = models.JSONField(
        default=list, blank=True, help_text="Numbers of the words that were taken out."
    )
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    band = models.PositiveSmallIntegerField(default=Band.UNREAD)
    screening = models.JSONField(null=True, blank=True)
    came_on = models.DateField(default=timezone.localdate)
    is_about_staff = models.BooleanField(
        default=False, help_text="Kept from the campaign's team: it may be about one of them."
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    drawn_from = models.ForeignKey(
        "surveys.ReadingSample",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="drawn_from",
        help_text="The sample that was drawn when this answer was among the unflagged.",
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["answer"]
        indexes = [models.Index(fields=["status", "-band", "came_on", "answer"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="held", decided_at=None, released_text="")
                | (Q(decided_at__isnull=False) & ~Q(status="held")),
                name="a_decided_review_says_when",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["released", "redacted"]) | Q(released_text=""),
                name="only_released_answers_have_released_text",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None)
                | (Q(status="sealed") & ~Q(agreed_by=models.F("decided_by"))),
                name="a_second_person_agrees_to_keep_an_answer_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.status}"
