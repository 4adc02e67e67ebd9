"""The boundary of campaigns: what a browser sends becomes clean values."""

from django import forms

from voice.accounts.models import Organisation
from voice.programme.models import Campaign
from voice.programme.retention import MOST_MONTHS, USUAL_MONTHS
from voice.shared.forms import CountedTextarea, DayInput
from voice.shared.unhurried import Unhurried


class CampaignForm(Unhurried):
    """A campaign. `organisations` are those that the person may make a campaign for."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which organisation is it for?",
        empty_label=None,
        error_messages={"required": "Choose the organisation."},
    )
    title = forms.CharField(
        max_length=120,
        label="What is it called?",
        help_text="Young people see this first. For example: I Live in Dorset.",
        error_messages={"required": "Give the campaign a name."},
    )
    purpose = forms.CharField(
        max_length=2000,
        label="Why are you asking?",
        help_text="Two or three short sentences that a ten-year-old can read. "
        "Say what may change because of what they tell you.",
        widget=CountedTextarea({"rows": 4}, limit=2000),
        error_messages={"required": "Say why you are asking."},
    )
    asked_by = forms.CharField(
        max_length=160,
        label="Who is asking?",
        help_text="For example: the Youth Voice Team at the council.",
        error_messages={"required": "Say who is asking."},
    )
    readers = forms.CharField(
        max_length=300,
        label="Who reads the answers?",
        help_text="For example: three youth workers. Young people are told this before they start.",
        error_messages={"required": "Say who reads the answers."},
    )
    opens_on = forms.DateField(
        label="First day",
        widget=DayInput,
        error_messages={
            "required": "Choose the first day.",
            "invalid": "Write the first day as a date, for example 2026-09-01.",
        },
    )
    closes_on = forms.DateField(
        label="Last day",
        help_text="People can answer until the end of this day.",
        widget=DayInput,
        error_messages={
            "required": "Choose the last day.",
            "invalid": "Write the last day as a date, for example 2026-09-30.",
        },
    )
    feedback_promised_on = forms.DateField(
        label="The day young people hear what came of it",
        help_text="This is a promise. It is shown on the campaign's page for everyone to see.",
        widget=DayInput,
        error_messages={
            "required": "Choose the day you promise to tell young people.",
            "invalid": "Write the promise day as a date, for example 2026-11-30.",
        },
    )
    months_kept = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        initial=USUAL_MONTHS,
        label="For how many months are answers kept after you publish the results?",
        help_text="They are then deleted by themselves: one month to two years, and never later "
        "than two years after the last day. What you published stays.",
        error_messages={
            "invalid": "Write a number of months, for example 12.",
            "min_value": "Keep them for at least one month.",
            "max_value": "They cannot be kept for more than 24 months.",
        },
    )
    follows = forms.ModelChoiceField(
        Campaign.objects.none(),
        required=False,
        label="Does it ask again what an earlier campaign asked?",
        help_text="Then its results show what has changed since, wherever the words are the same.",
        empty_label="No, it is new",
        error_messages={"invalid_choice": "Choose an earlier campaign of your organisation."},
    )
    is_sensitive = forms.BooleanField(
        required=False,
        label="It asks about something sensitive, such as safety, harm or going missing",
        help_text="Earlier answers are then never shown again on the screen, so that nobody "
        "standing behind a child can read them.",
    )

    def __init__(self, *args, organisations=None, campaign: Campaign | None = None, **kwargs):
        super().__init__(*args, saved=details_of(campaign) if campaign else None, **kwargs)
        owners = [campaign.organisation] if campaign else organisations
        earlier = Campaign.objects.filter(organisation__in=owners)
        self.fields["follows"].queryset = earlier.exclude(pk=campaign.pk) if campaign else earlier
        if campaign or len(organisations) == 1:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = organisations

    def clean_months_kept(self) -> int:
        return self.cleaned_data["months_kept"] or USUAL_MONTHS

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        earlier = cleaned.get("follows")
        if earlier and opens and earlier.opens_on >= opens:
            self.add_error("follows", "Choose a campaign that began before this one.")
        owner = cleaned.get("organisation")
        if earlier and owner and earlier.organisation_id != owner.pk:
            self.add_error("follows", "Choose an earlier campaign of the same organisation.")
        told = cleaned.get("feedback_promised_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "The last day must not be before the first day.")
        if closes and told and told < closes:
            self.add_error(
                "feedback_promised_on", "The promise day must not be before the last day."
            )
        return cleaned

    @property
    def details(self) -> dict:
        """The clean values that describe a campaign, for the actions."""
        left_out = {"organisation", "seen"}
        return {name: v for name, v in self.cleaned_data.items() if name not in left_out}


DETAILS = (
    "title",
    "purpose",
    "asked_by",
    "readers",
    "opens_on",
    "closes_on",
    "feedback_promised_on",
    "months_kept",
    "follows",
    "is_sensitive",
)


def details_of(campaign: Campaign) -> dict:
    """A campaign's values by the names of the form's fields."""
    names = {name: "follows_id" if name == "follows" else name for name in DETAILS}
    return {name: getattr(campaign, kept) for name, kept in names.items()}
