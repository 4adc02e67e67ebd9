"""What is kept while it goes on: diaries, calls for help, and how confident people feel."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.models import Response
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key
from voice.takeover.models.applications import Application
from voice.takeover.models.challenge import Challenge
from voice.takeover.models.hosts import Host


class DiaryEntry(models.Model):
    """A day in words, a drawing or a photo; made anew, so that it holds nothing but its dots.

    Nobody but the young person sees it before they say that it may be shown.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="diary")
    wrote_on = models.DateField(default=timezone.localdate)
    text = EncryptedTextField(blank=True)
    picture = models.BinaryField(null=True, blank=True)
    picture_shows = models.CharField(max_length=200, blank=True)
    width = models.PositiveSmallIntegerField(default=0)
    height = models.PositiveSmallIntegerField(default=0)
    may_show = models.BooleanField(default=False, help_text="In the report, without a name.")

    class Meta:
        ordering = ["wrote_on", "pk"]
        verbose_name_plural = "diary entries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(picture__isnull=False),
                name="a_diary_entry_has_words_or_a_picture",
            )
        ]

    def __str__(self) -> str:
        return self.key


class HelpRequest(models.Model):
    """Somebody pressed the help button. `text` may be empty: pressing it is enough."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="help_requests")
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="help_requests"
    )
    host = models.ForeignKey(
        Host, null=True, blank=True, on_delete=models.CASCADE, related_name="help_requests"
    )
    text = EncryptedTextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    note = EncryptedTextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["answered_at", "-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False, host=None)
                | Q(application=None, host__isnull=False),
                name="help_is_asked_for_by_one",
            )
        ]

    def __str__(self) -> str:
        return self.key


class Measure(models.Model):
    """One answering of the before and after items: paired by whose it is."""

    class Moment(models.TextChoices):
        BEFORE = "before", "Before"
        AFTER = "after", "After"

    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="measures"
    )
    host = models.ForeignKey(
        Host, null=True, blank=True, on_delete=models.CASCADE, related_name="measures"
    )
    moment = models.CharField(max_length=6, choices=Moment.choices)
    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="measure")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False, host=None)
                | Q(application=None, host__isnull=False),
                name="a_measure_is_of_one",
            ),
            models.UniqueConstraint(
                fields=["application", "moment"], name="a_young_person_is_measured_once_a_moment"
            ),
            models.UniqueConstraint(
                fields=["host", "moment"], name="a_host_is_measured_once_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id or self.host_id} {self.moment}"
