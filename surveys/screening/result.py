"""What the screening says of one text: how soon to read it, and why. It decides nothing."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Band(IntEnum):
    """Where an answer stands in the queue; the higher, the sooner it is read."""

    REST = 0
    HARM = 1
    UNREAD = 2  # could not be screened: a language it does not know, too long, or it broke
    DANGER = 3


CATEGORIES = {
    "self_harm": "Suicide or self-harm",
    "sexual": "Sexual abuse",
    "physical": "Physical harm",
    "home": "Violence or cruelty at home",
    "neglect": "Neglect",
    "exploitation": "Exploitation",
    "online": "Harm online",
    "honour": "Forced marriage, cutting or honour",
    "radicalisation": "Extremism",
    "missing": "Missing, or nowhere safe",
    "staff": "About somebody in a position of trust",
    "weapon": "Weapons or threats to others",
    "bullying": "Bullying",
    "hate": "Hate",
    "eating": "Eating",
    "carer": "Caring for family",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """The rule that spoke, and the words that it spoke of: `text[start:end]`."""

    category: str
    band: Band
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Personal:
    """A detail that may say who or where somebody is, at `text[start:end]`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Screening:
    """The whole result. `strength` is 0 to 1; `problem` says why a text could not be screened."""

    band: Band
    strength: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    personal: list[Personal] = field(default_factory=list)
    problem: str = ""

    def as_json(self) -> dict[str, Any]:
        """Places and names only: no words of the answer."""
        return {
            "strength": round(self.strength, 3),
            "problem": self.problem,
            "marks": [
                [mark.category, int(mark.band), mark.rule, mark.start, mark.end]
                for mark in self.marks
            ],
            "personal": [[found.kind, found.start, found.end] for found in self.personal],
        }
