"""What people say while it goes on."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from surveys.forms.artwork import PictureField
from surveys.forms.questions import CarriedForm
from voice.shared.forms import CountedTextarea

LONGEST = 3000


class DiaryForm(CarriedForm):
    """A day in words, a drawing or a photo."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("What did you do? How was it?"),
        widget=CountedTextarea({"rows": 5}, limit=LONGEST),
    )
    picture = PictureField(
        required=False,
        label=_("A drawing or a photo"),
        help_text=_("Please no faces of other people."),
    )
    picture_shows = forms.CharField(
        required=False, max_length=200, label=_("What can we see in it?")
    )
    may_show = forms.BooleanField(
        required=False, label=_("You may show this in the report, without my name")
    )

    def clean(self):
        cleaned = super().clean()
        has_some = cleaned.get("text", "").strip() or cleaned.get("picture")
        if not self.errors and not has_some:
            self.add_error("text", gettext("Write something, or choose a picture."))
        if cleaned.get("picture") and not cleaned.get("picture_shows"):
            self.add_error(
                "picture_shows",
                gettext(
                    "Say what we can see in it, for people who cannot see. Then choose it again."
                ),
            )
        return cleaned

    @property
    def details(self) -> dict:
        """What the action takes."""
        names = ("text", "picture", "picture_shows", "may_show")
        return {name: self.cleaned_data[name] for name in names}


class HelpForm(CarriedForm):
    """Pressing the button is enough."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("What is the matter?"),
        help_text=_("You can leave this empty."),
        widget=CountedTextarea({"rows": 3}, limit=LONGEST),
    )


class HelpAnswerForm(forms.Form):
    """What the desk did about it."""

    use_required_attribute = False
    note = forms.CharField(
        max_length=LONGEST,
        label="What was done?",
        help_text="Whom you spoke to and what you agreed. Please do not repeat what they wrote: "
        "this note is read by everybody who runs the Takeover.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write what was done."},
    )
