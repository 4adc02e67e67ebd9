"""The clock of each campaign's promise to read: staffed days count, and no others."""

import datetime as dt

import pytest

from surveys.clock import clocks, clocks_for, due_on
from surveys.models import Review
from surveys.screening import Band
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, open_now, release
from voice.accounts.models import Role

MONDAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
FRIDAY, SATURDAY, NEXT_MONDAY = MONDAY + 4 * DAY, MONDAY + 5 * DAY, MONDAY + 7 * DAY


@pytest.fixture
def survey(db):
    survey = make_survey(campaign=make_campaign(staffed_days=[0, 1, 2, 3, 4], days_to_read=2))
    make_question(survey, "best")
    open_now(survey)
    return survey


def came(survey, day, band=Band.REST):
    answer = make_response(survey, {"best": "words"}).answers.get()
    Review.objects.filter(pk=answer.pk).update(came_on=day, band=band)
    return answer


@pytest.mark.parametrize("band", [Band.HARM, Band.UNREAD, Band.DANGER])
def test_what_may_be_grave_is_due_the_same_staffed_day(survey, band):
    assert due_on(survey.campaign, band, FRIDAY) == FRIDAY
    assert due_on(survey.campaign, band, SATURDAY) == NEXT_MONDAY


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (MONDAY, MONDAY + 2 * DAY),
        (FRIDAY, NEXT_MONDAY + DAY),
        (SATURDAY, NEXT_MONDAY + DAY),
    ],
)
def test_the_rest_is_due_after_the_promised_number_of_staffed_days(survey, day, due):
    assert due_on(survey.campaign, Band.REST, day) == due


def test_the_clock_moved_a_day_at_a_time_says_late_only_after_the_last_day(survey):
    came(survey, MONDAY)
    came(survey, MONDAY, Band.HARM)
    said = [
        (clock.next_due, clock.late, clock.late_harm)
        for number in range(4)
        for clock in clocks(Review.objects.all(), MONDAY + number * DAY)
    ]
    assert said == [(MONDAY, 0, 0), (MONDAY, 1, 1), (MONDAY, 1, 1), (MONDAY, 2, 1)]


def test_what_was_decided_has_no_clock(survey, youth_worker):
    release(came(survey, MONDAY), youth_worker)
    assert clocks(Review.objects.all(), NEXT_MONDAY) == []


def test_nobody_sees_the_clock_of_another_organisation(survey, youth_worker):
    came(survey, MONDAY)
    away = make_person(Role.SAFEGUARDING_LEAD, organisation=make_organisation("Another council"))
    assert [clock.late for clock in clocks_for(youth_worker, NEXT_MONDAY)] == [1]
    assert clocks_for(away, NEXT_MONDAY) == []
    assert clocks_for(make_person(Role.PLAN_LEAD), NEXT_MONDAY) == []
