"""Answers that come after themes were agreed: which wait to be placed, and which are new here."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from analysis.models import NO_THEME, AnalysisRun, Coding, ProposedCoding
from analysis.queries import ThemeRow, agreed_themes
from surveys.models import Question


def numbers_of(
    question: Question, run: AnalysisRun | None, agreed_at: dt.datetime | None
) -> dict[str, int]:
    """Of the released answers: how many there are (`released`), were let go after a run read
    (`since`), wait to be placed (`to_place`) and are new here (`new_here`). One query."""
    answers = question.answers.released()
    counted = {"released": number_of(answers)}
    if run:
        later = answers.filter(review__decided_at__gt=run.read_at or run.created_at)
        counted["since"] = number_of(later)
        counted["to_place"] = number_of(to_be_placed(run), "answer")
        counted["new_here"] = number_of(new_here(question, run, agreed_at))
    found = Question.objects.filter(pk=question.pk).values(**counted).get()
    return {"since": 0, "to_place": 0, "new_here": 0, **found}


def number_of(rows: QuerySet, each: str = "pk") -> Coalesce:
    """How many there are, within another query."""
    every = rows.order_by().annotate(all=Value(1)).values("all")
    counted = every.annotate(number=Count(each, distinct=each != "pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def to_be_placed(run: AnalysisRun) -> QuerySet:
    """What the run says of answers that it puts in agreed themes and that are in none yet."""
    coded = Coding.objects.standing().filter(
        theme__theme_set__question=run.question_id, theme__dropped_at=None
    )
    return placed_by(run).exclude(answer__in=coded.values("segment__answer"))


def placed_by(run: AnalysisRun) -> QuerySet:
    """What the run says of answers that it puts in agreed themes."""
    return ProposedCoding.objects.standing().filter(
        proposed_theme__run=run,
        proposed_theme__adopted_as__isnull=False,
        proposed_theme__adopted_as__dropped_at=None,
    )


def agreed_since(question: Question) -> dt.datetime | None:
    """When the first of the themes that stand was agreed; None where there are none."""
    return agreed_themes(question).aggregate(since=Min("created_at"))["since"]


def first_agreed(rows: Iterable[ThemeRow]) -> dt.datetime | None:
    """The same, of themes that have been read already."""
    return min((each.theme.created_at for row in rows for each in (row, *row.below)), default=None)


def new_here(
    question: Question, run: AnalysisRun | None, agreed_at: dt.datetime | None
) -> QuerySet:
    """Answers let go since the themes were agreed, that say something and fit none of them.

    By the newest run that ended well: what it has not read yet is not known to fit none. What a
    person took out of a theme was looked at and is not new.
    """
    if run is None or agreed_at is None:
        return question.answers.none()
    known = Coding.objects.filter(
        theme__theme_set__question=question, theme__dropped_at=None, segment__answer=OuterRef("pk")
    )
    empty = run.uncoded_answers.exclude(why=NO_THEME).filter(answer=OuterRef("pk"))
    return (
        question.answers.released()
        .filter(
            ~Exists(known),
            ~Exists(placed_by(run).filter(answer=OuterRef("pk"))),
            ~Exists(empty),
            review__decided_at__gt=agreed_at,
            review__decided_at__lte=run.read_at or run.created_at,
        )
        .select_related("review")
    )


def waiting_to_be_placed(run: AnalysisRun) -> int:
    """How many answers the run puts in agreed themes that are in none of them yet."""
    return to_be_placed(run).aggregate(number=Count("answer", distinct=True))["number"]
