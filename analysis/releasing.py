"""What a campaign's results say: counted here exactly, shown only as the gate lets them be.

Themes are counted by people, not by segments: agreed themes, and codings that stand on answers that
are released now. A theme with sub-themes counts everyone who said any of them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from analysis.models import RELEASED, Coding, Excerpt, Theme
from surveys import results
from surveys.models import Answer, Breakdown, Kind, Question, Survey
from surveys.results import BreakdownQuestion, Tally, Words
from voice.programme.models import Campaign
from voice.shared.disclosure import (
    Draft,
    Quote,
    Released,
    Row,
    Split,
    release_quotes,
    release_survey,
)
from voice.shared.suppression import is_small

TOOK_PART = "people who took part"
ANSWERED = "people who answered"

# Kinds of which a person is in several rows, and what a row's score is.
SEVERAL = (Kind.MULTIPLE_CHOICE, Kind.TOKENS, Kind.BEST_WORST)
SCORING = {
    Kind.TOKENS: "tokens each, on average",
    Kind.BEST_WORST: "most less least, for each 100 times shown",
}

# What a quote may say of who wrote it: never of which group they are, nor how they answered.
MAY_DESCRIBE = (Breakdown.AGE_BAND, Breakdown.LOCALITY)

Counted = list[tuple[BreakdownQuestion | None, dict[int, Tally]]]


@dataclass
class Counts:
    """Everything counted of one survey, once for each breakdown (once in all where it has none)."""

    reach: Counted = field(default_factory=list)
    answered: Counted = field(default_factory=list)
    picks: Counted = field(default_factory=list)
    written: Counted = field(default_factory=list)
    themes: Counted = field(default_factory=list)


def release_campaign(campaign: Campaign, before: Mapping) -> list[Released]:
    """All released tables of a campaign's opened surveys, in reading order.

    before: the content of the latest release by (kind, subject), as the gate wants it.
    """
    surveys = campaign.surveys.opened().order_by("opened_at", "pk")
    return [table for survey in surveys for table in release_one(survey, before)]


def release_one(survey: Survey, before: Mapping) -> list[Released]:
    drafting = Drafting(survey)
    tables = release_survey(drafting.reach(), drafting.tables(), before)
    quotes = quotes_of(drafting)
    released = []
    for table in tables:
        released.append(table)
        if table.kind == "theme" and table.subject in quotes:
            permitted = release_quotes(table, quotes[table.subject])
            released += [permitted] if permitted else []
    return released


class Drafting:
    """The drafts of one survey's tables, from about fifteen queries however many answers."""

    def __init__(self, survey: Survey):
        self.survey = survey
        self.words: Words = results.words_of(survey)
        self.questions = list(survey.questions.prefetch_related("choices"))
        self.asked = results.breakdowns_of(self.questions, self.words)
        self.breakdowns = [*self.asked, *results.kept_breakdowns(survey)]
        self.agreed = list(
            Theme.objects.agreed()
            .filter(theme_set__question__survey=survey)
            .select_related("theme_set")
        )
        self.mean_ranks = results.mean_ranks(survey)
        self.counts = self.counted()
        self.mean_tokens = results.mean_tokens(survey, self.counts.answered[0][1])
        self.best_worst = results.best_worst(survey)

    def counted(self) -> Counts:
        counts = Counts()
        whole: list[BreakdownQuestion | None] = [None]
        for breakdown in self.breakdowns or whole:
            one = {self.survey.pk: results.reach(self.survey, breakdown)}
            counts.reach.append((breakdown, one))
            counts.answered.append((breakdown, results.answered(self.survey, breakdown)))
            counts.picks.append((breakdown, results.picks(self.survey, breakdown)))
            written = results.written_and_released(self.survey, breakdown)
            counts.written.append((breakdown, written))
            counts.themes.append((breakdown, self.said(breakdown)))
        return counts

    def said(self, breakdown: BreakdownQuestion | None) -> dict[int, Tally]:
        """People by theme; for a theme with sub-themes, those who said it or any of them."""
        codings = Coding.objects.standing().filter(
            theme__in=self.agreed, segment__answer__response__submitted_on__isnull=False
        )
        path, answer = "segment__answer__response", "segment__answer"
        tallies = results.tallied(codings, "theme", breakdown, path, answer)
        top = codings.filter(Q(theme__parent=None) | Q(theme__parent__dropped_at=None)).annotate(
            top=Coalesce("theme__parent", "theme")
        )
        above = {theme.parent_id for theme in self.agreed if theme.parent_id}
        if above:
            together = results.tallied(top, "top", breakdown, path, answer)
            tallies |= {pk: tally for pk, tally in together.items() if pk in above}
        return tallies

    def reach(self) -> Draft:
        return Draft(
            kind="reach",
            subject=self.survey.key,
            title=self.survey.title,
            audience=self.survey.get_audience_display(),
            counting=TOOK_PART,
            base=total(self.counts.reach, self.survey.pk),
            splits=splits(self.counts.reach, self.survey.pk),
        )

    def tables(self) -> list[Draft]:
        """Closed questions and written ones with agreed themes, in the order of the survey.

        A question about the person has no table: the groups of every other one show it.
        """
        drafts = []
        with_themes = {theme.theme_set.question_id for theme in self.agreed}
        for question in self.questions:
            if not Kind(question.kind).is_written and not question.breakdown:
                drafts.append(self.closed(question))
            if question.is_written and question.pk in with_themes:
                drafts.append(self.themes(question))
        return drafts

    def closed(self, question: Question) -> Draft:
        kind = Kind(question.kind)
        choices = sorted(question.choices.all(), key=lambda choice: self.standing(kind, choice.pk))
        rows = [
            row(
                choice.code,
                self.words.choices.get(choice.pk, choice.code),
                self.counts.picks,
                choice.pk,
                score=self.score(kind, choice.pk),
            )
            for choice in choices
        ]
        return self.draft(
            "question",
            question,
            self.counts.answered,
            rows,
            adds_up=kind not in SEVERAL,
            is_every_one_in_some=kind in SEVERAL,
            most=(len(rows) + 1) // 2 if kind == Kind.BEST_WORST else question.limits.get("most"),
            words={"kind": question.kind},
            scoring=SCORING.get(kind, ""),
        )

    def standing(self, kind: Kind, choice: int) -> float:
        """Where a choice stands among its neighbours, the least first; else in their own order."""
        if kind == Kind.RANKING:
            return self.mean_ranks.get(choice, math.inf)
        score = self.score(kind, choice)
        return 0 if score is None else -score

    def score(self, kind: Kind, choice: int) -> float | None:
        """As `SCORING` says it, rounded as it is shown."""
        if kind == Kind.TOKENS:
            return round(self.mean_tokens.get(choice, 0.0), 1)
        if kind == Kind.BEST_WORST and choice in self.best_worst:
            return round(100 * self.best_worst[choice].score)
        return None

    def themes(self, question: Question) -> Draft:
        agreed = [theme for theme in self.agreed if theme.theme_set.question_id == question.pk]
        rows: dict[int, Row] = {}
        for theme in sorted(agreed, key=lambda theme: theme.parent_id is not None):
            rows[theme.pk] = row(
                theme.key,
                theme.label,
                self.counts.themes,
                theme.pk,
                meaning=theme.meaning,
                named_by=theme.credit,
                within=rows.get(theme.parent_id),
            )
        return self.draft("themes", question, self.counts.written, list(rows.values()))

    def draft(
        self, kind: str, question: Question, counted: Counted, rows: list[Row], **facts
    ) -> Draft:
        asked = self.words.questions.get(question.pk, question.code)
        return Draft(
            kind=kind,
            subject=question.key,
            title=asked,
            audience=self.survey.get_audience_display(),
            counting=ANSWERED,
            base=total(counted, question.pk),
            splits=splits(counted, question.pk),
            rows=tuple(rows),
            question=asked,
            **facts,
        )


