"""Surveys and what people answered. The questions are rows; freezing is the product's own."""

from django.utils import timezone

from surveys.frozen import freeze_content
from surveys.models import (
    FIXED_CHOICES,
    Answer,
    AnswerChoice,
    Choice,
    Collector,
    Kind,
    Question,
    Response,
    Review,
    Section,
    Survey,
    SurveyVersion,
    Wording,
)
from tests.factories.programme import make_campaign


def make_survey(title: str = "What matters to you?", **fields) -> Survey:
    """A survey that nobody has opened yet."""
    fields["campaign"] = fields.get("campaign") or make_campaign()
    return Survey.objects.create(title=title, **fields)


def make_section(survey: Survey, code: str = "main", text: str = "About here", **fields) -> Section:
    fields.setdefault("position", survey.sections.count())
    section = Section.objects.create(survey=survey, code=code, **fields)
    Wording.objects.create(section=section, text=text)
    return section


def make_question(
    survey: Survey,
    code: str = "best",
    kind: Kind = Kind.LONG_TEXT,
    text: str = "What would make this the best place to grow up?",
    choices: tuple = (),
    **fields,
) -> Question:
    """`choices` is a tuple of (code, words); faces and yes/no bring their own."""
    section = fields.pop("section", None) or survey.sections.first() or make_section(survey)
    fields.setdefault("position", section.questions.count())
    question = Question.objects.create(
        survey=survey, section=section, code=code, kind=kind, **fields
    )
    Wording.objects.create(question=question, text=text)
    for position, (choice_code, words) in enumerate(choices or FIXED_CHOICES.get(kind, ())):
        choice = Choice.objects.create(question=question, code=choice_code, position=position)
        Wording.objects.create(choice=choice, text=words)
    return question


def make_response(survey: Survey, answers: dict | None = None, **fields) -> Response:
    """A sent response. `answers` maps question codes to text, a choice code or a list of them."""
    version = fields.pop("version", None) or survey.versions.latest()
    collector = fields.pop("collector", None) or (
        survey.collectors.first() or Collector.objects.create(survey=survey)
    )
    response = Response.objects.create(
        version=version,
        collector=collector,
        draft=None,
        submitted_on=timezone.localdate(),
        **fields,
    )
    for code, value in (answers or {}).items():
        question = survey.questions.get(code=code)
        if question.is_written:
            answer = Answer.objects.create(response=response, question=question, text=value)
            Review.objects.create(answer=answer)
            continue
        answer = Answer.objects.create(response=response, question=question)
        codes = [value] if isinstance(value, str) else value
        for rank, choice in enumerate(codes, start=1):
            AnswerChoice.objects.create(
                answer=answer,
                choice=question.choices.get(code=choice),
                rank=rank if question.kind == Kind.RANKING else None,
            )
    return response


def release(answer: Answer, by, text: str | None = None) -> Review:
    """Let a written answer go further, as a reviewer would."""
    review = answer.review
    review.status = Review.Status.RELEASED if text is None else Review.Status.REDACTED
    review.released_text = answer.text if text is None else text
    review.decided_by, review.decided_at = by, timezone.now()
    review.save()
    return review


def open_now(survey: Survey) -> SurveyVersion:
    """Freeze the survey's current rows as its next version and open it, with a web link."""
    survey.opened_at = survey.opened_at or timezone.now()
    survey.closed_at = None
    survey.save()
    if not survey.collectors.exists():
        Collector.objects.create(survey=survey)
    return SurveyVersion.objects.create(
        survey=survey, number=survey.versions.count() + 1, content=freeze_content(survey)
    )
