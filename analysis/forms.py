"""Forms of the pages about themes. Each structural one carries the revision that the person saw."""

from django import forms

from analysis.actions.problems import QuestionChanged
from analysis.models import Theme
from voice.shared.forms import RowSelect, RowSelectMultiple

NAME_LETTERS = 120
WORDS_LETTERS = 2000


class SeenForm(forms.Form):
    """A form that remembers how the list of themes was when it was opened."""

    revision = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, revision: int = 0, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = revision

    def refuse(self, problem: Exception, revision: int) -> None:
        """Show why it was refused, keep what was typed, and take the list as seen now."""
        self.add_error(None, str(problem))
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = revision


class AdoptAllForm(SeenForm):
    """Also remembers whether the page said that the question was reworded since the run."""

    knows_change = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def refuse(self, problem: Exception, revision: int) -> None:
        super().refuse(problem, revision)
        if isinstance(problem, QuestionChanged):
            self.data[self.add_prefix("knows_change")] = "True"


class RunForm(forms.Form):
    """How many themes to look for."""

    n_themes = forms.IntegerField(
        label="About how many themes?",
        help_text="Leave it empty to find as many as the answers show.",
        min_value=2,
        max_value=60,
        required=False,
    )


class NameForm(AdoptAllForm):
    """Adopt a suggestion, with its own name or another."""

    marks_optional = False
    label = forms.CharField(
        label="Name",
        max_length=NAME_LETTERS,
        required=False,
        widget=forms.TextInput({"data-key": "n"}),
    )


class ThemeForm(SeenForm):
    label = forms.CharField(
        label="Name", max_length=NAME_LETTERS, help_text="Two to six plain words."
    )
    meaning = forms.CharField(
        label="What it is",
        max_length=WORDS_LETTERS,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    is_not = forms.CharField(
        label="What it is not",
        help_text="What belongs in another theme, so that two people would sort answers alike.",
        max_length=WORDS_LETTERS,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class MergeForm(SeenForm):
    into = forms.ModelChoiceField(
        label="Put its answers into",
        queryset=Theme.objects.none(),
        empty_label=None,
        to_field_name="key",
        widget=RowSelect,
        error_messages={"required": "Choose the theme that takes the answers."},
    )

    def __init__(self, *args, themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = themes


class NestForm(SeenForm):
    marks_optional = False
    under = forms.ModelChoiceField(
        label="Put it under",
        queryset=Theme.objects.none(),
        required=False,
        blank=True,
        to_field_name="key",
        empty_label="None: it stands on its own",
        widget=RowSelect,
    )

    def __init__(self, *args, themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["under"].queryset = themes


class KeyedSelect(RowSelect):
    """Choices that a key each picks. `keys` maps a choice's value to its key."""

    def __init__(self, *args, keys: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = keys

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if key := self.keys.get(str(value)):
            option["attrs"] |= {"data-key": key, "aria-keyshortcuts": key}
        return option


class TickForm(SeenForm):
    """Answers ticked on a page of a theme. `shown` is the codings of that page; when the form comes
    back, the theme's codings among those ticked."""

    codings = forms.MultipleChoiceField(
        label="Answers",
        widget=RowSelectMultiple({"data-stop": "", "data-key": "x"}),
        error_messages={
            "required": "Tick at least one answer.",
            "invalid_choice": "One of these answers is no longer in the theme.",
        },
    )

    def __init__(self, *args, shown, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = {str(coding.pk): coding for coding in shown}
        self.fields["codings"].choices = [(pk, "") for pk in self.shown]

    def clean_codings(self):
        return [self.shown[pk] for pk in self.cleaned_data["codings"]]


class SortForm(TickForm):
    """What to do with ticked answers."""

    KEEP, MOVE, TAKE_OUT = "confirm", "move", "take_out"
    what = forms.ChoiceField(
        label="With the answers you ticked",
        choices=[
            (KEEP, "Keep them here: I have checked them"),
            (MOVE, "Move them to another theme"),
            (TAKE_OUT, "Take them out of this theme"),
        ],
        widget=KeyedSelect(keys={KEEP: "c", MOVE: "m", TAKE_OUT: "t"}),
        error_messages={"required": "Choose what to do with the answers you ticked."},
    )
    to = forms.ModelChoiceField(
        label="Move them to",
        queryset=Theme.objects.none(),
        required=False,
        to_field_name="key",
        empty_label="Choose a theme",
    )

    def __init__(self, *args, themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = themes

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("what") == self.MOVE and not cleaned.get("to") and not self.has_error("to"):
            self.add_error("to", "Choose the theme to move them to.")
        return cleaned


class SplitForm(TickForm):
    label = forms.CharField(label="Name of the new theme", max_length=NAME_LETTERS)
    field_order = ["label", "codings"]


class TieForm(forms.Form):
    priority = forms.ChoiceField(
        label="Priority",
        error_messages={"invalid_choice": "Choose one of the priorities in the list."},
    )
    reason = forms.CharField(
        label="Why",
        help_text="One sentence that a plan lead can check.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args, priorities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [("", "Choose a priority"), *priorities]


class AddForm(forms.Form):
    """Put an answer, or some words of it, in a theme."""

    theme = forms.ModelChoiceField(
        label="Theme",
        queryset=Theme.objects.none(),
        to_field_name="key",
        empty_label="Choose a theme",
    )
    words = forms.CharField(
        label="Only these words of it",
        help_text="Copy them from the answer. Leave it empty for the whole answer.",
        required=False,
        max_length=WORDS_LETTERS,
        strip=True,
    )

    def __init__(self, *args, themes, text: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes
        self.text = text

    def clean_words(self):
        words = self.cleaned_data["words"]
        if words and words not in self.text:
            raise forms.ValidationError("These words are not in the answer.")
        return words

    def place(self) -> tuple[int, int]:
        """Start and end of the chosen words in the answer."""
        words = self.cleaned_data["words"]
        start = self.text.index(words) if words else 0
        return start, start + len(words or self.text)


class QuoteForm(forms.Form):
    text = forms.CharField(
        label="The words to show",
        help_text=(
            "Shorten it at either end, or put […] in place of a name or anything else that could "
            "tell who wrote it. Change nothing else."
        ),
        max_length=400,
        widget=forms.Textarea({"rows": 5}),
    )