def total(counted: Counted, pk: int) -> int:
    """People in all; the same whichever the breakdown."""
    _, tallies = counted[0]
    return tallies.get(pk, Tally()).total


def splits(counted: Counted, pk: int) -> tuple[Split, ...]:
    return tuple(
        Split(
            breakdown.code,
            breakdown.label,
            tuple((code, words) for _, code, words in breakdown.groups),
            tallies.get(pk, Tally()).by(breakdown),
        )
        for breakdown, tallies in counted
        if breakdown
    )


def row(code: str, label: str, counted: Counted, pk: int, **facts) -> Row:
    by = {
        breakdown.code: tallies.get(pk, Tally()).by(breakdown)
        for breakdown, tallies in counted
        if breakdown
    }
    return Row(code, label, total(counted, pk), by, **facts)


# Quotes ------------------------------------------------------------------------------------------


def quotes_of(drafting: Drafting) -> dict[str, list[Quote]]:
    """Checked excerpts by the key of their theme, as the gate wants them. Two queries."""
    about = [one for one in drafting.asked if one.code in MAY_DESCRIBE]
    names = [f"in_{breakdown.code}" for breakdown in about]
    excerpts = (
        Excerpt.objects.checked()
        .with_answer()
        .filter(theme__in=drafting.agreed)
        .select_related("theme", "answer__response", "answer__review")
        .annotate(**groups_at("answer__response", about))
        .order_by("theme", "pk")
    )
    people = people_by_groups(drafting.survey, about, names)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for excerpt in excerpts:
        groups = tuple(getattr(excerpt, name) for name in names)
        of_question = people[answer_of(excerpt).question_id]
        quote = quoted(excerpt, *described(about, groups, of_question))
        quotes[excerpt.theme.key].append(quote)
    return quotes


