"""The boundary of notes, the report, recommendations and certificates."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from voice.programme.models import Priority
from voice.shared.forms import DayInput, rows_of
from voice.shared.unhurried import Unhurried
from voice.takeover.models import Challenge, ImpactReport, Recommendation, WorkshopNote

LONGEST_NOTE = 500
MOST_NOTES = 200


class NotesForm(forms.Form):
    """Short statements, one a line."""

    said_by = forms.ChoiceField(
        choices=WorkshopNote.SaidBy.choices,
        initial=WorkshopNote.SaidBy.YOUNG,
        widget=forms.RadioSelect,
        label="Who said these?",
    )
    statements = forms.CharField(
        label="What was said",
        help_text="One short statement on each line, without names. Each becomes an answer that is "
        "read with the rest for the themes.",
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": "Write at least one statement."},
    )
    may_quote = forms.BooleanField(
        required=False, label="They agreed that these words may be shown without a name"
    )

    def clean_statements(self) -> list[str]:
        rows = self.cleaned_data["statements"].splitlines()
        lines = [line for row in rows if (line := row.strip(" \t-•*"))]
        if not lines:
            raise forms.ValidationError("Write at least one statement.")
        if len(lines) > MOST_NOTES:
            raise forms.ValidationError(f"At most {MOST_NOTES} statements at once.")
        for line in lines:
            if len(line) > LONGEST_NOTE:
                raise forms.ValidationError(
                    f"This one is too long, at most {LONGEST_NOTE} letters: {line[:60]}…"
                )
        return lines


class ReportWordsForm(Unhurried):
    opening = forms.CharField(
        required=False,
        max_length=5000,
        label="How it began, and what happened",
        widget=forms.Textarea({"rows": 6}),
    )
    next_steps = forms.CharField(
        required=False,
        max_length=5000,
        label="What comes next",
        widget=forms.Textarea({"rows": 5}),
    )


class PresentForm(forms.Form):
    board = forms.CharField(
        max_length=160,
        label="Which board?",
        help_text="For example: the Strategic Alliance Board.",
        error_messages={"required": "Say which board was given it."},
    )
    on = forms.DateField(
        label="On which day?",
        widget=DayInput,
        error_messages={
            "required": "Choose the day.",
            "invalid": "Write the day as a date, such as 2027-03-01.",
        },
    )

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError("Write it down once it has happened.")
        return self.cleaned_data["on"]


class RecommendationForm(forms.Form):
    text = forms.CharField(
        max_length=500,
        label="What do young people ask for?",
        help_text="One thing, in their words.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Write what is asked for."},
    )
    because = forms.CharField(
        required=False, max_length=2000, label="Why?", widget=forms.Textarea({"rows": 3})
    )
    priority = forms.ModelChoiceField(
        Priority.objects.none(),
        required=False,
        label="Which priority of the plan does it bear on?",
        help_text="The Board's answer then stands there too, with its progress.",
        empty_label="None",
    )

    def __init__(self, *args, challenge: Challenge, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Priority.objects.filter(plan__organisation=challenge.organisation)
        rows_of(self, "priority").queryset = rows.filter(plan__succeeded_by=None)


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        choices=Recommendation.Decision.choices,
        widget=forms.RadioSelect,
        label="What did the Board decide?",
        error_messages={"required": "Choose what the Board decided."},
    )
    reason = forms.CharField(
        required=False,
        max_length=2000,
        label="What will be done, or why not",
        help_text="Young people read this. A change or a no needs a reason.",
        widget=forms.Textarea({"rows": 4}),
    )
    owner_role = forms.CharField(
        required=False, max_length=120, label="Whose job is it?", help_text="A post, not a name."
    )
    due_on = forms.DateField(
        required=False,
        label="By when?",
        widget=DayInput,
        error_messages={"invalid": "Write the day as a date, such as 2027-06-01."},
    )


class CertificatesForm(forms.Form):
    signed_by = forms.CharField(
        max_length=160,
        label="Who signs them?",
        help_text="A name and a post.",
        error_messages={"required": "Say who signs them."},
    )


class CheckForm(forms.Form):
    """What a young person says of the draft."""

    marks_optional = False
    is_right = forms.TypedChoiceField(
        choices=[("yes", _("Yes, it is right")), ("no", _("No, something is wrong or missing"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        label=_("Is this report right?"),
        error_messages={"required": _("Choose yes or no.")},
    )
    text = forms.CharField(
        required=False,
        max_length=2000,
        label=_("What should we change?"),
        widget=forms.Textarea({"rows": 4}),
    )


def words_of_report(report: ImpactReport) -> dict:
    return {"opening": report.opening, "next_steps": report.next_steps}
