"""The small forms around a survey: four words, who helped, what the survey was like."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.forms.questions import CarriedForm
from surveys.models import Helped, Helper, Rating, RatingReason
from voice.shared.forms import RowSelect


class PhraseForm(forms.Form):
    """Four words, however they are typed."""

    use_required_attribute = False
    marks_optional = False
    words = forms.CharField(
        label=_("What are your four words?"),
        help_text=_("Put a space between them. Small or big letters are both fine."),
        max_length=200,
        error_messages={
            "required": _("Please type your four words."),
            "max_length": _("That is more than four words."),
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class BeforeForm(forms.Form):
    """What the start page carries: the age band that was tapped, and whose turn it is.

    `age` shows the page once more in another language; `band` goes with *Start*.
    """

    age = forms.CharField(required=False, widget=forms.HiddenInput)
    band = forms.CharField(required=False, widget=forms.HiddenInput)
    new = forms.CharField(required=False, widget=forms.HiddenInput)


class SendForm(CarriedForm):
    """What is asked beside *Send*."""

    marks_optional = False
    helped = forms.ChoiceField(
        label=_("Did somebody help you?"),
        required=False,
        widget=RowSelect,
        choices=[
            ("alone", _("No, I did it by myself")),
            (Helped.READ, _("Somebody read the questions to me")),
            (Helped.WROTE, _("Somebody wrote down what I said")),
            (Helped.BOTH, _("Somebody did both")),
        ],
    )
    helper = forms.ChoiceField(
        label=_("Who helped you?"),
        help_text=_("Only if somebody did. We do not want their name."),
        required=False,
        widget=RowSelect,
        choices=[
            (Helper.FAMILY, _("Somebody at home")),
            (Helper.WORKER, _("Somebody at school or at a club")),
            (Helper.FRIEND, _("A friend")),
            (Helper.OTHER, _("Somebody else")),
        ],
    )

    def who(self) -> dict[str, str]:
        """How somebody helped, and who; each empty for alone, no answer and one not offered."""
        helped, helper = self.data.get("helped", ""), self.data.get("helper", "")
        was_helped = helped in Helped.values
        return {
            "helped": helped if was_helped else "",
            "helper": helper if was_helped and helper in Helper.values else "",
        }


RATINGS = [(Rating.GOOD, _("Good")), (Rating.OK, _("OK")), (Rating.BAD, _("Not good"))]
REASONS = [
    (RatingReason.EASY, _("It was easy")),
    (RatingReason.HARD, _("It was hard to understand")),
    (RatingReason.LONG, _("It was too long")),
    (RatingReason.MISSING, _("It did not ask what matters to me")),
]
