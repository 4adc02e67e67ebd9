"""Quotes: words fit to show, chosen by one person and checked by another."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from analysis.models.themes import Theme, still_released
from surveys.models import Answer
from voice.shared.keys import public_key


class ExcerptQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(theme__in=Theme.objects.visible_to(user))

    def standing(self) -> Self:
        """Words still released and unchanged since they were chosen, that may still be quoted."""
        return self.filter(
            Q(kept_on__isnull=False)
            | Q(still_released("answer_id", "chosen_at"), answer__response__may_quote=True)
        )

    def checked(self) -> Self:
        """Quotes: excerpts that stand and that a second person has looked at."""
        return self.standing().filter(checked_by__isnull=False)

    def with_answer(self) -> Self:
        """Those whose answer is still kept."""
        return self.filter(answer__isnull=False)


class Excerpt(models.Model):
    """Words from a released answer fit to show: names out, chosen by one and checked by another.

    Once the answers' time is over, words that were published stay without their answer: `kept_on`
    says since when.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="excerpts")
    answer = models.ForeignKey(
        Answer, null=True, blank=True, on_delete=models.CASCADE, related_name="excerpts"
    )
    kept_on = models.DateField(null=True, blank=True)
    text = models.CharField(max_length=400)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(default=timezone.now)

    objects = ExcerptQuerySet.as_manager()

    class Meta:
        ordering = ["theme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "answer"], name="an_answer_is_quoted_once_a_theme"
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=models.F("chosen_by")),
                name="a_quote_is_checked_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=False, kept_on=None)
                | Q(answer=None, kept_on__isnull=False, checked_by__isnull=False),
                name="only_a_checked_quote_outlives_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.text
