"""What people agree on: themes, which parts of answers carry them, and how they came about."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from surveys.models import Answer, Question, Review
from voice.programme.models import Commitment, Priority
from voice.shared.keys import public_key

# The review statuses whose `released_text` may be read.
RELEASED = ("released", "redacted")


def still_released(answer: str, since: str) -> Exists:
    """Whether the answer whose key is at the path `answer` may be read, in the words that it had at
    the time at the path `since`. It spares the database the table of answers themselves."""
    return Exists(
        Review.objects.filter(
            answer_id=OuterRef(answer), status__in=RELEASED, decided_at__lte=OuterRef(since)
        )
    )


class ThemeSetQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(question__in=Question.objects.visible_to(user))


class ThemeSet(models.Model):
    """The agreed themes for one question, worded by people."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="theme_set")
    revision = models.PositiveIntegerField(default=0, help_text="Raised by every change.")

    objects = ThemeSetQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Themes of {self.question}"


class ThemeQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(theme_set__question__in=Question.objects.visible_to(user))

    def agreed(self) -> models.QuerySet:
        return self.filter(dropped_at=None)


class Theme(models.Model):
    """One idea in a ThemeSet."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="themes")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="sub_themes"
    )
    label = models.CharField(max_length=120)
    meaning = models.TextField(blank=True)
    is_not = models.TextField(blank=True, help_text="What it is not.")
    words = models.JSONField(default=list, help_text="Words that set it apart.")
    position = models.PositiveSmallIntegerField(default=0)
    named_by = models.CharField(
        max_length=80, blank=True, help_text="The young people who named it, if they did."
    )
    named_on = models.DateField(null=True, blank=True)
    commitments = models.ManyToManyField(Commitment, blank=True, related_name="themes")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["theme_set", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(dropped_at__isnull=False),
                name="a_merged_theme_is_dropped",
            ),
            models.UniqueConstraint(
                fields=["theme_set", "label"],
                condition=Q(dropped_at=None),
                name="two_themes_never_share_a_label",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def credit(self) -> str:
        """Which young people named it, and when; empty where nobody did."""
        return f"{self.named_by}, {date_format(self.named_on, 'j F Y')}" if self.named_on else ""


class Segment(models.Model):
    """A part of a released answer that says one thing: characters `start` to `end` of its text.

    A review decided after `cut_at` may have changed the text: until the segment is cut again it
    counts for nothing.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="segments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cut_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["answer", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "start", "end"], name="a_segment_is_cut_once"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="a_segment_is_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}[{self.start}:{self.end}]"


class CodingQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Codings that hold: not taken away by a person, on words that are still released."""
        return self.filter(still_released("segment__answer_id", "segment__cut_at"), removed_at=None)

    def by_people(self) -> Self:
        return self.filter(assigned_by__isnull=False)


class Coding(models.Model):
    """This Segment carries this Theme. `assigned_by` empty means that the machine said so.

    A person who takes a coding away leaves the row with `removed_at`, so that no later run puts it
    back.
    """

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="codings")
    strength = models.FloatField(null=True, blank=True)
    run = models.ForeignKey(
        "AnalysisRun", null=True, blank=True, on_delete=models.SET_NULL, related_name="codings"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CodingQuerySet.as_manager()

    class Meta:
        ordering = ["theme", "-strength", "pk"]
        indexes = [models.Index(fields=["theme", "-strength"])]
        constraints = [
            models.UniqueConstraint(fields=["segment", "theme"], name="a_segment_is_coded_once"),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="a_removed_coding_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id}: {self.theme_id}"


class ThemeEdit(models.Model):
    """The history of a ThemeSet: what a person changed, in order."""

    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="edits")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=0, help_text="Of the set, once this was done.")
    details = models.JSONField(default=dict, help_text="What it was before. No answer text.")
    journal = models.JSONField(
        default=dict, help_text="The rows it changed, as they were and became. No answer text."
    )
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"


class ThemePriority(models.Model):
    """A theme bears on a priority, with the reason and who said so."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="priorities")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="themes")
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "theme priorities"
        ordering = ["theme", "priority"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "priority"], name="a_theme_bears_on_a_priority_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme} bears on {self.priority}"
