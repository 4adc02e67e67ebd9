"""A Takeover: a campaign in which young people do decision makers' work for a while."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from surveys.models import AGE_BANDS, YOUNGEST_IN, Question, Survey
from voice.programme.models import Campaign
from voice.shared.keys import public_key

LINKS_LAST = dt.timedelta(days=180)  # of hosts and parents, from the last day on
# Age bands that a challenge may be for: from about ten on.
CHALLENGE_BANDS = [(code, text) for code, text in AGE_BANDS if YOUNGEST_IN[code] >= 8]


class ChallengeQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def opened(self) -> models.QuerySet:
        return self.filter(opened_at__isnull=False)


class Challenge(models.Model):  # type: ignore[django-manager-missing]  # pages stand above
    """What a Takeover has besides its campaign, which holds title, purpose, dates and readers.

    `survey` is what applicants answer. `measures` and `host_measures` are asked twice of each:
    before and after. `notes_question` is the question to which a workshop's notes become answers.
    """

    class Form(models.TextChoices):
        DAY = "day", "One day"
        TWO_WEEKS = "two_weeks", "Two weeks"
        MONTH = "month", "A month"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    campaign = models.OneToOneField(Campaign, on_delete=models.PROTECT, related_name="challenge")
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.TWO_WEEKS)
    applications_close_on = models.DateField()
    starts_on = models.DateField(help_text="The first day of the Takeover itself.")
    ends_on = models.DateField()
    age_bands = models.JSONField(default=list, help_text="Codes of the age bands that may apply.")
    agrees_under = models.PositiveSmallIntegerField(
        default=16, help_text="Under this age a parent or carer has to agree."
    )
    told_under = models.PositiveSmallIntegerField(
        default=18, help_text="Under this age a parent or carer is told."
    )
    most_choices = models.PositiveSmallIntegerField(default=3)
    groups = models.JSONField(
        default=list, blank=True, help_text="List of {code, title, weight}: who is asked for."
    )
    first_timer_weight = models.PositiveSmallIntegerField(default=2)
    survey = models.OneToOneField(
        Survey, null=True, blank=True, on_delete=models.PROTECT, related_name="challenge"
    )
    measures = models.OneToOneField(
        Survey, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    host_measures = models.OneToOneField(
        Survey, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notes_question = models.OneToOneField(
        Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact_name = models.CharField(max_length=120, help_text="The youth worker to ask.")
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_email = models.EmailField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_takeover_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(applications_close_on__lte=F("starts_on")),
                name="applications_close_before_a_takeover_starts",
            ),
            models.CheckConstraint(
                condition=Q(told_under__gte=F("agrees_under")),
                name="parents_are_told_where_they_need_not_agree",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False),
                name="a_closed_takeover_was_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.campaign.title

    @property
    def organisation(self):
        return self.campaign.organisation

    def stage_on(self, day: dt.date) -> str:
        """`draft`, `coming`, `open` (for applications), `placing`, `running` or `over`."""
        if self.opened_at is None:
            return "draft"
        if self.closed_at is not None or day > self.ends_on:
            return "over"
        if day >= self.starts_on:
            return "running"
        if day > self.applications_close_on:
            return "placing"
        return "coming" if day < self.campaign.opens_on else "open"

    @property
    def stage(self) -> str:
        return self.stage_on(timezone.localdate())

    @property
    def links_are_over(self) -> bool:
        """Whether the links of hosts and parents lead nowhere any more."""
        return timezone.localdate() > self.ends_on + LINKS_LAST
