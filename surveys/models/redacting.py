"""A redaction that is not finished: which words one reader means to take out of an answer."""

import json
from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils import timezone

from surveys.models.review import Review
from voice.shared.keyed import EncryptedTextField


class Redaction(models.Model):
    """Kept for the reader who chose, who finds it again on another day; nobody else sees it.

    `chosen` holds numbers of words and a reason, and no word. It goes when anybody decides on the
    answer, and with the answer.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="redactions")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="redactions"
    )
    chosen = EncryptedTextField()
    saved_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["saved_on", "review"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "reader"], name="a_reader_has_one_redaction_of_an_answer"
            )
        ]

    def __str__(self) -> str:
        return str(self.review_id)

    @staticmethod
    def written(out: Collection[int], reason: str) -> str:
        """What `chosen` holds of a choice."""
        return json.dumps({"out": sorted(out), "reason": reason})

    @property
    def out(self) -> set[int]:
        return set(json.loads(self.chosen)["out"])

    @property
    def reason(self) -> str:
        return json.loads(self.chosen)["reason"]
