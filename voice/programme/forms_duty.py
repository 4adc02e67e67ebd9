"""The boundary of a campaign's staffed hours and its duty list."""

from django import forms
from django.utils.dates import WEEKDAYS

from voice.accounts.models import Role, User
from voice.programme.models import Campaign, Duty, OutsideHours

READERS = (Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


def people_field(label: str, help_text: str, **kwargs) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=label,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        **kwargs,
    )


class DutyForm(forms.Form):
    """When somebody reads, what happens otherwise, and who is told of what may be urgent."""

    use_required_attribute = False
    marks_optional = False
    staffed_days = forms.TypedMultipleChoiceField(
        coerce=int,
        choices=list(WEEKDAYS.items()),
        label="On which days does somebody read?",
        help_text="Bank holidays in England count as days on which nobody does.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day."},
    )
    staffed_from = forms.TimeField(
        label="From",
        widget=TimeInput,
        error_messages={
            "required": "Say when the day begins, such as 09:00.",
            "invalid": "Write a time, such as 09:00.",
        },
    )
    staffed_until = forms.TimeField(
        label="Until",
        widget=TimeInput,
        error_messages={
            "required": "Say when the day ends, such as 17:00.",
            "invalid": "Write a time, such as 17:00.",
        },
    )
    outside_hours = forms.ChoiceField(
        choices=OutsideHours.choices,
        label="And at other times?",
        help_text="Young people are told before they start. Where nobody can write, they can still "
        "answer by choosing.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens at other times."},
    )
    first = people_field(
        "Who is told first?",
        "They get a message within a minute when an answer may be urgent.",
        error_messages={"required": "Choose at least one person."},
    )
    second = people_field(
        "Who is told when nobody has opened it for 30 minutes?",
        "Somebody else than those above.",
        error_messages={"required": "Choose at least one person."},
    )
    on_call = people_field(
        "Who is on call at other times?", "Needed where somebody is on call.", required=False
    )
    days_to_read = forms.IntegerField(
        min_value=1,
        max_value=10,
        label="Within how many of these days do you decide on every answer?",
        help_text="2 is usual; 10 for very many answers. Late ones are shown at the desk.",
        error_messages={
            "required": "Write a number of days.",
            "invalid": "Write a number of days.",
            "min_value": "Give yourselves at least one day.",
            "max_value": "Ten days are the most.",
        },
    )

    def __init__(self, data=None, *, campaign: Campaign):
        super().__init__(data, initial=duty_of(campaign))
        for name in ("first", "second", "on_call"):
            self.fields[name].queryset = who_may_be_on_duty(campaign)

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("staffed_from"), cleaned.get("staffed_until")
        if begins and ends and begins >= ends:
            self.add_error("staffed_until", "The day must end after it begins.")
        first, second = set(cleaned.get("first") or []), set(cleaned.get("second") or [])
        if second and second <= first:
            self.add_error("second", "Choose somebody who is not told first anyway.")
        on_call = cleaned.get("outside_hours") == OutsideHours.ON_CALL
        if on_call and "on_call" in cleaned and not cleaned["on_call"]:
            self.add_error("on_call", "Choose who is on call, or close it to writing then.")
        return cleaned


def who_may_be_on_duty(campaign: Campaign):
    members = campaign.organisation.memberships.current().filter(role__in=READERS)
    return User.objects.filter(memberships__in=members).distinct().order_by("name")


def duty_of(campaign: Campaign) -> dict:
    listed = {turn: [] for turn in Duty.Turn.values}
    for turn, user in campaign.duties.values_list("turn", "user"):
        listed[turn].append(user)
    names = ("staffed_from", "staffed_until", "outside_hours", "days_to_read", "staffed_days")
    return listed | {name: getattr(campaign, name) for name in names}
