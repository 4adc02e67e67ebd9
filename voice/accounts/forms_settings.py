"""The form of an organisation's own words: help lines and areas."""

import re

from django import forms

from voice.accounts.models import Organisation
from voice.shared.unhurried import Unhurried

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
    own = ("help_text", "front_door", "contact_team")
    return {name: getattr(organisation, name) for name in own} | {"areas": "\n".join(areas)}
