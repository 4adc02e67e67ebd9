"""Questions with released answers, runs and themes, as the workbench finds them."""

from django.utils import timezone

from analysis.models import (
    AnalysisRun,
    Coding,
    ProposedCoding,
    ProposedTheme,
    Segment,
    Theme,
    ThemeSet,
    Vouching,
)
from surveys.models import Answer, Question
from tests.factories.accounts import make_person
from tests.factories.surveys import (
    make_question,
    make_response,
    make_survey,
    open_now,
    release,
)


def make_written(*texts: str, by=None, **fields) -> Question:
    """A written question with these answers, all released."""
    survey = make_survey(**fields)
    question = make_question(survey)
    open_now(survey)
    hear(question, *texts, by=by)
    return question


def hear(question: Question, *texts: str, by=None, **fields) -> list[Answer]:
    """More released answers to a question, in the order given."""
    by = by or make_person()
    answers = []
    for text in texts:
        response = make_response(question.survey, {question.code: text}, **fields)
        answers.append(response.answers.get(question=question))
        release(answers[-1], by)
    return answers


def make_theme(question: Question, label: str = "Buses", **fields) -> Theme:
    theme_set, _ = ThemeSet.objects.get_or_create(question=question)
    return Theme.objects.create(theme_set=theme_set, label=label, **fields)


def vouch(theme_set: ThemeSet, by=None) -> Vouching:
    """Whatever the lights say, these themes may be published."""
    codes = [
        "without_theme", "least_size", "too_alike", "stability", "checked", "agreement",
    ]  # fmt: skip
    return Vouching.objects.create(
        theme_set=theme_set,
        revision=theme_set.revision,
        lights=codes,
        reason="They are clear enough.",
        by=by or make_person(),
    )


def code(answer: Answer, theme: Theme, by=None, **fields) -> Coding:
    """The whole answer carries the theme; said by the machine unless `by` is given."""
    answer.review.refresh_from_db()
    segment, _ = Segment.objects.get_or_create(
        answer=answer, start=0, end=len(answer.review.released_text)
    )
    return Coding.objects.create(segment=segment, theme=theme, assigned_by=by, **fields)


def make_run(question: Question, suggestions: dict[str, list] | None = None, **fields):
    """A run that ended well. `suggestions`: label → answers, each said to carry it as a whole."""
    now = timezone.now()
    fields = {"status": "done", "read_at": now, "finished_at": now, **fields}
    run = AnalysisRun.objects.create(question=question, **fields)
    for number, (label, answers) in enumerate((suggestions or {}).items(), start=1):
        proposed = ProposedTheme.objects.create(
            run=run, number=number, label=label, words=["word"], size=len(answers), share=0.5
        )
        for answer in answers:
            suggest(proposed, answer)
    return run


def suggest(proposed: ProposedTheme, answer: Answer, **fields) -> ProposedCoding:
    end = fields.pop("end", len(answer.review.released_text))
    fields = {"start": 0, "strength": 0.5, "is_main": True, **fields}
    return ProposedCoding.objects.create(proposed_theme=proposed, answer=answer, end=end, **fields)


def said(theme: Theme) -> dict[str, str]:
    """Who says what: the released words of the theme's standing codings → who said so."""
    return {
        words(coding): str(coding.assigned_by or "machine")
        for coding in Coding.objects.standing()
        .filter(theme=theme)
        .select_related("segment__answer__review", "assigned_by")
    }


def words(coding: Coding) -> str:
    segment = coding.segment
    return segment.answer.review.released_text[segment.start : segment.end]
