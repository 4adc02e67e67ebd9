"""Counts of what people answered, by breakdown, in SQL. Exact numbers: none of them may be shown
before it has passed `voice.shared.disclosure`.

A count is of people. A person's group is what they chose in the survey's question about it (the
first one in its order, where there are several), or what was kept of how they answered: in which
language, by which way in. None stands for those who did not say.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Avg, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import Combinable

from surveys.frozen import frozen
from surveys.models import (
    Answer,
    AnswerChoice,
    Breakdown,
    Collector,
    Kind,
    Layer,
    Question,
    Response,
    Survey,
    Wording,
)
from voice.shared.languages import name_of

Group = int | str | None

# What is kept of how somebody answered: what it is called, and where a response has it.
LANGUAGE, MODE = "language", "mode"
KEPT = {LANGUAGE: ("Language", "language"), MODE: ("Way of answering", "collector__mode")}


@dataclass(frozen=True)
class BreakdownQuestion:
    """By what results are broken down: a question, its choices in order being the `groups`; or,
    without a question, one of `KEPT`."""

    code: str
    label: str
    question: Question | None
    groups: tuple[tuple[int | str, str, str], ...]  # primary key or value, code, words


@dataclass(frozen=True)
class Tally:
    """How many people in each group, all told and without those who did not say."""

    counts: Mapping[Group, int] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def by(self, breakdown: BreakdownQuestion) -> tuple[int, ...]:
        return tuple(self.counts.get(pk, 0) for pk, _, _ in breakdown.groups)


@dataclass
class Words:
    """The words of a survey's questions and choices in its own language, by primary key."""

    questions: dict[int, str]
    choices: dict[int, str]


def words_of(survey: Survey) -> Words:
    """Two queries."""
    now = Wording.objects.current().filter(language=survey.language, layer=Layer.STANDARD)
    of_questions = now.filter(question__survey=survey).values_list("question", "text")
    of_choices = now.filter(choice__question__survey=survey).values_list("choice", "text")
    return Words(dict(of_questions), dict(of_choices))


def breakdowns_of(questions: list[Question], words: Words) -> list[BreakdownQuestion]:
    """One for each breakdown that the survey asks about, in the order of `Breakdown`.

    questions: with their choices fetched, in the order of the survey.
    """
    found: dict[str, Question] = {}
    for question in questions:
        if question.breakdown:
            found.setdefault(question.breakdown, question)
    return [
        BreakdownQuestion(
            code,
            Breakdown(code).label,
            found[code],
            tuple(
                (choice.pk, choice.code, words.choices.get(choice.pk, choice.code))
                for choice in found[code].choices.all()
            ),
        )
        for code in Breakdown.values
        if code in found
    ]


def kept_breakdowns(survey: Survey) -> list[BreakdownQuestion]:
    """By language and by way of answering, where the survey offers more than one. One query.

    What is offered makes the groups, not what was used: that a group stands there tells nothing.
    """
    written = Wording.objects.current().filter(question__survey=survey).order_by()
    spoken = written.annotate(of=Value(LANGUAGE)).values_list("of", "language")
    ways = survey.collectors.order_by().annotate(of=Value(MODE)).values_list("of", "mode")
    found = set(spoken.union(ways))
    languages = {code for of, code in found if of == LANGUAGE} | {survey.language}
    used = {code for of, code in found if of == MODE}
    offered = {
        LANGUAGE: [(code, name_of(code)) for code in sorted(languages)],
        MODE: [(code, words) for code, words in Collector.Mode.choices if code in used],
    }
    return [
        BreakdownQuestion(
            code, KEPT[code][0], None, tuple((value, value, words) for value, words in groups)
        )
        for code, groups in offered.items()
        if len(groups) > 1
    ]


def in_group(breakdown: BreakdownQuestion, path: str) -> Combinable:
    """The choice that the response at `path` made in the breakdown's question, or what was kept."""
    if breakdown.question is None:
        field = KEPT[breakdown.code][1]
        return F(field if path == "pk" else f"{path}__{field}")
    made = AnswerChoice.objects.filter(
        answer__response=OuterRef(path), answer__question=breakdown.question
    )
    return Subquery(made.values("choice")[:1])


def tallied(
    rows: QuerySet, key: str, breakdown: BreakdownQuestion | None, path: str, count: str = "pk"
) -> dict[int, Tally]:
    """Tallies of `count` (counted once each) by the value of `key`. One query.

    path: leads from a row to its response.
    """
    rows = rows.order_by()
    if breakdown is None:
        grouped = rows.values_list(key).annotate(n=Count(count, distinct=True))
        return {value: Tally({None: n}) for value, n in grouped}
    grouped = rows.annotate(of_group=in_group(breakdown, path)).values_list(key, "of_group")
    counts: dict[int, Counter[Group]] = defaultdict(Counter)
    for value, group, n in grouped.annotate(n=Count(count, distinct=True)):
        counts[value][group] += n
    return {value: Tally(by_group) for value, by_group in counts.items()}


