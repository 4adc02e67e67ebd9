"""What hosts say, and what the desk says to them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from voice.accounts.models import Locality
from voice.shared.forms import (
    CountedTextarea,
    MomentInput,
    RowSelect,
    RowSelectMultiple,
    choices_of,
    rows_of,
)
from voice.takeover.forms.public_words import refuse_links
from voice.takeover.models import ACCESS, CHALLENGE_BANDS, Challenge, Opportunity

MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
ON_THE_BOARD = ("role", "together", "hours", "place", "getting_there", "access_note")


class HostForm(forms.Form):
    """Whom to invite."""

    use_required_attribute = False
    name = forms.CharField(
        max_length=120, label="Name", error_messages={"required": "Write their name."}
    )
    post = forms.CharField(
        max_length=160,
        label="Their job",
        help_text="For example: Chief Executive.",
        error_messages={"required": "Write what their job is."},
    )
    email = forms.EmailField(
        label="E-mail address",
        error_messages={
            "required": "Write their e-mail address.",
            "invalid": "This is not a whole e-mail address.",
        },
    )


class OfferForm(forms.Form):
    """A role that a host opens. Nothing that everybody reads may hold a joining link."""

    use_required_attribute = False
    role = forms.CharField(
        max_length=120,
        label="Which role will a young person take over or share?",
        help_text="For example: Chair of the scrutiny committee.",
        error_messages={"required": "Say which role it is."},
    )
    together = forms.CharField(
        max_length=2000,
        label="What will you do together?",
        help_text="Tell it to a 13-year-old, in three or four short sentences.",
        widget=CountedTextarea({"rows": 5}, limit=2000),
        error_messages={"required": "Say what you will do together."},
    )
    begins_at = forms.DateTimeField(
        label="It begins",
        input_formats=MOMENTS,
        widget=MomentInput,
        error_messages={
            "required": "Say when it begins.",
            "invalid": "Write the day and the time, for example 2027-02-08 10:00.",
        },
    )
    ends_at = forms.DateTimeField(
        label="It ends",
        input_formats=MOMENTS,
        widget=MomentInput,
        error_messages={
            "required": "Say when it ends.",
            "invalid": "Write the day and the time, for example 2027-02-08 15:00.",
        },
    )
    hours = forms.CharField(
        max_length=200,
        required=False,
        label="If it is more than one day: which hours?",
        help_text="For example: Tuesdays and Thursdays, 4 to 6 pm.",
    )
    is_online = forms.TypedChoiceField(
        label="Online or at a place?",
        choices=[("", "At a place"), ("yes", "Online")],
        coerce=bool,
        empty_value=False,  # type: ignore[arg-type]
        required=False,
        widget=RowSelect,
    )
    locality = forms.ModelChoiceField(
        Locality.objects.none(), required=False, label="Area", empty_label="No area"
    )
    place = forms.CharField(
        max_length=200,
        required=False,
        label="Place",
        help_text="The address. Leave it empty if it is online.",
    )
    getting_there = forms.CharField(
        max_length=1000,
        required=False,
        label="How to get there",
        help_text="Bus stop, entrance, who meets them.",
        widget=forms.Textarea({"rows": 3}),
    )
    joining_link = forms.CharField(
        max_length=1000,
        required=False,
        label="Joining link",
        help_text="Kept locked. Only those who take part see it, on the day.",
    )
    capacity = forms.IntegerField(
        min_value=1,
        max_value=60,
        initial=1,
        label="How many young people at most?",
        error_messages={"required": "Say how many.", "min_value": "Take at least one."},
    )
    least = forms.IntegerField(
        min_value=1,
        max_value=60,
        initial=1,
        label="How many at least?",
        help_text="With fewer, it does not happen. 1 if you gladly take one alone.",
        error_messages={"required": "Say how many.", "min_value": "Take at least one."},
    )
    age_bands = forms.MultipleChoiceField(
        required=False,
        label="Only for some ages?",
        help_text="Leave it empty if all of them can come.",
        widget=RowSelectMultiple,
    )
    access = forms.MultipleChoiceField(
        required=False, label="Which of these is true?", choices=ACCESS, widget=RowSelectMultiple
    )
    access_note = forms.CharField(
        max_length=300, required=False, label="Anything else about access?"
    )
    responsible_name = forms.CharField(
        max_length=120,
        label="Who looks after the young person that day?",
        help_text="One adult who is there the whole time.",
        error_messages={"required": "Name the adult who is responsible."},
    )
    responsible_post = forms.CharField(
        max_length=160, label="Their job", error_messages={"required": "Say what their job is."}
    )
    responsible_phone = forms.CharField(
        max_length=40,
        required=False,
        label="Their phone number on the day",
        help_text="Kept locked. Only those who take part see it, on the day.",
    )

    def __init__(self, data=None, *, challenge: Challenge, opportunity: Opportunity | None = None):
        self.challenge = challenge
        saved = details_of(opportunity) if opportunity else {}
        super().__init__(data, initial=saved)
        rows_of(self, "locality").queryset = challenge.organisation.localities.all()
        if not challenge.organisation.localities.exists():
            del self.fields["locality"]
        choices_of(self, "age_bands").choices = [
            band for band in CHALLENGE_BANDS if band[0] in challenge.age_bands
        ]

    def clean(self):
        cleaned = super().clean()
        for name in ON_THE_BOARD:
            try:
                refuse_links(cleaned.get(name, ""))
            except ValidationError as problem:
                self.add_error(name, problem)
        self.check_times(cleaned)
        if cleaned.get("least", 1) > (cleaned.get("capacity") or 60):
            self.add_error("least", "This cannot be more than the most that you take.")
        if "is_online" in cleaned and not cleaned["is_online"] and not cleaned.get("place"):
            self.add_error("place", "Say where it is, or choose “Online”.")
        return cleaned

    def check_times(self, cleaned: dict) -> None:
        """Both within the Takeover, and the one after the other."""
        begins, ends = cleaned.get("begins_at"), cleaned.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "It has to end after it begins.")
        for name, moment in (("begins_at", begins), ("ends_at", ends)):
            if moment and not self.is_within(moment):
                first, last = self.challenge.starts_on, self.challenge.ends_on
                self.add_error(name, f"The Takeover is from {first:%-d %B %Y} to {last:%-d %B %Y}.")

    def is_within(self, moment) -> bool:
        day = timezone.localdate(moment)
        return self.challenge.starts_on <= day <= self.challenge.ends_on

    @property
    def details(self) -> dict:
        """What the actions take."""
        return {"locality": None, **self.cleaned_data}


def details_of(opportunity: Opportunity) -> dict:
    details = {name: getattr(opportunity, name) for name in OfferForm.base_fields}
    return details | {"is_online": "yes" if opportunity.is_online else ""}


class LaterForm(forms.Form):
    """What a host may still change by themselves once it is on the board."""

    use_required_attribute = False
    joining_link = OfferForm.base_fields["joining_link"]
    responsible_phone = OfferForm.base_fields["responsible_phone"]
    capacity = OfferForm.base_fields["capacity"]


class NoteForm(forms.Form):
    """What a youth worker asks a host."""

    use_required_attribute = False
    note = forms.CharField(
        max_length=500,
        label="What should they change, or tell you?",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Write what they should change, or tell you."},
    )
