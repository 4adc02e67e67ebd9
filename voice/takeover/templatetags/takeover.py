"""Small marks on the pages of a Takeover."""

from django import template
from django.conf import settings

from surveys.forms.asked import marked
from voice.takeover.models import ACCESS
from voice.takeover.reasons import told

register = template.Library()
WORDS = dict(ACCESS)


@register.filter
def access_words(codes: list[str]) -> list[str]:
    """What a host offers or somebody needs, in words."""
    return [str(WORDS[code]) for code in codes if code in WORDS]


@register.filter
def as_written(words: object) -> str:
    """Words of a host or a team, which no page translates, marked as what they are."""
    return marked(str(words), settings.LANGUAGE_CODE)


@register.filter
def in_words(address: str, spoken: str) -> str:
    """An address that keeps the language of the page that leads there."""
    return f"{address}?speak={spoken}" if spoken else address


@register.filter
def why_words(row: dict) -> str:
    """Why somebody got something or did not, as they read it themselves."""
    return told(row)
