import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import make_person
from tests.factories.programme import make_campaign
from voice.accounts.models import Role
from voice.programme import hours
from voice.programme.bank_holidays import is_bank_holiday
from voice.programme.models import Campaign

FRIDAY = dt.date(2026, 11, 27)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def office(**fields) -> Campaign:
    days = {"staffed_days": [0, 1, 2, 3, 4], "outside_hours": "closed", **fields}
    return Campaign(staffed_from=dt.time(9), staffed_until=dt.time(17), **days)


@pytest.mark.parametrize(
    ("day", "hour", "staffed"),
    [(0, 9, True), (0, 16, True), (0, 17, False), (0, 8, False), (1, 12, False), (3, 9, True)],
)
def test_staffed_hours(day, hour, staffed):
    moment = at(FRIDAY + dt.timedelta(days=day), hour)
    assert hours.is_staffed(office(), moment) == staffed
    assert hours.takes_words(office(), moment) == staffed
    assert hours.takes_words(office(outside_hours="on_call"), moment)
    assert hours.takes_words(Campaign(), moment)


def test_time_is_counted_while_somebody_is_there():
    friday, monday = at(FRIDAY, 16, 50), at(FRIDAY + dt.timedelta(days=3), 9, 20)
    assert hours.staffed_time(office(), friday, monday) == dt.timedelta(minutes=30)
    on_call = office(outside_hours="on_call")
    assert hours.staffed_time(on_call, friday, monday) == monday - friday


def test_a_promise_of_days_counts_staffed_ones():
    found = [hours.staffed_day_after(office(), FRIDAY, n) for n in (0, 1, 2)]
    assert found == [FRIDAY, FRIDAY + dt.timedelta(days=3), FRIDAY + dt.timedelta(days=4)]
    saturday = FRIDAY + dt.timedelta(days=1)
    assert hours.staffed_day_after(office(), saturday, 1) == FRIDAY + dt.timedelta(days=3)


def test_when_somebody_is_there_again():
    monday = at(FRIDAY + dt.timedelta(days=3), 9)
    assert hours.opens_again(office(), at(FRIDAY, 18)) == monday
    assert hours.opens_again(office(), at(FRIDAY, 7)) == at(FRIDAY, 9)


CHRISTMAS_EVE = dt.date(2026, 12, 24)  # a Thursday; Boxing Day falls on the Saturday
TUESDAY_AFTER = dt.date(2026, 12, 29)


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        ("2026-12-24", False),
        ("2026-12-25", True),
        ("2026-12-28", True),  # instead of Boxing Day
        ("2026-12-29", False),
        ("2027-01-01", True),
        ("2027-03-26", True),  # Good Friday
        ("2027-03-29", True),  # Easter Monday, in England and not in Scotland
        ("2027-01-04", False),  # in Scotland
        ("2026-03-17", False),  # in Northern Ireland
        ("2027-12-27", True),
        ("2027-12-28", True),  # both days of Christmas fall on a weekend
        ("2035-12-26", True),
        ("2022-12-27", True),  # Christmas Day falls on the Sunday
        ("2023-05-08", True),  # the coronation
        ("2020-05-04", False),  # moved to the 8th
        ("2038-04-26", True),  # the latest Easter Monday there is
    ],
)
def test_bank_holidays_of_england(day, is_one):
    assert is_bank_holiday(dt.date.fromisoformat(day)) == is_one


def test_nobody_is_there_at_christmas():
    assert hours.is_staffed(office(), at(CHRISTMAS_EVE, 16, 59))
    for day in (25, 26, 27, 28):
        assert not hours.takes_words(office(), at(dt.date(2026, 12, day), 12))
    assert hours.is_staffed(office(), at(TUESDAY_AFTER, 9))
    assert hours.opens_again(office(), at(CHRISTMAS_EVE, 17)) == at(TUESDAY_AFTER, 9)


def test_an_alert_at_christmas_waits_for_the_staffed_minutes_after_it():
    came, seen = at(CHRISTMAS_EVE, 16, 50), at(TUESDAY_AFTER, 9, 20)
    assert hours.staffed_time(office(), came, seen) == dt.timedelta(minutes=30)


def test_a_promise_of_two_days_is_kept_after_christmas():
    days = [hours.staffed_day_after(office(), CHRISTMAS_EVE, number) for number in (0, 1, 2)]
    assert days == [CHRISTMAS_EVE, TUESDAY_AFTER, dt.date(2026, 12, 30)]
    christmas = dt.date(2026, 12, 25)
    assert hours.staffed_day_after(office(), christmas, 0) == TUESDAY_AFTER


def test_somebody_on_call_is_told_on_a_bank_holiday_as_at_night():
    on_call = office(outside_hours="on_call")
    christmas = at(dt.date(2026, 12, 25), 12)
    assert not hours.is_staffed(on_call, christmas)
    assert hours.takes_words(on_call, christmas)


def test_where_nobody_has_said_when_every_day_is_staffed():
    assert hours.is_staffed(Campaign(), at(dt.date(2026, 12, 25), 3))


SAID = {
    "staffed_days": [0, 4],
    "staffed_from": "09:00",
    "staffed_until": "17:00",
    "outside_hours": "closed",
    "days_to_read": 2,
}


def test_who_is_on_duty_is_said_on_a_page(client, youth_worker, safeguarding_lead):
    campaign = make_campaign()
    plan_lead = make_person(Role.PLAN_LEAD)
    client.force_login(youth_worker)
    page = reverse("campaign_duty", args=[campaign.key])
    assert plan_lead.name not in client.get(page).content.decode()
    people = {"first": [youth_worker.pk], "second": [safeguarding_lead.pk]}
    client.post(page, SAID | people)
    campaign.refresh_from_db()
    assert (campaign.staffed_days, campaign.outside_hours) == ([0, 4], "closed")
    assert set(campaign.duties.values_list("turn", "user")) == {
        ("first", youth_worker.pk),
        ("second", safeguarding_lead.pk),
    }


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"staffed_days": []}, "Choose at least one day."),
        ({"staffed_until": "08:00"}, "The day must end after it begins."),
        ({"staffed_from": "soon"}, "Write a time, such as 09:00."),
        ({"outside_hours": "on_call"}, "Choose who is on call, or close it to writing then."),
        ({"second": "first"}, "Choose somebody who is not told first anyway."),
        ({"days_to_read": 11}, "Ten days are the most."),
    ],
)
def test_what_does_not_fit_is_said(client, youth_worker, safeguarding_lead, said, problem):
    campaign = make_campaign()
    client.force_login(youth_worker)
    people = {"first": [youth_worker.pk], "second": [safeguarding_lead.pk]}
    sent = SAID | people | said
    sent = {n: [youth_worker.pk] if v == "first" else v for n, v in sent.items()}
    shown = client.post(reverse("campaign_duty", args=[campaign.key]), sent)
    errors = [one for each in shown.context["form"].errors.values() for one in each]
    assert errors == [problem]
    assert campaign.duties.count() == 0
