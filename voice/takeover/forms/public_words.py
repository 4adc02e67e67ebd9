"""What everybody may read holds no link into a meeting."""

import re

from django.core.exceptions import ValidationError

LINK = re.compile(
    r"https?://|www\.|\bteams\.(microsoft|live)\.|\bzoom\.(us|com)|\bmeet\.google|\bwebex\.com"
    r"|\bgotomeet|\bmeeting id\b|\bpasscode\b",
    re.IGNORECASE,
)
NOT_HERE = (
    "This looks like a link or a code to join by. Everybody can read this box. Move it to "
    "“Joining link”: we keep that until the day, for those who take part."
)


def refuse_links(text: str) -> None:
    """Raise ValidationError where a text that everybody reads holds a way into a meeting."""
    if LINK.search(text):
        raise ValidationError(NOT_HERE, code="link")
