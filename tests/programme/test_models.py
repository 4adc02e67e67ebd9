import datetime as dt

import pytest
from django.db import IntegrityError

from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign, make_commitment
from voice.programme.models import Campaign


def test_campaigns_of_another_organisation_are_not_visible(youth_worker):
    ours = make_campaign()
    make_campaign("Theirs", organisation=make_organisation("Another council"))
    assert list(Campaign.objects.visible_to(youth_worker)) == [ours]


def test_campaigns_are_not_visible_after_a_membership_ended(youth_worker):
    make_campaign()
    youth_worker.memberships.update(ended_on=dt.date(2026, 1, 1))
    assert list(Campaign.objects.visible_to(youth_worker)) == []


def test_a_campaign_that_closes_before_it_opens_is_refused(db):
    day = dt.date(2026, 5, 1)
    with pytest.raises(IntegrityError):
        make_campaign(opens_on=day, closes_on=day - dt.timedelta(days=1))


def test_a_person_with_two_roles_sees_a_campaign_once(db):
    person = make_person("youth_worker", "editor")
    campaign = make_campaign()
    assert list(Campaign.objects.visible_to(person)) == [campaign]


def test_a_promise_of_our_own_without_a_day_is_refused(db):
    with pytest.raises(IntegrityError):
        make_commitment(reply="will")


def test_a_promise_that_a_report_gave_no_day_for_is_undated_and_never_late(db):
    promise = make_commitment(reply="will", source="Annual Report 2024")
    assert (promise.is_open, promise.is_undated, promise.is_overdue) == (True, True, False)
