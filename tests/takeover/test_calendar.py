"""A calendar file: the right hour across a clock change, and words that cannot break it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from voice.takeover.calendar import Event, calendar_of

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)


def event(begins, ends, **said) -> Event:
    return Event("abc", said.pop("title", "Chair the board"), begins, ends, **said)


def lines(*events) -> list[str]:
    text = calendar_of(events, host="voices.example", now=NOW)
    assert text.endswith("END:VCALENDAR\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def test_hours_are_right_on_both_sides_of_a_clock_change():
    """Clocks go back on 25 October 2026: ten o'clock is 9 UTC the day before, 10 UTC after."""
    saturday = dt.datetime(2026, 10, 24, 10, tzinfo=LONDON)
    monday = dt.datetime(2026, 10, 26, 10, tzinfo=LONDON)
    hour = dt.timedelta(hours=1)
    found = lines(event(saturday, saturday + hour), event(monday, monday + hour))
    starts = [line for line in found if line.startswith("DTSTART")]
    assert starts == ["DTSTART:20261024T090000Z", "DTSTART:20261026T100000Z"]


def test_what_lasts_over_the_change_lasts_as_long_as_it_does():
    """From midnight to five on the night of the change is six hours, not five."""
    found = lines(
        event(
            dt.datetime(2026, 10, 25, 0, tzinfo=LONDON),
            dt.datetime(2026, 10, 25, 5, tzinfo=LONDON),
        )
    )
    assert "DTSTART:20261024T230000Z" in found
    assert "DTEND:20261025T050000Z" in found


def test_words_are_escaped_and_long_lines_folded_within_75_octets():
    moment = dt.datetime(2027, 2, 1, 9, tzinfo=LONDON)
    said = event(
        moment,
        moment,
        title="Meet; plan, then\ndecide\r\nEND:VEVENT " + "é" * 60,
        where="County Hall, Dorchester",
        change=3,
        is_cancelled=True,
    )
    text = calendar_of([said], host="voices.example", now=NOW)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found = lines(said)
    assert found.count("END:VEVENT") == 1
    assert f"SUMMARY:Meet\\; plan\\, then\\ndecide\\nEND:VEVENT {'é' * 60}" in found
    assert "LOCATION:County Hall\\, Dorchester" in found
    assert ["SEQUENCE:3" in found, "STATUS:CANCELLED" in found] == [True, True]
    assert "UID:abc@voices.example" in found


def test_a_moment_without_a_time_zone_is_refused():
    moment = dt.datetime(2027, 2, 1, 9)  # noqa: DTZ001 (that is the point)
    with pytest.raises(ValueError, match="time zone"):
        lines(event(moment, moment))
