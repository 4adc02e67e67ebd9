"""Forms that never overwrite what another person saved while they stood open."""

import hashlib
import json

from django import forms
from django.core.serializers.json import DjangoJSONEncoder

CHANGED_MEANWHILE = (
    "Someone else changed this while you were writing. Your words are still here and nothing is "
    "lost. Look at theirs below. Save again to keep yours."
)


def fingerprint(values: dict) -> str:
    """A short hash of what a form showed when it was opened."""
    shown = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


class Unhurried(forms.Form):
    """A form that never overwrites what another person saved while it stood open.

    Pass the values as they are saved now as `initial`. A hidden field carries their fingerprint;
    if it no longer fits, the form is refused once and `theirs` lists what changed.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, initial: dict | None = None, **kwargs):
        self.now = fingerprint(initial or {})
        if data is not None and initial and data.get("seen") != self.now:
            self.is_stale = True
            data = data.copy()
            data["seen"] = self.now
        else:
            self.is_stale = False
        super().__init__(data, initial={**(initial or {}), "seen": self.now}, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.is_stale:
            self.add_error(None, CHANGED_MEANWHILE)
        return cleaned

    @property
    def theirs(self) -> list[tuple[str, object]]:
        """(label, value saved now) of each field that differs from what this person wrote."""
        if not self.is_stale:
            return []
        return [
            (field.label, field.initial)
            for field in self.visible_fields()
            if field.name in self.changed_data
        ]
