"""Bank holidays in England: nobody has to be there to read then.

Worked out from the rules of the Banking and Financial Dealings Act 1971 and the proclamations made
under it every year. Days that were proclaimed once stand in `ONCE` (as known in November 2026; the
next, such as for a coronation, has to be added by hand: gov.uk/bank-holidays).
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache

MONDAY, SATURDAY = 0, 5
A_DAY, A_WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
ONCE = frozenset({dt.date(2022, 6, 3), dt.date(2022, 9, 19), dt.date(2023, 5, 8)})
MOVED = {dt.date(2020, 5, 4): dt.date(2020, 5, 8), dt.date(2022, 5, 30): dt.date(2022, 6, 2)}


def is_bank_holiday(day: dt.date) -> bool:
    return day in days_of(day.year)


@cache
def days_of(year: int) -> frozenset[dt.date]:
    """The bank holidays of a year, with the working days that stand in for those on a weekend."""
    easter = easter_of(year)
    mondays = [first_monday(year, 5), last_monday(year, 5), last_monday(year, 8)]
    days = {easter - 2 * A_DAY, easter + A_DAY, *(MOVED.get(day, day) for day in mondays)}
    days |= set(instead(dt.date(year, 1, 1)))
    days |= set(instead(dt.date(year, 12, 25), dt.date(year, 12, 26)))
    return frozenset(days | {day for day in ONCE if day.year == year})


def instead(*days: dt.date) -> Iterator[dt.date]:
    """The days, and for each on a weekend the next working day that is not taken."""
    yield from days
    taken = set(days)
    for day in days:
        if day.weekday() >= SATURDAY:
            other = day
            while other in taken or other.weekday() >= SATURDAY:
                other += A_DAY
            taken.add(other)
            yield other


def first_monday(year: int, month: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + (MONDAY - first.weekday()) % 7 * A_DAY


def last_monday(year: int, month: int) -> dt.date:
    return first_monday(year, month + 1) - A_WEEK


def easter_of(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous rule of Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
