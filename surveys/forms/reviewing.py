"""Forms of the reading queue."""

import uuid
from collections.abc import Container, Iterable

from django import forms

from surveys.reading import ON_A_PAGE

KEEP = "keep-"


class PageForm(forms.Form):
    """A page of held answers: which to keep back, and a tick that the page was read.

    `keys` are those shown; those of `kept` are ticked to be kept back until somebody unticks them.
    A key that was not sent with the page is never released by it.
    """

    marks_optional = False
    read = forms.BooleanField(
        label="I have read every answer on this page",
        error_messages={"required": "Tick that you have read every answer on this page."},
    )

    def __init__(self, data=None, *, keys: list[uuid.UUID], kept: Container[uuid.UUID] = ()):
        super().__init__(data)
        self.keys = keys
        for key in keys:
            self.fields[f"{KEEP}{key}"] = forms.BooleanField(
                label="Keep this one back",
                required=False,
                initial=key in kept,
                widget=forms.CheckboxInput({"form": "page"}),
            )

    def to_release(self) -> list[uuid.UUID]:
        return [key for key in self.keys if not self.cleaned_data[f"{KEEP}{key}"]]


def keys_in(values: list[str]) -> list[uuid.UUID]:
    """The keys that a page sent, at most a page of them; what is no key is left out."""
    keys = []
    for value in values[:ON_A_PAGE]:
        try:
            keys.append(uuid.UUID(value))
        except ValueError:
            continue
    return keys


class DecisionForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=60)


REDACTION_REASONS = [
    "It names somebody",
    "It says where somebody lives, learns or will be",
    "It says how to reach somebody",
    "It gives a number that belongs to one person",
    "Somebody could be recognised by it",
    "It insults or could harm somebody",
]


class RedactForm(DecisionForm):
    """Which words to take out, by their numbers, and why.

    `shown` are those that the result was drawn without: it is asked for again where that was not
    what was sent.
    """

    out = forms.TypedMultipleChoiceField(
        label="Choose the words to take out",
        required=False,
        coerce=int,
        empty_value=[],
        error_messages={"invalid_choice": "Choose words of this answer."},
    )
    reason = forms.ChoiceField(
        label="Why",
        required=False,
        choices=[(reason, reason) for reason in REDACTION_REASONS],
        widget=forms.RadioSelect,
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    marks_optional = False

    def __init__(self, data=None, *, words: int, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["out"].choices = [(number, number) for number in range(words)]

    @property
    def was_shown(self) -> bool:
        return self.cleaned_data["shown"] == numbers(self.cleaned_data["out"])


def numbers(out: Iterable[int]) -> str:
    return ",".join(map(str, sorted(out)))


class ReasonForm(DecisionForm):
    reason = forms.CharField(
        label="Why",
        help_text="In a few words. Do not repeat what was said.",
        max_length=300,
        error_messages={"required": "Say in a few words why."},
    )


class ReleaseRestForm(forms.Form):
    reason = forms.CharField(
        label="Why not all are read",
        help_text="In a few words. It stands in the record, and on the campaign's results.",
        max_length=300,
        error_messages={"required": "Say in a few words why not all are read."},
    )
