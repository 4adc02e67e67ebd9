"""Recordings of words read aloud: small, and kept in the database with what they belong to."""

from django.db import models

from voice.shared.keys import public_key


class Clip(models.Model):
    """Somebody reads a wording aloud, as the desk uploaded it. It never changes."""

    class Sound(models.TextChoices):
        MP3 = "audio/mpeg", "MP3"
        OGG = "audio/ogg", "Ogg"
        M4A = "audio/mp4", "M4A"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    sound = models.CharField(max_length=20, choices=Sound.choices)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.key
