"""Forms of people and invitations."""

from allauth.account.adapter import get_adapter
from django import forms

from voice.accounts.models import Locality, Organisation, Role, User

WHAT_ROLES_DO = {
    Role.YOUTH_WORKER: "Makes surveys, brings in files, reads answers, names themes, "
    "releases results.",
    Role.PLAN_LEAD: "Sees themes under priorities and writes what is done about them.",
    Role.SAFEGUARDING_LEAD: "Reads answers, also sealed ones.",
    Role.EDITOR: "Writes the public pages.",
    Role.ADMINISTRATOR: "Looks after people. Sees no answers.",
    Role.OBSERVER: "Sees released results.",
    Role.CONTACT: "Answers young people who write to the team. Sees no answers to surveys.",
    Role.ALLEGATIONS: "Reads what may be about somebody who works with children, past the team.",
    Role.DATA_PROTECTION: "Answers complaints and requests, signs impact assessments. Sees no "
    "answers.",
}


class InvitationForm(forms.Form):
    """`organisations` are those that the person may invite to."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="To which organisation?", empty_label=None
    )
    email = forms.EmailField(
        label="Their work e-mail address",
        error_messages={"required": "Type their e-mail address."},
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label="What will they do?",
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they will do."},
    )
    locality = forms.ModelChoiceField(
        Locality.objects.none(), label="Only for one area?", required=False, empty_label="All areas"
    )

    def __init__(self, data=None, *, organisations):
        super().__init__(data)
        self.fields["organisation"].queryset = organisations
        self.fields["locality"].queryset = Locality.objects.filter(organisation__in=organisations)
        self.fields["role"].choices = [
            (role.value, f"{role.label}. {WHAT_ROLES_DO[role]}") for role in Role
        ]
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
            self.fields["organisation"].widget = forms.HiddenInput()

    def clean(self):
        clean = super().clean()
        organisation, locality = clean.get("organisation"), clean.get("locality")
        if organisation and locality and locality.organisation_id != organisation.pk:
            self.add_error("locality", "This area belongs to another organisation.")
        return clean


class JoinForm(forms.Form):
    """A name and a password for a new account. `email` is the invitation's."""

    marks_optional = False
    name = forms.CharField(
        label="Your name",
        help_text="As your colleagues know you.",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Type your name."},
    )
    password = forms.CharField(
        label="Make a password",
        help_text="At least 12 letters, numbers or signs. Three or four unusual words work well.",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Make a password."},
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Type the same password again."},
    )

    def __init__(self, data=None, *, email: str):
        super().__init__(data)
        self.email = email

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not name.isprintable():
            raise forms.ValidationError("Type your name on one line.")
        return name

    def clean(self):
        clean = super().clean()
        password, again = clean.get("password"), clean.get("again")
        if password and again and password != again:
            self.add_error("again", "The two passwords are not the same.")
        elif password:
            self.check_password(password, clean.get("name", ""))
        return clean

    def check_password(self, password: str, name: str) -> None:
        try:
            get_adapter().clean_password(password, User(email=self.email, name=name))
        except forms.ValidationError as problem:
            self.add_error("password", problem)
