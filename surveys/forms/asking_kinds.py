"""`QUESTION_FORMS` maps a kind of question to the form that asks a maker for just what it needs."""

from django import forms

from surveys.actions.questions import OUTSIDE, with_outside
from surveys.designs import LEAST, MOST
from surveys.flow import TOKENS
from surveys.forms.asking import (
    ListForm,
    MultipleChoiceForm,
    QuestionForm,
    RankingForm,
    SingleChoiceForm,
    number_field,
)
from surveys.models import MOST_CHOICES, Breakdown, Kind

MOST_STATEMENTS = 12
LONGEST_STATEMENT = 300
MOST_PICTURES = MOST_CHOICES[Kind.PICTURE_CHOICE]
MOST_TO_SHARE_AMONG = MOST_CHOICES[Kind.TOKENS]


class WrittenForm(QuestionForm):
    length = number_field(
        "Longest answer, in letters",
        "Leave it empty unless you have a reason.",
        least=20,
        most=10_000,
    )
    limits_read = ("length",)
    more = (*QuestionForm.more, "length")


class FacesForm(QuestionForm):
    why = forms.BooleanField(
        required=False,
        label="Ask “why?” under the faces",
        help_text="A box that may stay empty. Somebody reads what is written before it goes on.",
    )
    field_order = ("text", "hint", "why")

    @property
    def limits(self) -> dict:
        return {"why": True} if self.cleaned_data["why"] else {}


class StatementForm(QuestionForm):
    """One sentence to agree with; when it is new, as many as one likes, each on a screen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "What may people agree with?"
        self.fields["text"].help_text = "One sentence, with one idea in it."
        if not kwargs.get("question"):
            self.fields["text"].max_length = None
            self.fields["text"].validators = []
            self.fields["text"].label = "What may people agree with? One sentence on each line"
            self.fields["text"].help_text = "Each becomes a screen of its own. Six are plenty."
            self.fields["text"].widget.attrs["rows"] = 6
            self.fields[
                "code"
            ].help_text = (
                "All their codes begin with it. Leave it empty and we make one from the words."
            )

    def clean_text(self) -> str:
        lines = self.statements(self.cleaned_data["text"])
        if len(lines) > MOST_STATEMENTS:
            raise forms.ValidationError(f"Write at most {MOST_STATEMENTS} sentences.")
        if any(len(line) > LONGEST_STATEMENT for line in lines):
            raise forms.ValidationError(
                f"Keep each sentence under {LONGEST_STATEMENT} letters: a short one is read."
            )
        if len({line.casefold() for line in lines}) < len(lines):
            raise forms.ValidationError("Two of the sentences are the same.")
        return "\n".join(lines)

    @staticmethod
    def statements(text: str) -> list[str]:
        return [line.strip() for line in text.splitlines() if line.strip()]

    @property
    def sentences(self) -> list[str]:
        return self.statements(self.cleaned_data["text"])

    @property
    def details(self) -> dict:
        return {**super().details, "text": " ".join(self.sentences)}


class CardsForm(ListForm):
    """Cards. Their pictures are added on a page of their own, all in one go."""

    def clean_choices(self) -> list[tuple[str, str]]:
        listed = super().clean_choices()
        if len(listed) > MOST_PICTURES:
            raise forms.ValidationError(
                f"List at most {MOST_PICTURES}: every picture has to be looked at, and loaded."
            )
        return listed


class PairForm(ListForm):
    """Two cards. Their pictures are added on a page of their own."""

    def clean_choices(self) -> list[tuple[str, str]]:
        listed = super().clean_choices()
        if len(listed) != 2:
            raise forms.ValidationError("Write exactly two: this, and that.")
        return listed


class BestWorstForm(ListForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["choices"].help_text = (
            f"From {LEAST} to {MOST}, one on each line. People see four at a time, and each thing "
            "twice. To give one a code of its own, write: code: words."
        )

    def clean_choices(self) -> list[tuple[str, str]]:
        listed = super().clean_choices()
        if not LEAST <= len(listed) <= MOST:
            raise forms.ValidationError(
                f"List from {LEAST} to {MOST} things. For fewer, ask people to put them in order."
            )
        return listed


class TokensForm(ListForm):
    tokens = number_field(
        "How many tokens?", f"Leave it empty for {TOKENS}, which is easiest.", least=5, most=20
    )
    limits_read = ("tokens",)
    field_order = ("text", "hint", "choices", "tokens")

    def clean_choices(self) -> list[tuple[str, str]]:
        listed = super().clean_choices()
        if len(listed) > MOST_TO_SHARE_AMONG:
            raise forms.ValidationError(
                f"List at most {MOST_TO_SHARE_AMONG} things: more are hard to weigh on a phone."
            )
        return listed


class PlaceForm(SingleChoiceForm):
    """Places to pick from. Everywhere else, and that one would rather not say, are always there."""

    outside = OUTSIDE[0]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["choices"].label = "Places"
        self.fields["choices"].help_text = (
            "One on each line: towns, schools or clubs, never addresses. We add “Somewhere else” "
            "at the end, and people can say that they would rather not say."
        )
        self.fields["breakdown"].choices = [
            (value, label)
            for value, label in Breakdown.choices
            if value in {Breakdown.NONE, Breakdown.LOCALITY}
        ]

    def clean_choices(self) -> list[tuple[str, str]]:
        return with_outside(self.outline.survey, super().clean_choices())


QUESTION_FORMS: dict[str, type[QuestionForm]] = {
    Kind.SINGLE_CHOICE: SingleChoiceForm,
    Kind.MULTIPLE_CHOICE: MultipleChoiceForm,
    Kind.PICTURE_CHOICE: CardsForm,
    Kind.THIS_OR_THAT: PairForm,
    Kind.FACES: FacesForm,
    Kind.THREE_FACES: QuestionForm,
    Kind.YES_NO: QuestionForm,
    Kind.SOMETIMES: QuestionForm,
    Kind.AGREE: StatementForm,
    Kind.RANKING: RankingForm,
    Kind.BEST_WORST: BestWorstForm,
    Kind.TOKENS: TokensForm,
    Kind.PLACE: PlaceForm,
    Kind.SHORT_TEXT: WrittenForm,
    Kind.LONG_TEXT: WrittenForm,
    Kind.THREE_THINGS: WrittenForm,
    Kind.ARTWORK: QuestionForm,
}
