"""What was done about an answer that could not wait: records that outlive it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.models.review import Review
from voice.accounts.models import Organisation, Role
from voice.programme.models import Campaign
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        """Those for the person's role; what is about staff is for the allegations contact."""
        mine = user.memberships.current()
        leads = mine.filter(role=Role.SAFEGUARDING_LEAD).values("organisation")
        allegations = mine.filter(role=Role.ALLEGATIONS).values("organisation")
        return self.filter(
            Q(is_about_staff=False, organisation__in=leads)
            | Q(is_about_staff=True, organisation__in=allegations)
        )


class Referral(models.Model):
    """A record that somebody was told: what was said, what is known, who decided, whom, when, why.

    It keeps a copy of the answer as it was, encrypted like all other words here, and stays when
    the answer is deleted: until twelve months after it was closed.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="referrals"
    )
    campaign = models.ForeignKey(
        Campaign, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    review = models.OneToOneField(
        Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="referral"
    )
    is_about_staff = models.BooleanField(default=False)
    asked = EncryptedTextField()
    copy = EncryptedTextField()
    known = EncryptedTextField(blank=True)
    why = EncryptedTextField()
    told = EncryptedTextField(blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    outcome = EncryptedTextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | (Q(told_at__isnull=False) & ~Q(outcome="")),
                name="a_closed_referral_says_whom_was_told_and_what_came_of_it",
            )
        ]

    def __str__(self) -> str:
        return self.key


class SecondOpinion(models.Model):
    """A reader asks a colleague about an answer. The notes are encrypted and go with the answer."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="opinions")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    question = EncryptedTextField()
    asked_on = models.DateField(default=timezone.localdate)
    opinion = EncryptedTextField(blank=True)
    given_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.asked_of}"
