"""The boundary of the survey builder: what every question has, and questions with choices."""

import re

from django import forms

from surveys.actions.questions import family_of
from surveys.forms.designing import bands_field, code_field, section_choices
from surveys.models import Breakdown, Kind, Section
from surveys.queries import Outline, OutlineQuestion
from voice.shared.unhurried import Unhurried

CODED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9_-]{0,39})\s*:\s+(\S.*)$")
MOST_CHOICES = 40
LONGEST_CHOICE = 200


def read_choices(text: str) -> list[tuple[str, str]]:
    """(code or "", words) of each line "words" or "code: words"; empty lines are left out."""
    listed = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = CODED.match(line)
        listed.append((match[1], match[2].strip()) if match else ("", line))
    return listed


def write_lines(choices: list[tuple[str, str]]) -> str:
    return "\n".join(f"{code}: {words}" for code, words in choices)


def number_field(label: str, help_text: str = "", *, least: int = 1, most: int = MOST_CHOICES):
    return forms.IntegerField(
        required=False,
        min_value=least,
        max_value=most,
        label=label,
        help_text=help_text,
        error_messages={
            "invalid": "Write a whole number.",
            "min_value": f"Write a number from {least} to {most}.",
            "max_value": f"Write a number from {least} to {most}.",
        },
    )


class QuestionForm(Unhurried):
    """What every kind of question has. `more` names the fields that few people need."""

    text = forms.CharField(
        max_length=300,
        label="Your question",
        help_text="One thing at a time, in words a nine-year-old can read.",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Write the question."},
    )
    hint = forms.CharField(
        max_length=500,
        required=False,
        label="Help with the question",
        help_text="An example, or what a hard word means. It stands under the question.",
        widget=forms.Textarea({"rows": 2}),
    )
    is_required = forms.BooleanField(
        required=False,
        label="People cannot go on without answering this",
        help_text="Leave this empty if you can. Young people may skip any question.",
    )
    limits_read: tuple[str, ...] = ()
    more: tuple[str, ...] = ("age_bands", "is_required", "code", "section", "kind")

    def __init__(
        self,
        *args,
        outline: Outline,
        section: Section,
        question: OutlineQuestion | None = None,
        locked: bool = False,
        **kwargs,
    ):
        super().__init__(*args, saved=question_details(question) if question else None, **kwargs)
        self.outline = outline
        self.fields["code"] = code_field(locked=locked)
        if section.is_about_you:
            self.add_reason()
        if len(outline.survey.age_bands) > 1:
            label = "Which of them is it for?"
            self.fields["age_bands"] = bands_field(label, outline.survey.age_bands)
        if question:
            self.add_moves(outline, question, locked=locked)

    def add_reason(self) -> None:
        """About the person: why it is asked is said, and nobody has to answer."""
        del self.fields["is_required"]
        self.fields["reason"] = forms.CharField(
            max_length=300,
            label="Why do you ask this?",
            help_text="People read it with the question. Such as: We want to hear from every age.",
            widget=forms.Textarea({"rows": 2}),
            error_messages={"required": "Say why you ask this. Young people read it."},
        )
        after_hint = [name for name in self.fields if name not in {"text", "hint", "reason"}]
        self.order_fields(["text", "hint", "reason", *after_hint])

    def add_moves(self, outline: Outline, question: OutlineQuestion, *, locked: bool) -> None:
        """Another section, and another kind while nobody has answered."""
        if len(outline.sections) > 1:
            self.fields["section"] = forms.ChoiceField(
                choices=section_choices(outline), label="The part it belongs to"
            )
        kinds = family_of(question.row.kind)
        if len(kinds) > 1 and not locked:
            self.fields["kind"] = forms.ChoiceField(
                choices=[(kind.value, kind.label) for kind in Kind if kind in kinds],
                label="How people answer",
            )

    @property
    def main_fields(self):
        return [field for field in self.visible_fields() if field.name not in self.more]

    @property
    def more_fields(self):
        return [field for field in self.visible_fields() if field.name in self.more]

    @property
    def has_more_errors(self) -> bool:
        return any(field.errors for field in self.more_fields)

    @property
    def limits(self) -> dict:
        given = {name: self.cleaned_data.get(name) for name in self.limits_read}
        return {name: value for name, value in given.items() if value is not None}

    @property
    def details(self) -> dict:
        """The clean values that describe a question, for the actions."""
        cleaned = self.cleaned_data
        details = {name: cleaned[name] for name in ("text", "hint", "code")}
        details |= {name: cleaned[name] for name in ("reason", "age_bands") if name in cleaned}
        is_required = bool(cleaned.get("is_required"))
        return {**details, "is_required": is_required, "limits": self.limits}


