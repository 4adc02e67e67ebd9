"""Forms of bringing answers in from a file."""

from django import forms
from django.conf import settings

from surveys.frozen import FrozenSurvey
from surveys.imports.matching import ID, QUESTION, QUOTE, WHY, asked_in_words, guess_columns
from surveys.models import Collector

REFUSE, EMPTY = "", "-"
SHOWN = 100  # of the words of one question, most frequent first
MODES = [
    (Collector.Mode.IMPORT, "Online, with something else"),
    (Collector.Mode.PAPER, "On paper"),
    (Collector.Mode.SESSION, "In a class or group session"),
]
QUOTES = [
    ("no", "No, or nobody asked them"),
    ("yes", "Yes, all of them"),
    ("column", "A column says who did"),
]


class FileForm(forms.Form):
    marks_optional = False
    file = forms.FileField(
        label="File of answers",
        help_text="One row a person. The first row names the columns.",
        error_messages={
            "required": "Choose a file first.",
            "empty": "This file is empty.",
            "invalid": "Choose a file first.",
        },
        max_length=200,
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(
                f"This file is larger than {settings.IMPORT_MAX_BYTES // 1024**2} MB. Split it "
                "into smaller files, or take out columns that are not answers."
            )
        return file


class ColumnsForm(forms.Form):
    """One list beside each column: what it holds."""

    marks_optional = False

    def __init__(
        self, data=None, *, headers: list[str], samples: dict, survey: FrozenSurvey, initial: dict
    ):
        super().__init__(data)
        self.headers = headers
        offered = targets(survey)
        columns = initial.get("columns") or guess_columns(headers, survey)
        for place, header in enumerate(headers):
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=header,
                help_text=for_example(samples.get(header, [])),
                choices=offered,
                required=False,
                initial=columns.get(header, ""),
                error_messages={"invalid_choice": "Choose one of the things in the list."},
            )
        says_who = QUOTE in columns.values()
        self.fields["quote"] = forms.ChoiceField(
            label="Did these people agree to be quoted?",
            help_text="Only the words of those who did can be shown to anyone else.",
            choices=QUOTES,
            initial=initial.get("quote") or ("column" if says_who else "no"),
            widget=forms.RadioSelect,
        )
        self.fields["mode"] = forms.ChoiceField(
            label="How were they collected?",
            choices=MODES,
            initial=initial.get("mode", Collector.Mode.IMPORT),
            widget=forms.RadioSelect,
        )
        self.fields["name"] = forms.CharField(
            label="What should we call where they came from?",
            help_text="For example: Instagram poll, May 2026.",
            max_length=160,
            initial=initial.get("name", ""),
        )

    @property
    def column_fields(self):
        return [self[f"c{place}"] for place in range(len(self.headers))]

    def mapping(self) -> dict:
        """The clean part of `AnswerImport.mapping` that this form decides."""
        clean = self.cleaned_data
        columns = {
            header: clean[f"c{place}"]
            for place, header in enumerate(self.headers)
            if clean[f"c{place}"]
        }
        return {
            "columns": columns,
            "quote": clean["quote"],
            "mode": clean["mode"],
            "name": clean["name"],
        }


def targets(survey: FrozenSurvey) -> list:
    """What a column may hold, as choices."""
    questions = []
    for question in survey.questions():
        words = asked_in_words(question, survey)
        questions.append((f"{QUESTION}{question.code}", words))
        if question.limits.get("why"):
            questions.append((f"{WHY}{question.code}", f"Why? (under “{words}”)"))
    about_rows = [
        (ID, "An id of the row, so that no row is brought in twice"),
        (QUOTE, "Whether the person agreed to be quoted"),
    ]
    return [("", "Leave this column out"), ("Answers to", questions), ("Other", about_rows)]


def for_example(cells: list[str]) -> str:
    if not cells:
        return "Empty in the first rows."
    return "For example: " + " · ".join(f"“{cell}”" for cell in cells)


class ValuesForm(forms.Form):
    """One list beside each cell that matched no choice: what it means."""

    marks_optional = False

    def __init__(self, data=None, *, unknown: dict, survey: FrozenSurvey):
        super().__init__(data)
        self.places: dict[str, tuple[str, str]] = {}
        self.groups: list[tuple[str, list[str]]] = []
        for question in survey.questions():
            cells = list(unknown.get(question.code, {}).items())[:SHOWN]
            names = [f"v-{question.code}-{place}" for place in range(len(cells))]
            choices = choices_of(question, survey)
            for name, (cell, (written, rows)) in zip(names, cells, strict=True):
                self.places[name] = (question.code, cell)
                self.fields[name] = forms.ChoiceField(
                    label=f"“{written}”",
                    help_text="1 row" if rows == 1 else f"{rows} rows",
                    choices=choices,
                    required=False,
                    error_messages={"invalid_choice": "Choose one of the things in the list."},
                )
            if names:
                self.groups.append((asked_in_words(question, survey), names))

    @property
    def drawn_groups(self):
        return [(title, [self[name] for name in names]) for title, names in self.groups]

    def values(self) -> dict[str, dict[str, str]]:
        """Question code → plain cell → choice code, or "" for leaving the cell empty."""
        said: dict[str, dict[str, str]] = {}
        for name, (code, cell) in self.places.items():
            if (choice := self.cleaned_data[name]) != REFUSE:
                said.setdefault(code, {})[cell] = "" if choice == EMPTY else choice
        return said


def choices_of(question, survey: FrozenSurvey) -> list[tuple[str, str]]:
    offered = [
        (code, survey.words(f"c:{question.worded_as}:{code}")[0].text)
        for code in question.choice_codes
    ]
    return [(REFUSE, "Leave these rows out"), (EMPTY, "Leave this answer empty"), *offered]
