"""How good a ThemeSet is: two people's blind readings, and who vouches for it all the same."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from analysis.models.themes import Theme, ThemeSet, still_released
from surveys.models import Answer
from voice.shared.keys import public_key


class BlindSample(models.Model):
    """Released answers that two people put into the agreed themes, neither seeing the other."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="samples")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Sample {self.key}"


class SampledAnswerQuerySet(models.QuerySet):
    def standing(self) -> models.QuerySet:
        """Still released, in the words that were there when the sample was drawn."""
        return self.filter(still_released("answer_id", "sample__made_at"))


class SampledAnswer(models.Model):
    """An answer of a BlindSample, and its place in it."""

    sample = models.ForeignKey(BlindSample, on_delete=models.CASCADE, related_name="answers")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    objects = SampledAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["sample", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sample", "answer"], name="an_answer_is_in_a_sample_once"
            ),
            models.UniqueConstraint(
                fields=["sample", "position"], name="a_sample_has_one_answer_at_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample_id}: {self.position}"


class BlindReading(models.Model):
    """The themes that one person says a sampled answer carries; none is a reading too."""

    sampled = models.ForeignKey(SampledAnswer, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["sampled", "reader"]
        constraints = [
            models.UniqueConstraint(
                fields=["sampled", "reader"], name="a_person_reads_a_sampled_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sampled_id} by {self.reader_id}"


class Vouching(models.Model):
    """A named person's reason to publish although not all lights are green, for one revision."""

    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="vouchings")
    revision = models.PositiveIntegerField(help_text="Of the set, as it was looked at.")
    lights = models.JSONField(default=list, help_text="Codes of those that were not green.")
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="whoever_vouches_gives_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.by} for revision {self.revision}"
