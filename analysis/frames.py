"""Rows to frames and frames to rows: the only file that knows both. Never loaded by a web request.

Everything written here comes from `review.released_text` of answers that are released now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pandas as pd

from analysis.models import (
    AnalysisRun,
    Coding,
    ProposedCoding,
    ProposedTheme,
    Theme,
    UncodedAnswer,
)
from analysis.themes import ThemeResult, why_each
from surveys.models import AnswerChoice, Breakdown, Question

MOST_EXEMPLARS = 200
MACHINE_EXEMPLARS = 50
MOST_EXPLAINED = 2000  # codings of a run for which the words that weighed are kept
WORDS_A_REASON = 4


@dataclass(frozen=True)
class Seed:
    """An agreed theme as the finder takes it: its name and words that show what it means."""

    theme_pk: int
    label: str
    exemplars: list[str]


def answers_frame(question: Question) -> pd.DataFrame:
    """One row for each released answer to the question, in the order of their keys.

    Columns: `answer_id` (the key as text), `text` (as released), `lang`, and `age_band` and
    `locality` (codes, empty where not said) if the survey asks for them.
    """
    rows = list(
        question.answers.released()
        .order_by("pk")
        .values_list("pk", "response_id", "review__released_text", "response__language")
    )
    frame = pd.DataFrame(
        {
            "answer_id": [str(pk) for pk, _, _, _ in rows],
            "text": [text for _, _, text, _ in rows],
            "lang": [language for _, _, _, language in rows],
        },
        dtype="str",
    )
    for breakdown in breakdowns_of(question):
        said = said_by_response(question, breakdown)
        frame[breakdown] = [said.get(response, "") for _, response, _, _ in rows]
    return frame


def those_within(frame: pd.DataFrame, theme: Theme) -> pd.DataFrame:
    """The rows whose answers are in a theme."""
    keys = Coding.objects.standing().filter(theme=theme).values_list("segment__answer", flat=True)
    within = frame["answer_id"].isin([str(key) for key in keys.distinct()])
    return frame[within].reset_index(drop=True)


def breakdowns_of(question: Question) -> list[str]:
    """Which of age band and area the survey of this question asks for."""
    asked = set(question.survey.questions.exclude(breakdown="").values_list("breakdown", flat=True))
    return [name for name in (Breakdown.AGE_BAND, Breakdown.LOCALITY) if name in asked]


def said_by_response(question: Question, breakdown: str) -> dict[UUID, str]:
    """The code of the choice that each response picked, by the response's key."""
    picked = AnswerChoice.objects.filter(
        answer__question__survey=question.survey_id, answer__question__breakdown=breakdown
    )
    return dict(picked.values_list("answer__response_id", "choice__code"))


def agreed_seeds(question: Question) -> list[Seed]:
    """The agreed themes of the question that answers are put in, in the order of the list.

    A theme that has sub-themes is a heading: answers go to its sub-themes.
    """
    agreed = Theme.objects.agreed().filter(theme_set__question=question)
    headings = set(agreed.exclude(parent=None).values_list("parent_id", flat=True))
    return [
        Seed(theme.pk, theme.label, exemplars_of(theme))
        for theme in agreed
        if theme.pk not in headings
    ]


def exemplars_of(theme: Theme) -> list[str]:
    """Words that people said carry the theme, then those that fit it best; else its description."""
    standing = Coding.objects.standing().filter(theme=theme).order_by("-strength", "pk")
    by_people = standing.by_people()[:MOST_EXEMPLARS]
    by_machine = standing.filter(assigned_by=None)[:MACHINE_EXEMPLARS]
    texts = [*words_of(by_people), *words_of(by_machine)][:MOST_EXEMPLARS]
    return texts or [f"{theme.label}. {theme.meaning}".strip()]


def words_of(codings) -> Iterator[str]:
    for start, end, text in codings.values_list(
        "segment__start", "segment__end", "segment__answer__review__released_text"
    ):
        yield text[start:end]


