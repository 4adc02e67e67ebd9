"""What listening is for: campaigns, plans and their priorities, and what is promised and done."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

from voice.accounts.models import Membership, Organisation
from voice.programme.models_complaints import Complaint
from voice.programme.models_contact import ContactRequest
from voice.programme.models_duty import Duty, OutsideHours
from voice.programme.models_impact import ImpactAssessment
from voice.programme.retention import MOST_MONTHS, USUAL_MONTHS, answers_go_by
from voice.shared.keys import public_key

__all__ = [
    "Campaign",
    "Commitment",
    "Complaint",
    "ContactRequest",
    "Duty",
    "ImpactAssessment",
    "Indicator",
    "OutsideHours",
    "Plan",
    "PlanAction",
    "Priority",
    "ProgressUpdate",
    "ReleasedTable",
    "Snapshot",
]


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        """Campaigns of the organisations that the person belongs to now."""
        return self.filter(organisation__in=Organisation.objects.visible_to(user))


class Campaign(models.Model):
    """One piece of listening: a purpose, an owner, dates, and a promise date for feedback."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="campaigns"
    )
    title = models.CharField(max_length=120)
    purpose = models.TextField(help_text="Why you are asking, in words a ten-year-old can read.")
    asked_by = models.CharField(
        max_length=160, help_text="Who is asking, for example: the Youth Voice Team at the council."
    )
    readers = models.CharField(
        max_length=300, help_text="Who reads the answers, for example: three youth workers."
    )
    opens_on = models.DateField()
    closes_on = models.DateField()
    feedback_promised_on = models.DateField(help_text="When young people hear what came of it.")
    is_sensitive = models.BooleanField(default=False)
    follows = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        help_text="The earlier campaign that it asks again.",
    )
    months_kept = models.PositiveSmallIntegerField(
        default=USUAL_MONTHS, help_text="How long answers are kept once results are published."
    )
    staffed_days = models.JSONField(
        default=list, blank=True, help_text="Weekdays on which somebody reads, Monday is 0."
    )
    staffed_from = models.TimeField(null=True, blank=True)
    staffed_until = models.TimeField(null=True, blank=True)
    outside_hours = models.CharField(max_length=10, choices=OutsideHours.choices, blank=True)
    days_to_read = models.PositiveSmallIntegerField(
        default=2, help_text="Within how many staffed days every answer is read."
    )
    answers_deleted_on = models.DateField(
        null=True, blank=True, help_text="When their time was over. Results stay."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="a_campaign_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(feedback_promised_on__gte=models.F("closes_on")),
                name="feedback_is_promised_after_closing",
            ),
            models.CheckConstraint(
                condition=models.Q(months_kept__gte=1, months_kept__lte=MOST_MONTHS),
                name="answers_are_kept_for_a_month_to_two_years",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open_on(self, day: dt.date) -> bool:
        return self.opens_on <= day <= self.closes_on

    @property
    def answers_go_by(self) -> dt.date:
        """The day on which answers are deleted at the latest, as young people are told."""
        return answers_go_by(self.closes_on)

    @property
    def stage(self) -> str:
        """`coming`, `open` or `closed`, from the dates."""
        today = timezone.localdate()
        if today < self.opens_on:
            return "coming"
        return "open" if today <= self.closes_on else "closed"


class Plan(models.Model):
    """An edition of a published plan, such as 2023-2033."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    code = models.SlugField(max_length=20)
    title = models.CharField(max_length=200)
    years = models.CharField(max_length=40)
    vision = models.TextField(blank=True)
    outcomes = models.JSONField(default=list, help_text="List of {code, title}.")
    values = models.JSONField(default=list, help_text="List of sentences.")
    succeeds = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="succeeded_by"
    )

    class Meta:
        ordering = ["-years"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="a_plan_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.years}".strip()


class PriorityQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(plan__organisation__in=Organisation.objects.visible_to(user))


class Priority(models.Model):
    """One priority of a plan. `succeeds` keeps the thread from one edition to the next."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    plain_title = models.CharField(max_length=160, blank=True, help_text="In a child's words.")
    aim = models.TextField(blank=True)
    oversight = models.CharField(max_length=200, blank=True)
    added_because = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    succeeds = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="succeeded_by"
    )
    leads = models.ManyToManyField(Membership, blank=True, related_name="priorities")

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="a_priority_code_is_used_once")
        ]

    def __str__(self) -> str:
        return self.title


