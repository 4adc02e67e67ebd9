"""The boundary of the survey builder: pictures on choices."""

from django import forms

from surveys.forms.artwork import TAKEN
from surveys.queries import OutlineQuestion
from voice.shared.images import PictureError, Remade, remake_small

WHY_NOT = {
    "unreadable": "We cannot open this file. Choose a JPEG, PNG, WebP or HEIC picture.",
    "moving": "This picture moves. Choose one that stands still.",
    "too_many_dots": "This picture is too large for us to open. Make it smaller first.",
    "too_big": "This file is too big. The biggest we can take is 15 MB.",
}


class SmallPictureField(forms.FileField):
    """A picture, made small: cleans to a `Remade`, or to None."""

    widget = forms.FileInput({"accept": TAKEN})

    def to_python(self, data) -> Remade | None:
        if data in self.empty_values:
            return None
        try:
            return remake_small(data.file)
        except PictureError as problem:
            raise forms.ValidationError(WHY_NOT[problem.why], code=problem.why) from problem


class PicturesForm(forms.Form):
    """For each choice of a question its picture, what that shows, and a way to take it off."""

    marks_optional = False

    def __init__(self, *args, question: OutlineQuestion, **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question
        for code, words in question.choices:
            key, shows = question.pictures.get(code, ("", ""))
            label = f"Another picture for “{words}”" if key else f"A picture for “{words}”"
            self.fields[f"picture_{code}"] = SmallPictureField(required=False, label=label)
            self.fields[f"shows_{code}"] = forms.CharField(
                required=False,
                max_length=200,
                initial=shows,
                label=f"What does the picture for “{words}” show?",
                help_text="A few words for people who cannot see it, such as: a swing in a park.",
            )
            if key:
                self.fields[f"off_{code}"] = forms.BooleanField(
                    required=False, label=f"Take the picture off “{words}”"
                )

    def clean(self) -> dict:
        cleaned = super().clean()
        for code, _ in self.question.choices:
            has_picture = cleaned.get(f"picture_{code}") or code in self.question.pictures
            if has_picture and not cleaned.get(f"off_{code}") and not cleaned.get(f"shows_{code}"):
                self.add_error(f"shows_{code}", "Say what the picture shows.")
        return cleaned

    @property
    def drawn(self) -> list[dict]:
        """What the page shows of each choice."""
        return [
            {
                "words": words,
                "key": self.question.pictures.get(code, ("", ""))[0],
                "fields": [field for field in self if field.name.partition("_")[2] == code],
            }
            for code, words in self.question.choices
        ]

    def wanted(self) -> list[tuple[str, Remade | None, str, bool]]:
        """(code, new picture, what it shows, whether it goes) of each that has or gets one."""
        cleaned = self.cleaned_data
        listed = []
        for code, _ in self.question.choices:
            remade, goes = cleaned[f"picture_{code}"], bool(cleaned.get(f"off_{code}"))
            if remade or code in self.question.pictures:
                listed.append((code, remade, cleaned[f"shows_{code}"], goes and not remade))
        return listed
