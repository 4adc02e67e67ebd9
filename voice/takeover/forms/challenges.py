"""What a youth worker says about a Takeover."""

from django import forms
from django.utils.text import slugify

from voice.programme.models import Campaign
from voice.shared.forms import DayInput, RowSelect, RowSelectMultiple, rows_of
from voice.shared.unhurried import Unhurried
from voice.takeover.models import CHALLENGE_BANDS, Challenge

MOST_WEIGHT = 10


class GroupsField(forms.CharField):
    """A group on each line, and how much more its young people count: cleans to a list of dicts."""

    widget = forms.Textarea({"rows": 4})

    def clean(self, value) -> list[dict]:
        lines = super().clean(value).splitlines()
        groups = [self.read(line.strip()) for line in lines if line.strip()]
        codes = [group["code"] for group in groups]
        if len(set(codes)) < len(codes):
            raise forms.ValidationError("Each group can be there once.")
        return groups

    def read(self, line: str) -> dict:
        title, _, weight = line.rpartition(",")
        if not weight.strip().isdecimal():
            title, weight = line, "2"
        if not 1 <= int(weight) <= MOST_WEIGHT:
            raise forms.ValidationError(f"A weight is a whole number from 1 to {MOST_WEIGHT}.")
        code = slugify(title)[:40]
        if not code:
            raise forms.ValidationError("Write the name of the group before its weight.")
        return {"code": code, "title": title.strip()[:80], "weight": int(weight)}

    def prepare_value(self, value):
        if isinstance(value, list):
            return "\n".join(f"{group['title']}, {group['weight']}" for group in value)
        return value


class ChallengeForm(Unhurried):
    """A Takeover. `campaigns` are those that the person may make one of."""

    use_required_attribute = False
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        label="Of which campaign?",
        help_text="Its name, purpose and readers are shown to young people.",
        empty_label=None,
        error_messages={"required": "Choose the campaign."},
    )
    form = forms.ChoiceField(
        choices=Challenge.Form.choices,
        label="How long is it?",
        widget=RowSelect,
        error_messages={"required": "Say how long it is."},
    )
    applications_close_on = forms.DateField(
        label="Last day to apply",
        widget=DayInput,
        error_messages={
            "required": "Choose the last day to apply.",
            "invalid": "Write the last day to apply as a date, for example 2027-01-20.",
        },
    )
    starts_on = forms.DateField(
        label="First day of the Takeover",
        widget=DayInput,
        error_messages={
            "required": "Choose the first day.",
            "invalid": "Write the first day as a date, for example 2027-02-01.",
        },
    )
    ends_on = forms.DateField(
        label="Last day of the Takeover",
        widget=DayInput,
        error_messages={
            "required": "Choose the last day.",
            "invalid": "Write the last day as a date, for example 2027-02-28.",
        },
    )
    age_bands = forms.MultipleChoiceField(
        choices=CHALLENGE_BANDS,
        label="Who may apply?",
        widget=RowSelectMultiple,
        error_messages={"required": "Choose at least one age."},
    )
    agrees_under = forms.IntegerField(
        min_value=0,
        max_value=25,
        initial=16,
        label="Under which age does a parent or carer have to agree?",
        help_text="We go by the youngest in an age band.",
    )
    told_under = forms.IntegerField(
        min_value=0,
        max_value=25,
        initial=18,
        label="Under which age is a parent or carer told?",
    )
    most_choices = forms.IntegerField(
        min_value=1, max_value=5, initial=3, label="How many choices does each young person have?"
    )
    first_timer_weight = forms.IntegerField(
        min_value=1,
        max_value=MOST_WEIGHT,
        initial=2,
        label="How much more does somebody count who has never done this?",
        help_text="1: no more than others. 2: twice as much.",
    )
    groups = GroupsField(
        required=False,
        max_length=2000,
        label="Groups who should have a better chance",
        help_text="One a line, then a comma and its weight. For example: Care leavers, 2",
    )
    contact_name = forms.CharField(
        max_length=120,
        label="Who can people ask?",
        error_messages={"required": "Name somebody whom people can ask."},
    )
    contact_email = forms.EmailField(
        label="Their e-mail address",
        error_messages={
            "required": "Write the address that people can write to.",
            "invalid": "This is not a whole e-mail address.",
        },
    )
    contact_phone = forms.CharField(max_length=40, required=False, label="Their phone number")

    def __init__(self, *args, campaigns=None, challenge: Challenge | None = None, **kwargs):
        super().__init__(*args, saved=details_of(challenge) if challenge else None, **kwargs)
        self.challenge = challenge
        if challenge:
            del self.fields["campaign"]
        else:
            rows_of(self, "campaign").queryset = campaigns

    def clean_groups(self) -> list[dict]:
        """A group that was there keeps its code: people's answers know it by that."""
        was = {one["title"]: one["code"] for one in self.challenge.groups} if self.challenge else {}
        found = self.cleaned_data["groups"]
        return [{**one, "code": was.get(one["title"], one["code"])} for one in found]

    def clean(self):
        cleaned = super().clean()
        campaign = self.challenge.campaign if self.challenge else cleaned.get("campaign")
        days = [("applications_close_on", "starts_on"), ("starts_on", "ends_on")]
        words = {
            "starts_on": "It has to start after applications close.",
            "ends_on": "The last day must not be before the first day.",
        }
        for earlier, later in days:
            one, other = cleaned.get(earlier), cleaned.get(later)
            if one and other and other < one:
                self.add_error(later, words[later])
        if campaign:
            self.check_campaign(campaign, cleaned)
        told, agrees = cleaned.get("told_under"), cleaned.get("agrees_under")
        if told is not None and agrees is not None and told < agrees:
            self.add_error("told_under", "This must not be less than the age to agree.")
        return cleaned

    def check_campaign(self, campaign: Campaign, cleaned: dict) -> None:
        closes, ends = cleaned.get("applications_close_on"), cleaned.get("ends_on")
        if closes and closes < campaign.opens_on:
            first = f"{campaign.opens_on:%-d %B %Y}"
            self.add_error("applications_close_on", f"The campaign only starts on {first}.")
        if ends and ends > campaign.closes_on:
            last = f"{campaign.closes_on:%-d %B %Y}"
            self.add_error("ends_on", f"The campaign ends on {last}. Change its dates first.")

    @property
    def details(self) -> dict:
        """What the actions take."""
        return {n: v for n, v in self.cleaned_data.items() if n not in {"campaign", "seen"}}


def details_of(challenge: Challenge) -> dict:
    left_out = {"campaign", "seen"}
    return {n: getattr(challenge, n) for n in ChallengeForm.base_fields if n not in left_out}
