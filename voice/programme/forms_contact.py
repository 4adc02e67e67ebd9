"""The boundary of contact: a form for young people, and what the desk does with it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voice.accounts.models import Organisation, User
from voice.programme.forms_sent_once import NOT_OFFERED, TOO_LONG, SentOnceForm
from voice.programme.models import ContactRequest
from voice.shared.forms import CountedTextarea, RowSelect

LONGEST = 5000


class ContactForm(SentOnceForm):
    """What somebody wants of us."""

    salt = "programme.contact"
    said = ("wants", "text", "name", "contact", "is_about_staff")

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who do you want to write to?"),
        empty_label=None,
        widget=RowSelect,
        error_messages={
            "required": _("Please choose who you write to."),
            "invalid_choice": NOT_OFFERED,
        },
    )
    wants = forms.ChoiceField(
        choices=ContactRequest.Wants.choices,
        label=_("What do you want?"),
        widget=RowSelect,
        error_messages={"required": _("Please choose one."), "invalid_choice": NOT_OFFERED},
    )
    text = forms.CharField(
        max_length=LONGEST,
        label=_("What do you want to say?"),
        widget=CountedTextarea({"rows": 6}, limit=LONGEST),
        error_messages={"required": _("Please write something."), "max_length": TOO_LONG},
    )
    is_about_staff = forms.BooleanField(
        required=False,
        label=_("It is about somebody who works or helps here"),
        help_text=_("If you tick this, that person cannot read it. Nobody of their team can."),
    )
    name = forms.CharField(
        max_length=120,
        required=False,
        label=_("What shall we call you?"),
        help_text=_("You do not have to say. It need not be your real name."),
        error_messages={"max_length": TOO_LONG},
    )
    contact = forms.CharField(
        max_length=300,
        required=False,
        label=_("How can we reach you?"),
        help_text=_(
            "You do not have to say. You can read our answer on the next page. For a group or a "
            "prize we need an e-mail address or a number. It can be that of a grown-up you trust."
        ),
        widget=forms.TextInput({"autocomplete": "email"}),
        error_messages={"max_length": TOO_LONG},
    )

    def clean(self):
        cleaned = super().clean()
        needs = {ContactRequest.Wants.GROUP, ContactRequest.Wants.PRIZE}
        if cleaned.get("wants") in needs and not cleaned.get("contact"):
            self.add_error("contact", _("Please say how we can reach you."))
        return cleaned


class OwnerForm(forms.Form):
    """Who answers it."""

    use_required_attribute = False
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label="Who answers it?",
        empty_label=None,
        error_messages={"required": "Choose who answers it."},
    )

    def __init__(self, data=None, *, team):
        super().__init__(data)
        self.fields["owner"].queryset = team


class AboutForm(forms.Form):
    """Whom it is about; nobody of the organisation where left empty."""

    use_required_attribute = False
    about = forms.ModelChoiceField(
        User.objects.none(),
        required=False,
        label="Whom is it about?",
        empty_label="Nobody who signs in here",
        help_text="That person never sees it.",
    )
    is_about_staff = forms.BooleanField(
        required=False,
        label="Keep it with the allegations contact",
        help_text="Untick it to let the contact team answer. The person it is about still never "
        "sees it.",
    )

    def __init__(self, data=None, *, made: ContactRequest, user):
        said = {"about": made.about_id, "is_about_staff": made.is_about_staff}
        super().__init__(data, initial=said)
        members = made.organisation.memberships.current().exclude(user=user)
        people = User.objects.filter(pk__in=members.values("user")).order_by("name")
        self.fields["about"].queryset = people


class ReplyForm(forms.Form):
    """The reply."""

    use_required_attribute = False
    reply = forms.CharField(
        max_length=LONGEST,
        label="Your reply",
        help_text="They read it on their own page. Do not write who they are.",
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Write a reply."},
    )
