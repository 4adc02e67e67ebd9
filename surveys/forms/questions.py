"""From a question to a form: the one table that says how each kind is asked and read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, ngettext

from surveys.flow import MAY_QUOTE, Entry
from surveys.forms.written import LONG, SHORT, THING, ThingsField, long_field, short_field
from surveys.frozen import FrozenQuestion, FrozenSurvey, Words
from surveys.languages import direction_of
from surveys.models import Kind, Layer, Refusal
from voice.shared.forms import FaceSelect, RankField, RowSelect, RowSelectMultiple


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the words of one language and layer, ready to be drawn."""

    question: FrozenQuestion
    title: str  # the question without marks, for the page's title
    text: str
    hint: str
    choices: list[tuple[str, str]]  # (code, words)


def ask(
    survey: FrozenSurvey, question: FrozenQuestion, language: str = "", layer: str = Layer.STANDARD
) -> Asked:
    """Put a question into words. Words in another language than the page's say which it is."""
    if question is MAY_QUOTE:
        return ask_to_quote()

    def say(target: str) -> Words:
        words, spoken = survey.words(target, language, layer)
        return Words(marked(words.text, spoken), marked(words.hint, spoken))

    title = survey.words(f"q:{question.code}", language, layer)[0].text
    words = say(f"q:{question.code}")
    choices = [(code, say(f"c:{question.code}:{code}").text) for code in question.choice_codes]
    return Asked(question, title, words.text, words.hint, choices)


def ask_to_quote() -> Asked:
    title = gettext("May we show other people what you wrote?")
    return Asked(
        MAY_QUOTE,
        title,
        title,
        gettext(
            "We never show your name. We take out anything that shows who you are. "
            "If you say no, we still read it."
        ),
        [("yes", gettext("Yes, you can show it")), ("no", gettext("No, please do not show it"))],
    )


def marked(text: str, language: str) -> str:
    """The text, with its language and direction where they are not the page's."""
    if not text or language == get_language():
        return text
    words = '<span lang="{}" dir="{}">{}</span>'
    return format_html(words, language, direction_of(language), text)


# The table -----------------------------------------------------------------------------------