def groups_at(path: str, breakdowns: Iterable[BreakdownQuestion]) -> dict:
    return {f"in_{one.code}": results.in_group(one, path) for one in breakdowns}


def people_by_groups(
    survey: Survey, about: list[BreakdownQuestion], names: list[str]
) -> dict[int, Counter]:
    """By written question, how many released answers are of each combination of groups."""
    answers = results.released_answers(survey).order_by()
    answers = answers.annotate(**groups_at("response", about))
    people: dict[int, Counter] = defaultdict(Counter)
    for question, *groups, n in answers.values_list("question", *names).annotate(n=Count("pk")):
        people[question][tuple(groups)] += n
    return people


def described(
    breakdowns: list[BreakdownQuestion], groups: tuple, people: Counter
) -> tuple[tuple[tuple[str, str], ...], int]:
    """The most that may be said of who wrote: all of their groups, else one, else nothing; and how
    many people who answered it is true of."""
    known = [place for place, group in enumerate(groups) if group is not None]
    for wanted in (known, *([place] for place in known)):
        alike = sum(
            n for other, n in people.items() if all(other[at] == groups[at] for at in wanted)
        )
        if wanted and not is_small(alike):
            codes = [{pk: code for pk, code, _ in breakdowns[at].groups} for at in wanted]
            pairs = zip(wanted, codes, strict=True)
            return tuple((breakdowns[at].code, by[groups[at]]) for at, by in pairs), alike
    return (), 0


def answer_of(excerpt: Excerpt) -> Answer:
    """The answer of an excerpt that was chosen `with_answer()`."""
    return cast("Answer", excerpt.answer)


def quoted(excerpt: Excerpt, descriptors: tuple, alike: int) -> Quote:
    answer = answer_of(excerpt)
    return Quote(
        key=excerpt.key,
        words=excerpt.text,
        is_permitted=answer.response.may_quote,
        is_released=answer.review.status in RELEASED,
        is_checked=excerpt.checked_by_id not in {None, excerpt.chosen_by_id},
        descriptors=descriptors,
        people_alike=alike,
    )


# What is left out --------------------------------------------------------------------------------


@dataclass(frozen=True)
class LeftOut:
    """Why answers to a question are in no table: not read yet, or not given. For the desk."""

    asked: str
    held: int
    refused: int


def left_out(campaign: Campaign) -> list[LeftOut]:
    """The questions with answers that do not count, in the order of the surveys."""
    found = []
    for survey in campaign.surveys.opened().order_by("opened_at", "pk"):
        words = results.words_of(survey)
        held, refused = results.not_yet_read(survey), results.refusals(survey)
        for question in survey.questions.all():
            one = LeftOut(
                words.questions.get(question.pk, question.code),
                held.get(question.pk, 0),
                sum(refused.get(question.pk, {}).values()),
            )
            if one.held or one.refused:
                found.append(one)
    return found
