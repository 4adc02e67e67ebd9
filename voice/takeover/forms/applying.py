"""What a young person says besides the answers of the survey."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from surveys.forms.questions import CarriedForm
from voice.shared.forms import RowSelect, RowSelectMultiple, choices_of
from voice.takeover.models import ACCESS, Challenge, Consent, Opportunity, Travel
from voice.takeover.queries import days_on_board, open_to, places_on_board

NTH = [
    _("What would you like the most?"),
    _("Your second choice"),
    _("Your third choice"),
    _("Your fourth choice"),
    _("Your fifth choice"),
]


class BoardForm(forms.Form):
    """What somebody looks for on the board. Nothing that is sent is wrong: it then finds all."""

    use_required_attribute = False
    speak = forms.CharField(required=False, widget=forms.HiddenInput)
    day = forms.ChoiceField(required=False, label=_("When"))
    where = forms.ChoiceField(required=False, label=_("Where"))
    access = forms.MultipleChoiceField(
        required=False, label=_("What you need"), choices=ACCESS, widget=RowSelectMultiple
    )

    def __init__(self, data, *, challenge: Challenge):
        super().__init__(data)
        days = [(f"{day:%Y-%m-%d}", date_format(day, "l j F")) for day in days_on_board(challenge)]
        areas = [(area.code, area.name) for area in places_on_board(challenge)]
        choices_of(self, "day").choices = [("", gettext("Any day")), *days]
        choices_of(self, "where").choices = [
            ("", gettext("Anywhere")),
            ("online", gettext("Online")),
            *areas,
        ]

    def asked(self) -> dict:
        """What `board_of` takes."""
        self.is_valid()
        found = self.cleaned_data
        day = found.get("day")
        return {
            "day": dt.date.fromisoformat(day) if day else None,
            "where": found.get("where", ""),
            "access": found.get("access", []),
        }


class AgeForm(forms.Form):
    """The one question before an application begins."""

    use_required_attribute = False
    marks_optional = False
    heading_field = "band"
    choose = forms.CharField(required=False, widget=forms.HiddenInput)
    band = forms.ChoiceField(
        label=_("How old are you?"),
        help_text=_("Your age tells us who has to agree."),
        widget=RowSelect,
        error_messages={"required": _("Please choose your age.")},
    )


class StepForm(CarriedForm):
    """One step: it carries the key of the answers so far."""

    marks_optional = False


class ChoicesForm(StepForm):
    """The opportunities that somebody would like, the most wanted first."""

    def __init__(self, data=None, *, challenge: Challenge, band: str, chosen=(), key: str = ""):
        self.offered = {row.key: row for row in open_to(challenge, band)}
        named = {f"choice_{place}": code for place, code in enumerate(chosen, start=1)}
        super().__init__(data, initial={"key": key, **named})
        listed = [(row.key, told(row)) for row in self.offered.values()]
        for place in range(1, min(challenge.most_choices, len(NTH)) + 1):
            self.fields[f"choice_{place}"] = forms.ChoiceField(
                label=NTH[place - 1],
                choices=[("", gettext("Nothing chosen")), *listed],
                required=place == 1,
                error_messages={
                    "required": gettext("Please choose at least one."),
                    "invalid_choice": gettext(
                        "This is no longer on the board. Please choose another one."
                    ),
                },
            )

    @property
    def names(self) -> list[str]:
        return [name for name in self.fields if name.startswith("choice_")]

    def clean(self):
        cleaned = super().clean()
        seen: set[str] = set()
        for name in self.names:
            code = cleaned.get(name)
            if code and code in seen:
                self.add_error(name, gettext("You chose this already. Choose a different one."))
            seen.add(code or "")
        return cleaned

    @property
    def chosen(self) -> list[Opportunity]:
        codes = [self.cleaned_data.get(name) for name in self.names]
        return [self.offered[code] for code in codes if code]


def told(row: Opportunity) -> str:
    """An opportunity in a list of choices: its role, day, and where it is."""
    day = date_format(timezone.localtime(row.begins_at), "D j M, H:i")
    where = gettext("online") if row.is_online else row.locality or row.place
    return f"{row.role}: {day}, {where}"


class WayForm(StepForm):
    """How somebody gets there, and with whom."""

    travel = forms.ChoiceField(
        label=_("Can you get there?"),
        choices=[
            (Travel.ANYWHERE, _("Yes, I can get to any place")),
            (Travel.HELP, _("Yes, if somebody arranges the journey")),
            (Travel.ONLINE, _("No. I can only take part online")),
        ],
        widget=RowSelect,
        error_messages={"required": _("Please say if you can get there.")},
    )
    most = forms.TypedChoiceField(
        label=_("How many would you like to do?"),
        choices=[("1", _("One")), ("2", _("Two, if there are enough"))],
        coerce=int,
        empty_value=1,  # type: ignore[arg-type]
        required=False,
        widget=RowSelect,
    )
    together_word = forms.CharField(
        required=False,
        max_length=40,
        label=_("Do you want to go with a friend?"),
        help_text=_(
            "Then make up a word together. Both of you type it here. You then go to the same place."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class ContactForm(StepForm):
    """How to reach somebody."""

    name = forms.CharField(
        max_length=120,
        label=_("What is your name?"),
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Please tell us your name.")},
    )
    email = forms.EmailField(
        required=False,
        label=_("Your e-mail address"),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("This is not a whole e-mail address.")},
    )
    phone = forms.CharField(
        required=False,
        max_length=40,
        label=_("Your phone number"),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("email") and not cleaned.get("phone"):
            self.add_error("email", gettext("Please give us an e-mail address or a phone number."))
        return cleaned


class ParentForm(StepForm):
    """Whom we write to, and whom we ring if something happens."""

    parent_name = forms.CharField(
        max_length=120,
        label=_("What is the name of your parent or carer?"),
        error_messages={"required": _("Please write the name of your parent or carer.")},
    )
    parent_email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("Brothers and sisters can give the same one."),
        error_messages={
            "required": _("Please write their e-mail address. We write to them there."),
            "invalid": _("This is not a whole e-mail address."),
        },
    )
    emergency_phone = forms.CharField(
        max_length=40,
        label=_("Whom can we ring if you need somebody?"),
        help_text=_("A phone number"),
        error_messages={"required": _("Please write a phone number for emergencies.")},
    )

    def __init__(self, data=None, *, own_email: str, rule: str, **kwargs):
        super().__init__(data, **kwargs)
        self.own_email, self.rule = own_email, rule

    def clean_parent_email(self) -> str:
        email = self.cleaned_data["parent_email"]
        has_to_agree = self.rule == Consent.Rule.AGREES
        if has_to_agree and email.casefold() == self.own_email.casefold():
            raise forms.ValidationError(
                gettext("This is your own address. We need the one of your parent or carer.")
            )
        return email
