import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import make_person
from tests.factories.programme import make_campaign
from voice.accounts.models import Role
from voice.programme import hours
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
