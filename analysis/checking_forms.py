"""Forms of the checks."""

from django import forms

from analysis.forms import SeenForm
from analysis.models import Theme
from voice.shared.forms import RowSelectMultiple


class VouchForm(SeenForm):
    reason = forms.CharField(
        label="Why these themes may be published all the same",
        help_text="Your name and the day are kept with it.",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


class ThemeChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, theme) -> str:
        return f"{theme.label}: {theme.meaning}" if theme.meaning else theme.label


class ReadForm(forms.Form):
    """Which themes one answer carries. None ticked means that it carries none."""

    here = forms.IntegerField(widget=forms.HiddenInput)
    themes = ThemeChoice(
        label="Which themes are in it?",
        help_text="Tick all that are. Tick none if none is.",
        queryset=Theme.objects.none(),
        required=False,
        to_field_name="key",
        widget=RowSelectMultiple,
    )

    def __init__(self, *args, themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = themes
