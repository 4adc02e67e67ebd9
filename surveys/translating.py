"""What a survey says, line by line, beside the same in another language or reading layer."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from surveys.models import Choice, Layer, Question, Survey, WordedPart, Wording

Thing = Survey | Question | Choice


@dataclass(slots=True)
class Line:
    """One text to be worded. `target` is its name in a version; `now` its wording, if there is one.

    `source` and `source_hint` are the words of the survey's own language.
    """

    target: str
    thing: Thing
    source: str
    source_hint: str = ""
    source_reason: str = ""
    now: Wording | None = None

    @property
    def fields(self) -> dict:
        """What a wording of this line is found by."""
        if isinstance(self.thing, Survey):
            return {"survey": self.thing, "part": self.target.partition(":")[2]}
        return {type(self.thing).__name__.lower(): self.thing}


def lines_of(survey: Survey, language: str, layer: str) -> list[Line]:
    """Every line of a survey in order: its start page, then questions, each with its choices.

    The wordings of a line in the survey's own language come as `source`. Four queries.
    """
    shown = Wording.objects.current().filter(is_shown(survey, language, layer))
    words = Prefetch("wordings", shown)
    questions = (
        Question.objects.current()
        .filter(survey=survey)
        .prefetch_related(words, Prefetch("choices", offered().prefetch_related(words)))
    )
    rows = Wording.objects.current().filter(survey=survey, language=language, layer=layer)
    of_start = {wording.part: wording for wording in rows}
    return [*start_lines(survey, of_start), *question_lines(questions, survey, language, layer)]


def is_shown(survey: Survey, language: str, layer: str) -> Q:
    return Q(language=language, layer=layer) | Q(language=survey.language, layer=Layer.STANDARD)


def offered():
    return Choice.objects.filter(retired_at=None)


def start_lines(survey: Survey, wordings: dict[str, Wording]) -> Iterator[Line]:
    campaign = survey.campaign
    told = {
        WordedPart.TITLE: survey.title,
        WordedPart.PURPOSE: campaign.purpose,
        WordedPart.ASKED_BY: campaign.asked_by,
        WordedPart.READERS: campaign.readers,
    }
    for part, source in told.items():
        yield Line(f"v:{part.value}", survey, source, now=wordings.get(part.value))


def question_lines(questions, survey: Survey, language: str, layer: str) -> Iterator[Line]:
    for question in questions:
        yield line_of(f"q:{question.code}", question, survey, language, layer)
        for choice in question.choices.all():
            target = f"c:{question.code}:{choice.code}"
            yield line_of(target, choice, survey, language, layer)


def line_of(target: str, thing: Thing, survey: Survey, language: str, layer: str) -> Line:
    by_way = {(w.language, w.layer): w for w in thing.wordings.all()}
    own = by_way.get((survey.language, Layer.STANDARD.value))
    now = by_way.get((language, layer))
    if own is None:
        return Line(target, thing, target.rpartition(":")[2], now=now)
    return Line(target, thing, own.text, own.hint, own.reason, now)


# How far the translations are -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Way:
    """One language and layer: how many of the lines have words."""

    language: str
    layer: str
    worded: int
    lines: int

    @property
    def is_whole(self) -> bool:
        return self.worded >= self.lines


def ways_of(survey: Survey) -> dict[str, list[Way]]:
    """By language, the layers that have any words. Two queries.

    The start page counts, and the questions and choices that are still asked.
    """
    current = Wording.objects.current()
    asked = Q(question__survey=survey, question__retired_at=None)
    listed = Q(
        choice__question__survey=survey,
        choice__question__retired_at=None,
        choice__retired_at=None,
    )
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for language, layer in current.filter(asked | listed | Q(survey=survey)).values_list(
        "language", "layer"
    ):
        counted[language, layer] += 1
    own = (survey.language, Layer.STANDARD.value)
    lines = counted[own] + len(WordedPart)
    counted[own] = lines
    ways: dict[str, list[Way]] = defaultdict(list)
    for (language, layer), worded in sorted(counted.items()):
        ways[language].append(Way(language, layer, worded, lines))
    return ways
