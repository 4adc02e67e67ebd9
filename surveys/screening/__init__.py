"""The library that orders the reading queue and finds personal details.

It decides nothing: people read every answer. It runs here, calls nothing else, and says why it
said what it said. `screen` is all that the rest of the product uses.
"""

import time
from collections.abc import Iterable

from surveys.screening.classifier import judge, weights
from surveys.screening.languages import is_unread
from surveys.screening.normalise import Sentence, sentences_of
from surveys.screening.personal import personal_details
from surveys.screening.phrases import RULES, marks_in
from surveys.screening.result import CATEGORIES, Band, Mark, Personal, Screening
from surveys.screening.windows import is_denied, is_plainly_denied

__all__ = ["CATEGORIES", "LONGEST", "Band", "Mark", "Personal", "Screening", "prepare", "screen"]

LONGEST = 20_000  # characters; longer texts are read by people first
SECONDS = 0.5  # a text that takes longer is read by people first
CLASSIFIER = "unlike everyday answers"
SURE = 0.97  # how sure the classifier must be of what a rule let pass, or what is denied
RULE_STRENGTH = {Band.DANGER: 0.95, Band.HARM: 0.7}


def prepare() -> None:
    """Read the table and make the patterns, so that nobody's answer has to wait for it."""
    weights()
    for rule in RULES:
        _ = rule.compiled
    screen("ready")


class TooSlowError(Exception):
    """Screening took longer than it may."""


def screen(text: str, *, schools: Iterable[str] = (), seconds: float = SECONDS) -> Screening:
    """What the rules and the classifier say of a text. Never raises: what breaks is unread.

    `schools` are names that count as personal details. 5,000 characters take about 10 ms. `seconds`
    are of this thread's own work: on a busy machine a text is not left unread for others' sake.
    """
    if len(text) > LONGEST:
        return Screening(Band.UNREAD, problem="too long")
    try:
        return screened(text, schools, time.thread_time() + seconds)
    except TooSlowError:
        return Screening(Band.UNREAD, problem="too slow")
    except Exception:  # noqa: BLE001 (whatever breaks here must not lose or hide an answer)
        return Screening(Band.UNREAD, problem="broke")


def screened(text: str, schools: Iterable[str], until: float) -> Screening:
    sentences = sentences_of(text)
    marks: list[Mark] = []
    strength = 0.0
    for sentence in sentences:
        if time.thread_time() > until:
            raise TooSlowError
        found, chance = look_at(sentence)
        marks += found
        strength = max(strength, chance)
    personal = personal_details(text, schools)
    band = max((mark.band for mark in marks), default=Band.REST)
    if band < Band.UNREAD and is_unread(text, sentences):
        return Screening(Band.UNREAD, strength, marks, personal, problem="another language")
    return Screening(band, strength, marks, personal)


def look_at(sentence: Sentence) -> tuple[list[Mark], float]:
    """The marks of one sentence, and how strong they are. The classifier only ever adds."""
    marks, is_explained = marks_in(sentence)
    by_rule = max((mark.band for mark in marks), default=Band.REST)
    if by_rule is Band.DANGER:
        return marks, RULE_STRENGTH[by_rule]
    band, chance, first, last = judge(sentence)
    if band > by_rule and is_heard(band, chance, is_explained=is_explained, sentence=sentence):
        words = sentence.words[first:last]
        marks.append(Mark("", band, CLASSIFIER, words[0].start, words[-1].end))
    return marks, max(chance, RULE_STRENGTH.get(by_rule, 0.0))


def is_heard(band: Band, chance: float, *, is_explained: bool, sentence: Sentence) -> bool:
    """Whether the classifier may speak of a sentence that a rule let pass, or that denies."""
    if band is Band.DANGER and chance >= SURE:
        return not is_plainly_denied(sentence)
    return not is_explained and not is_denied(sentence)
