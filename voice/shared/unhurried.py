"""Forms that never overwrite what another person saved while they stood open."""

import hashlib
import json

from django import forms
from django.core.serializers.json import DjangoJSONEncoder

CHANGED_MEANWHILE = (
    "Someone else changed this while you were writing. Nothing is lost: your words are still in "
    "the boxes, and theirs are shown beside them. Change what you like, then save again."
)


def fingerprint(values: dict) -> str:
    """A short hash of what a form showed when it was opened."""
    shown = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


class Unhurried(forms.Form):
    """Pass the values as they are saved now as `saved`; leave it out for something new.

    A hidden field carries their fingerprint. If it no longer fits, the form is refused once and
    `theirs` lists what was saved in the meantime.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, saved: dict | None = None, initial=None, **kwargs):
        now = fingerprint(saved) if saved is not None else ""
        self.is_stale = data is not None and data.get("seen", "") != now
        if self.is_stale:
            data = data.copy()
            data["seen"] = now
        super().__init__(data, initial={**(initial or {}), **(saved or {}), "seen": now}, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.is_stale:
            self.add_error(None, CHANGED_MEANWHILE)
        return cleaned

    @property
    def theirs(self) -> list[tuple[str, str]]:
        """(label, value saved now) of each field that differs from what this person wrote."""
        if not self.is_stale:
            return []
        return [
            (str(field.label), shown(field))
            for field in self.visible_fields()
            if field.name in self.changed_data and str(field.data).split() != shown(field).split()
        ]


def shown(field: forms.BoundField) -> str:
    """A field's saved value as a person reads it."""
    if isinstance(field.initial, bool):
        return "Yes" if field.initial else "No"
    words = {str(code): str(text) for code, text in getattr(field.field, "choices", ())}
    if isinstance(field.initial, list):
        return ", ".join(words.get(str(value), str(value)) for value in field.initial)
    value = "" if field.initial is None else str(field.initial)
    return words.get(value, value)
