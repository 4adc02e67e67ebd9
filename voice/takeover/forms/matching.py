"""The boundary of matching: weights, pins, pairs, and places given by hand."""

from django import forms

from voice.takeover.models import Application, Challenge, Match, Opportunity
from voice.takeover.queries_running import name_of

HEAVIEST = 10
WEIGHT_WORDS = {
    "required": "Write a number from 1 to 10.",
    "invalid": "Write a whole number, such as 2.",
    "min_value": "The least is 1: it counts like everybody.",
    "max_value": "The most is 10.",
}


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Application) -> str:
        return name_of(obj)


class OpportunityField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Opportunity) -> str:
        return f"{obj.role} ({obj.host.name})"


def person_field(challenge: Challenge, label: str) -> PersonField:
    people = challenge.applications.to_match().select_related("contact")
    return PersonField(people, label=label, to_field_name="key", empty_label="Choose somebody")


def opportunity_field(challenge: Challenge) -> OpportunityField:
    rows = challenge.opportunities.approved().select_related("host")
    return OpportunityField(
        rows, label="Opportunity", to_field_name="key", empty_label="Choose an opportunity"
    )


class MatchForm(forms.Form):
    """What the youth worker asks the solver for."""

    first_time = forms.IntegerField(
        min_value=1,
        max_value=HEAVIEST,
        label="Weight of those who take part for the first time",
        help_text="1 counts like everybody. With 2, a first-timer's second choice is worth more "
        "than the first choice of somebody who has been before.",
        error_messages=WEIGHT_WORDS,
    )
    seed = forms.IntegerField(
        min_value=1,
        max_value=99999,
        label="Number of the draw",
        help_text="Equal claims are settled by lot. The same number gives the same result, so that "
        "anybody can check it. Agree on it before you match.",
        error_messages={**WEIGHT_WORDS, "required": "Write a number, such as 1."},
    )

    def __init__(self, data=None, *, challenge: Challenge, latest: Match | None = None):
        weights = latest.weights if latest else {}
        initial = {
            "first_time": weights.get("first_time", challenge.first_timer_weight),
            "seed": latest.seed if latest else 1,
        }
        super().__init__(data, initial=initial)
        self.codes = [group["code"] for group in challenge.groups]
        for group in challenge.groups:
            self.fields[f"group_{group['code']}"] = forms.IntegerField(
                min_value=1,
                max_value=HEAVIEST,
                label=f"Weight of: {group['title']}",
                initial=weights.get("groups", {}).get(group["code"], group.get("weight", 1)),
                error_messages=WEIGHT_WORDS,
            )
        self.order_fields(["first_time", *(f"group_{code}" for code in self.codes), "seed"])

    @property
    def weights(self) -> dict:
        groups = {code: self.cleaned_data[f"group_{code}"] for code in self.codes}
        return {"first_time": self.cleaned_data["first_time"], "groups": groups}


class PinForm(forms.Form):
    """A pair to fix or to forbid."""

    is_forbidden = forms.TypedChoiceField(
        choices=[("", "They go there"), ("1", "They do not go there")],
        coerce=bool,
        empty_value=False,  # type: ignore[arg-type]
        required=False,
        widget=forms.RadioSelect,
        label="What is decided?",
    )
    reason = forms.CharField(
        max_length=300,
        label="Why?",
        help_text="It is kept. Write nothing about health or family.",
        error_messages={"required": "Say why, so that it can be explained."},
    )

    def __init__(self, *args, challenge: Challenge, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["application"] = person_field(challenge, "Who?")
        self.fields["opportunity"] = opportunity_field(challenge)
        self.order_fields(["application", "opportunity", "is_forbidden", "reason"])


class PairForm(forms.Form):
    """Two people to keep together or apart."""

    is_apart = forms.TypedChoiceField(
        choices=[("", "Together, or neither of them"), ("1", "Apart")],
        coerce=bool,
        empty_value=False,  # type: ignore[arg-type]
        required=False,
        widget=forms.RadioSelect,
        label="How?",
    )

    def __init__(self, *args, challenge: Challenge, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["one"] = person_field(challenge, "One of them")
        self.fields["other"] = person_field(challenge, "The other")
        self.order_fields(["one", "other", "is_apart"])


class AskForm(forms.Form):
    """Somebody and an opportunity."""

    def __init__(self, *args, challenge: Challenge, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["application"] = person_field(challenge, "Who?")
        self.fields["opportunity"] = opportunity_field(challenge)