class PlanAction(models.Model):
    """One thing the plan says it will do under a priority."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="actions")
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    has_voice = models.BooleanField(default=False, help_text="Listening can feed or evidence it.")
    parts = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["priority", "position"]
        constraints = [
            models.UniqueConstraint(fields=["priority", "code"], name="an_action_code_is_used_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Indicator(models.Model):
    """A measure the plan keeps."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="indicators")
    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.CASCADE, related_name="indicators"
    )
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    is_from_voice = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="an_indicator_code_is_used_once")
        ]

    def __str__(self) -> str:
        return self.title


class CommitmentQuerySet(models.QuerySet):
    def published(self) -> models.QuerySet:
        return self.filter(published_at__isnull=False)

    def visible_to(self, user) -> models.QuerySet:
        return self.filter(priority__plan__organisation__in=Organisation.objects.visible_to(user))


class Commitment(models.Model):
    """What an organisation says it will do about what young people said, under a priority.

    Only what was taken from a published report may be promised without a day, where it gave none.
    """

    class Reply(models.TextChoices):
        DID = "did", "We did"
        ALREADY = "already", "We already do"
        WILL = "will", "We will"
        CANNOT = "cannot", "We can't, because"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="commitments")
    reply = models.CharField(max_length=10, choices=Reply.choices)
    text = models.TextField()
    actions = models.ManyToManyField(PlanAction, blank=True, related_name="commitments")
    source = models.CharField(
        max_length=160, blank=True, help_text="The published report that it was taken from."
    )
    owner_role = models.CharField(max_length=120, blank=True, help_text="A post, not a name.")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reply="will")
                | models.Q(due_on__isnull=False)
                | ~models.Q(source=""),
                name="a_promise_of_our_own_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_reply_display()}: {self.text[:60]}"

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.reply == self.Reply.WILL and self.done_on is None

    @property
    def is_undated(self) -> bool:
        """Still promised, in a report that gave no day for it."""
        return self.is_open and self.due_on is None


class ProgressUpdate(models.Model):
    """A dated report on a commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="updates")
    reported_on = models.DateField(default=timezone.localdate)
    text = models.TextField()
    percent_done = models.PositiveSmallIntegerField(null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-reported_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent_done=None) | models.Q(percent_done__lte=100),
                name="progress_is_at_most_all_of_it",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reported_on}: {self.text[:60]}"


class SnapshotQuerySet(models.QuerySet):
    def published(self) -> models.QuerySet:
        return self.filter(published_at__isnull=False)


class Snapshot(models.Model):
    """The results of a campaign as released on a day: nothing else leaves the desk."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="snapshots")
    released_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-released_at", "-pk"]
        get_latest_by = ["released_at", "pk"]

    def __str__(self) -> str:
        return f"{self.campaign}, {self.released_at:%d %B %Y}"


class ReleasedTable(models.Model):
    """A statistic or a list of quotes that has passed `voice.shared.disclosure`.

    `kind` says what it is about: `reach`, `question` (closed answers), `themes`, `theme` (one theme
    by breakdown) or `quotes`. `subject` is the key of that question or theme. `content` holds only
    values that are safe to show, in the shape that `voice.shared.disclosure` documents.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="tables")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    content = models.JSONField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["snapshot", "position"]
        indexes = [models.Index(fields=["kind", "subject"])]

    def __str__(self) -> str:
        return self.title
