"""Small words for pages about themes."""

from django import template

from analysis.history import LastChange
from analysis.models import Card, Pile, ThemeEdit
from analysis.queries import how_sure as sureness
from analysis.together_forms import pile_words
from surveys.forms.asked import marked

register = template.Library()

SENTENCES = {
    "wrote": "wrote “{label}”",
    "adopted": "adopted “{label}”",
    "renamed": "renamed “{was}” to “{label}”",
    "described": "described “{label}”",
    "merged": "merged “{label}” into “{into_label}”",
    "split": "split “{into}” off “{label}” ({count} ticked)",
    "dropped": "dropped “{label}”",
    "put back": "put “{label}” back",
    "moved": "moved {count} from “{label}” to “{to_label}”",
    "added": "put an answer in “{label}”",
    "took out": "took {count} out of “{label}”",
    "confirmed": "checked {count} in “{label}”",
    "nested": "put “{label}” under “{into_label}”",
    "raised": "let “{label}” stand on its own",
    "sorted": "put {count} cards in “{label}”, as {named_by} sorted them",
    "placed": "placed answers as a run found them",
    "tied": "tied “{label}” to “{to_label}”",
    "untied": "untied “{label}” from “{to_label}”",
    "quoted": "chose a quote for “{label}”",
    "took a quote away": "took a quote of “{label}” away",
}


@register.filter
def how_sure(stability) -> str:
    """A stability in words; what a run did not measure is no number."""
    return sureness(stability if isinstance(stability, int | float) else None)


@register.filter
def hundredths(share) -> int:
    """A share from 0 to 1 as a whole number of hundredths."""
    return round(100 * (share or 0))


@register.filter
def told(edit: ThemeEdit | LastChange) -> str:
    """A change in words."""
    return sentence(edit.verb, edit.details)


def sentence(verb: str, details: dict) -> str:
    if verb == "undid":
        return "undid: " + sentence(details["of"]["verb"], details["of"]["details"])
    told = SENTENCES.get(verb, verb).format(**details)
    is_theirs = verb == "renamed" and details.get("named_by")
    return f"{told}, as {details['named_by']} named it" if is_theirs else told


# Words that young people read may be in another language than the page around them ---------------


@register.filter
def as_asked(asked: tuple[str, str]) -> str:
    return marked(*asked)


@register.filter
def as_written(card: Card) -> str:
    """The words on a card."""
    return marked(card.answer.review.released_text, card.answer.response.language)


@register.filter
def as_called(pile: Pile) -> str:
    return pile_words(pile)
