"""Who got what, by age, first time and named group, as a table that may be shown."""

from collections.abc import Callable

from surveys.models import AGE_BANDS
from voice.shared.disclosure import Draft, Row, Split, release_survey
from voice.takeover.models import Application, Challenge

GOT = (
    ("1", "Their first choice"),
    ("2", "Their second choice"),
    ("3", "Their third choice"),
    ("later", "A later choice"),
    ("pinned", "Something they had not chosen"),
    ("none", "Nothing yet: they wait"),
)
Member = Callable[[Application], bool]
Parting = tuple[str, str, list[tuple[str, str, Member]]]


def got_of(ranks: list[int | None]) -> str:
    """The row of `GOT` of somebody placed at opportunities of these ranks (None: not chosen)."""
    if not ranks:
        return "none"
    chosen = [rank for rank in ranks if rank]
    if not chosen:
        return "pinned"
    return str(min(chosen)) if min(chosen) <= 3 else "later"


def is_of_age(band: str) -> Member:
    return lambda one: one.age_band == band


def belongs_to(group: str) -> Member:
    return lambda one: group in one.groups


def partings_of(challenge: Challenge) -> list[Parting]:
    """By what people are told apart: (code, label, [(group, label, who belongs)])."""
    ages: list[tuple[str, str, Member]] = [
        (code, text, is_of_age(code)) for code, text in AGE_BANDS if code in challenge.age_bands
    ]
    first = [
        ("yes", "First time", lambda one: one.is_first_time is True),
        ("no", "Took part before", lambda one: one.is_first_time is False),
    ]
    named: list[Parting] = [
        (
            f"group-{group['code']}",
            group["title"],
            [("yes", group["title"], belongs_to(group["code"]))],
        )
        for group in challenge.groups
    ]
    return [("age", "Age", ages), ("first", "First time", first), *named]


def splits_of(partings: list[Parting], people: list[Application]) -> tuple[Split, ...]:
    return tuple(
        Split(
            code,
            label,
            tuple((group, words) for group, words, _ in groups),
            tuple(sum(belongs(one) for one in people) for _, _, belongs in groups),
        )
        for code, label, groups in partings
    )


def row_of(partings: list[Parting], code: str, label: str, people: list[Application]) -> Row:
    splits = splits_of(partings, people)
    return Row(code, label, len(people), {split.code: split.bases for split in splits})


def fairness_of(challenge: Challenge, people: list[Application], got: dict[str, str]) -> dict:
    """The table's content after the gate. got: a row of `GOT` for each application's key."""
    partings = partings_of(challenge)
    splits = splits_of(partings, people)
    rows = tuple(
        row_of(partings, code, label, [one for one in people if got[one.key] == code])
        for code, label in GOT
    )
    said = ("Young people", "people who applied", len(people))
    reach = Draft("reach", challenge.key, "Who applied", *said, splits=splits)
    draft = Draft(
        "question",
        f"{challenge.key}-got",
        "Who got what",
        *said,
        splits=splits,
        rows=rows,
        adds_up=True,
    )
    return release_survey(reach, [draft], {})[1].content
