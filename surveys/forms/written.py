"""What people write, made safe to store and otherwise left as it is: every honest answer is kept.

Emoji alone, a first letter like "=" or "-", swearing, capitals, any script: all of it stays.
"""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext

from voice.shared.forms import CountedTextarea

LONG = 5_000  # letters
SHORT = 500
THING = 200
THINGS = 3
STORED_AT_MOST = 4  # code points a letter, on average; stops a pile of accents on one letter

# Nothing that a person types: control characters, and the marks that turn whole lines of other
# people's text round. Tab, new line, joiners and the marks that Arabic needs stay.
NEVER_TYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff]")
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
JOINER = "\u200d"


def tidy(text: str) -> str:
    """The text as it is stored: lines end in one way, and nothing hidden in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return NEVER_TYPED.sub("", text).strip()


def count_letters(text: str) -> int:
    """Letters as a child sees them: a family emoji, a flag or an accented letter is one."""
    letters = flags = 0
    previous = ""
    for character in text:
        if ord(character) in FLAG_LETTERS:
            flags += 1
        elif previous != JOINER and stands_alone(character):
            letters += 1
        previous = character
    return letters + (flags + 1) // 2


def stands_alone(character: str) -> bool:
    if ord(character) in SKIN_TONES:
        return False
    return character == "\n" or unicodedata.category(character) not in {"Mn", "Me", "Cf", "Cc"}


class WrittenField(forms.CharField):
    """Words. `length` is how many letters fit; what is too long is refused, never cut."""

    default_validators = []

    def __init__(self, *, length: int, **kwargs):
        self.length = length
        kwargs.setdefault("strip", False)
        super().__init__(**kwargs)
        self.validators = []

    def to_python(self, value):
        return tidy(super().to_python(value) or "")

    def validate(self, value):
        super().validate(value)
        letters = count_letters(value)
        if letters > self.length or len(value) > self.length * STORED_AT_MOST:
            raise ValidationError(
                gettext(
                    "That is too long for us to keep. You can write %(most)s letters. "
                    "You wrote %(letters)s. Please make it shorter."
                )
                % {
                    "most": number_format(self.length, force_grouping=True),
                    "letters": number_format(max(letters, self.length + 1), force_grouping=True),
                },
                code="too_long",
            )


# Somebody may write in another language than the page's: a box turns to what is typed.
TURNS = {"dir": "auto"}


def long_field(length: int, **kwargs) -> WrittenField:
    return WrittenField(length=length, widget=CountedTextarea(TURNS, limit=length), **kwargs)


def short_field(length: int, **kwargs) -> WrittenField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **TURNS})
    return WrittenField(length=length, widget=widget, **kwargs)


class ThingsInput(forms.MultiWidget):
    """Three short boxes. Their words are kept together, one thing a line."""

    drawn_by = "surveys/things.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        box = forms.TextInput(attrs={"autocomplete": "off", **TURNS})
        super().__init__([box] * THINGS, attrs)

    def decompress(self, value):
        lines = (value or "").split("\n")[:THINGS]
        return lines + [""] * (THINGS - len(lines))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        labels = (gettext("One thing"), gettext("Another thing"), gettext("A third thing"))
        for part, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            part["label"] = label
        return context


class ThingsField(forms.Field):
    """Up to three things, cleaned to one text with a line for each; `length` is of one thing."""

    def __init__(self, *, length: int, **kwargs):
        self.one = WrittenField(length=length, required=False)
        super().__init__(widget=ThingsInput, **kwargs)

    def to_python(self, value):
        things = [self.one.clean(thing or "") for thing in value or []]
        return "\n".join(" ".join(thing.split()) for thing in things if thing)
