"""Pictures that stand on a choice: small, and kept in the database with what they belong to."""

from django.db import models

from voice.shared.keys import public_key


class Picture(models.Model):
    """A small picture of a choice, as we made it from what was uploaded. It never changes."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    content = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.key
