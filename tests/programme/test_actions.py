import datetime as dt

import pytest
from django.db import IntegrityError

from tests.factories.accounts import make_organisation
from tests.factories.programme import make_campaign
from voice.programme.actions import create_campaign, edit_campaign
from voice.programme.models import Campaign
from voice.shared.models import AuditEvent

DETAILS = {
    "title": "I Live in Dorset",
    "purpose": "To know what matters.",
    "asked_by": "the Youth Voice Team",
    "readers": "three youth workers",
    "opens_on": dt.date(2026, 9, 1),
    "closes_on": dt.date(2026, 9, 30),
    "feedback_promised_on": dt.date(2026, 11, 30),
}


def test_making_a_campaign_says_who_made_it(youth_worker):
    campaign = create_campaign(organisation=make_organisation(), by=youth_worker, **DETAILS)
    assert {name: getattr(campaign, name) for name in DETAILS} == DETAILS
    assert campaign.created_by == youth_worker
    event = AuditEvent.objects.get()
    assert (event.by, event.verb) == (youth_worker, "made campaign")
    assert event.thing == f"Campaign {campaign.key}"


def test_a_campaign_with_dates_out_of_order_is_not_made(youth_worker):
    details = {**DETAILS, "closes_on": dt.date(2026, 8, 1)}
    with pytest.raises(IntegrityError):
        create_campaign(organisation=make_organisation(), by=youth_worker, **details)


def test_changing_a_campaign_records_which_fields(youth_worker):
    campaign = make_campaign()
    edit_campaign(campaign=campaign, by=youth_worker, title="Listen", is_sensitive=True)
    saved = Campaign.objects.get()
    assert (saved.title, saved.is_sensitive) == ("Listen", True)
    assert AuditEvent.objects.get().why == "title, is_sensitive"


def test_changing_nothing_records_nothing(youth_worker):
    campaign = make_campaign()
    edit_campaign(campaign=campaign, by=youth_worker, title=campaign.title)
    assert AuditEvent.objects.count() == 0
