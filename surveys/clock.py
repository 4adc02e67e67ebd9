"""How long answers wait, beside what each campaign promises."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from surveys.models import Review
from surveys.reading import is_for_reader
from surveys.screening import Band
from voice.programme.hours import staffed_day_after
from voice.programme.models import Campaign

CAMPAIGN = "answer__question__survey__campaign"


@dataclass(frozen=True, slots=True)
class Clock:
    """Of a campaign: until when the oldest answer has to be read, and how many are late."""

    campaign: Campaign
    next_due: dt.date
    late: int
    late_harm: int


def due_on(campaign: Campaign, band: int, came_on: dt.date) -> dt.date:
    """The last day for reading an answer: the same staffed day, or the campaign's promise."""
    is_soon = band > Band.REST
    return staffed_day_after(campaign, came_on, 0 if is_soon else campaign.days_to_read)


def clocks(reviews, today: dt.date) -> list[Clock]:
    """One for each campaign of the reviews that has some waiting. Two queries."""
    waiting = reviews.filter(status=Review.Status.HELD).order_by()
    groups = list(waiting.values_list(CAMPAIGN, "band", "came_on").annotate(n=Count("pk")))
    campaigns = Campaign.objects.filter(pk__in={group[0] for group in groups}).order_by("title")
    found = []
    for campaign in campaigns:
        due = [
            (due_on(campaign, band, came_on), band, n)
            for pk, band, came_on, n in groups
            if pk == campaign.pk
        ]
        late = [(band, n) for day, band, n in due if day < today]
        harm = sum(n for band, n in late if band > Band.REST)
        total = sum(n for _, n in late)
        found.append(Clock(campaign, min(day for day, _, _ in due), total, harm))
    return found


def clocks_for(user, today: dt.date) -> list[Clock]:
    """Clocks of what the person may read."""
    return clocks(Review.objects.filter(is_for_reader(user)), today)
