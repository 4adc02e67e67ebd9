import datetime as dt

from django.utils import timezone

from tests.factories.accounts import make_organisation
from voice.programme.models import Campaign, Commitment, Plan, Priority


def make_campaign(title: str = "I Live in Dorset", **fields) -> Campaign:
    """A campaign that is open today unless dates are given."""
    today = timezone.localdate()
    fields.setdefault("organisation", fields.get("organisation") or make_organisation())
    fields.setdefault("purpose", "We want to know what would make this a great place to grow up.")
    fields.setdefault("asked_by", "the Youth Voice Team at Dorset Council")
    fields.setdefault("readers", "three youth workers")
    fields.setdefault("opens_on", today - dt.timedelta(days=7))
    fields.setdefault("closes_on", fields["opens_on"] + dt.timedelta(days=30))
    fields.setdefault("feedback_promised_on", fields["closes_on"] + dt.timedelta(days=60))
    fields.setdefault("staffed_days", list(range(7)))
    fields.setdefault("staffed_from", dt.time.min)
    fields.setdefault("staffed_until", dt.time.max)
    fields.setdefault("outside_hours", "on_call")
    return Campaign.objects.create(title=title, **fields)


def make_plan(code: str = "23", **fields) -> Plan:
    fields.setdefault("organisation", fields.get("organisation") or make_organisation())
    fields.setdefault("title", "Children, Young People and Families' Plan")
    fields.setdefault("years", "2023-2033")
    return Plan.objects.create(code=code, **fields)


def make_priority(title: str = "Best Place to Live", **fields) -> Priority:
    fields["plan"] = fields.get("plan") or make_plan()
    fields.setdefault("code", "".join(word[0] for word in title.split()).upper())
    return Priority.objects.create(title=title, **fields)


def make_commitment(text: str = "Build a skate park", **fields) -> Commitment:
    fields["priority"] = fields.get("priority") or make_priority()
    fields.setdefault("reply", "did")
    return Commitment.objects.create(text=text, **fields)