class ChosenField(forms.MultipleChoiceField):
    """Some of the choices. An empty answer is no answer, however many are asked for."""

    def __init__(self, *, least: int = 0, most: int | None = None, **kwargs):
        self.least, self.most = least, most
        super().__init__(**kwargs)

    def validate(self, value):
        super().validate(value)
        if value and len(set(value)) < self.least:
            raise ValidationError(
                ngettext("Choose at least %d.", "Choose at least %d.", self.least) % self.least
            )
        if self.most and len(set(value)) > self.most:
            raise ValidationError(
                gettext("You can choose up to %(most)d. You chose %(chosen)d.")
                % {"most": self.most, "chosen": len(set(value))}
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


def faces(asked: Asked, **shared) -> forms.Field:
    """The code of a face is its number, 1 the saddest. Three faces are drawn as 1, 3 and 5."""
    widget = FaceSelect()
    steps = 2 if asked.question.kind is Kind.THREE_FACES else 1
    numbers = [int(code) for code, _ in asked.choices if code.isdigit()]
    widget.faces = tuple((number - 1) * steps + 1 for number in numbers)
    return forms.ChoiceField(choices=asked.choices, widget=widget, **shared)


def ranking(asked: Asked, **shared) -> forms.Field:
    return RankField(choices=asked.choices, places=asked.question.limits.get("most"), **shared)


def short_text(asked: Asked, **shared) -> forms.Field:
    return short_field(asked.question.limits.get("length") or SHORT, **shared)


def long_text(asked: Asked, **shared) -> forms.Field:
    return long_field(asked.question.limits.get("length") or LONG, **shared)


def three_things(asked: Asked, **shared) -> forms.Field:
    return ThingsField(length=asked.question.limits.get("length") or THING, **shared)


FIELDS: dict[Kind, Callable[..., forms.Field]] = {
    Kind.SINGLE_CHOICE: single_choice,
    Kind.MULTIPLE_CHOICE: multiple_choice,
    Kind.FACES: faces,
    Kind.THREE_FACES: faces,
    Kind.YES_NO: single_choice,
    Kind.SOMETIMES: single_choice,
    Kind.AGREE: single_choice,
    Kind.RANKING: ranking,
    Kind.SHORT_TEXT: short_text,
    Kind.LONG_TEXT: long_text,
    Kind.THREE_THINGS: three_things,
}


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


def hint_of(asked: Asked) -> str:
    """The question's hint, then what the page must say by itself, a sentence each."""
    parts = [asked.hint, limits_in_words(asked.question)]
    if asked.question.kind.is_written:
        parts.append(gettext("Please do not write names."))
    said = [part for part in parts if part]
    return format_html(" ".join(["{}"] * len(said)), *said) if said else ""


def limits_in_words(question: FrozenQuestion) -> str:
    least, most = question.limits.get("least") or 0, question.limits.get("most")
    if question.kind is Kind.RANKING:
        return gettext("Give a place to each one you care about. Start with 1st.")
    if question.kind is not Kind.MULTIPLE_CHOICE:
        return ""
    if most and least > 1:
        return gettext("Choose from %(least)d to %(most)d.") % {"least": least, "most": most}
    if most:
        return gettext("Choose up to %d.") % most
    if least > 1:
        return gettext("Choose %d or more.") % least
    return gettext("You can choose more than one.")


# The form ------------------------------------------------------------------------------------


class CarriedForm(forms.Form):
    """A form that carries the key of the answers so far, so that no cookie is needed."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False


class StepForm(CarriedForm):
    """A button that only goes to a page; `change` says that it then returns to the check page."""

    change = forms.CharField(required=False, initial="1", widget=forms.HiddenInput)


class QuestionForm(CarriedForm):
    """One question on a page. `entry()` is the clean answer as it is stored."""

    heading_field = "answer"
    marks_optional = False

    def __init__(self, asked: Asked, data: Mapping | None = None, *, entry: Entry, key: str = ""):
        super().__init__(data, initial={"key": key, "answer": initial_of(asked.question, entry)})
        self.asked = asked
        self.fields["answer"] = build_field(asked)

    def entry(self) -> dict:
        """The answer as it is stored. Nothing chosen and nothing written is a skip."""
        value = self.cleaned_data["answer"]
        if not value:
            return {"refusal": Refusal.SKIPPED.value}
        if self.asked.question.kind.is_written:
            return {"text": value}
        codes = [value] if isinstance(value, str) else list(dict.fromkeys(value))
        return {"codes": codes}

    def typed(self) -> dict:
        """What was sent, unchecked, as an entry to draw the same page from once more."""
        raw = self.fields["answer"].widget.value_from_datadict(self.data, self.files, "answer")
        if self.asked.question.kind is Kind.THREE_THINGS:
            return {"text": "\n".join(thing or "" for thing in raw)}
        if self.asked.question.kind.is_written:
            return {"text": raw or ""}
        if self.asked.question.kind is Kind.RANKING:
            placed = zip(self.asked.question.choice_codes, raw, strict=True)
            return {"codes": [code for code, _ in sorted(placed, key=by_place) if _]}
        return {"codes": [raw] if isinstance(raw, str) else list(raw or [])}


def by_place(placed: tuple[str, str]) -> tuple[int, str]:
    place = placed[1] or ""
    return (int(place) if place.isdecimal() else 99, placed[0])


def initial_of(question: FrozenQuestion, entry: Entry):
    """What the page shows of an earlier answer."""
    if question.kind.is_written:
        return entry.get("text", "")
    codes = entry.get("codes") or []
    if question.kind in {Kind.MULTIPLE_CHOICE, Kind.RANKING}:
        return codes
    return next(iter(codes), None)


def refusals_of(question: FrozenQuestion) -> list[tuple[str, str]]:
    """The ways of not answering that a question offers: (value, words on the button)."""
    skip = (Refusal.SKIPPED.value, gettext("Skip"))
    puzzled = (Refusal.NOT_UNDERSTOOD.value, gettext("I don't understand this question"))
    rather_not = (Refusal.RATHER_NOT_SAY.value, gettext("I'd rather not say"))
    if question is MAY_QUOTE:
        return [skip]
    if question.is_required:
        return [puzzled, rather_not]
    return [skip, puzzled, rather_not] if question.breakdown else [skip, puzzled]


def said_in_words(asked: Asked, entry: Entry) -> str:
    """An answer as the check page shows it; empty where there is none."""
    if text := entry.get("text"):
        return str(text)
    words = dict(asked.choices)
    chosen = [words[code] for code in entry.get("codes") or [] if code in words]
    if asked.question.kind is Kind.RANKING:
        chosen = [format_html("{}. {}", n, text) for n, text in enumerate(chosen, start=1)]
    return format_html("\n".join(["{}"] * len(chosen)), *chosen) if chosen else ""


def refusal_in_words(entry: Entry) -> str:
    return {
        Refusal.NOT_UNDERSTOOD.value: gettext("You did not understand this question"),
        Refusal.RATHER_NOT_SAY.value: gettext("You would rather not say"),
        Refusal.SKIPPED.value: gettext("You skipped this question"),
    }.get(str(entry.get("refusal", "")), "")
