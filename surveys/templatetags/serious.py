"""What stands on every page of the desk while something may be urgent."""

from django import template
from django.utils import timezone

from surveys.notices import alarm_for

register = template.Library()


@register.simple_tag
def alarm_of(user) -> dict[str, int]:
    """How many answers may be urgent and nobody opened. One query; none for who reads nothing."""
    reads = {"youth_worker", "safeguarding_lead", "allegations"}
    if not user or not user.is_authenticated:
        return {}
    if not any(roles & reads for roles in user.roles_by_organisation.values()):
        return {}
    return alarm_for(user, timezone.now())
