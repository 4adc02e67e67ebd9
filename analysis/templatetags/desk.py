"""What the desk's home and campaign pages show of surveys, answers and themes."""

from django import template

from analysis.attention import attention
from analysis.thread import Standing, standings, steps_of
from voice.programme.models import Campaign
from voice.programme.permissions import can_edit_campaign, can_see_counts

register = template.Library()


@register.simple_tag
def standings_of(campaigns) -> list[Standing]:
    """How far each campaign has come, in the same order."""
    return standings(campaigns)


@register.simple_tag
def attention_of(user, found):
    """What waits for the person, given the standings of their campaigns."""
    return attention(user, found)


@register.simple_tag
def standing_of(campaign: Campaign) -> Standing:
    return standings([campaign])[0]


@register.simple_tag
def thread_of(standing: Standing, user):
    """The six steps of the campaign, with counts of answers only for those who may see them."""
    return steps_of(standing, with_counts=can_see_counts(user, standing.campaign))


@register.filter
def counts_shown_to(standing: Standing, user) -> bool:
    return can_see_counts(user, standing.campaign)


@register.filter
def edited_by(campaign: Campaign, user) -> bool:
    return can_edit_campaign(user, campaign)
