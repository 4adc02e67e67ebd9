"""Forms of what is done about an answer that cannot wait."""

from django import forms
from django.utils import timezone

from surveys.forms.reviewing import DecisionForm
from voice.accounts.models import User

LONGEST = 5000


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


def told_fields() -> dict[str, forms.Field]:
    return {
        "told": forms.CharField(
            required=False,
            max_length=LONGEST,
            label="Whom you told, and what you told them",
            help_text="The Front Door, the police, the allegations contact. Tell them by "
            "telephone first; this is only the record.",
            widget=forms.Textarea({"rows": 3}),
        ),
        "told_at": forms.DateTimeField(
            required=False,
            label="When you told them",
            widget=MomentInput,
            error_messages={"invalid": "Write the day and the time, such as 2026-11-27 14:30."},
        ),
    }


def check_told(form: forms.Form) -> None:
    """Whom and when go together, and nobody is told in the future."""
    told, at = form.cleaned_data.get("told"), form.cleaned_data.get("told_at")
    if bool(told) != bool(at) and "told_at" not in form.errors:
        words = "Write whom you told and when, both. Leave both empty if you have told nobody yet."
        form.add_error("told_at" if told else "told", words)
    if at and at > timezone.now():
        form.add_error("told_at", "That is still to come.")


class ReferForm(DecisionForm):
    """Why an answer is referred, what is known, and whom was told."""

    known = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="What is known of who and where",
        help_text="Only what the answer itself says. Nobody can find out more: no name, phone or "
        "address is kept.",
        widget=forms.Textarea({"rows": 3}),
    )
    why = forms.CharField(
        max_length=LONGEST,
        label="Why you refer it",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why you refer it."},
    )
    is_about_staff = forms.BooleanField(
        required=False,
        label="It is about somebody who works or volunteers with children",
        help_text="Then only the allegations contact can open it, and nobody of the campaign's "
        "team. Ring the allegations contact now.",
    )
    told = told_fields()["told"]
    told_at = told_fields()["told_at"]

    def clean(self):
        super().clean()
        check_told(self)


class ToldForm(forms.Form):
    """Whom was told about something referred, and when."""

    use_required_attribute = False
    told = told_fields()["told"]
    told_at = told_fields()["told_at"]

    def clean(self):
        super().clean()
        check_told(self)


class ClosingForm(forms.Form):
    """What came of something referred."""

    use_required_attribute = False
    outcome = forms.CharField(
        max_length=LONGEST,
        label="What came of it",
        help_text="Hand it over to your own case records first: it is deleted here a year from "
        "now.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write what came of it."},
    )


class AskForm(forms.Form):
    """A question to a colleague who may read the answer too."""

    use_required_attribute = False
    colleague = forms.ModelChoiceField(
        User.objects.none(),
        label="Whom do you ask?",
        empty_label=None,
        error_messages={"required": "Choose whom you ask."},
    )
    question = forms.CharField(
        max_length=1000,
        label="What do you want to know?",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Write what you want to know."},
    )

    def __init__(self, data=None, *, colleagues):
        super().__init__(data)
        self.fields["colleague"].queryset = colleagues


class OpinionForm(forms.Form):
    """What a colleague thinks."""

    use_required_attribute = False
    opinion = forms.CharField(
        max_length=1000,
        label="What do you think?",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Write what you think."},
    )
