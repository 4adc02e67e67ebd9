"""A table as it was counted, before the gate: exact numbers, for `voice.shared.disclosure` only."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Split:
    """The groups of one breakdown as (code, label), and how many people of each answered.

    Who did not say is the rest of the draft's base.
    """

    code: str
    label: str
    groups: tuple[tuple[str, str], ...]
    bases: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """One answer or theme: how many people gave it, in all and (by breakdown) in each group.

    `within`: the row that counts all of these people, and others too. `score`: an average over all
    who answered, such as of tokens given. `named_by`: who is credited for its name, and since when.
    """

    code: str
    label: str
    count: int
    by: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    meaning: str = ""
    named_by: str = ""
    within: "Row | None" = None
    score: float | None = None


@dataclass(frozen=True)
class Draft:
    """A table as it was counted: `reach`, `question` (closed) or `themes` (of a written one).

    `adds_up`: everyone who answered is in exactly one row. Else `is_every_one_in_some`: everyone is
    in at least one, and in at most `most`. `words`: what else the content should carry. `scoring`:
    what the scores of the rows are, in a few words.
    """

    kind: str
    subject: str
    title: str
    audience: str
    counting: str
    base: int
    splits: tuple[Split, ...] = ()
    rows: tuple[Row, ...] = ()
    question: str = ""
    adds_up: bool = False
    is_every_one_in_some: bool = False
    most: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    scoring: str = ""
