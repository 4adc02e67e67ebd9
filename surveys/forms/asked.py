"""A question in the words of one language and layer, ready to be drawn."""

from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.translation import get_language, gettext, ngettext

from surveys.flow import MAY_QUOTE, TOKENS
from surveys.frozen import FrozenQuestion, FrozenSurvey, Words
from surveys.models import Kind, Layer
from voice.shared.languages import direction_of


@dataclass(frozen=True, slots=True)
class Asked:
    question: FrozenQuestion
    title: str  # the question without marks, for the page's title
    text: str
    hint: str
    choices: list[tuple[str, str]]  # (code, words)
    shows: dict[str, str] = field(default_factory=dict)  # what the picture of a code shows
    reason: str = ""


def ask(
    survey: FrozenSurvey, question: FrozenQuestion, language: str = "", layer: str = Layer.STANDARD
) -> Asked:
    """Put a question into words. Words in another language than the page's say which it is."""
    if question is MAY_QUOTE:
        return ask_to_quote()

    def say(target: str) -> Words:
        words, spoken = survey.words(target, language, layer)
        return Words(marked(words.text, spoken), marked(words.hint, spoken))

    code = question.worded_as
    title = numbered(survey.words(f"q:{code}", language, layer)[0].text, question)
    words = say(f"q:{code}")
    shows = {
        choice.code: what_it_shows(survey, f"c:{code}:{choice.code}", language, layer)
        for choice in question.choices
        if choice.picture
    }
    return Asked(
        question,
        title,
        words.text,
        words.hint,
        [(choice, say(f"c:{code}:{choice}").text) for choice in question.choice_codes],
        shows,
        say(f"r:{code}").text if survey.has_words(f"r:{code}") else "",
    )


def numbered(title: str, question: FrozenQuestion) -> str:
    """A title that no other page has, where a question is asked on several."""
    return f"{title} ({question.place}/{question.places})" if question.places > 1 else title


def what_it_shows(survey: FrozenSurvey, target: str, language: str, layer: str) -> str:
    """What the picture of a choice shows; in the survey's own words where no others say it."""
    return survey.words(target, language, layer)[0].hint or survey.words(target)[0].hint


def ask_to_quote() -> Asked:
    title = gettext("May we show other people what you wrote?")
    return Asked(
        MAY_QUOTE,
        title,
        title,
        gettext(
            "We never show your name. We take out anything that shows who you are. "
            "If you say no, your answer still counts."
        ),
        [("yes", gettext("Yes, you can show it")), ("no", gettext("No, please do not show it"))],
    )


def marked(text: str, language: str) -> str:
    """The text, with its language and direction where they are not the page's."""
    if not text or language == get_language():
        return text
    words = '<span lang="{}" dir="{}">{}</span>'
    return format_html(words, language, direction_of(language), text)


# What a page says by itself ----------------------------------------------------------------------


def hint_of(asked: Asked) -> str:
    """The question's hint, then what the page must say by itself, a sentence each."""
    parts = [asked.hint, how_to_answer(asked.question)]
    if asked.question.kind.is_written and asked.question.kind is not Kind.ARTWORK:
        parts.append(no_names())
    if asked.reason:
        parts.append(format_html(gettext("Why we ask: {}"), asked.reason))
    said = [part for part in parts if part]
    return format_html(" ".join(["{}"] * len(said)), *said) if said else ""


def no_names() -> str:
    return gettext("Please do not write names.")


def how_to_answer(question: FrozenQuestion) -> str:
    say = HOW_TO_ANSWER.get(question.kind)
    return say(question) if say else ""


def limits_in_words(question: FrozenQuestion) -> str:
    least, most = question.limits.get("least") or 0, question.limits.get("most")
    if most and least == most:
        return ngettext("Choose %d.", "Choose %d.", most) % most
    if most and least > 1:
        return gettext("Choose from %(least)d to %(most)d.") % {"least": least, "most": most}
    if most:
        return gettext("Choose up to %d.") % most
    if least > 1:
        return gettext("Choose %d or more.") % least
    return gettext("You can choose more than one.")


def places_in_words(question: FrozenQuestion) -> str:
    return gettext("Give a place to each one you care about. Start with 1st.")


def sets_in_words(question: FrozenQuestion) -> str:
    if question.places < 2:
        return ""
    words = {"place": question.place, "places": question.places}
    return gettext("This is list %(place)d of %(places)d. The lists are different.") % words


def tokens_in_words(question: FrozenQuestion) -> str:
    tokens = question.limits.get("tokens") or TOKENS
    return gettext("You have %d tokens. Give more to what matters more. Use them all.") % tokens


HOW_TO_ANSWER = {
    Kind.MULTIPLE_CHOICE: limits_in_words,
    Kind.RANKING: places_in_words,
    Kind.BEST_WORST: sets_in_words,
    Kind.TOKENS: tokens_in_words,
}
