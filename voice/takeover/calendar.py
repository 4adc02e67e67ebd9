"""A calendar file (iCalendar, RFC 5545) of what a person is booked for.

Moments are written in universal time, so that every calendar shows the right hour on both sides of
a clock change, and no table of time zones can be out of date.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

MOST_OCTETS = 75
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Event:
    """`key` names it for ever: a file that comes later with the same key and a higher `change`
    replaces what the calendar holds. `begins` and `ends` know their time zone."""

    key: str
    title: str
    begins: dt.datetime
    ends: dt.datetime
    where: str = ""
    about: str = ""
    change: int = 0
    is_cancelled: bool = False


def calendar_of(events: Iterable[Event], *, host: str, now: dt.datetime) -> str:
    """The file. `host`: our name on the web, which makes keys ours alone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//Takeover//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += lines_of(event, host, now)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def lines_of(event: Event, host: str, now: dt.datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.key}@{host}",
        f"DTSTAMP:{universal(now)}",
        f"SEQUENCE:{event.change}",
        f"DTSTART:{universal(event.begins)}",
        f"DTEND:{universal(event.ends)}",
        f"SUMMARY:{escaped(event.title)}",
    ]
    if event.where:
        lines.append(f"LOCATION:{escaped(event.where)}")
    if event.about:
        lines.append(f"DESCRIPTION:{escaped(event.about)}")
    lines.append(f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}")
    return [*lines, "END:VEVENT"]


def universal(moment: dt.datetime) -> str:
    """Such as 20261025T093000Z. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment of a calendar needs its time zone.")
    return moment.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    return text.translate(ESCAPES)


def folded(line: str) -> str:
    """The line in parts of at most 75 octets, never cut within a letter."""
    parts, room = [""], MOST_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = MOST_OCTETS - 1  # the space that a continued line begins with
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
