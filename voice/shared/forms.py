"""How every form is drawn, and the few widgets that Django lacks.

Set on a form class when wanted: `heading_field = "answer"` draws that field's label as the page's
`h1`; `marks_optional = False` leaves out "(optional)" where nearly everything is.
"""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext, pgettext

PLACES = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th")


def choices_of(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """A field of a form, to say what it offers."""
    return cast(forms.ChoiceField, form.fields[name])


def rows_of(form: forms.BaseForm, name: str) -> forms.ModelChoiceField:
    """A field of a form, to say which rows it offers."""
    return cast(forms.ModelChoiceField, form.fields[name])


class BoundField(forms.BoundField):
    """A field that never says `required` to the browser: our own kind words say it instead."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        return attrs

    @property
    def drawn_by(self) -> str:
        """The template that draws the control itself."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "components/fields/tick.html"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return getattr(widget, "drawn_by", "components/fields/choices.html")
        return getattr(widget, "drawn_by", "components/fields/control.html")

    @property
    def first_control(self) -> str:
        """The id that an error summary links to: the first of several, else the only one."""
        first = getattr(self.field.widget, "first_control", "_0")
        return self.id_for_label or f"{self.auto_id}{first}"

    @property
    def error_words(self) -> list[str]:
        """What is wrong, the same beside the field and in the summary, naming what is missing."""
        unnamed = forms.Field.default_error_messages["required"]
        words = []
        for error in self.errors.as_data():
            if error.code == "required" and error.message == unnamed:
                words.append(gettext("Please fill in: %(label)s") % {"label": self.label})
            else:
                words.extend(error.messages)
        return words

    @property
    def is_heading(self) -> bool:
        return getattr(self.form, "heading_field", None) == self.name

    @property
    def is_marked_optional(self) -> bool:
        return not self.field.required and getattr(self.form, "marks_optional", True)


class FormRenderer(TemplatesSetting):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = BoundField


class Rows:
    """Choices as large rows. `or_before` is the value that a divider "or" stands before."""

    or_before: str | None = None
    hints: dict[str, str] = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["or_before"] = self.or_before is not None and str(value) == str(self.or_before)
        option["hint"] = self.hints.get(str(value), "")
        return option


class RowSelect(Rows, forms.RadioSelect):
    pass


class RowSelectMultiple(Rows, forms.CheckboxSelectMultiple):
    pass


class FaceSelect(RowSelect):
    """Faces beside words. The first `scale` choices (3 or 5) run from saddest to happiest."""

    drawn_by = "components/fields/faces.html"

    def __init__(self, *args, scale: int = 5, **kwargs):
        super().__init__(*args, **kwargs)
        self.faces = (1, 3, 5) if scale == 3 else (1, 2, 3, 4, 5)

    def create_option(self, name, value, label, selected, index, *args, **kwargs):
        option = super().create_option(name, value, label, selected, index, *args, **kwargs)
        option["face"] = self.faces[index] if index < len(self.faces) else None
        return option


class PictureSelect(RowSelect):
    """Picture cards. `pictures` maps a choice's value to (address, words for who cannot see it)."""

    drawn_by = "components/fields/pictures.html"

    def __init__(self, *args, pictures: dict[str, tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.pictures = pictures

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["picture"], option["alt"] = self.pictures.get(str(value), ("", ""))
        return option


class PairSelect(PictureSelect):
    """Two cards side by side, with or without a picture."""

    is_pair = True


class CountedTextarea(forms.Textarea):
    """A text box whose length is said aloud near its limit, by a script that nothing depends on."""

    drawn_by = "components/fields/counted.html"

    class Media:
        js = [forms.Script("voice/js/count.js", type="module")]

    def __init__(self, attrs=None, *, limit: int):
        super().__init__({"rows": 6, **(attrs or {}), "data-count": limit})
        self.limit = limit


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class RankSelect(forms.MultiWidget):
    """One list of places ("1st", "2nd" …) beside each thing to be put in order."""

    drawn_by = "components/fields/rank.html"
    use_fieldset = True

    def __init__(self, *, choices: list[tuple[str, str]], places: int, attrs=None):
        self.codes = [str(code) for code, _ in choices]
        self.labels = [label for _, label in choices]
        offered = [("", gettext("No place"))]
        offered += [
            (str(n), pgettext("place in a ranking", PLACES[n - 1])) for n in range(1, places + 1)
        ]
        super().__init__({code: forms.Select(choices=offered) for code in self.codes}, attrs)

    def decompress(self, value):
        """`value`: codes in order, best first."""
        placed = {code: str(place) for place, code in enumerate(value or [], start=1)}
        return [placed.get(code, "") for code in self.codes]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for subwidget, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            subwidget["label"] = label
        return context


class Places(tuple):
    """The places that a browser sent, as against codes in order."""

    __slots__ = ()


class RankField(forms.Field):
    """Things put in order; cleans to their codes, best first. `places` is how many may be placed.

    Two things in one place, a place that is not offered, or a gap (a 2nd and no 1st) is refused.
    """

    def __init__(self, *, choices: list[tuple[str, str]], places: int | None = None, **kwargs):
        self.codes = [str(code) for code, _ in choices]
        self.places = min(places or len(choices), len(choices), len(PLACES))
        kwargs.setdefault("widget", RankSelect(choices=choices, places=self.places))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        """`value`: the place sent for each code ("" for none), or codes already in order."""
        placed: dict[str, str] = {}
        for code, place in zip(self.codes, value or [], strict=False):
            if place in (None, ""):
                continue
            if place not in {str(n) for n in range(1, self.places + 1)}:
                raise ValidationError(
                    gettext("Choose one of the places in the list."), code="invalid"
                )
            if place in placed:
                raise ValidationError(
                    gettext(
                        "You gave two things the same place. Choose a different place for one."
                    ),
                    code="twice",
                )
            placed[place] = code
        ranked = [placed[place] for place in sorted(placed, key=int)]
        if placed and max(map(int, placed)) != len(placed):
            raise ValidationError(gettext("Start with 1st, and leave no gaps."), code="gap")
        return ranked

    def bound_data(self, data, initial):
        return initial if self.disabled else Places(data or ())

    def prepare_value(self, value):
        return list(value) if isinstance(value, Places) else self.widget.decompress(value)

    def has_changed(self, initial, data):
        return self.widget.decompress(initial) != [place or "" for place in data or []]


# Most and least ----------------------------------------------------------------------------------


class MostLeastSelect(forms.MultiWidget):
    """The same few things twice: which one the most, and which one the least."""

    drawn_by = "components/fields/most_least.html"
    use_fieldset = True
    first_control = "_0_0"

    def __init__(self, *, choices: list[tuple[str, str]], attrs=None):
        super().__init__([forms.RadioSelect(choices=choices) for _ in range(2)], attrs)

    def decompress(self, value):
        """`value`: the codes of the most and of the least."""
        return list(value or ["", ""])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        labels = (gettext("The most"), gettext("The least"))
        for part, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            part["label"] = label
        return context


class MostLeastField(forms.Field):
    """One thing the most and another the least; cleans to their two codes, or to none."""

    def __init__(self, *, choices: list[tuple[str, str]], **kwargs):
        self.codes = {str(code) for code, _ in choices}
        super().__init__(widget=MostLeastSelect(choices=choices), **kwargs)

    def to_python(self, value: Any) -> list[str]:
        chosen = [str(code) for code in value or [] if code]
        if not self.codes.issuperset(chosen):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        if len(chosen) == 1:
            raise ValidationError(
                gettext("Choose one for the most, and one for the least."), code="one"
            )
        if len(set(chosen)) < len(chosen):
            raise ValidationError(
                gettext("You chose the same one twice. Choose a different one."), code="twice"
            )
        return chosen


# Tokens ------------------------------------------------------------------------------------------


class TokensInput(forms.MultiWidget):
    """A number field beside each thing. A script that nothing depends on adds buttons to it."""

    drawn_by = "components/fields/tokens.html"
    use_fieldset = True

    class Media:
        js = [forms.Script("voice/js/tokens.js", type="module")]

    def __init__(self, *, choices: list[tuple[str, str]], tokens: int, attrs=None):
        self.codes = [str(code) for code, _ in choices]
        self.labels = [label for _, label in choices]
        self.tokens = tokens
        box = {"min": 0, "max": tokens, "inputmode": "numeric", "autocomplete": "off"}
        super().__init__({code: forms.NumberInput(box) for code in self.codes}, attrs)

    def decompress(self, value):
        """`value`: how many tokens by code."""
        return [(value or {}).get(code, "") for code in self.codes]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for subwidget, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            subwidget["label"] = label
        return context


class TokensField(forms.Field):
    """Tokens shared out, all of them; cleans to {code: how many}, without those that got none."""

    def __init__(self, *, choices: list[tuple[str, str]], tokens: int, **kwargs):
        self.tokens = tokens
        self.codes = [str(code) for code, _ in choices]
        super().__init__(widget=TokensInput(choices=choices, tokens=tokens), **kwargs)

    def to_python(self, value: Any) -> dict[str, int]:
        shared = {}
        for code, number in zip(self.codes, value or [], strict=False):
            words = str("" if number is None else number).strip()
            if words and not (words.isdecimal() and len(words) < 4):
                raise ValidationError(gettext("Write whole numbers, like 3."), code="invalid")
            if words and int(words):
                shared[code] = int(words)
        self.refuse_wrong_total(sum(shared.values()))
        return shared

    def refuse_wrong_total(self, given: int) -> None:
        words = {"given": given, "all": self.tokens, "off": abs(self.tokens - given)}
        if 0 < given < self.tokens:
            raise ValidationError(
                gettext("You shared out %(given)d of your %(all)d tokens. Share out %(off)d more.")
                % words,
                code="few",
            )
        if given > self.tokens:
            raise ValidationError(
                gettext("You have %(all)d tokens. You shared out %(given)d. Take %(off)d away.")
                % words,
                code="many",
            )
