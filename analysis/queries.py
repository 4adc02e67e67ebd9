"""What the pages about themes show. Words come from `review.released_text` of released answers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from analysis.models import (
    AnalysisRun,
    Coding,
    ProposedCoding,
    ProposedTheme,
    Theme,
    ThemeSet,
)
from surveys.models import Answer, Layer, Question, Wording

EXAMPLES = 3
STEADY, FAIRLY_STEADY = 0.7, 0.5


@dataclass
class ThemeRow:
    """An agreed theme in the list: how many answers say it, how many of those a person put in."""

    theme: Theme
    answers: int = 0
    by_people: int = 0
    found: ProposedTheme | None = None
    below: list["ThemeRow"] = field(default_factory=list)


@dataclass
class Suggestion:
    """A suggested theme with the words of the answers nearest its heart."""

    proposed: ProposedTheme
    answers: int
    examples: list[str] = field(default_factory=list)
    below: list["Suggestion"] = field(default_factory=list)


@dataclass(frozen=True)
class Cutting:
    """A released answer with one part of it marked: `before`, `words`, `after`."""

    before: str
    words: str
    after: str


def cutting(text: str, start: int, end: int) -> Cutting:
    return Cutting(text[:start], text[start:end], text[end:])


def how_sure(stability: float | None) -> str:
    """In words: does the theme come back when the answers are drawn again?"""
    if stability is None:
        return "not measured"
    if stability >= STEADY:
        return "steady"
    return "fairly steady" if stability >= FAIRLY_STEADY else "wobbly"


def asked_in(path: str = "") -> Subquery:
    """The words of the question at `path` (such as `question__`) as its survey asks it."""
    words = Wording.objects.current().filter(
        question=OuterRef(f"{path}pk"),
        language=OuterRef(f"{path}survey__language"),
        layer=Layer.STANDARD,
    )
    return Subquery(words.values("text")[:1])


def revision_of(question: Question) -> int:
    """The number of changes to the question's themes so far."""
    revision = ThemeSet.objects.filter(question=question).values_list("revision", flat=True)
    return revision.first() or 0


def released_count(question: Question) -> int:
    """How many released answers there are: what shares on these pages are of."""
    return question.answers.released().count()


def released_in(path: str) -> Coalesce:
    """The same, of the question at `path`, within another query."""
    counted = Answer.objects.released().filter(question=OuterRef(f"{path}__pk")).order_by()
    number = counted.values("question").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def agreed_themes(question: Question) -> QuerySet:
    return Theme.objects.agreed().filter(theme_set__question=question)


def theme_rows(question: Question, found: Iterable[ProposedTheme] = ()) -> list[ThemeRow]:
    """Agreed themes, the most said first, sub-themes below theirs. Two queries.

    found: what a run says of them, for the figures on how sure each is.
    """
    rows = {theme.pk: ThemeRow(theme) for theme in agreed_themes(question)}
    for row in rows.values():
        if row.theme.parent_id in rows:
            rows[row.theme.parent_id].below.append(row)
    headings = [pk for pk, row in rows.items() if row.below]
    for pk, answers, by_people in counted_by_theme(list(rows), headings):
        rows[pk].answers = max(rows[pk].answers, answers)
        rows[pk].by_people = max(rows[pk].by_people, by_people)
    for proposed in found:
        if proposed.adopted_as_id in rows:
            rows[proposed.adopted_as_id].found = proposed
    top = [row for row in rows.values() if row.theme.parent_id not in rows]
    for row in top:
        row.below.sort(key=most_said)
    return sorted(top, key=most_said)


def counted_by_theme(themes: list[int], headings: list[int]) -> QuerySet:
    """(theme, answers, by people). Headings also with each answer once, in whichever of their
    sub-themes it is."""
    counted = Coding.objects.standing().filter(theme__in=themes).order_by()
    numbers = {
        "answers": Count("segment__answer", distinct=True),
        "by_people": Count("segment__answer", distinct=True, filter=Q(assigned_by__isnull=False)),
    }
    each = counted.annotate(top=F("theme_id")).values_list("top").annotate(**numbers)
    if not headings:
        return each
    within = counted.filter(Q(theme__in=headings) | Q(theme__parent__in=headings))
    above = within.annotate(top=Coalesce("theme__parent_id", "theme_id")).values_list("top")
    return each.union(above.annotate(**numbers), all=True)


