"""A survey of the demonstration in further languages and easier words, as the desk writes them."""

from surveys.actions.translating import set_media, write_words_in
from surveys.forms.translating import ready_words
from surveys.models import Layer, Survey
from surveys.translating import lines_of
from voice.demonstration.files import DATA, read_json
from voice.shared.images import remake_small

# Easy Read: a picture beside a question, and what it shows.
PICTURES = {
    "q:feeling": ("gold-hill", "Houses on a steep street"),
    "q:feeling-young": ("gold-hill", "Houses on a steep street"),
    "q:likes": ("heath", "A pony on a heath"),
}


def word(survey: Survey, by) -> None:
    """Word a survey from `wordings.json`: words that come with the product are taken from there."""
    told = read_json("wordings.json")
    for language, layers in told.items():
        for layer, lines in layers.items():
            there = lines_of(survey, language, layer)
            ready = ready_words(there, language) if layer == Layer.STANDARD else {}
            words = {target: (text, "", "") for target, text in ready.items()}
            words |= {target: (*pair(said), "") for target, said in lines.items()}
            write_words_in(survey=survey, language=language, layer=layer, words=words, by=by)
    put_pictures(survey, by)


def pair(said: str | list[str]) -> tuple[str, str]:
    return (said, "") if isinstance(said, str) else (said[0], said[1])


def put_pictures(survey: Survey, by) -> None:
    lines = {line.target: line for line in lines_of(survey, survey.language, Layer.EASY_READ)}
    for target, (name, shows) in PICTURES.items():
        with (DATA / "pictures" / f"{name}.webp").open("rb") as file:
            picture = remake_small(file)
        set_media(survey=survey, line=lines[target], by=by, shows=shows, picture=picture)
