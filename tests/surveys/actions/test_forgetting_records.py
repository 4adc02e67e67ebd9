"""Referrals and what was asked of a team: each day of three years, none early and none late."""

import datetime as dt

import pytest
from django.utils import timezone

from surveys.actions.retention import forget_referrals
from surveys.models import Referral
from tests.factories.accounts import make_organisation
from voice.programme.actions_contact import forget_contacts
from voice.programme.models import ContactRequest
from voice.programme.retention import after_months

FIRST = dt.date(2026, 1, 1)
DAY = dt.timedelta(days=1)
THREE_YEARS = [FIRST + DAY * n for n in range(3 * 365 + 1)]
CLOSED = [FIRST + DAY * n for n in (0, 1, 30, 58, 59, 364, 365, 500, 700)]


@pytest.fixture
def records(youth_worker):
    home = make_organisation()
    said = {"organisation": home, "asked": "Why?", "copy": "words", "why": "harm"}
    said |= {"told": "The Front Door", "told_at": timezone.now(), "decided_by": youth_worker}
    for day in [*CLOSED, None]:
        closed = {"closed_on": day, "closed_by": youth_worker if day else None}
        Referral.objects.create(**said, **closed, outcome="x" if day else "")
        known = {"owner": youth_worker, "acknowledged_on": FIRST, "reply": "Yes" if day else ""}
        ContactRequest.objects.create(organisation=home, wants="reply", **known, **closed)


def gone_on(model, forget, days) -> dict:
    """On which day each closed record was there no more; the clock moves over `days`."""
    gone, there = {}, set(CLOSED)
    for today in days:
        forget(today)
        left = set(model.objects.exclude(closed_on=None).values_list("closed_on", flat=True))
        gone |= dict.fromkeys(there - left, today)
        there = left
    return gone


def referrals(today):
    forget_referrals(today=today)


def test_a_record_of_a_referral_goes_a_year_after_it_was_closed(records):
    gone = gone_on(Referral, referrals, THREE_YEARS)
    assert gone == {day: after_months(day, 12) for day in CLOSED}
    assert Referral.objects.get().closed_on is None, "an open record is never forgotten"


def test_what_was_asked_of_a_team_goes_thirty_days_after_it_was_answered(records):
    gone = gone_on(ContactRequest, forget_contacts, THREE_YEARS)
    assert gone == {day: day + 30 * DAY for day in CLOSED}
    assert ContactRequest.objects.get().closed_on is None


@pytest.mark.parametrize(
    ("model", "forget"), [(Referral, referrals), (ContactRequest, forget_contacts)]
)
def test_missed_days_are_caught_up_with(records, model, forget):
    forget(THREE_YEARS[-1])
    assert model.objects.get().closed_on is None
