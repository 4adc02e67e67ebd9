"""Which column answers which question, and which choice a cell means."""

import re
import unicodedata
from functools import lru_cache

from surveys.frozen import FrozenQuestion, FrozenSurvey
from surveys.models import Breakdown, Kind, Refusal

ID, QUOTE, QUESTION, WHY = "id", "quote", "q:", "why:"
ID_NAMES = {
    "id",
    "ref",
    "reference",
    "response id",
    "responseid",
    "respondent id",
    "respondent",
    "row id",
    "entry id",
    "submission id",
}
QUOTE_WORDS = ("quote", "quoted")
WRITTEN_NAMES = {"text", "answer", "answers", "comment", "comments", "response", "responses"}
BREAKDOWN_WORDS: dict[str, set[str]] = {
    Breakdown.AGE_BAND: {"age", "old", "ages", "year"},
    Breakdown.LOCALITY: {"area", "locality", "live", "town", "place", "postcode", "where"},
}
YES = {"yes", "y", "true", "1", "agree", "agreed", "ok", "i agree", "x"}
NO = {"no", "n", "false", "0"}
UNSURE = {"not sure", "unsure", "dont know", "don't know", "maybe", "?", "do not know"}
RATHER_NOT = {"prefer not to say", "rather not say", "i'd rather not say", "would rather not say"}
NOT_UNDERSTOOD = {"i don't understand", "did not understand", "didn't understand"}
TWO_AGES = re.compile(r"(\d{1,2})\s*(?:-|to|and)\s*(\d{1,2})")
ONE_AGE = re.compile(r"(\d{1,2})")
OR_UNDER = re.compile(r"under|younger|below|less|up to")
OR_OVER = re.compile(r"\+|over|older|above|more")


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Text as it is compared: one case, one kind of dash, apostrophe and space, no end marks."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[‐-―−]", "-", text).replace("’", "'").replace("_", " ")  # noqa: RUF001
    return " ".join(text.split()).strip(" .,;:!\"'")


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[\w']+", plain(text)))


def guess_columns(headers: list[str], survey: FrozenSurvey) -> dict[str, str]:
    """What each column probably holds, as `AnswerImport.mapping["columns"]`. A guess to check."""
    found: dict[str, str] = {}
    for header in headers:
        target = guess_column(header, survey)
        if target and target not in found.values():
            found[header] = target
    written = [question for question in survey.questions() if question.kind.is_written]
    if len(written) == 1 and f"{QUESTION}{written[0].code}" not in found.values():
        left = [header for header in headers if header not in found]
        named = [header for header in left if plain(header) in WRITTEN_NAMES] or left
        if len(named) == 1 or (named and named != left):
            found[named[0]] = f"{QUESTION}{written[0].code}"
    return found


def guess_column(header: str, survey: FrozenSurvey) -> str:
    if plain(header) in ID_NAMES:
        return ID
    scored = [(likeness(header, question, survey), question) for question in survey.questions()]
    best, question = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if question is not None and best >= 0.6:
        return f"{QUESTION}{question.code}"
    return QUOTE if words_of(header).intersection(QUOTE_WORDS) else ""


def likeness(header: str, question: FrozenQuestion, survey: FrozenSurvey) -> float:
    """From 0 to 1: how much a column's name is like a question's code or wording."""
    if plain(header) == plain(question.code):
        return 1.0
    asked = asked_in_words(question, survey)
    if plain(header) == plain(asked):
        return 1.0
    named, wanted = words_of(header), words_of(asked)
    shared = len(named & wanted) / len(named | wanted) if named | wanted else 0.0
    known = BREAKDOWN_WORDS.get(question.breakdown, set())
    return max(shared, 0.8 if known & named and len(named) <= 6 else 0.0)


def asked_in_words(question: FrozenQuestion, survey: FrozenSurvey) -> str:
    """The question, and which of its lists where it is asked on several screens."""
    words = survey.words(f"{QUESTION}{question.worded_as}")[0].text
    return f"{words} (list {question.place})" if question.place else words


def meanings(question: FrozenQuestion, survey: FrozenSurvey) -> dict[str, str]:
    """What plain cells mean: a choice's code for its code and its words in each language."""
    known: dict[str, str] = {}
    for code in question.choice_codes:
        target = f"c:{question.worded_as}:{code}"
        for language in survey.wordings.values():
            for layer in language.values():
                if target in layer:
                    known.setdefault(plain(layer[target][0]), code)
        known.setdefault(plain(code), code)
    if question.kind == Kind.YES_NO:
        for code, cells in (("yes", YES), ("no", NO), ("unsure", UNSURE)):
            known |= {plain(cell): code for cell in cells if plain(cell) not in known}
    return known


def refusal_of(cell: str) -> str:
    if plain(cell) in RATHER_NOT:
        return Refusal.RATHER_NOT_SAY
    return Refusal.NOT_UNDERSTOOD if plain(cell) in NOT_UNDERSTOOD else ""


def age_ranges(question: FrozenQuestion, survey: FrozenSurvey) -> list[tuple[int, int, str]]:
    """(youngest, oldest, code) of each choice of an age band question, read from its words."""
    ranges = []
    for code in question.choice_codes:
        text = plain(survey.words(f"c:{question.worded_as}:{code}")[0].text)
        if found := age_range(text):
            ranges.append((*found, code))
    return ranges


def age_range(text: str) -> tuple[int, int] | None:
    if two := TWO_AGES.search(text):
        return int(two[1]), int(two[2])
    one = ONE_AGE.search(text)
    if one is None:
        return None
    age = int(one[1])
    if OR_OVER.search(text):
        return age + text.startswith(("over", "above", "more")), 120
    if OR_UNDER.search(text):
        return 0, age - text.startswith(("under", "younger than", "below", "less than"))
    return age, age


def band_of(cell: str, ranges: list[tuple[int, int, str]]) -> str:
    """The code of the one band that an age in years falls in, or "" where none or two do."""
    if not plain(cell).isdecimal():
        return ""
    codes = [code for youngest, oldest, code in ranges if youngest <= int(plain(cell)) <= oldest]
    return codes[0] if len(codes) == 1 else ""
