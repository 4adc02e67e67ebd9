"""Letting many unflagged answers go at once: only after a blind sample of them held nothing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from surveys.models.review import Review
from voice.programme.models import Campaign
from voice.shared.keys import public_key

SAMPLE_SIZE = 300


class ReadingSampleQuerySet(models.QuerySet):
    def released(self) -> models.QuerySet:
        return self.filter(state=ReadingSample.State.RELEASED)


class ReadingSample(models.Model):
    """`size` unflagged answers of a campaign, drawn at random and read without the machine's marks.

    The answers that it was drawn from are those whose `Review.drawn_from` it is: what came later
    is none of them. `seed` is what the draw can be done again with. One answer to act on fails it.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        FAILED = "failed", "Failed: something to act on was found"
        RELEASED = "released", "The rest was released"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="reading_samples")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    size = models.PositiveSmallIntegerField(default=SAMPLE_SIZE)
    drawn_from_count = models.PositiveIntegerField()
    seed = models.CharField(max_length=64)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    drawn_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    released_count = models.PositiveIntegerField(default=0)

    objects = ReadingSampleQuerySet.as_manager()

    class Meta:
        ordering = ["-drawn_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(state="reading"),
                name="a_campaign_has_one_sample_being_read",
            ),
            models.CheckConstraint(
                condition=Q(state="reading", ended_at=None)
                | (Q(ended_at__isnull=False) & ~Q(state="reading")),
                name="a_sample_that_ended_says_when",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, drawn_from_count__gte=F("size")),
                name="a_sample_is_no_larger_than_what_it_is_drawn_from",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def bound(self) -> float:
        """At most this percent of the rest hold something, at 95 %: the rule of three."""
        return round(300 / self.size, 1)

    @property
    def told(self) -> str:
        """What readers of the results are told of a release that followed this sample."""
        return (
            f"{self.released_count} written answers were released without each being read, after "
            f"{self.size} of {self.drawn_from_count} unflagged ones, drawn at random and read, "
            f"held nothing to act on: at most {self.bound:g} % do, at 95 %. {self.reason}"
        )


class SampledReview(models.Model):
    """One place of a sample. It stays, without the answer, when that is deleted after reading."""

    sample = models.ForeignKey(ReadingSample, on_delete=models.CASCADE, related_name="places")
    place = models.PositiveSmallIntegerField()
    review = models.ForeignKey(
        Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sample", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "place"], name="a_place_of_a_sample_is_one"),
            models.UniqueConstraint(
                fields=["sample", "review"], name="an_answer_has_one_place_in_a_reading_sample"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample_id}: {self.place}"
