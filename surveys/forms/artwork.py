"""The boundary of pictures that people made: what was sent is made anew or refused kindly."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from voice.shared.images import PictureError, Remade, remake_photo

TAKEN = "image/jpeg,image/png,image/webp"  # with these alone, phones turn their own kinds into JPEG


class PictureField(forms.FileField):
    """A picture, made anew: cleans to a `Remade`, or None. What the file says is not believed."""

    widget = forms.FileInput({"accept": TAKEN})

    def to_python(self, data) -> Remade | None:
        if data in self.empty_values:
            return None
        try:
            return remake_photo(data.file)
        except PictureError as problem:
            raise ValidationError(refusal_words()[problem.why], code=problem.why) from problem

    def has_changed(self, initial, data) -> bool:
        return data is not None


def refusal_words() -> dict[str, str]:
    """What to do about a file that is not taken, by the reason why."""
    other = gettext("Your other answers are safe. Choose another picture, or go on without one.")
    reasons = {
        "unreadable": gettext("We cannot open this file. It may be broken, or not a picture."),
        "moving": gettext("This picture moves. We can only keep pictures that stand still."),
        "too_many_dots": gettext("This picture is too large for us to open."),
        "too_big": gettext("This file is too big. The biggest we can take is 15 MB."),
    }
    return {why: f"{words} {other}" for why, words in reasons.items()}
