"""The boundary of workshops, checklists and attendance."""

from django import forms

from voice.shared.forms import MomentInput, choices_of
from voice.takeover.models import Challenge, Placement, Workshop
from voice.takeover.queries_running import CHECKLIST, bookings_of, name_of

MOMENT = {"invalid": "Write the day and the hour, such as 2027-02-01 16:00."}


class WorkshopForm(forms.Form):
    purpose = forms.ChoiceField(
        choices=Workshop.Purpose.choices, widget=forms.RadioSelect, label="What is it for?",
        error_messages={"required": "Say what it is for."},
    )  # fmt: skip
    title = forms.CharField(
        max_length=120, label="What is it called?", error_messages={"required": "Give it a name."}
    )
    about = forms.CharField(
        required=False,
        max_length=1000,
        label="What happens there",
        widget=forms.Textarea({"rows": 3}),
    )
    begins_at = forms.DateTimeField(
        label="Begins", widget=MomentInput, error_messages={**MOMENT, "required": "Say when."}
    )
    ends_at = forms.DateTimeField(
        label="Ends", widget=MomentInput, error_messages={**MOMENT, "required": "Say until when."}
    )
    place = forms.CharField(
        required=False, max_length=200, label="Where?", help_text="Leave it empty if it is online."
    )
    joining_link = forms.URLField(
        required=False,
        assume_scheme="https",
        label="Link to join online",
        help_text="Those who are booked see it on the day, and nobody else does.",
        error_messages={"invalid": "Paste the whole link, from https:// on."},
    )
    capacity = forms.IntegerField(
        min_value=1,
        max_value=500,
        initial=25,
        label="For how many?",
        error_messages={"required": "Say for how many."},
    )

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("begins_at"), cleaned.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "It must end after it begins.")
        if not cleaned.get("place") and not cleaned.get("joining_link"):
            self.add_error("place", "Say where it is, or give a link to join online.")
        return cleaned


FIELDS = tuple(WorkshopForm.base_fields)


def details_of(workshop: Workshop) -> dict:
    return {name: getattr(workshop, name) for name in FIELDS}


class WhoForm(forms.Form):
    """Somebody to book in: a young person or a host, by `a:` or `h:` and their key."""

    who = forms.ChoiceField(label="Who?", error_messages={"required": "Choose somebody."})

    def __init__(self, *args, workshop: Workshop, **kwargs):
        super().__init__(*args, **kwargs)
        challenge: Challenge = workshop.challenge
        booked = bookings_of(workshop)
        applications = {one.application_id for one in booked}
        hosts = {one.host_id for one in booked}
        people = challenge.applications.taking_part().select_related("contact")
        young = [(f"a:{one.key}", name_of(one)) for one in people if one.pk not in applications]
        grown = [
            (f"h:{one.key}", str(one)) for one in challenge.hosts.current() if one.pk not in hosts
        ]
        choices: list = [("", "Choose somebody")]
        if workshop.purpose != Workshop.Purpose.HOSTS:
            choices.append(("Young people", young))
        if workshop.purpose != Workshop.Purpose.CONFIDENCE:
            choices.append(("Hosts", grown))
        choices_of(self, "who").choices = choices


class CameForm(forms.Form):
    """Who came to a workshop."""

    marks_optional = False
    came = forms.TypedMultipleChoiceField(
        required=False, coerce=int, widget=forms.CheckboxSelectMultiple, label="Who came?"
    )

    def __init__(self, data=None, *, workshop: Workshop):
        booked = bookings_of(workshop)
        came = [one.pk for one in booked if one.has_attended]
        super().__init__(data, initial={"came": came})
        choices_of(self, "came").choices = [
            (one.pk, name_of(one.application) if one.application else str(one.host))
            for one in booked
        ]


class ChecklistForm(forms.Form):
    """What is seen to before a placement. One tick and one short note each."""

    marks_optional = False

    def __init__(self, *args, placement: Placement, **kwargs):
        done = {item.code: item for item in placement.checklist.all()}
        super().__init__(*args, **kwargs)
        for code, words in CHECKLIST:
            self.fields[code] = forms.BooleanField(
                required=False, label=words, initial=code in done
            )
            self.fields[f"{code}_note"] = forms.CharField(
                required=False,
                max_length=300,
                label="Note",
                initial=done[code].note if code in done else "",
            )

    @property
    def codes(self) -> list[str]:
        return [code for code, _ in CHECKLIST if self.cleaned_data[code]]

    @property
    def notes(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"{code}_note"] for code, _ in CHECKLIST}

    @property
    def lines(self) -> list:
        """(tick, note) as they are drawn."""
        return [(self[code], self[f"{code}_note"]) for code, _ in CHECKLIST]


class AttendanceForm(forms.Form):
    attended = forms.ChoiceField(
        choices=Placement.Attended.choices,
        widget=forms.RadioSelect,
        label="Did they come?",
        error_messages={"required": "Say whether they came."},
    )
    hours = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=200,
        max_digits=5,
        decimal_places=1,
        label="For how many hours?",
        help_text="It stands on the certificate.",
    )
