"""The form of an organisation's own words: help lines and areas."""

import re

from django import forms

from voice.accounts.models import Organisation, PopulationFigure
from voice.shared.unhurried import Unhurried

COUNT = re.compile(r"^([A-Za-z0-9_-]{1,40})\s*:\s*([\d,]*)$")
PARTS = ("count", "name", "as_of", "source", "ask_next")
AREA = re.compile(r"^([A-Za-z0-9_-]{1,20})\s*:\s*(\S.{0,79})$")


class SettingsForm(Unhurried):
    """Help lines as young people read them, and the organisation's areas as "code: name" lines."""

    help_text = forms.CharField(
        label="Help lines",
        help_text="Every young person sees these, before they start and after they finish. One on "
        "each line: name, number, when it is open. Check them every month.",
        widget=forms.Textarea({"rows": 6}),
        max_length=2000,
        error_messages={
            "required": "Young people need somebody to turn to. Write at least one help line."
        },
    )
    front_door = forms.CharField(
        label="Your Front Door, by day and by night",
        help_text="Where to report that a child may be in danger. One on each line: name, number, "
        "when it is open. Young people see these too. Without them nobody can be asked to write.",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        error_messages={"required": "Write the number of your Front Door, and the one at night."},
    )
    contact_team = forms.CharField(
        label="Who answers young people who write to you?",
        help_text="The name of a team, for example: the Youth Voice Team.",
        max_length=120,
        required=False,
    )
    areas = forms.CharField(
        label="Areas",
        help_text="One on each line, as code: name. A code stays the same when a name changes. "
        "Put * before the code of a place outside your own area.",
        widget=forms.Textarea({"rows": 8}),
        max_length=5000,
        required=False,
    )

    figures = forms.CharField(
        label="Whom you want to hear from, and where to ask them",
        help_text="One on each line, as code: how many | who | as of when | source | where to ask. "
        "The code is that of an area, an age band or a group, or “all” for everybody. Leave the "
        "number out where nobody has counted. For example: care: 452 | Children in care | January "
        "2023 | Self-assessment | Children in Care Council",
        widget=forms.Textarea({"rows": 8}),
        max_length=10_000,
        required=False,
    )

    def __init__(self, data=None, *, organisation: Organisation):
        super().__init__(data, saved=settings_of(organisation))

    def clean_areas(self) -> list[tuple[str, str, bool]]:
        """(code, name, is outside) of each line, in order."""
        lines = [line.strip() for line in self.cleaned_data["areas"].splitlines() if line.strip()]
        areas = [read_area(line) for line in lines]
        codes = [code.casefold() for code, _, _ in areas]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice:
            raise forms.ValidationError(f"Two areas have the same code: {twice}")
        return areas

    def clean_figures(self) -> list[dict]:
        """Each line by the names of a `PopulationFigure`'s fields."""
        lines = [line.strip() for line in self.cleaned_data["figures"].splitlines()]
        return [read_figure(line) for line in lines if line]


def read_figure(line: str) -> dict:
    counted, *rest = (part.strip() for part in line.split("|", len(PARTS) - 1))
    match = COUNT.match(counted)
    if match is None:
        raise forms.ValidationError(
            f"Begin each line with a code, a colon and a number. This one does not: {line[:60]}"
        )
    words = dict(zip(PARTS[1:], [*rest, "", "", "", ""], strict=False))
    if any(
        len(value) > 160 or (name == "as_of" and len(value) > 80) for name, value in words.items()
    ):
        raise forms.ValidationError(f"This line is too long: {line[:60]}")
    number = match[2].replace(",", "")
    words["name"] = words["name"] or match[1]
    return {"group": match[1], "value": float(number) if number else None, **words}


def read_area(line: str) -> tuple[str, str, bool]:
    match = AREA.match(line.lstrip("* "))
    if match is None:
        raise forms.ValidationError(f"Write each area as code: name. This one is not: {line[:60]}")
    return match[1], match[2].strip(), line.startswith("*")


def settings_of(organisation: Organisation) -> dict:
    areas = [
        f"{'*' if area.is_outside else ''}{area.code}: {area.name}"
        for area in organisation.localities.all()
    ]
    figures = [written(one) for one in organisation.population_figures.exclude(group="")]
    own = ("help_text", "front_door", "contact_team")
    lines = {"areas": "\n".join(areas), "figures": "\n".join(figures)}
    return {name: getattr(organisation, name) for name in own} | lines


def written(figure: PopulationFigure) -> str:
    """A figure as a line of the form."""
    number = "" if figure.value is None else f"{figure.value:.0f}"
    words = (figure.name, figure.as_of, figure.source, figure.ask_next)
    return f"{figure.group}: {number} | {' | '.join(words)}".rstrip(" |")
