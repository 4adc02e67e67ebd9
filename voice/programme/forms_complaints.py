"""The boundary of complaints: a form for anybody, and what the desk says of one."""

import uuid

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from voice.accounts.models import Organisation
from voice.programme.models import Campaign, Complaint
from voice.shared.forms import CountedTextarea, RowSelect

SALT = "programme.complaint"
LONGEST = 5000


class ComplaintForm(forms.Form):
    """A complaint in plain words. It carries a key of ours, so that sending twice is as once.

    No cookie is needed for it: whoever sends it acts for nobody but themselves.
    """

    use_required_attribute = False
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who is it about?"),
        empty_label=None,
        widget=RowSelect,
        error_messages={"required": _("Please say who it is about.")},
    )
    text = forms.CharField(
        max_length=LONGEST,
        label=_("What went wrong?"),
        help_text=_("Tell us in your own words. You can also say what we should do now."),
        widget=CountedTextarea({"rows": 7}, limit=LONGEST),
        error_messages={"required": _("Please tell us what went wrong.")},
    )
    contact = forms.CharField(
        max_length=300,
        required=False,
        label=_("How can we answer you?"),
        help_text=_("For example an e-mail address. It can be that of a grown-up you trust."),
        widget=forms.TextInput({"autocomplete": "email"}),
    )
    who = forms.ChoiceField(
        required=False,
        label=_("Who are you?"),
        widget=RowSelect,
        choices=[
            (Complaint.Who.YOUNG_PERSON, _("A child or young person")),
            (Complaint.Who.PARENT, _("A parent or carer")),
            (Complaint.Who.OTHER, _("Somebody else")),
        ],
    )

    def __init__(self, data=None, *, about: str = ""):
        super().__init__(data, initial={"key": new_key(), "about": about})
        self.campaign = campaign_of(data.get("about", "") if data else about)
        organisations = Organisation.objects.all()
        self.fields["organisation"].queryset = organisations
        self.only = self.campaign.organisation if self.campaign else only_of(organisations)
        if self.only:
            del self.fields["organisation"]

    def clean_key(self) -> uuid.UUID:
        """The key of a form that we gave out. Another one is refused, with the words kept."""
        try:
            return uuid.UUID(signing.loads(self.cleaned_data["key"], salt=SALT))
        except (signing.BadSignature, ValueError):
            self.data = {**self.data.dict(), "key": new_key()}
            raise forms.ValidationError(_("Please press the button once more.")) from None

    @property
    def details(self) -> dict:
        """What the action takes."""
        said = {name: self.cleaned_data[name] for name in ("text", "contact", "who")}
        return said | {
            "sending_key": self.cleaned_data["key"],
            "organisation": self.only or self.cleaned_data["organisation"],
            "campaign": self.campaign,
        }


def new_key() -> str:
    return signing.dumps(uuid.uuid4().hex, salt=SALT)


def campaign_of(key: str) -> Campaign | None:
    """The campaign whose page somebody came from."""
    found = Campaign.objects.select_related("organisation").filter(key=key[:12])
    return found.first() if key else None


def only_of(organisations) -> Organisation | None:
    some = list(organisations[:2])
    return some[0] if len(some) == 1 else None


class OutcomeForm(forms.Form):
    """What came of a complaint."""

    use_required_attribute = False
    outcome = forms.CharField(
        max_length=LONGEST,
        label="What came of it, and what you told them",
        help_text="Tell the person first. It is kept encrypted, and deleted a year from now.",
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Write what came of it."},
    )
