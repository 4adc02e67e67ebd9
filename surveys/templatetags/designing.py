"""Small reads of the survey builder's pages."""

from django import template
from django.utils import timezone

from surveys.models import Survey

register = template.Library()


@register.simple_tag
def stage_of(survey: Survey) -> str:
    """`draft`, `coming`, `open` or `closed` today."""
    return survey.stage_on(timezone.localdate())