def proposed_themes(
    result: ThemeResult, run: AnalysisRun, seeds: list[Seed]
) -> dict[int, ProposedTheme]:
    """Unsaved rows by the finder's number; agreed themes are already adopted as themselves."""
    labels = dict(zip(result.themes["theme"], result.themes["label"], strict=True))
    return {
        int(row.theme): ProposedTheme(
            run=run,
            number=int(row.theme),
            label=row.label[:120],
            words=[word for word in str(row.words).split(", ") if word],
            size=int(row.size),
            share=float(row.share),
            cohesion=number_or_none(row.cohesion),
            stability=number_or_none(row.stability),
            overlap=number_or_none(row.overlap),
            nearest="" if pd.isna(row.nearest_theme) else labels.get(row.nearest_theme, "")[:120],
            adopted_as_id=seeds[row.theme - 1].theme_pk if row.theme <= len(seeds) else None,
        )
        for row in result.themes.itertuples()
    }


def parents_of(result: ThemeResult) -> dict[int, int]:
    """The number of the heading above each sub-theme."""
    below = result.themes[result.themes["parent"].notna()]
    return {int(row.theme): int(row.parent) for row in below.itertuples()}


def proposed_codings(
    result: ThemeResult,
    themes: dict[int, ProposedTheme],
    standing: set[str],
    texts: dict[str, str],
) -> Iterator[ProposedCoding]:
    """Unsaved rows for the answers whose keys are in `standing`."""
    shown = excerpt_kinds(result)
    why = words_that_weighed(result, texts, shown)
    for row in result.codings.itertuples():
        if row.answer_id not in standing:
            continue
        yield ProposedCoding(
            proposed_theme=themes[int(row.theme)],
            answer_id=UUID(row.answer_id),
            start=int(row.start),
            end=int(row.end),
            strength=float(row.strength),
            is_main=bool(row.main),
            excerpt=shown.pop((int(row.theme), row.answer_id), ""),
            why=why.get((int(row.theme), row.answer_id), []),
        )


def words_that_weighed(
    result: ThemeResult, texts: dict[str, str], shown: dict[tuple[int, str], str]
) -> dict[tuple[int, str], list[str]]:
    """Why an answer is in a theme, by both: of the excerpts, then of the first others."""
    explained = {(int(row.theme), row.answer_id): row for row in result.codings.itertuples()}
    known = sorted(explained, key=lambda pair: pair not in shown)[:MOST_EXPLAINED]
    pairs = []
    for theme, answer_id in known:
        row, text = explained[theme, answer_id], texts[answer_id]
        pairs.append((text if row.main else text[row.start : row.end], theme))
    drawn = why_each(result, pairs, most=WORDS_A_REASON)
    return {pair: [word for word, _ in words] for pair, words in zip(known, drawn, strict=True)}


def excerpt_kinds(result: ThemeResult) -> dict[tuple[int, str], str]:
    """`centre`, `diverse` or `edge` by theme and answer; the first kind where there are two."""
    kinds: dict[tuple[int, str], str] = {}
    for row in result.excerpts[result.excerpts["theme"].notna()].itertuples():
        kinds.setdefault((int(row.theme), row.answer_id), row.kind)
    return kinds


def uncoded_answers(
    result: ThemeResult, run: AnalysisRun, standing: set[str]
) -> Iterator[UncodedAnswer]:
    for row in result.uncoded.itertuples():
        if row.answer_id in standing:
            yield UncodedAnswer(run=run, answer_id=UUID(row.answer_id), why=row.why[:40])


def unchanged(frame: pd.DataFrame, question: Question) -> set[str]:
    """Keys of the answers of the frame that are still released with the very same words."""
    now = question.answers.released().values_list("pk", "review__released_text")
    texts = {str(pk): text for pk, text in now.iterator()}
    read: Iterable[tuple[str, str]] = zip(frame["answer_id"], frame["text"], strict=True)
    return {answer_id for answer_id, text in read if texts.get(answer_id) == text}


def number_or_none(value) -> float | None:
    return None if pd.isna(value) else float(value)
