"""When somebody is there to read. Pure functions over a campaign's own settings and a moment."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from voice.programme.bank_holidays import is_bank_holiday
from voice.programme.models import Campaign, OutsideHours

LOOKED_AT = 400  # days at most, so that no setting makes a request slow


def has_hours(campaign: Campaign) -> bool:
    """Whether anybody has said when the campaign is staffed."""
    times = (campaign.staffed_from, campaign.staffed_until)
    return bool(campaign.staffed_days) and None not in times


def is_staffed_day(campaign: Campaign, day: dt.date) -> bool:
    """Whether somebody reads on that day: one of the campaign's, and no bank holiday."""
    if not has_hours(campaign):
        return True
    return day.weekday() in campaign.staffed_days and not is_bank_holiday(day)


def is_staffed(campaign: Campaign, moment: dt.datetime) -> bool:
    """Whether somebody reads at that moment. Where nobody has said, always."""
    local = timezone.localtime(moment)
    if not has_hours(campaign):
        return True
    return (
        is_staffed_day(campaign, local.date())
        and campaign.staffed_from <= local.time() < campaign.staffed_until
    )


def takes_words(campaign: Campaign, moment: dt.datetime) -> bool:
    """Whether young people can write in their own words just now."""
    return campaign.outside_hours != OutsideHours.CLOSED or is_staffed(campaign, moment)


def spells(campaign: Campaign, begins: dt.datetime, ends: dt.datetime) -> Iterator[dt.timedelta]:
    """How long the campaign is staffed on each day between two moments."""
    if not has_hours(campaign) or campaign.outside_hours == OutsideHours.ON_CALL:
        yield max(ends - begins, dt.timedelta())
        return
    day, last = timezone.localdate(begins), timezone.localdate(ends)
    day = max(day, last - dt.timedelta(days=LOOKED_AT))
    while day <= last:
        if is_staffed_day(campaign, day):
            start = max(begins, at(day, campaign.staffed_from))
            end = min(ends, at(day, campaign.staffed_until))
            yield max(end - start, dt.timedelta())
        day += dt.timedelta(days=1)


def staffed_time(campaign: Campaign, begins: dt.datetime, ends: dt.datetime) -> dt.timedelta:
    """How much time between two moments somebody was there to read; on call counts as there."""
    return sum(spells(campaign, begins, ends), dt.timedelta())


def at(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


def staffed_day_after(campaign: Campaign, day: dt.date, number: int) -> dt.date:
    """The day that many staffed days after a day; with 0 the first staffed one from it on."""
    days = (day + dt.timedelta(days=n) for n in range(LOOKED_AT))
    staffed = [one for one in days if is_staffed_day(campaign, one)]
    first_is_later = bool(staffed) and staffed[0] != day
    return staffed[number - 1 if first_is_later and number else number]


def opens_again(campaign: Campaign, moment: dt.datetime) -> dt.datetime:
    """The next moment at which somebody is there."""
    local = timezone.localtime(moment)
    day = local.date()
    if local.time() >= campaign.staffed_from:
        day += dt.timedelta(days=1)
    return at(staffed_day_after(campaign, day, 0), campaign.staffed_from)