def reach(survey: Survey, breakdown: BreakdownQuestion | None) -> Tally:
    """People who took part."""
    complete = Response.objects.complete().filter(version__survey=survey)
    return tallied(complete, "version__survey", breakdown, "pk").get(survey.pk, Tally())


def answered(survey: Survey, breakdown: BreakdownQuestion | None) -> dict[int, Tally]:
    """People who chose something, by closed question: its base."""
    picked = complete_picks(survey)
    return tallied(picked, "answer__question", breakdown, "answer__response", "answer__response")


def picks(survey: Survey, breakdown: BreakdownQuestion | None) -> dict[int, Tally]:
    """People who chose each choice: who put it first, in a ranking; who gave it a token; who said
    once or more that it matters the most, where things are shown four at a time.
    """
    first = complete_picks(survey).filter(Q(rank=None) | Q(rank=1))
    return tallied(first, "choice", breakdown, "answer__response", "answer__response")


def complete_picks(survey: Survey) -> QuerySet[AnswerChoice]:
    return AnswerChoice.objects.filter(
        answer__question__survey=survey, answer__response__submitted_on__isnull=False
    )


def mean_ranks(survey: Survey) -> dict[int, float]:
    """The mean place that each choice of the survey's rankings was given, among who placed it."""
    ranked = complete_picks(survey).filter(answer__question__kind=Kind.RANKING).order_by()
    return dict(ranked.values_list("choice").annotate(mean=Avg("rank")))


def mean_tokens(survey: Survey, answered: Mapping[int, Tally]) -> dict[int, float]:
    """How many tokens each choice was given, on average over all who shared theirs out.

    answered: the people who answered, by question (see above). A choice that nobody gave a token
    is not in it. One query.
    """
    given = complete_picks(survey).filter(tokens__isnull=False).order_by()
    sums = given.values_list("answer__question", "choice").annotate(sum=Sum("tokens"))
    return {choice: total / answered[question].total for question, choice, total in sums}


@dataclass(frozen=True)
class BestWorst:
    """How often a thing was shown to people who answered, and was the best or worst of four."""

    shown: int
    best: int
    worst: int

    @property
    def score(self) -> float:
        """Best minus worst for each time that it was shown: from -1 (always the worst) to 1."""
        return (self.best - self.worst) / self.shown if self.shown else 0.0


def best_worst(survey: Survey) -> dict[int, BestWorst]:
    """Counts for each choice of the survey's questions that show four things at a time.

    Each set was frozen with the version that people answered. Two queries, one more a version.
    """
    picked = complete_picks(survey).filter(answer__question__kind=Kind.BEST_WORST).order_by()
    best, worst = Counter[int](), Counter[int]()
    for choice, is_best, n in (
        picked.annotate(is_best=Q(rank=1)).values_list("choice", "is_best").annotate(n=Count("pk"))
    ):
        (best if is_best else worst)[choice] += n
    shown = times_shown(survey) if best or worst else Counter[int]()
    return {choice: BestWorst(shown[choice], best[choice], worst[choice]) for choice in shown}


def times_shown(survey: Survey) -> Counter[int]:
    """How often each choice of a set stood before somebody who answered that set."""
    answers = Answer.objects.filter(
        question__survey=survey,
        question__kind=Kind.BEST_WORST,
        response__submitted_on__isnull=False,
        refusal="",
    ).order_by()
    shown: Counter[int] = Counter()
    keys = ("response__version", "response__version__revision", "question", "place")
    for version, revision, question, place, n in answers.values_list(*keys).annotate(n=Count("pk")):
        sets = {(q.id, q.place): q.choices for q in frozen(version, revision).questions()}
        for choice in sets.get((question, place), ()):
            shown[choice.id] += n
    return shown


def written_and_released(survey: Survey, breakdown: BreakdownQuestion | None) -> dict[int, Tally]:
    """People whose written answer was released, by question: the base of its themes."""
    return tallied(released_answers(survey), "question", breakdown, "response")


def released_answers(survey: Survey) -> QuerySet[Answer]:
    complete = Answer.objects.filter(question__survey=survey, response__submitted_on__isnull=False)
    return complete.released()


def refusals(survey: Survey) -> dict[int, Counter]:
    """Ways of not answering, counted apart: people by question, then by `Refusal`."""
    refused = Answer.objects.filter(
        question__survey=survey, response__submitted_on__isnull=False
    ).exclude(refusal="")
    counted: dict[int, Counter] = {}
    people = Count("response", distinct=True)
    for question, refusal, n in (
        refused.order_by().values_list("question", "refusal").annotate(n=people)
    ):
        counted.setdefault(question, Counter())[refusal] = n
    return counted


def not_yet_read(survey: Survey) -> dict[int, int]:
    """Written answers that are still held, by question."""
    held = Answer.objects.filter(
        question__survey=survey,
        response__submitted_on__isnull=False,
        review__status="held",
    )
    return dict(held.order_by().values_list("question").annotate(n=Count("pk")))
