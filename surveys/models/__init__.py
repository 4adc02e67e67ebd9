from surveys.models.collection import AnswerImport, Collector
from surveys.models.questionnaire import (
    AGE_BANDS,
    FIXED_CHOICES,
    Audience,
    Breakdown,
    Choice,
    Kind,
    Layer,
    Question,
    Section,
    Survey,
    SurveyVersion,
    Wording,
)
from surveys.models.response import Answer, AnswerChoice, Refusal, Response
from surveys.models.review import Review

__all__ = [
    "AGE_BANDS",
    "FIXED_CHOICES",
    "Answer",
    "AnswerChoice",
    "AnswerImport",
    "Audience",
    "Breakdown",
    "Choice",
    "Collector",
    "Kind",
    "Layer",
    "Question",
    "Refusal",
    "Response",
    "Review",
    "Section",
    "Survey",
    "SurveyVersion",
    "Wording",
]
