"""Pages and parts of pages that are the same for everybody but for a few words: drawn once.

Drawing is most of what a young person's page costs. What is kept in this process is what was drawn
with holes where somebody's own words and key go; nothing that anybody said is ever kept. All that a
page is drawn from is part of its name, so a corrected word or another date is another page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.forms import Field
from django.http import HttpResponse

from surveys.forms.asked import Asked, ask
from surveys.forms.fields import build_fields
from surveys.frozen import FrozenQuestion
from surveys.journey import Journey

KEPT: dict[tuple, str] = {}
WORDED: dict[tuple, "Worded"] = {}
AT_MOST = 1000  # pages and parts, of some kilobytes each


def hole_for(name: object) -> str:
    """Where somebody's own words go. No page and no stored answer holds such a character."""
    return f"\0{name}\0"


KEY_HERE = hole_for("key")


@dataclass(frozen=True, eq=False)
class Worded:
    """A question in words, with the fields that ask it; nothing of an answer is in them."""

    asked: Asked

    @cached_property
    def fields(self) -> dict[bool, Mapping[str, Field]]:
        return {has: build_fields(self.asked, has_artwork=has) for has in (False, True)}

    def build(self, asked: Asked, *, has_artwork: bool) -> Mapping[str, Field]:
        return self.fields[has_artwork]


def word(journey: Journey, question: FrozenQuestion) -> Worded:
    """Put a question into the words of the journey's language and layer, once a process."""
    spoken = (journey.language, journey.layer)
    if journey.is_preview:
        return Worded(ask(journey.questionnaire, question, *spoken))
    known = (*journey.edition, *spoken, question.code)
    if known not in WORDED:
        if len(WORDED) >= AT_MOST:
            WORDED.clear()
        WORDED[known] = Worded(ask(journey.questionnaire, question, *spoken))
    return WORDED[known]


def keep(journey: Journey, what: tuple, draw: Callable[[], str]) -> str:
    """What `draw` draws for everybody who is at this point, with a hole for the key."""
    known = (journey.drawn_from, *what)
    if known not in KEPT:
        if len(KEPT) >= AT_MOST:
            KEPT.clear()
        key = journey.carried
        KEPT[known] = draw().replace(key, KEY_HERE) if key else draw()
    return KEPT[known]


def put_in(journey: Journey, drawn: str, words: Iterable[tuple[str, str]] = ()) -> str:
    """What was kept with its holes filled: (hole, words that are safe to show), then the key."""
    for here, said in words:
        drawn = drawn.replace(here, said)
    return drawn.replace(KEY_HERE, journey.carried)


def fill(journey: Journey, page: str, words: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """A kept page with its holes filled, as it is sent."""
    return HttpResponse(put_in(journey, page, words))
