"""Where a campaign's impact assessment stands, for its page at the desk."""

from django import template

from surveys.impact import Standing, standing_of

register = template.Library()


@register.simple_tag
def assessment_of(campaign) -> Standing:
    return standing_of(campaign)
