"""How long each kind of record is kept, and the day on which it goes. The one place that says so.

Pages tell people these figures and the daily work keeps them: neither has figures of its own.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable

MOST_MONTHS = 24  # that answers are kept after a campaign's last day, whatever else is said
USUAL_MONTHS = 12  # that answers are kept after the results are published
TOMBSTONE_MONTHS = MOST_MONTHS  # after that, what a restore brings back goes on its own day
COMPLAINT_MONTHS = 12  # after it was closed
REFERRAL_MONTHS = 12  # after it was closed
CONTACT_LASTS = dt.timedelta(days=30)  # after it was answered
SESSIONS_LAST = dt.timedelta(days=14)  # what was sorted together, after the session ended
AUDIT_MONTHS = 72
BACKUPS_LAST = dt.timedelta(days=35)  # kept by whoever runs the server
ACCESS_LOGS_LAST = dt.timedelta(days=7)  # likewise; the product writes none
TASKS_LAST = dt.timedelta(days=7)  # after they ended


def after_months(day: dt.date, months: int) -> dt.date:
    """The same day of a later (or earlier) month, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def answers_go_by(closes_on: dt.date) -> dt.date:
    """The day on which answers are deleted at the latest: what young people are promised."""
    return after_months(closes_on, MOST_MONTHS)


def answers_go_on(
    *, closes_on: dt.date, sent_on: dt.date, months: int, published: Iterable[dt.date] = ()
) -> dt.date:
    """The day on which answers that were sent on a day are deleted.

    `months` after the first results that were published once the campaign had ended, and after 24
    months at the latest. Answers that come in later, from paper or a file, count from their own
    day. `published`: days on which results were made public.
    """
    ended = max(closes_on, sent_on)
    reports = [day for day in published if day >= ended]
    last = after_months(ended, MOST_MONTHS)
    return min(last, after_months(min(reports), months)) if reports else last
