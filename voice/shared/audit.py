"""Writing the record of who did what."""

from django.db import models

from voice.shared.models import AuditEvent


def name_of(thing: models.Model) -> str:
    """Name a row by its model and its public key, or its primary key where it has none."""
    return f"{type(thing).__name__} {getattr(thing, 'key', None) or thing.pk}"


def record(*, by, verb: str, thing: models.Model, why: str = "") -> AuditEvent:
    """Add one event: person `by` (None for the machine) did `verb` to `thing`. No answer text."""
    return AuditEvent.objects.create(by=by, verb=verb, thing=name_of(thing), why=why)