def most_said(row: ThemeRow) -> tuple:
    return (-row.answers, row.theme.position, row.theme.pk)


def latest_runs(question: Question) -> tuple[AnalysisRun | None, AnalysisRun | None]:
    """The newest run whatever came of it, and the newest that ended well. One query."""
    newest, done = None, None
    runs = question.runs.of_all_answers().annotate(reworded=reworded("", "question__"))
    for run in runs.select_related("take_up_by")[:20]:
        newest = newest or run
        if run.status == AnalysisRun.Status.DONE:
            done = run
            break
    return newest, done


def suggestions(run: AnalysisRun, *, count_agreed: bool = True) -> list[Suggestion]:
    """What a run suggests, the most said first, each with a few answers. Three queries.

    Headings stand first with their sub-themes in `below`; `every` walks both. Without
    `count_agreed`, suggestions that are agreed themes have 0 answers: that spares most of the work.
    """
    still = ProposedCoding.objects.standing().filter(proposed_theme__run=run)
    if not count_agreed:
        still = still.filter(
            Q(proposed_theme__adopted_as=None)
            | Q(proposed_theme__adopted_as__dropped_at__isnull=False)
        )
    answers = dict(
        still.order_by().values_list("proposed_theme").annotate(n=Count("answer", distinct=True))
    )
    proposed = sorted(
        run.proposed_themes.select_related("adopted_as"),
        key=lambda each: (-answers.get(each.pk, 0), each.number),
    )
    rows = {each.pk: Suggestion(each, answers.get(each.pk, 0)) for each in proposed}
    add_examples(run, rows)
    for row in rows.values():
        if row.proposed.parent_id:
            above = rows[row.proposed.parent_id]
            above.below.append(row)
            above.answers = above.proposed.size
            above.examples += row.examples[:1]
    top = [row for row in rows.values() if not row.proposed.parent_id]
    return sorted(top, key=lambda row: (-row.answers, row.proposed.number))


def every(rows: list[Suggestion]) -> Iterator[Suggestion]:
    for row in rows:
        yield row
        yield from row.below


def add_examples(run: AnalysisRun, rows: dict[int, Suggestion]) -> None:
    at_heart = (
        ProposedCoding.objects.standing()
        .filter(proposed_theme__run=run, excerpt="centre")
        .order_by("proposed_theme", "-strength", "pk")
    )
    for pk, start, end, text in at_heart.values_list(
        "proposed_theme_id", "start", "end", "answer__review__released_text"
    ):
        if len(rows[pk].examples) < EXAMPLES:
            rows[pk].examples.append(text[start:end])


def suggested_answers(proposed: ProposedTheme) -> QuerySet:
    """The answers of a suggestion (or of its sub-themes) in order of fit."""
    return (
        ProposedCoding.objects.standing()
        .filter(Q(proposed_theme=proposed) | Q(proposed_theme__parent=proposed))
        .select_related("answer__review", "proposed_theme")
        .order_by("-strength", "pk")
    )


def shown_of(proposed: ProposedTheme) -> dict[str, list[ProposedCoding]]:
    """The excerpts of a suggestion and of its sub-themes by kind: centre, diverse, edge."""
    shown: dict[str, list[ProposedCoding]] = {"centre": [], "diverse": [], "edge": []}
    for coding in suggested_answers(proposed).filter(excerpt__in=shown):
        shown[coding.excerpt].append(coding)
    return shown


def doubtful_in(theme: Theme) -> QuerySet:
    """Answers at the edge of an agreed theme, as the newest run that ended well sees it."""
    ended_well = AnalysisRun.objects.filter(
        question=theme.theme_set.question, status=AnalysisRun.Status.DONE, within=None
    )
    return (
        ProposedCoding.objects.standing()
        .filter(
            proposed_theme__run=Subquery(ended_well.values("pk")[:1]),
            proposed_theme__adopted_as=theme,
            excerpt="edge",
        )
        .select_related("answer__review")
        .order_by("strength", "pk")
    )


@dataclass(frozen=True)
class Part:
    """A part of a theme that the finder would split off, and how many of its answers it takes."""

    proposed: ProposedTheme
    answers: int


