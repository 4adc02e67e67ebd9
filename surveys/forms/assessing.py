"""The boundary of impact assessments."""

from django import forms

from voice.programme.models import ImpactAssessment
from voice.shared.forms import RowSelect


class SignForm(forms.Form):
    """A decision with its reason. `seen` carries the hash of the settings that were read."""

    use_required_attribute = False
    seen = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=ImpactAssessment.Decision.choices,
        widget=RowSelect,
        label="What do you decide?",
        error_messages={"required": "Choose what you decide."},
    )
    reason = forms.CharField(
        max_length=2000,
        label="Why?",
        help_text="Say why this is needed and fair, and what you weighed.",
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Say why."},
    )
    consulted = forms.CharField(
        max_length=300,
        required=False,
        label="Whom did you ask?",
        help_text="For example: the youth council, the safeguarding lead.",
    )

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.fields}
