"""Forms for commitments and their progress."""

from django import forms

from voice.programme.models import Commitment
from voice.shared.forms import DayInput, RowSelect, RowSelectMultiple


class CommitmentForm(forms.Form):
    """An answer to what young people said under a priority."""

    reply = forms.ChoiceField(
        label="What is your answer?",
        choices=Commitment.Reply.choices,
        widget=RowSelect,
        error_messages={"required": "Choose what kind of answer this is."},
    )
    text = forms.CharField(
        label="Say it in plain words",
        help_text="Young people will read this. Say what, where and for whom. If you can't do it, "
        "say why, and what you can do instead.",
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={
            "required": "Write your answer.",
            "max_length": "Keep your answer under 1,000 letters.",
        },
    )
    themes = forms.MultipleChoiceField(
        label="Which themes does it answer?",
        required=False,
        widget=RowSelectMultiple,
        error_messages={"invalid_choice": "One of those themes does not bear on this priority."},
    )
    actions = forms.MultipleChoiceField(
        label="Which actions of the plan does it belong to?",
        help_text="You can leave this empty.",
        required=False,
        widget=forms.SelectMultiple({"size": 6}),
        error_messages={"invalid_choice": "One of those actions is not of this priority."},
    )
    owner_role = forms.CharField(
        label="Whose job is it?",
        help_text="A post, not a name, such as: Head of Transport.",
        max_length=120,
        required=False,
    )
    due_on = forms.DateField(
        label="By when?",
        help_text="Needed for “We will”.",
        required=False,
        widget=DayInput,
        error_messages={"invalid": "Write the day as a date, such as 31/03/2027."},
    )

    def __init__(self, *args, said=(), actions=(), **kwargs):
        """said: what was released about the priority, as (theme key, label) pairs; actions: of the
        plan, as (code, title) pairs."""
        super().__init__(*args, **kwargs)
        self.fields["actions"].choices = list(actions)
        if not actions:
            del self.fields["actions"]
        self.fields["themes"].choices = list(said)
        if not said:
            del self.fields["themes"]

    def clean(self):
        cleaned = super().clean()
        is_promise = cleaned.get("reply") == Commitment.Reply.WILL
        if is_promise and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Say by when you will do it.")
        return cleaned


class ProgressForm(forms.Form):
    """A dated report on a commitment."""

    text = forms.CharField(
        label="What has happened?",
        help_text="Once the commitment is public, this is too.",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": "Write what has happened.",
            "max_length": "Keep it under 1,000 letters.",
        },
    )
    percent_done = forms.IntegerField(
        label="How much of it is done, in percent?",
        required=False,
        min_value=0,
        max_value=100,
        error_messages={
            "invalid": "Write a whole number from 0 to 100.",
            "min_value": "Write a whole number from 0 to 100.",
            "max_value": "Write a whole number from 0 to 100.",
        },
    )
    is_done = forms.BooleanField(label="It is finished", required=False)
