"""How long each thing is kept: every day of three years, none early and none late."""

import datetime as dt

import pytest

from voice.programme.retention import after_months, answers_go_by, answers_go_on

CLOSES = dt.date(2026, 2, 28)
ONE_DAY = dt.timedelta(days=1)
THREE_YEARS = [CLOSES + ONE_DAY * n for n in range(3 * 365 + 2)]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-22", 2, "2027-01-22"),
        ("2026-12-31", 24, "2028-12-31"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -72, "2020-01-15"),
    ],
)
def test_months_are_counted_as_people_count_them(day, months, then):
    read = dt.date.fromisoformat
    assert after_months(read(day), months) == read(then)


def goes_on(sent_on=CLOSES, months=12, published=()):
    return answers_go_on(closes_on=CLOSES, sent_on=sent_on, months=months, published=published)


@pytest.mark.parametrize("months", [1, 12, 24])
def test_whenever_results_are_published_each_day_of_three_years_keeps_the_promise(months):
    """The clock moves a day at a time: kept until the day before, gone from the day on."""
    promised = answers_go_by(CLOSES)
    assert goes_on(months=months) == promised == dt.date(2028, 2, 28)
    for published in THREE_YEARS:
        due = goes_on(months=months, published=[published])
        assert due == min(promised, after_months(published, months))
        days_kept = sum(today < due for today in THREE_YEARS)
        assert THREE_YEARS[days_kept] == due
        assert CLOSES < due <= promised


def test_results_published_while_people_still_answer_are_not_the_end():
    early, later = CLOSES - ONE_DAY, CLOSES + ONE_DAY * 40
    assert goes_on(published=[early]) == answers_go_by(CLOSES)
    assert goes_on(published=[later, early]) == after_months(later, 12)


def test_answers_that_come_late_on_paper_count_from_their_own_day():
    late = CLOSES + ONE_DAY * 500
    assert goes_on(sent_on=late, published=[CLOSES + ONE_DAY]) == after_months(late, 24)
    assert goes_on(sent_on=late, published=[late]) == after_months(late, 12)