def proposed_parts(run: AnalysisRun, theme: Theme) -> list[Part]:
    """The parts that a look into a theme found, of the answers that are still in it."""
    there = Coding.objects.standing().filter(theme=theme).values("segment__answer")
    codings = ProposedCoding.objects.standing().filter(proposed_theme__run=run, answer__in=there)
    counted = codings.order_by().values_list("proposed_theme")
    sizes = dict(counted.annotate(answers=Count("answer", distinct=True)))
    parts = [Part(each, sizes[each.pk]) for each in run.proposed_themes.all() if each.pk in sizes]
    return sorted(parts, key=lambda part: (-part.answers, part.proposed.number))


def codings_of_part(listed: QuerySet, proposed: ProposedTheme) -> QuerySet:
    """Those of a theme's codings whose answers the finder puts in a part."""
    return listed.filter(segment__answer__in=proposed.codings.standing().values("answer"))


def nearest_of(proposed: ProposedTheme) -> ProposedTheme | None:
    """The suggestion that this one is most easily confused with."""
    if not proposed.nearest:
        return None
    return proposed.run.proposed_themes.filter(label=proposed.nearest).first()


def theme_codings(themes: Iterable[Theme]) -> QuerySet:
    return Coding.objects.standing().filter(theme__in=themes)


def counts_of(themes: Iterable[Theme]) -> dict[str, int]:
    """Of the themes together: `codings`, distinct `answers`, and `by_people` among those."""
    return theme_codings(themes).aggregate(
        codings=Count("pk"),
        answers=Count("segment__answer", distinct=True),
        by_people=Count("segment__answer", distinct=True, filter=Q(assigned_by__isnull=False)),
    )


def theme_answers(themes: Iterable[Theme]) -> QuerySet:
    """The codings of a theme and its sub-themes: people's first, then in order of fit."""
    by_people = Case(When(assigned_by=None, then=Value(1)), default=Value(0))
    return (
        theme_codings(themes)
        .select_related("segment__answer__review", "segment__answer__response", "theme")
        .select_related("assigned_by", "theme__theme_set")
        .order_by(by_people, F("strength").desc(nulls_last=True), "pk")
    )


def answers_without_theme(question: Question) -> QuerySet:
    """Released answers that are in none of the agreed themes."""
    coded = Coding.objects.standing().filter(
        theme__theme_set__question=question, theme__dropped_at=None
    )
    return (
        question.answers.released()
        .exclude(pk__in=coded.values("segment__answer"))
        .select_related("review")
    )


def answer_codings(answer: Answer) -> QuerySet:
    """What an answer is said to carry, among the agreed themes."""
    return (
        Coding.objects.standing()
        .filter(segment__answer=answer, theme__dropped_at=None)
        .select_related("segment__answer__review", "theme__theme_set", "assigned_by")
        .order_by("segment__start", "theme__position", "pk")
    )


def uncoded_in(run: AnalysisRun, why: str = "") -> QuerySet:
    """The answers that a run gave no theme, for one reason or any."""
    listed = run.uncoded_answers.standing().select_related("answer__review").order_by("why", "pk")
    return listed.filter(why=why) if why else listed


def reworded(run: str, question: str) -> Exists:
    """Whether the question at a path was asked in other words after the run at a path read."""
    return Exists(
        Wording.objects.filter(
            question=OuterRef(f"{question}pk"),
            language=OuterRef(f"{question}survey__language"),
            layer=Layer.STANDARD,
            replaced_at__gt=OuterRef(f"{run}read_at"),
        )
    )


def reworded_since(run: AnalysisRun) -> bool:
    """Whether the question was asked in other words after a run read its answers."""
    again = AnalysisRun.objects.filter(pk=run.pk).annotate(reworded=reworded("", "question__"))
    return again.filter(reworded=True).exists()


def dropped_themes(question: Question) -> QuerySet:
    """Themes that can be put back: dropped, not merged."""
    return Theme.objects.filter(
        theme_set__question=question, dropped_at__isnull=False, merged_into=None
    )


def left_out(run: AnalysisRun) -> list[tuple[str, int]]:
    """Why answers have no theme in this run, and how many, the most frequent reason first."""
    counted = (
        run.uncoded_answers.standing().order_by().values_list("why").annotate(number=Count("pk"))
    )
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def priority_choices(organisation) -> list[tuple[str, list[tuple[str, str]]]]:
    """Priorities by plan, newest plan first, as choices of a form: (plan, [(key, title)])."""
    plans: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for plan in organisation.plans.prefetch_related("priorities"):
        plans[str(plan)] = [(each.key, each.title) for each in plan.priorities.all()]
    return list(plans.items())
