"""Cut an answer into segments that say one thing each, with their place in the raw text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.themes.clean import normalise, words_of
from analysis.themes.wordlists import STOP_WORDS

# Ends of sentences in Latin, Arabic, Devanagari / Bengali, Ethiopic and Chinese writing; lines;
# list marks.
_HARD = re.compile(
    r"(?<=[.!?…])\s+(?=\S)|[\u061f\u06d4\u0964\u0965\u3002\uff01\uff1f\uff1b\u061b;]+\s*|[\r\n]+\s*"
    r"|\s+(?=[-*•·▪–]\s+\S)|\s+(?=\(?\d{1,2}[.)]\s+\S)|\s*[|•·▪]\s*|\s+/\s+"
    r"|(?<=[a-z]{3})[.!?](?=[A-Z][a-z])"
)
# Places where a second wish often begins.
_SOFT = re.compile(
    r"\s*[,،、،]\s*(?:(?:and|but|also|plus|or|then|so|maybe)\b\s*)?|\s+[-–—]+\s+|\s*[&+]\s*"
    r"|\s+\b(?:but also|and also|as well as|but|also|plus|and then|and"
    r"|y|et|und|oraz|ale|також|але|та|hefyd|ond|și|dar|mas)\b\s+",
    re.IGNORECASE,
)
_MARK = re.compile(r"^[\s\-*•·▪–—,;:.!?&+/)]*(?:\(?\d{1,2}[.)]\s+)?")
_LINK = re.compile(r"^(?:and|but|also|plus|or|then|so)\s+(?=\S)", re.IGNORECASE)
_NEEDS_MORE = frozenset(
    [
        "more",
        "less",
        "better",
        "fewer",
        "no",
        "not",
        "bigger",
        "cleaner",
        "safer",
        "cheaper",
        "free",
        "stop",
        "ban",
        "longer",
        "shorter",
        "new",
    ]
)
_PRONOUNS = frozenset(
    ["it", "they", "them", "he", "she", "that", "this", "which", "who", "i", "we", "you"]
)
MOST_SEGMENTS = 40


@dataclass(frozen=True)
class Span:
    """A part of an answer: `raw[start:end]`."""

    start: int
    end: int


def segments_of(raw: str) -> list[Span]:
    """The spans of `raw` that say one thing each, in order; never empty for a text with letters.

    Sentences, lines and list marks always cut. Commas, "and", "but", "also", "plus" cut only where
    both sides can stand alone: short noun phrases ("parks and buses") or a new wish ("no litter"),
    not the parts of one clause ("me and my friends go there").
    """
    spans: list[Span] = []
    for start, end in _pieces(_HARD, raw, 0, len(raw)):
        spans += _softly(raw, start, end)
    spans = [trimmed for span in spans if (trimmed := _trimmed(raw, span)) is not None]
    if len(spans) > MOST_SEGMENTS:
        spans = [*spans[: MOST_SEGMENTS - 1], Span(spans[MOST_SEGMENTS - 1].start, spans[-1].end)]
    return spans or [Span(0, len(raw))]


def _pieces(pattern: re.Pattern[str], raw: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, at = [], start
    for found in pattern.finditer(raw, start, end):
        if found.start() > at:
            pieces.append((at, found.start()))
        at = found.end()
    if at < end:
        pieces.append((at, end))
    return pieces


def _softly(raw: str, start: int, end: int) -> list[Span]:
    pieces = _pieces(_SOFT, raw, start, end)
    if len(pieces) == 1:
        return [Span(*pieces[0])]
    spans = [Span(*pieces[0])]
    for piece in pieces[1:]:
        last = spans[-1]
        if _stands_alone(raw[last.start : last.end]) and _begins_anew(raw, last, piece):
            spans.append(Span(*piece))
        else:
            spans[-1] = Span(last.start, piece[1])
    return spans


def _stands_alone(text: str) -> bool:
    words = words_of(normalise(text))
    return bool(words) and any(word not in STOP_WORDS for word in words)


def _begins_anew(raw: str, last: Span, piece: tuple[int, int]) -> bool:
    """Does the piece say a thing of its own, rather than go on with the clause before it?"""
    words = words_of(normalise(raw[piece[0] : piece[1]]))
    if not words or all(word in STOP_WORDS for word in words):
        return False
    gap = raw[last.end : piece[0]].strip().lower()
    before = words_of(normalise(raw[last.start : last.end]))
    if words[0] in _NEEDS_MORE or gap in {
        "but",
        "also",
        "plus",
        "but also",
        "and also",
        "as well as",
        "&",
        "+",
    }:
        return True
    if gap.startswith((",", "،", "、")):
        return len(words) >= 2 or len(before) <= 4
    if words[0] in _PRONOUNS and len(words) >= 3:
        return True
    return len(words) <= 5 and len(before) <= 5 and before[0] not in _PRONOUNS


def _trimmed(raw: str, span: Span) -> Span | None:
    text = raw[span.start : span.end]
    lead = _MARK.match(text)
    start = span.start + (lead.end() if lead else 0)
    link = _LINK.match(raw[start : span.end])
    start += link.end() if link else 0
    end = span.end
    while end > start and not raw[end - 1].isalnum() and raw[end - 1] not in ")'\"!?…%":
        if ord(raw[end - 1]) > 0x2100:
            break
        end -= 1
    if start >= end or not any(char.isalpha() for char in raw[start:end]):
        return None
    return Span(start, end)
