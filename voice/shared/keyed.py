"""Marks and secrets that need one of our own keys, each kept apart from the site's secret key.

The first key of a list is used for what is written; each later one still reads what it once wrote.
"""

import base64
import hashlib
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import FieldError
from django.db import models
from django.utils.crypto import salted_hmac

LEAST_LETTERS = 32
KEYS = ("AUDIT_KEYS", "ENCRYPTION_KEYS")


def marks_of(purpose: str, value: str) -> list[str]:
    """The keyed mark of a value, 64 hexadecimal digits, under each audit key, the newest first."""
    return [
        salted_hmac(purpose, value, secret=key, algorithm="sha256").hexdigest()
        for key in settings.AUDIT_KEYS
    ]


@lru_cache(maxsize=4)
def fernets(keys: tuple[str, ...]) -> MultiFernet:
    """The ciphers of keys of any length, the newest first."""
    made = (base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()) for key in keys)
    return MultiFernet([Fernet(key) for key in made])


def cipher() -> MultiFernet:
    return fernets(tuple(settings.ENCRYPTION_KEYS))


def encrypt(text: str) -> str:
    """Text that only `decrypt` reads; empty stays empty."""
    return cipher().encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """The text again. Raises `cryptography.fernet.InvalidToken` where no key of ours fits."""
    return (
        fernets(tuple(settings.ENCRYPTION_KEYS)).decrypt(token.encode()).decode() if token else ""
    )


class EncryptedTextField(models.TextField):
    """Text that the database never sees. It cannot be looked for, only asked if it is empty."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return encrypt(value) if value else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in {"isnull", "exact"}:
            raise FieldError("Encrypted text cannot be looked for.")
        return super().get_lookup(lookup_name)


@register(Tags.security)
def keys_are_set(app_configs: Any, **options: Any) -> list[Error]:
    """On a real server each key is its own, long, and was given by somebody."""
    if settings.VOICE_LOCAL:
        return []
    return [
        Error(f"Set {name}: long, random, and kept apart from SECRET_KEY.", id=f"voice.{name}")
        for name in KEYS
        if settings.SECRET_KEY in getattr(settings, name)
        or any(len(key) < LEAST_LETTERS for key in getattr(settings, name))
    ]
