"""The boundary of the survey builder: surveys, sections, and when a section is shown."""

from django import forms
from django.core.validators import validate_slug

from surveys.frozen import PART
from surveys.models import AGE_BANDS, Audience, Choice, Survey
from surveys.queries import Outline, OutlineSection
from voice.shared.forms import RowSelect
from voice.shared.unhurried import Unhurried

CODE_HELP = (
    "A short name that stays the same in every language and every year, so that answers can be "
    "compared. Letters, numbers and hyphens. Leave it empty and we make one from the words."
)
PART_ERROR = "Two hyphens together are ours: they number the screens of a question."
CODE_ERRORS = {"invalid": "Use only letters, numbers, hyphens and underscores."}


def code_field(*, locked: bool = False) -> forms.CharField:
    """A stable code. `locked` once it has been part of a version."""
    return forms.CharField(
        max_length=40,
        required=False,
        disabled=locked,
        label="Code",
        help_text="People have seen this, so its code stays as it is." if locked else CODE_HELP,
        validators=[validate_slug, refuse_part],
        error_messages=CODE_ERRORS,
    )


def refuse_part(code: str) -> None:
    if PART in code:
        raise forms.ValidationError(PART_ERROR)


def bands_field(label: str, codes: list[str], help_text: str = "") -> forms.Field:
    """Which of some age bands; none ticked means all of them."""
    return forms.MultipleChoiceField(
        choices=[(code, words) for code, words in AGE_BANDS if code in codes],
        required=False,
        label=label,
        help_text=help_text or "Leave all empty if it is for everybody.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the ages listed."},
    )


class SurveyForm(Unhurried):
    """A survey's title, whom it is for, and whether it asks to quote people."""

    title = forms.CharField(
        max_length=120,
        label="What is the survey called?",
        help_text="Young people see this at the top. For example: What matters to you?",
        error_messages={"required": "Give the survey a name."},
    )
    audience = forms.ChoiceField(
        choices=Audience.choices,
        initial=Audience.YOUNG_PEOPLE,
        label="Whom is it for?",
        help_text="Make a survey for each: their answers are never added together.",
        widget=RowSelect,
        error_messages={
            "required": "Choose whom it is for.",
            "invalid_choice": "Choose one of those listed.",
        },
    )
    may_ask_to_quote = forms.BooleanField(
        required=False,
        initial=True,
        label="Ask at the end whether we may show their words to others",
    )

    def __init__(self, *args, survey: Survey | None = None, **kwargs):
        super().__init__(*args, saved=survey_details(survey) if survey else None, **kwargs)
        self.fields["age_bands"] = bands_field(
            "How old are they?",
            [code for code, _ in AGE_BANDS],
            "We check that every question suits them. Tick as many as you need.",
        )
        if survey and survey.opened_at:
            self.fields["audience"].disabled = True
            self.fields["audience"].help_text = "People have been asked, so this cannot change."

    @property
    def details(self) -> dict:
        """The clean values that describe a survey, for the actions."""
        return {name: self.cleaned_data[name] for name in SURVEY_DETAILS}


SURVEY_DETAILS = ("title", "audience", "age_bands", "may_ask_to_quote")


def survey_details(survey: Survey) -> dict:
    return {name: getattr(survey, name) for name in SURVEY_DETAILS}


class NewSurveyForm(SurveyForm):
    """As above, and how to begin."""

    start = forms.ChoiceField(
        choices=[
            ("outline", "With a short outline that I can change"),
            ("empty", "With an empty page"),
        ],
        initial="outline",
        label="How do you want to begin?",
        widget=RowSelect,
        error_messages={"required": "Choose how to begin."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].widget.hints = {
            "outline": "One open question, then age and area. Ready in ten minutes.",
        }


class SectionForm(Unhurried):
    """A section's words and code."""

    text = forms.CharField(
        max_length=200,
        label="What is this part about?",
        help_text="A few words, such as: Where you live. They stand above each of its questions.",
        error_messages={"required": "Say what this part is about."},
    )
    is_about_you = forms.BooleanField(
        required=False,
        label="Its questions are about the person",
        help_text="It then comes last, and each of its questions says why you ask it.",
    )
    hint = forms.CharField(
        max_length=500,
        required=False,
        label="Anything to say first",
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(
        self, *args, section: OutlineSection | None = None, locked: bool = False, **kwargs
    ):
        super().__init__(*args, saved=section_details(section) if section else None, **kwargs)
        self.fields["code"] = code_field(locked=locked)

    @property
    def details(self) -> dict:
        names = ("text", "hint", "code", "is_about_you")
        return {name: self.cleaned_data[name] for name in names}


def section_details(section: OutlineSection) -> dict:
    return {
        "text": section.text,
        "hint": section.hint,
        "code": section.row.code,
        "is_about_you": section.row.is_about_you,
    }


class BranchForm(Unhurried):
    """When a section is shown: after certain answers to one earlier question, or to everyone.

    One field for each closed question of the sections before, named `after_CODE`.
    """

    marks_optional = False

    def __init__(self, *args, outline: Outline, section: OutlineSection, **kwargs):
        super().__init__(*args, saved=branch_details(section), **kwargs)
        self.earlier = {f"after_{q.row.code}": q for q in outline.before(section.row)}
        for name, question in self.earlier.items():
            self.fields[name] = forms.MultipleChoiceField(
                choices=question.choices,
                required=False,
                label=question.text,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": "Choose from the answers listed."},
            )

    def clean(self):
        cleaned = super().clean()
        if len(self.ticked(cleaned)) > 1:
            self.add_error(None, "Tick answers of one question only.")
        return cleaned

    def ticked(self, cleaned: dict) -> list[str]:
        return [name for name in self.earlier if cleaned.get(name)]

    @property
    def question(self):
        """The question that decides, or None for everyone."""
        names = self.ticked(self.cleaned_data)
        return self.earlier[names[0]].row if names else None

    @property
    def choices(self) -> list[Choice]:
        names = self.ticked(self.cleaned_data)
        if not names:
            return []
        return list(self.question.choices.filter(code__in=self.cleaned_data[names[0]]))


def branch_details(section: OutlineSection) -> dict:
    if section.asked is None:
        return {}
    return {f"after_{section.asked.row.code}": [code for code, _ in section.shown_for]}


def section_choices(outline: Outline) -> list[tuple[str, str]]:
    return [(section.row.code, section.text) for section in outline.sections]
