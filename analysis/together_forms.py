"""Forms of working it out together: for young people, and for whoever opens a session."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from analysis.actions.together import LETTERS, MOST_CARDS, MOST_HOURS
from analysis.models import Pile
from surveys.forms.asked import marked
from voice.shared.forms import RowSelect, RowSelectMultiple
from voice.shared.suppression import SMALL

NONE = "none"
FEW_WORDS = gettext_lazy("A few plain words.")


def pile_words(pile: Pile) -> str:
    """What a pile is called: a theme is, in the language of its survey."""
    return marked(pile.label, pile.language) if pile.theme_id else pile.label


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code on the screen"),
        error_messages={"required": gettext_lazy("Type the code that is on the screen.")},
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "class": "code"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split()).replace("-", "").lower()


class CardForm(forms.Form):
    """Where one card goes."""

    marks_optional = False
    card = forms.IntegerField(widget=forms.HiddenInput)
    pile = forms.ChoiceField(
        label=gettext_lazy("Where does it go?"), required=False, widget=RowSelect
    )
    new = forms.CharField(
        label=gettext_lazy("Or start a new theme"), help_text=FEW_WORDS, required=False,
        max_length=LETTERS,
    )  # fmt: skip

    def __init__(self, *args, piles, **kwargs):
        super().__init__(*args, **kwargs)
        self.piles = {str(pile.pk): pile for pile in piles}
        self.fields["pile"].choices = [
            *((key, pile_words(pile)) for key, pile in self.piles.items()),
            (NONE, gettext("None of these")),
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("pile") and not cleaned.get("new"):
            self.add_error("pile", gettext("Choose where the card goes."))
        return cleaned

    @property
    def chosen(self):
        return self.piles.get(self.cleaned_data["pile"])


class VoteForm(forms.Form):
    """The name that one likes best, or a new one."""

    marks_optional = False
    idea = forms.ChoiceField(
        label=gettext_lazy("Which name is best?"), required=False, widget=RowSelect
    )
    new = forms.CharField(
        label=gettext_lazy("Think of a name"),
        help_text=FEW_WORDS,
        required=False,
        max_length=LETTERS,
    )

    def __init__(self, *args, ideas, **kwargs):
        super().__init__(*args, **kwargs)
        self.ideas = {str(idea.pk): idea for idea, _ in ideas}
        if not self.ideas:
            del self.fields["idea"]
            return
        self.fields["idea"].choices = [(key, idea.label) for key, idea in self.ideas.items()]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("idea") and not cleaned.get("new"):
            self.add_error("new", gettext("Think of a name, or choose one."))
        return cleaned

    @property
    def chosen(self):
        return self.ideas.get(self.cleaned_data.get("idea", ""))


class SessionForm(forms.Form):
    """Opening a session: who, how long, and which cards."""

    group_name = forms.CharField(
        label="Who takes part?",
        help_text="As they want to be named, such as “Youth Council”. It is shown to the public.",
        max_length=80,
    )
    hours = forms.IntegerField(
        label="For how many hours?", min_value=1, max_value=MOST_HOURS, initial=3
    )
    answers = forms.MultipleChoiceField(
        label="Cards",
        help_text=f"Read each one, and untick what other young people should not read. {SMALL} to "
        f"{MOST_CARDS} cards.",
        widget=RowSelectMultiple,
        error_messages={"invalid_choice": "One of these answers may no longer be shown."},
    )

    def __init__(self, *args, answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.answers = {str(answer.pk): answer for answer in answers}
        choices = [(key, answer.review.released_text) for key, answer in self.answers.items()]
        self.fields["answers"].choices = choices
        self.fields["answers"].initial = list(self.answers)[:30]

    def clean_answers(self):
        return [self.answers[key] for key in self.cleaned_data["answers"]]


class TakeOverForm(forms.Form):
    piles = forms.MultipleChoiceField(
        label="Take over",
        widget=RowSelectMultiple,
        error_messages={"required": "Tick what to take over."},
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pile.pk): row for row in rows if row.is_decided}
        self.fields["piles"].choices = [(key, told(row)) for key, row in self.rows.items()]
        self.fields["piles"].initial = list(self.rows)

    def clean_piles(self):
        return [self.rows[key].pile for key in self.cleaned_data["piles"]]


def told(row) -> str:
    name = f"“{row.winner.label}”" if row.winner else f"“{row.pile.label}” keeps its name"
    was = f", until now “{row.pile.label}”" if row.winner else ""
    is_new = " (a new theme)" if row.pile.theme_id is None else ""
    cards = f", with {len(row.cards)} card{'' if len(row.cards) == 1 else 's'}" if row.cards else ""
    return f"{name}{was}{is_new}{cards}"
