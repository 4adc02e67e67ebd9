"""Looking for words in every column of every table, and in every file of ours."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from voice.shared.keyed import EncryptedTextField

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def places_with(words: str) -> set[str]:
    """`app.Model.field` of each column, and the name of each file, that has the words."""
    found = {
        f"{field.model._meta.app_label}.{field.model.__name__}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, TEXTS)
        if any(holds(value, words) for value in values_of(model, field))
    }
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        files = (path for path in Path(folder).rglob("*") if path.is_file())
        found |= {path.name for path in files if words.encode() in path.read_bytes()}
    return found


def values_of(model, field):
    rows = model._base_manager.order_by()
    if isinstance(field, EncryptedTextField):  # as it is stored, not as we read it
        return rows.values_list(Cast(field.name, models.TextField()), flat=True)
    return rows.values_list(field.name, flat=True)


def holds(value, words: str) -> bool:
    if isinstance(value, bytes | memoryview):
        return words.encode() in bytes(value)
    return words in str(value)
