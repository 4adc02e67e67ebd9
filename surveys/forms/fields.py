"""The table: which fields ask a question of each kind."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from surveys.flow import TOKENS
from surveys.forms.artwork import PictureField
from surveys.forms.asked import Asked, hint_of, no_names
from surveys.forms.shapes import ANSWER, AWAY, RATHER_NOT, TITLE, WHY
from surveys.forms.written import LONG, SHORT, THING, ThingsField, long_field, short_field
from surveys.models import Kind
from voice.shared.forms import (
    FaceSelect,
    MostLeastField,
    PairSelect,
    PictureSelect,
    RankField,
    RowSelect,
    RowSelectMultiple,
    TokensField,
)


class ChosenField(forms.MultipleChoiceField):
    """Some of the choices. An empty answer is no answer, however many are asked for."""

    def __init__(self, *, least: int = 0, most: int | None = None, **kwargs):
        self.least, self.most = least, most
        super().__init__(**kwargs)

    def validate(self, value):
        super().validate(value)
        chosen = len(set(value))
        if value and chosen < self.least:
            words = ngettext("Choose at least %d.", "Choose at least %d.", self.least) % self.least
            raise ValidationError(words)
        if self.most and chosen > self.most:
            raise ValidationError(
                gettext("You can choose up to %(most)d. You chose %(chosen)d.")
                % {"most": self.most, "chosen": chosen}
            )


def single_choice(asked: Asked, **shared) -> forms.Field:
    return forms.ChoiceField(choices=asked.choices, widget=RowSelect, **shared)


def multiple_choice(asked: Asked, **shared) -> forms.Field:
    limits = asked.question.limits
    return ChosenField(
        choices=asked.choices,
        widget=RowSelectMultiple,
        least=limits.get("least") or 0,
        most=limits.get("most"),
        **shared,
    )


def picture_choice(asked: Asked, **shared) -> forms.Field:
    widget = PairSelect if asked.question.kind is Kind.THIS_OR_THAT else PictureSelect
    pictures = {
        choice.code: (reverse("picture_of_choice", args=[choice.picture]), asked.shows[choice.code])
        for choice in asked.question.choices
        if choice.picture
    }
    return forms.ChoiceField(choices=asked.choices, widget=widget(pictures=pictures), **shared)


def faces(asked: Asked, **shared) -> forms.Field:
    """The code of a face is its number, 1 the saddest. Three faces are drawn as 1, 3 and 5."""
    widget = FaceSelect()
    steps = 2 if asked.question.kind is Kind.THREE_FACES else 1
    numbers = [int(code) for code, _ in asked.choices if code.isdigit()]
    widget.faces = tuple((number - 1) * steps + 1 for number in numbers)
    return forms.ChoiceField(choices=asked.choices, widget=widget, **shared)


def ranking(asked: Asked, **shared) -> forms.Field:
    return RankField(choices=asked.choices, places=asked.question.limits.get("most"), **shared)


def best_worst(asked: Asked, **shared) -> forms.Field:
    return MostLeastField(choices=asked.choices, **shared)


def tokens(asked: Asked, **shared) -> forms.Field:
    number = asked.question.limits.get("tokens") or TOKENS
    return TokensField(choices=asked.choices, tokens=number, **shared)


def place(asked: Asked, **shared) -> forms.Field:
    """A list of places; that one would rather not say stands among them."""
    rather_not = (RATHER_NOT, gettext("I'd rather not say"))
    offered = [("", gettext("Choose a place")), *asked.choices, rather_not]
    return forms.ChoiceField(choices=offered, **shared)


def short_text(asked: Asked, **shared) -> forms.Field:
    return short_field(asked.question.limits.get("length") or SHORT, **shared)


def long_text(asked: Asked, **shared) -> forms.Field:
    return long_field(asked.question.limits.get("length") or LONG, **shared)


def three_things(asked: Asked, **shared) -> forms.Field:
    return ThingsField(length=asked.question.limits.get("length") or THING, **shared)


def artwork(asked: Asked, **shared) -> forms.Field:
    return PictureField(**{**shared, "required": False})  # a title alone is an answer


FIELDS: dict[Kind, Callable[..., forms.Field]] = {
    Kind.SINGLE_CHOICE: single_choice,
    Kind.MULTIPLE_CHOICE: multiple_choice,
    Kind.PICTURE_CHOICE: picture_choice,
    Kind.THIS_OR_THAT: picture_choice,
    Kind.FACES: faces,
    Kind.THREE_FACES: faces,
    Kind.YES_NO: single_choice,
    Kind.SOMETIMES: single_choice,
    Kind.AGREE: single_choice,
    Kind.RANKING: ranking,
    Kind.BEST_WORST: best_worst,
    Kind.TOKENS: tokens,
    Kind.PLACE: place,
    Kind.SHORT_TEXT: short_text,
    Kind.LONG_TEXT: long_text,
    Kind.THREE_THINGS: three_things,
    Kind.ARTWORK: artwork,
}


def build_fields(asked: Asked, *, has_artwork: bool = False) -> dict[str, forms.Field]:
    """The fields of a question by name, the first its own and after it what belongs to the kind."""
    fields = {ANSWER: build_field(asked)}
    if asked.question.limits.get("why"):
        fields[WHY] = long_field(
            SHORT,
            required=False,
            label=gettext("Why? You can tell us if you want to."),
            help_text=no_names(),
        )
        fields[WHY].widget.attrs["rows"] = 3
    if asked.question.kind is Kind.ARTWORK:
        fields[TITLE] = short_field(
            THING,
            required=False,
            label=gettext("What is it called, or what does it show?"),
            help_text=no_names(),
        )
        if has_artwork:
            fields[ANSWER].help_text = gettext(
                "We have your picture. Choose another one to put in its place."
            )
            fields[AWAY] = forms.BooleanField(
                required=False, label=gettext("Take away the picture that I sent")
            )
    return fields


def build_field(asked: Asked) -> forms.Field:
    """The field that asks a question. Its error words are ours, and never repeat what was sent."""
    kind = asked.question.kind
    not_offered = gettext("Choose one of the answers on this page.")
    empty = gettext("Please write an answer.") if kind.is_written else gettext("Choose an answer.")
    return FIELDS[kind](
        asked,
        label=asked.text,
        help_text=hint_of(asked),
        required=asked.question.is_required,
        error_messages={
            "required": empty,
            "invalid_choice": not_offered,
            "invalid_list": not_offered,
        },
    )
