"""The shape of an answer to each kind of question, and the ways between its four states.

clean    what the form's fields cleaned to, by their names
entry    as it is stored (see `surveys/flow.py`)
shown    what the fields show of it, by their names
sent     as a browser sends it, by the names of its controls
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from surveys.flow import Entry
from surveys.frozen import FrozenQuestion
from surveys.models import Kind, Refusal

ANSWER, WHY, TITLE, AWAY = "answer", "why", "title", "away"
RATHER_NOT = ":rather-not-say"  # no choice can have this code, because a slug has no colon

Clean = Mapping[str, Any]
Sent = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """`typed` takes the raw values of the fields, unchecked, and gives an entry to draw again."""

    entry: Callable[[Clean], dict]
    shown: Callable[[Entry], dict]
    typed: Callable[[Clean, FrozenQuestion], dict]
    sent: Callable[[Entry, FrozenQuestion], Sent]


def codes(entry: Entry) -> list[str]:
    return list(entry.get("codes") or [])  # type: ignore[call-overload]


def text(entry: Entry) -> str:
    return str(entry.get("text") or "")


def without_empty(entry: dict) -> dict:
    return {name: value for name, value in entry.items() if value}


# One or some of the choices ----------------------------------------------------------------------


def first_shown(entry: Entry) -> dict:
    return {ANSWER: next(iter(codes(entry)), None), WHY: text(entry)}


ONE = Shape(
    entry=lambda clean: without_empty(
        {"codes": [clean[ANSWER]] if clean[ANSWER] else [], "text": clean.get(WHY)}
    ),
    shown=first_shown,
    typed=lambda raw, question: without_empty(
        {"codes": [raw[ANSWER]] if raw[ANSWER] else [], "text": raw.get(WHY)}
    ),
    sent=lambda entry, question: {ANSWER: codes(entry)[:1], WHY: [text(entry)]},
)


def place_entry(clean: Clean) -> dict:
    if clean[ANSWER] == RATHER_NOT:
        return {"refusal": Refusal.RATHER_NOT_SAY.value}
    return ONE.entry(clean)


def place_shown(entry: Entry) -> dict:
    rather_not = entry.get("refusal") == Refusal.RATHER_NOT_SAY
    return {ANSWER: RATHER_NOT} if rather_not else first_shown(entry)


PLACE = Shape(place_entry, place_shown, ONE.typed, ONE.sent)

SOME = Shape(
    entry=lambda clean: without_empty({"codes": list(dict.fromkeys(clean[ANSWER]))}),
    shown=lambda entry: {ANSWER: codes(entry)},
    typed=lambda raw, question: {"codes": list(raw[ANSWER] or [])},
    sent=lambda entry, question: {ANSWER: codes(entry)},
)


def ranks_typed(raw: Clean, question: FrozenQuestion) -> dict:
    placed = zip(question.choice_codes, raw[ANSWER], strict=True)
    return {"codes": [code for code, place in sorted(placed, key=by_place) if place]}


def by_place(placed: tuple[str, str]) -> tuple[int, str]:
    place = placed[1] or ""
    return (int(place) if place.isdecimal() else 99, placed[0])


RANKS = Shape(
    entry=SOME.entry,
    shown=SOME.shown,
    typed=ranks_typed,
    sent=lambda entry, question: {
        f"{ANSWER}_{code}": [str(place)] for place, code in enumerate(codes(entry), start=1)
    },
)
MOST_LEAST = Shape(
    entry=SOME.entry,
    shown=SOME.shown,
    typed=lambda raw, question: {
        "codes": [code or "" for code in raw[ANSWER]] if any(raw[ANSWER]) else []
    },
    sent=lambda entry, question: {f"{ANSWER}_{n}": [code] for n, code in enumerate(codes(entry))},
)


# Tokens ------------------------------------------------------------------------------------------


def tokens_of(entry: Entry) -> dict[str, Any]:
    return dict(zip(codes(entry), entry.get("numbers") or [], strict=False))  # type: ignore[call-overload]


def tokens_entry(shared: Mapping[str, Any]) -> dict:
    return {"codes": list(shared), "numbers": list(shared.values())} if shared else {}


TOKENS = Shape(
    entry=lambda clean: tokens_entry(clean[ANSWER]),
    shown=lambda entry: {ANSWER: tokens_of(entry)},
    typed=lambda raw, question: tokens_entry(
        {code: n for code, n in zip(question.choice_codes, raw[ANSWER], strict=True) if n}
    ),
    sent=lambda entry, question: {
        f"{ANSWER}_{code}": [str(n)] for code, n in tokens_of(entry).items()
    },
)


# Words and what was made -------------------------------------------------------------------------

WORDS = Shape(
    entry=lambda clean: without_empty({"text": clean[ANSWER]}),
    shown=lambda entry: {ANSWER: text(entry)},
    typed=lambda raw, question: {"text": raw[ANSWER] or ""},
    sent=lambda entry, question: {ANSWER: [text(entry)]},
)
THINGS = Shape(
    entry=WORDS.entry,
    shown=WORDS.shown,
    typed=lambda raw, question: {
        "text": "\n".join(thing or "" for thing in raw[ANSWER]) if any(raw[ANSWER]) else ""
    },
    sent=lambda entry, question: {
        f"{ANSWER}_{n}": [thing] for n, thing in enumerate(text(entry).split("\n"))
    },
)
# A picture that was just sent is in the form as `artwork`; its key comes when it is stored.
ARTWORK = Shape(
    entry=lambda clean: without_empty({"text": clean[TITLE]}),
    shown=lambda entry: {TITLE: text(entry)},
    typed=lambda raw, question: {"text": raw[TITLE] or ""},
    sent=lambda entry, question: {TITLE: [text(entry)]},
)

SHAPES = {
    Kind.MULTIPLE_CHOICE: SOME,
    Kind.RANKING: RANKS,
    Kind.BEST_WORST: MOST_LEAST,
    Kind.TOKENS: TOKENS,
    Kind.PLACE: PLACE,
    Kind.SHORT_TEXT: WORDS,
    Kind.LONG_TEXT: WORDS,
    Kind.THREE_THINGS: THINGS,
    Kind.ARTWORK: ARTWORK,
}


def shape_of(question: FrozenQuestion) -> Shape:
    return SHAPES.get(question.kind, ONE)
