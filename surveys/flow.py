"""Which questions a person meets, worked out anew from what they have answered so far.

Pure functions over a frozen survey and its answers. There is no index of pages anywhere: two open
tabs, the back button and a lost phone cannot disagree with the answers that were stored.

Answers are {question code: entry}. An entry is {"refusal": "..."}, or some of

    "codes": the choices picked; in order for a ranking, best and worst for a set of four
    "numbers": of tokens, one for each of the codes
    "text": what was written
    "artwork": the key of the picture that was sent

The mark {"removed": true} says that an answer was taken away because the question no longer fits,
and counts as no answer. The mark {"first": true} says that it was given before *Start*: it is shown
on the check page and can be changed there, but it is not asked again on the way.
"""

import math
from collections.abc import Mapping, Sequence

from surveys.frozen import FrozenChoice, FrozenQuestion, FrozenSection, FrozenSurvey
from surveys.models import Kind

Entry = Mapping[str, object]
Answers = Mapping[str, Entry]

# Asked after the last question when somebody has written something. No question of a survey can
# have this code, because a slug has no colon.
MAY_QUOTE = FrozenQuestion(
    id=0,
    code=":may-quote",
    kind=Kind.YES_NO,
    is_required=False,
    breakdown="",
    limits={},
    choices=(FrozenChoice(0, "yes"), FrozenChoice(0, "no")),
)

# The mark of an answer from before *Start*, and the code of the band where no question asks for it.
FIRST, BAND = "first", ":age"

# How long a question takes, in seconds; a careful reader of nine, not an adult in a hurry.
SECONDS = {
    Kind.SINGLE_CHOICE: 15,
    Kind.MULTIPLE_CHOICE: 20,
    Kind.PICTURE_CHOICE: 15,
    Kind.THIS_OR_THAT: 8,
    Kind.FACES: 10,
    Kind.THREE_FACES: 10,
    Kind.YES_NO: 10,
    Kind.SOMETIMES: 10,
    Kind.AGREE: 12,
    Kind.RANKING: 45,
    Kind.BEST_WORST: 20,
    Kind.TOKENS: 60,
    Kind.PLACE: 15,
    Kind.SHORT_TEXT: 30,
    Kind.LONG_TEXT: 75,
    Kind.THREE_THINGS: 60,
    Kind.ARTWORK: 90,
}
SECONDS_OF_WHY = 30
TOKENS = 10  # to share out, where the survey says no other number


def is_answered(answers: Answers, code: str) -> bool:
    """Whether a question was answered or refused: it need not be asked again."""
    entry = answers.get(code, {})
    return bool(entry) and not entry.get("removed")


def is_first(answers: Answers, code: str) -> bool:
    """Whether a question was answered before *Start*, and so is no page of the way."""
    return bool(answers.get(code, {}).get(FIRST))


def band_of(survey: FrozenSurvey, answers: Answers) -> str:
    """The age band that somebody said; empty where they did not."""
    return next(iter(codes_of(answers, survey.age_code or BAND)), "")


def codes_of(answers: Answers, code: str) -> Sequence[str]:
    return answers.get(code, {}).get("codes", ())  # type: ignore[return-value]


def section_shows(section: FrozenSection, answers: Answers, met: set[str]) -> bool:
    """Whether a section shows, given the codes of the questions met before it."""
    asked = section.show_if_question
    if asked is None:
        return True
    return asked in met and not section.show_if_choices.isdisjoint(codes_of(answers, asked))


def route(
    survey: FrozenSurvey, answers: Answers, *, asks_to_quote: bool = False
) -> list[FrozenQuestion]:
    """The questions that a person with these answers meets, in order.

    An answer to a question that is itself no longer met opens nothing.
    """
    questions: list[FrozenQuestion] = []
    met: set[str] = set()
    band = band_of(survey, answers)
    for section in survey.sections:
        if section_shows(section, answers, met):
            shown = [q for q in section.questions if is_for(q, band)]
            questions += shown
            met.update(question.code for question in shown)
    if asks_to_quote and has_words(questions, answers):
        questions.append(MAY_QUOTE)
    return questions


def is_for(question: FrozenQuestion, band: str) -> bool:
    """Whether a question is for people of an age band; where none was said, every question is."""
    return not question.age_bands or not band or band in question.age_bands


def has_words(questions: Sequence[FrozenQuestion], answers: Answers) -> bool:
    """Whether anything was written in answer to these questions."""
    return any(
        answers.get(question.code, {}).get("text") for question in questions if question.is_written
    )