class ListForm(QuestionForm):
    """A question with choices of its own, one on each line."""

    choices = forms.CharField(
        max_length=10_000,
        label="Choices",
        help_text="One on each line. To give one a code of its own, write: code: words.",
        widget=forms.Textarea({"rows": 7}),
        error_messages={"required": "List the choices, one on each line."},
    )

    def clean_choices(self) -> list[tuple[str, str]]:
        listed = read_choices(self.cleaned_data["choices"])
        if len(listed) > MOST_CHOICES:
            raise forms.ValidationError(f"List at most {MOST_CHOICES} choices.")
        for _, words in listed:
            if len(words) > LONGEST_CHOICE:
                raise forms.ValidationError(f"“{words[:40]}…” is too long for a choice.")
        refuse_twice([code.casefold() for code, _ in listed if code], "code")
        refuse_twice([words.casefold() for _, words in listed], "words")
        return listed

    @property
    def details(self) -> dict:
        return {**super().details, "choices": self.cleaned_data["choices"]}


def refuse_twice(values: list[str], what: str) -> None:
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise forms.ValidationError(f"Two choices have the same {what}: {twice}")


class SingleChoiceForm(ListForm):
    breakdown = forms.ChoiceField(
        choices=Breakdown.choices,
        required=False,
        label="Does it tell us something about the person?",
        help_text="Results can then be shown by it, never for small groups.",
    )
    field_order = ("text", "hint", "choices", "breakdown", "is_required")
    outside = ""  # the code of a choice that is no area

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("breakdown") == Breakdown.LOCALITY:
            self.refuse_unknown_areas(cleaned.get("choices") or [])
        return cleaned

    def refuse_unknown_areas(self, listed: list[tuple[str, str]]) -> None:
        organisation = self.outline.survey.campaign.organisation
        areas = set(organisation.localities.values_list("code", flat=True))
        listed = [(code, words) for code, words in listed if code != self.outside]
        unknown = [code or words for code, words in listed if code not in areas]
        if areas and unknown:
            self.add_error("choices", f"These are not codes of your areas: {', '.join(unknown)}.")

    @property
    def details(self) -> dict:
        return {**super().details, "breakdown": self.cleaned_data["breakdown"]}


class MultipleChoiceForm(ListForm):
    least = number_field("At least how many?")
    most = number_field("At most how many?", "Leave both empty to let people choose any number.")
    limits_read = ("least", "most")
    field_order = ("text", "hint", "choices", "least", "most", "is_required")

    def clean(self):
        cleaned = super().clean()
        least, most = cleaned.get("least"), cleaned.get("most")
        if least and most and least > most:
            self.add_error("most", "“At most” must not be less than “at least”.")
        return cleaned


class RankingForm(ListForm):
    most = number_field(
        "How many may be put in order?", "Leave it empty for all of them. Three is easy.", most=12
    )
    limits_read = ("most",)
    field_order = ("text", "hint", "choices", "most", "is_required")


def question_details(question: OutlineQuestion) -> dict:
    """A question's values by the names of the fields of every form."""
    row = question.row
    return {
        "text": question.text,
        "hint": question.hint,
        "code": row.code,
        "is_required": row.is_required,
        "breakdown": row.breakdown,
        "choices": write_lines(question.choices),
        "section": row.section.code,
        "kind": row.kind,
        "reason": question.reason,
        "age_bands": row.age_bands,
        **{name: row.limits.get(name) for name in ("least", "most", "length", "tokens", "why")},
    }
