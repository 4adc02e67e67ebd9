"""Taking words only while somebody is there to read them, and losing none that were begun."""

from django.http import QueryDict

from surveys import flow
from surveys.forms.shapes import ANSWER
from surveys.frozen import FrozenQuestion
from surveys.journey import Journey


def leaves_words(journey: Journey, asked: FrozenQuestion, sent: QueryDict) -> bool:
    """Whether a page came back on which one could not write: what was said before stays."""
    if journey.takes_words or not asked.kind.is_written:
        return False
    is_empty = not any(name.startswith(ANSWER) for name in sent)
    return is_empty and flow.is_answered(journey.answers, asked.code)


def trouble_with(journey: Journey, asked: FrozenQuestion, entry: flow.Entry | None) -> str:
    """`nobody` where new words came and nobody is there to read them; else empty."""
    if entry is None or journey.still_takes_words:
        return ""
    kept = journey.answers.get(asked.code, {})
    is_new = entry.get("text") and entry.get("text") != kept.get("text")
    is_picture = entry.get("artwork") and entry.get("artwork") != kept.get("artwork")
    return "nobody" if is_new or is_picture else ""
