"""The boundary of complaints: a form for anybody, and what the desk says of one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voice.accounts.models import Organisation
from voice.programme.forms_sent_once import NOT_OFFERED, TOO_LONG, SentOnceForm
from voice.programme.models import Complaint
from voice.shared.forms import CountedTextarea, RowSelect

LONGEST = 5000


class ComplaintForm(SentOnceForm):
    """A complaint in plain words."""

    salt = "programme.complaint"
    said = ("text", "contact", "who")

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who is it about?"),
        empty_label=None,
        widget=RowSelect,
        error_messages={
            "required": _("Please say who it is about."),
            "invalid_choice": NOT_OFFERED,
        },
    )
    text = forms.CharField(
        max_length=LONGEST,
        label=_("What went wrong?"),
        help_text=_("Tell us in your own words. You can also say what we should do now."),
        widget=CountedTextarea({"rows": 7}, limit=LONGEST),
        error_messages={
            "required": _("Please tell us what went wrong."),
            "max_length": TOO_LONG,
        },
    )
    contact = forms.CharField(
        max_length=300,
        required=False,
        label=_("How can we answer you?"),
        help_text=_("For example an e-mail address. It can be that of a grown-up you trust."),
        widget=forms.TextInput({"autocomplete": "email"}),
        error_messages={"max_length": TOO_LONG},
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
        error_messages={"invalid_choice": NOT_OFFERED},
    )


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
