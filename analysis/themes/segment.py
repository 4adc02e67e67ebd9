"""Cut an answer into segments that say one thing each, with their place in the raw text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.themes.clauses import Clause, begins_anew, run_on_places
from analysis.themes.clean import HAN, LONGEST
from analysis.themes.small_words import LINKS

# Ends of sentences in Latin, Arabic, Devanagari / Bengali, Ethiopic and Chinese writing; lines;
# list marks. Every pattern reads a run of spaces once, so that time grows with the characters.
_HARD = re.compile(
    r"(?<=[.!?…])\s+(?=\S)|[\u061f\u06d4\u0964\u0965\u1362\u3002\uff01\uff1f\uff1b\u061b;]+"
    r"|[\r\n\u2028\u2029]+|(?<!\s)\s+(?=[-*•·▪–]\s+\S)|(?<!\s)\s+(?=\(?(?:\d{1,2}[.)]|[a-h]\))\s+\S)"
    r"|[|•·▪]|(?<=\s)/(?=\s)|(?<=[a-z]{3})[.!?](?=[A-Z][a-z])"
)
_MARK = re.compile(r"[\s\-*•·▪–—,،、，;:.!?&+/)…]*(?:\(?(?:\d{1,2}[.)]|[a-h]\))\s+)?")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_ABBREVIATED = re.compile(
    r"(?:^|[^a-z.])(?:e\.?g|i\.?e|dr|mr|mrs|ms|st|vs|no|approx|[a-z]|u\.[sk])\.$", re.I
)
_LINK = r"(?<=\s)(?:but also|and also|as well as|and then|{words}|[&+]|[-–—]+)(?=\s)"
_COMMA = r"(?<!\d)[,،、，]|[,،、，](?!\d)|(?<=[^\W\d_]{3})[&+](?=[^\W\d_]{3})"
_ENDS = ")'\"!?…%"
MOST_SEGMENTS = 200


@dataclass(frozen=True)
class Span:
    """A part of an answer: `raw[start:end]`."""

    start: int
    end: int


def segments_of(raw: str, language: str = "en") -> list[Span]:
    """The spans of `raw` that say one thing each, in order; never empty.

    Sentences, lines and list marks always cut. Commas, "and", "but", "also", "plus" cut only where
    both sides can stand alone: short names of things ("parks and buses") or a new wish ("no
    litter"), not the parts of one clause ("me and my friends go there"). So do wishes that run on
    without a mark ("I want parks I want buses"). language: whose joining words are known. The first
    20,000 characters are cut; what stands behind them belongs to the last segment.
    """
    text = _ENTITY.sub(_unescaped, raw[:LONGEST])
    spans: list[Span] = []
    for start, end in _hard_pieces(text):
        for clause in _clauses(text, start, end, language):
            spans += _trimmed(text, *clause)
    if len(spans) > MOST_SEGMENTS:
        spans = [*spans[: MOST_SEGMENTS - 1], Span(spans[MOST_SEGMENTS - 1].start, spans[-1].end)]
    if spans and len(raw) > LONGEST:
        spans[-1] = Span(spans[-1].start, len(raw.rstrip()))
    return spans or [Span(0, len(raw))]


def _unescaped(found: re.Match[str]) -> str:
    """The character that an entity stands for, in as much room."""
    char = html.unescape(found[0])[:1]
    width = len(found[0])
    return (" & " + " " * width)[:width] if char == "&" else char * width


def _hard_pieces(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in _HARD.finditer(text):
        if text[found.start() - 1] == "." and _ABBREVIATED.search(
            text[max(0, found.start() - 8) : found.start()]
        ):
            continue
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < len(text):
        yield at, len(text)


def _clauses(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The pieces between commas and joining words, those put together again that do not stand
    alone; then cut where a wish runs on.
    """
    last: tuple[int, int, Clause] | None = None
    for piece, gap in _soft_pieces(text, start, end, language):
        clause = Clause.read(text[slice(*piece)], language)
        if last is None:
            last = (*piece, clause)
        elif begins_anew(last[2], gap, clause):
            yield from _run_on(text, *last)
            last = (*piece, clause)
        else:
            last = (last[0], piece[1], last[2].joined(clause, gap))
    if last is not None:
        yield from _run_on(text, *last)


def _soft_pieces(
    text: str, start: int, end: int, language: str
) -> Iterator[tuple[tuple[int, int], str]]:
    """Pieces, each with what joins it to the one before."""
    at, gap = start, ""
    for found in _soft(language, bool(HAN.search(text, start, end))).finditer(text, start, end):
        if text[at : found.start()].strip():
            yield (at, found.start()), gap
            gap = ""
        gap = f"{gap} {found[0].strip().lower()}".strip()
        at = found.end()
    if text[at:end].strip():
        yield (at, end), gap


_SOFT: dict[tuple[str, bool], re.Pattern[str]] = {}


def _soft(language: str, han: bool) -> re.Pattern[str]:
    pattern = _SOFT.get((language, han))
    if pattern is None:
        words = set(LINKS["en"].split()) | set(LINKS.get(language, "").split())
        listed = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
        joins = f"{_COMMA}|{_LINK.format(words=listed)}"
        if han:
            joins = f"{joins}|{LINKS['zh'].replace(' ', '|')}"
        pattern = _SOFT[language, han] = re.compile(joins, re.IGNORECASE)
    return pattern


def _run_on(text: str, start: int, end: int, clause: Clause) -> Iterator[tuple[int, int]]:
    at = start
    for place in run_on_places(text[start:end], clause):
        yield at, start + place
        at = start + place
    yield at, end


_LEADS = re.compile(r"(?:(?:and|but|also|plus|or|then|so)\s+)+(?=\S)", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without marks and joining words at its ends; none where it has no letter."""
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark else start
    lead = _LEADS.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and not _belongs(text[end - 1]):
        end -= 1
    return [Span(start, end)] if any(map(str.isalpha, text[start:end])) else []


def _belongs(char: str) -> bool:
    """Letters, numbers, closing marks and emoji stay at the end of a segment."""
    return char.isalnum() or char in _ENDS or (ord(char) > 0x2100 and char not in "、，")