def settle(
    survey: FrozenSurvey, answers: Answers, *, asks_to_quote: bool = False
) -> tuple[dict[str, Entry], list[str]]:
    """Take away the answers to questions that are no longer met.

    Returns the answers left, each taken one replaced by the mark `removed`, and the codes of those
    whose loss must be told (a skipped question and the permission to quote are no loss).
    """
    met = {question.code for question in route(survey, answers, asks_to_quote=asks_to_quote)}
    kept = {code: entry for code, entry in answers.items() if code in met or code == BAND}
    lost = [
        question.code
        for question in survey.questions()
        if question.code not in met and has_answer(answers.get(question.code, {}))
    ]
    return {**kept, **{code: {"removed": True} for code in lost}}, lost


def has_answer(entry: Entry) -> bool:
    """Whether an entry says something: a refusal and a mark do not."""
    return bool(entry.get("codes") or entry.get("text") or entry.get("artwork"))


def first_open(questions: Sequence[FrozenQuestion], answers: Answers) -> FrozenQuestion | None:
    """The first question of a route that still waits for an answer."""
    return next((q for q in questions if not is_answered(answers, q.code)), None)


def find(questions: Sequence[FrozenQuestion], code: str) -> FrozenQuestion | None:
    return next((question for question in questions if question.code == code), None)


def may_meet(questions: Sequence[FrozenQuestion], answers: Answers, code: str) -> bool:
    """Whether a page may be shown: it is on the route and nothing before it is open."""
    waiting = first_open(questions, answers)
    codes = [question.code for question in questions]
    if code not in codes:
        return False
    return waiting is None or codes.index(code) <= codes.index(waiting.code)


def before(
    questions: Sequence[FrozenQuestion], answers: Answers, code: str
) -> FrozenQuestion | None:
    """The question before this one on the way."""
    on_the_way = [q for q in questions if q.code == code or not is_first(answers, q.code)]
    codes = [question.code for question in on_the_way]
    place = codes.index(code) if code in codes else 0
    return on_the_way[place - 1] if place else None


def after(
    questions: Sequence[FrozenQuestion], answers: Answers, code: str, *, changing: bool = False
) -> FrozenQuestion | None:
    """The question that follows an answer; None where all are answered and can be checked.

    Somebody who changes one answer from the check page goes back there, by way of whatever the
    change has opened.
    """
    waiting = first_open(questions, answers)
    if changing:
        return waiting
    codes = [question.code for question in questions]
    follows = codes.index(code) + 1 if code in codes else len(codes)
    ahead = (q for q in questions[follows:] if not is_first(answers, q.code))
    return next(ahead, waiting)


def position(
    survey: FrozenSurvey,
    questions: Sequence[FrozenQuestion],
    answers: Answers,
    code: str,
    *,
    asks_to_quote: bool = False,
) -> tuple[int, int, bool]:
    """(number, total, is_about): "Question 3 of about 8", for a question of the route.

    "About" while an open question can still add to the route.
    """
    on_the_way = [q for q in questions if q.code == code or not is_first(answers, q.code)]
    number = [question.code for question in on_the_way].index(code) + 1
    growing = opening(survey, questions)
    if asks_to_quote and MAY_QUOTE not in questions:
        growing |= {question.code for question in questions if question.is_written}
    is_about = any(not is_answered(answers, grows) for grows in growing)
    return number, len(on_the_way), is_about


def opening(survey: FrozenSurvey, questions: Sequence[FrozenQuestion]) -> set[str]:
    """Codes of the questions of a route whose answers decide about a section."""
    deciding = {section.show_if_question for section in survey.sections}
    return {question.code for question in questions if question.code in deciding}


def seconds(question: FrozenQuestion) -> int:
    return SECONDS[question.kind] + (SECONDS_OF_WHY if question.limits.get("why") else 0)


def minutes(survey: FrozenSurvey) -> tuple[int, int]:
    """(least, most) whole minutes that a survey takes: without and with every hidden section."""
    times = {section.code: sum(map(seconds, section.questions)) for section in survey.sections}
    hidden = sum(times[s.code] for s in survey.sections if s.show_if_question is not None)
    most = sum(times.values())
    return max(1, math.ceil((most - hidden) / 60)), max(1, math.ceil(most / 60))


def ranks_of(question: FrozenQuestion, picked: int) -> Sequence[int | None]:
    """The rank of each of the choices picked: of a set the first is best and the other worst."""
    if question.kind is Kind.RANKING:
        return list(range(1, picked + 1))
    if question.kind is Kind.BEST_WORST:
        return [1, len(question.choices)][:picked]
    return [None] * picked
