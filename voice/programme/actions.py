"""Making campaigns and changing them."""

import datetime as dt
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from voice.accounts.models import Organisation
from voice.programme.models import Campaign, ReleasedTable
from voice.shared.audit import record


class CampaignDetails(TypedDict):
    """What a person says about a campaign."""

    title: str
    purpose: str
    asked_by: str
    readers: str
    opens_on: dt.date
    closes_on: dt.date
    feedback_promised_on: dt.date
    is_sensitive: NotRequired[bool]
    months_kept: NotRequired[int]
    follows: NotRequired[Campaign | None]


@transaction.atomic
def create_campaign(
    *, organisation: Organisation, by, **details: Unpack[CampaignDetails]
) -> Campaign:
    """Make a campaign. Raises IntegrityError when its dates are out of order."""
    campaign = Campaign.objects.create(organisation=organisation, created_by=by, **details)
    record(by=by, verb="made campaign", thing=campaign)
    return campaign


@transaction.atomic
def edit_campaign(*, campaign: Campaign, by, **details: Unpack[CampaignDetails]) -> Campaign:
    """Change a campaign. Raises IntegrityError when its dates are out of order."""
    changed = {name: value for name, value in details.items() if getattr(campaign, name) != value}
    if not changed:
        return campaign
    for name, value in changed.items():
        setattr(campaign, name, value)
    campaign.save(update_fields=changed)
    record(by=by, verb="changed campaign", thing=campaign, why=", ".join(changed))
    return campaign


@transaction.atomic
def take_out_quotes(keys: set[str]) -> int:
    """Take quotes out of all released results, by the keys of their excerpts; returns how many."""
    if not keys:
        return 0
    taken = 0
    for table in ReleasedTable.objects.select_for_update().filter(kind="quotes"):
        left = [quote for quote in table.content["quotes"] if quote["key"] not in keys]
        if len(left) < len(table.content["quotes"]):
            taken += len(table.content["quotes"]) - len(left)
            table.content["quotes"] = left
            table.save(update_fields=["content"])
    return taken
