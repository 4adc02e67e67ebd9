"""A question as a form, and an answer in words."""

from collections.abc import Callable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext

from surveys.flow import MAY_QUOTE, Entry
from surveys.forms.asked import Asked
from surveys.forms.fields import build_fields
from surveys.forms.shapes import ANSWER, AWAY, TITLE, shape_of, tokens_of
from surveys.frozen import FrozenQuestion
from surveys.models import Kind, Refusal
from voice.shared.images import Remade

JUST_SENT = "new"


class CarriedForm(forms.Form):
    """A form that carries the key of the answers so far, so that no cookie is needed."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False


class StepForm(CarriedForm):
    """A button that only goes to a page; `change` says that it then returns to the check page."""

    change = forms.CharField(required=False, initial="1", widget=forms.HiddenInput)


class QuestionForm(CarriedForm):
    """One question on a page. `entry()` is the clean answer as it is stored.

    `entry` is what the page shows, `kept` what is stored, which a page need not show. `artwork` is
    a clean picture that was sent, for the caller to keep.
    """

    heading_field = ANSWER
    marks_optional = False
    artwork: Remade | None = None

    def __init__(
        self,
        asked: Asked,
        data: Mapping | None = None,
        files: Mapping | None = None,
        *,
        entry: Entry,
        kept: Entry | None = None,
        key: str = "",
        build: Callable[..., Mapping[str, forms.Field]] = build_fields,
    ):
        self.shape = shape_of(asked.question)
        self.kept_artwork = str(((entry if kept is None else kept) or {}).get("artwork", ""))
        super().__init__(data, files, initial={"key": key, **self.shape.shown(entry)})
        self.asked = asked
        self.fields.update(build(asked, has_artwork=bool(entry.get("artwork"))))

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.asked.question.kind is Kind.ARTWORK:
            self.artwork = cleaned.get(ANSWER)
            title, has_none = cleaned.get(TITLE), not (self.artwork or self.kept_artwork)
            if self.asked.question.is_required and has_none and not title:
                required = self.fields[ANSWER].error_messages["required"]
                self.add_error(ANSWER, ValidationError(required, code="required"))
        return cleaned

    def entry(self) -> dict:
        """The answer as it is stored. Nothing chosen and nothing written is a skip.

        An artwork that was just sent is `JUST_SENT` until it is kept and has a key.
        """
        entry = self.shape.entry(self.cleaned_data)
        kept = "" if self.cleaned_data.get(AWAY) else self.kept_artwork
        if self.artwork or kept:
            entry["artwork"] = JUST_SENT if self.artwork else kept
        return entry or {"refusal": Refusal.SKIPPED.value}

    def typed(self) -> dict:
        """What was sent, unchecked, as an entry to draw the same page from once more."""
        raw = {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
        }
        typed = self.shape.typed(raw, self.asked.question)
        return {**typed, "artwork": self.kept_artwork} if self.kept_artwork else typed


def as_sent(question: FrozenQuestion, entry: Entry) -> dict[str, list[str]]:
    """An entry as a browser would send it, to check it once more."""
    return shape_of(question).sent(entry, question)


# Answers in words --------------------------------------------------------------------------------


def refusals_of(question: FrozenQuestion) -> list[tuple[str, str]]:
    """The ways of not answering that a question offers: (value, words on the button).

    Where one picks from a list of places, that one would rather not say stands in the list.
    """
    skip = (Refusal.SKIPPED.value, gettext("Skip"))
    puzzled = (Refusal.NOT_UNDERSTOOD.value, gettext("I don't understand this question"))
    rather_not = (Refusal.RATHER_NOT_SAY.value, gettext("I'd rather not say"))
    if question is MAY_QUOTE:
        return [skip]
    offered = [puzzled] if question.is_required else [skip, puzzled]
    is_about_person = question.breakdown or question.is_about_you or question.is_required
    return (
        [*offered, rather_not] if is_about_person and question.kind is not Kind.PLACE else offered
    )


def said_in_words(asked: Asked, entry: Entry) -> str:
    """An answer as the check page shows it, a line each; empty where there is none."""
    words = dict(asked.choices)
    chosen = [words[code] for code in entry.get("codes") or [] if code in words]
    say = CHOSEN_IN_WORDS.get(asked.question.kind)
    lines = say(chosen, entry) if say and chosen else chosen
    if entry.get("artwork"):
        lines = [gettext("We have your picture.")]
    if text := entry.get("text"):
        lines = [*lines, str(text)]
    return format_html("\n".join(["{}"] * len(lines)), *lines) if lines else ""


def ranks_in_words(chosen: list[str], entry: Entry) -> list[str]:
    return [format_html("{}. {}", n, text) for n, text in enumerate(chosen, start=1)]


def most_least_in_words(chosen: list[str], entry: Entry) -> list[str]:
    labels = (gettext("The most: {}"), gettext("The least: {}"))
    return [format_html(label, text) for label, text in zip(labels, chosen, strict=False)]


def tokens_in_words(chosen: list[str], entry: Entry) -> list[str]:
    numbers = tokens_of(entry).values()
    return [format_html("{}: {}", text, n) for text, n in zip(chosen, numbers, strict=False)]


CHOSEN_IN_WORDS = {
    Kind.RANKING: ranks_in_words,
    Kind.BEST_WORST: most_least_in_words,
    Kind.TOKENS: tokens_in_words,
}


def refusal_in_words(entry: Entry) -> str:
    return {
        Refusal.NOT_UNDERSTOOD.value: gettext("You did not understand this question"),
        Refusal.RATHER_NOT_SAY.value: gettext("You would rather not say"),
        Refusal.SKIPPED.value: gettext("You skipped this question"),
    }.get(str(entry.get("refusal", "")), "")
