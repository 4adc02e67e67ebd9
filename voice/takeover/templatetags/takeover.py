"""Small marks on the pages of a Takeover."""

from django import template

from voice.takeover.models import ACCESS

register = template.Library()
WORDS = dict(ACCESS)


@register.filter
def access_words(codes: list[str]) -> list[str]:
    """What a host offers or somebody needs, in words."""
    return [WORDS[code] for code in codes if code in WORDS]
