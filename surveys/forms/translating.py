"""The boundary of wording a survey in another language or reading layer."""

from django import forms
from django.conf.locale import LANG_INFO
from django.utils import translation

from surveys.forms.picturing import SmallPictureField
from surveys.models import Layer, Survey, WordedPart, Wording
from surveys.sounds import SoundError, read_sound
from surveys.translating import Line
from voice.shared.languages import direction_of, name_of
from voice.shared.unhurried import Unhurried

PARTS = {f"v:{part.value}": part.label for part in WordedPart}
LAYERS = {
    Layer.STANDARD.value: "Usual words",
    Layer.SIMPLER.value: "Simpler words",
    Layer.EASY_READ.value: "Easy Read",
}
HINT, REASON = "+hint", "+reason"  # after the target of a line, in the names of fields
WHY_NOT = {
    "unreadable": "We cannot play this file. Choose an MP3, Ogg or M4A recording.",
    "too_big": "This recording is too long. The biggest we can take is 1 MB, about two minutes.",
}


class WayForm(forms.Form):
    """Which language and layer to word next."""

    language = forms.ChoiceField(label="Language")
    layer = forms.ChoiceField(label="How easy the words are", choices=LAYERS.items())

    def __init__(self, *args, survey: Survey, **kwargs):
        super().__init__(*args, **kwargs)
        self.survey = survey
        self.fields["language"].choices = language_choices()

    def clean(self):
        cleaned = super().clean()
        own = (self.survey.language, Layer.STANDARD.value)
        if (cleaned.get("language"), cleaned.get("layer")) == own:
            self.add_error(None, "The survey is written in that. Choose other words.")
        return cleaned


def language_choices() -> list[tuple[str, str]]:
    """Every language that we know the name of, by its English name, each named in itself too."""
    known = {
        code: info["name"]
        for code, info in LANG_INFO.items()
        if "name_local" in info and len(code) <= 10 and code != "en"
    }
    listed = sorted(known.items(), key=lambda one: one[1])
    return [(code, f"{name} ({name_of(code)})") for code, name in listed]


def may_have_media(line: Line) -> bool:
    """Whether a picture and a recording can stand beside these words: beside a question's."""
    return line.target.startswith("q:")


def suggestion(text: str, language: str) -> str:
    """Our own translation of words that come with the product, such as Yes; else empty."""
    with translation.override(language):
        said = translation.gettext(text)
    return said if said != text else ""


class WordsForm(Unhurried):
    """A box beside each line of a survey. Empty boxes are lines that stay in the survey's words."""

    marks_optional = False

    def __init__(self, *args, lines: list[Line], language: str, layer: str, **kwargs):
        self.lines = lines
        saved = {name: value for line in lines for name, value in saved_of(line).items()}
        ready = ready_words(lines, language) if layer == Layer.STANDARD else {}
        super().__init__(*args, saved=saved, initial=ready, **kwargs)
        self.lang = {"lang": language, "dir": direction_of(language)}
        for line in lines:
            self.add(line.target, PARTS.get(line.target, "In these words"), line.source, 500)
            if line.source_hint or (line.now and line.now.hint):
                label = "Its hint, or what its picture shows"
                self.add(line.target + HINT, label, line.source_hint)
            if line.source_reason:
                self.add(line.target + REASON, "Why it is asked", line.source_reason, 300)

    def add(self, name: str, label: str, source: str, most: int = 500) -> None:
        rows = 2 if len(source) > 60 else 1
        self.fields[name] = forms.CharField(
            required=False,
            max_length=most,
            label=label,
            widget=forms.Textarea({"rows": rows, **self.lang}),
            error_messages={"max_length": f"Write at most {most} letters."},
        )

    @property
    def rows(self) -> list[dict]:
        """Each line with its boxes, for the page."""
        return [
            {
                "line": line,
                "is_choice": line.target.startswith("c:"),
                "has_media": line.now is not None and may_have_media(line),
                "boxes": [
                    self[name]
                    for name in (line.target, line.target + HINT, line.target + REASON)
                    if name in self.fields
                ],
            }
            for line in self.lines
        ]

    def words(self) -> dict[str, tuple[str, str, str]]:
        """What was written, by target; one line each, as it will be read."""

        def said(name: str) -> str:
            return " ".join(self.cleaned_data.get(name, "").split())

        return {
            line.target: (said(line.target), said(line.target + HINT), said(line.target + REASON))
            for line in self.lines
        }


def saved_of(line: Line) -> dict[str, str]:
    if line.now is None:
        return {}
    said = {line.target: line.now.text}
    if line.now.hint or line.source_hint:
        said[line.target + HINT] = line.now.hint
    if line.source_reason:
        said[line.target + REASON] = line.now.reason
    return said


def ready_words(lines: list[Line], language: str) -> dict[str, str]:
    suggested = {line.target: suggestion(line.source, language) for line in lines if not line.now}
    return {target: words for target, words in suggested.items() if words}


class SoundField(forms.FileField):
    """A recording: cleans to (content, kind of sound), or to None."""

    widget = forms.FileInput({"accept": ".mp3,.ogg,.oga,.m4a,audio/mpeg,audio/ogg,audio/mp4"})

    def to_python(self, data) -> tuple[bytes, str] | None:
        if data in self.empty_values:
            return None
        try:
            return read_sound(data.file)
        except SoundError as problem:
            raise forms.ValidationError(WHY_NOT[problem.why], code=problem.why) from problem


class MediaForm(forms.Form):
    """The picture of some words, what that shows, and a recording of somebody reading them."""

    marks_optional = False
    picture = SmallPictureField(required=False, label="A picture beside these words")
    shows = forms.CharField(
        required=False,
        max_length=200,
        label="What does the picture show?",
        help_text="A few words for people who cannot see it, in the language of these words.",
    )
    no_picture = forms.BooleanField(required=False, label="Take the picture off")
    clip = SoundField(
        required=False,
        label="A recording of somebody who reads them aloud",
        help_text="MP3, Ogg or M4A, up to 1 MB. Read the question, its hint and its answers.",
    )
    no_clip = forms.BooleanField(required=False, label="Take the recording off")

    def __init__(self, *args, wording: Wording, **kwargs):
        super().__init__(*args, initial={"shows": wording.picture_shows}, **kwargs)
        self.wording = wording
        if wording.picture_id is None:
            del self.fields["no_picture"]
        if wording.clip_id is None:
            del self.fields["no_clip"]

    def clean(self):
        cleaned = super().clean()
        stays = self.wording.picture_id and not cleaned.get("no_picture")
        if (cleaned.get("picture") or stays) and not cleaned.get("shows", "").strip():
            self.add_error("shows", "Say what the picture shows.")
        return cleaned

    @property
    def details(self) -> dict:
        cleaned = self.cleaned_data
        return {
            "picture": cleaned["picture"],
            "shows": cleaned["shows"].strip(),
            "clip": cleaned["clip"],
            "takes_picture_off": bool(cleaned.get("no_picture")),
            "takes_clip_off": bool(cleaned.get("no_clip")),
        }
