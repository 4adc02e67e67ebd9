"""Saying who reads when, and stepping away from it."""

import datetime as dt
from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from voice.accounts.models import User
from voice.programme.models import Campaign, Duty
from voice.shared.audit import record


class Hours(TypedDict):
    """When a campaign is staffed, and what it promises."""

    staffed_days: list[int]
    staffed_from: dt.time
    staffed_until: dt.time
    outside_hours: str
    days_to_read: int


@transaction.atomic
def set_duty(
    *,
    campaign: Campaign,
    first: Iterable[User],
    second: Iterable[User],
    on_call: Iterable[User],
    by,
    **hours: Unpack[Hours],
) -> Campaign:
    """Replace a campaign's staffed hours and its duty list."""
    for name, value in hours.items():
        setattr(campaign, name, value)
    campaign.save(update_fields=list(hours))
    campaign.duties.all().delete()
    turns = {Duty.Turn.FIRST: first, Duty.Turn.SECOND: second, Duty.Turn.ON_CALL: on_call}
    Duty.objects.bulk_create(
        Duty(campaign=campaign, user=user, turn=turn)
        for turn, people in turns.items()
        for user in people
    )
    record(by=by, verb="said who is on duty", thing=campaign)
    return campaign


@transaction.atomic
def step_away(*, by: User) -> None:
    """Rest from reading: no message comes, and no answer is shown, until the person is back."""
    if by.stepped_away_at is None:
        by.stepped_away_at = timezone.now()
        by.save(update_fields=["stepped_away_at"])
        record(by=by, verb="stepped away from reading", thing=by)


@transaction.atomic
def come_back(*, by: User) -> None:
    """Read again."""
    if by.stepped_away_at is not None:
        by.stepped_away_at = None
        by.save(update_fields=["stepped_away_at"])
        record(by=by, verb="came back to reading", thing=by)
