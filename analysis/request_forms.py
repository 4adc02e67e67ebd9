"""The boundary of what people ask about their own answers."""

from django import forms

from voice.programme.models import Campaign
from voice.shared.forms import RowSelect

WHO_ASKS = [
    ("the young person", "The young person themselves"),
    ("a parent or carer", "A parent or carer"),
    ("somebody who speaks for them", "Somebody else who may speak for them"),
]


class FindForm(forms.Form):
    """Which answers it is about. `campaigns` are those of which the person may find answers."""

    use_required_attribute = False
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        label="Which campaign did they answer?",
        empty_label=None,
        error_messages={"required": "Choose the campaign."},
    )
    words = forms.CharField(
        max_length=200,
        strip=True,
        label="Their four words, or the key of an answer",
        help_text="Let them type the four words themselves, or say them to you. The key of an "
        "answer is the long code in the address of its page in the reading queue.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": "Type the four words, or the key of an answer."},
    )

    def __init__(self, *args, campaigns, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = campaigns


class AskedForm(forms.Form):
    """Who asked. `found` is the signed answer to which response it is about."""

    use_required_attribute = False
    found = forms.CharField(widget=forms.HiddenInput)
    asked_by = forms.ChoiceField(
        choices=WHO_ASKS,
        widget=RowSelect,
        label="Who asks?",
        error_messages={"required": "Say who asks."},
    )
    reference = forms.CharField(
        max_length=60,
        required=False,
        label="Your own case number",
        help_text="It is kept in the record of who did what. Write no names.",
    )

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("asked_by", "reference")}
