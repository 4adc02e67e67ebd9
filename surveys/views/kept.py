"""Pages and parts of pages that are the same for everybody but for a few words: drawn once.

Drawing is most of what a young person's page costs. What is kept in this process is what was drawn
with holes where somebody's own words and key go; nothing that anybody said is ever kept. All that a
page is drawn from is part of its name, so a corrected word or another date is another page.
"""

from collections.abc import Callable, Iterable

from django.http import HttpResponse

from surveys.journey import Journey

KEPT: dict[tuple, str] = {}
AT_MOST = 1000  # pages and parts, of some kilobytes each


def hole_for(name: object) -> str:
    """Where somebody's own words go. No page and no stored answer holds such a character."""
    return f"\0{name}\0"


KEY_HERE = hole_for("key")


def keep(journey: Journey, what: tuple, draw: Callable[[], str]) -> str:
    """What `draw` draws for everybody who is at this point, with a hole for the key."""
    known = (*drawn_from(journey), *what)
    if known not in KEPT:
        if len(KEPT) >= AT_MOST:
            KEPT.clear()
        key = journey.carried
        KEPT[known] = draw().replace(key, KEY_HERE) if key else draw()
    return KEPT[known]


def drawn_from(journey: Journey) -> tuple:
    """What every page is drawn from, besides what is its own."""
    return (
        journey.survey.key,
        journey.edition,
        journey.language,
        journey.layer,
        journey.key is None,
        journey.has_cookie,
        journey.reader,
        journey.has_helper,
    )


def fill(journey: Journey, page: str, words: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """A kept page with its holes filled: (hole, words that are safe to show), then the key."""
    for here, said in words:
        page = page.replace(here, said)
    return HttpResponse(page.replace(KEY_HERE, journey.carried))
