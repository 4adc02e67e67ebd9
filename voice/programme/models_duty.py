"""Who is told when an answer may be urgent, and in which turn."""

from django.conf import settings
from django.db import models


class OutsideHours(models.TextChoices):
    """What a campaign does when nobody is there to read."""

    ON_CALL = "on_call", "Somebody is on call"
    CLOSED = "closed", "Nobody can write until we are back"


class Duty(models.Model):
    """A person on a campaign's duty list. Whoever comes second is told when nobody opened it."""

    class Turn(models.TextChoices):
        FIRST = "first", "First"
        SECOND = "second", "Second"
        ON_CALL = "on_call", "On call"

    campaign = models.ForeignKey(
        "programme.Campaign", on_delete=models.CASCADE, related_name="duties"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duties"
    )
    turn = models.CharField(max_length=10, choices=Turn.choices)

    class Meta:
        ordering = ["campaign", "turn", "user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "user", "turn"], name="a_person_has_a_turn_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_turn_display()}: {self.campaign}"
