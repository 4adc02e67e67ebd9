"""A campaign with enough answers to show, and with things planted that must never be shown."""

from dataclasses import dataclass, field

from django.utils import timezone

from analysis.models import Coding, Excerpt, Segment, Theme, ThemeSet
from surveys.models import (
    Answer,
    AnswerChoice,
    Breakdown,
    Kind,
    Question,
    Response,
    Review,
    Survey,
)
from tests.factories.accounts import make_person
from tests.factories.surveys import (
    make_question,
    make_survey,
    open_now,
)
from tests.factories.themes import vouch

AGES = (("8-10", "8 to 10"), ("11-13", "11 to 13"), ("14-17", "14 to 17"))
AREAS = (("chesil", "Chesil"), ("purbeck", "Purbeck"), ("north", "North Dorset"))
HELD = "planted words that nobody has read"
SEALED = "planted words that were sealed"
UNPERMITTED = "planted words without permission"


@dataclass
class Listening:
    """A survey with closed and written questions, and what to say about its answers."""

    survey: Survey
    written: Question
    by: object
    themes: dict[str, Theme] = field(default_factory=dict)

    @property
    def campaign(self):
        return self.survey.campaign

    def theme(self, label: str, **fields) -> Theme:
        theme_set, is_new = ThemeSet.objects.get_or_create(question=self.written)
        if is_new:
            vouch(theme_set, self.by)
        self.themes[label] = Theme.objects.create(theme_set=theme_set, label=label, **fields)
        return self.themes[label]

    def hear(self, n: int, text: str = "More buses", *labels: str, **answers) -> list[Answer]:
        """`n` people write the same released words, coded with these themes. Made in bulk."""
        may_quote = answers.pop("may_quote", True)
        today, now = timezone.localdate(), timezone.now()
        facts = {
            "version": self.survey.versions.latest(),
            "collector": self.survey.collectors.first(),
            "draft": None,
            "submitted_on": today,
            "may_quote": may_quote,
        }
        responses = Response.objects.bulk_create(Response(**facts) for _ in range(n))
        heard = Answer.objects.bulk_create(
            Answer(response=response, question=self.written, text=text) for response in responses
        )
        Review.objects.bulk_create(
            Review(
                answer=answer,
                status="released",
                released_text=text,
                decided_by=self.by,
                decided_at=now,
            )
            for answer in heard
        )
        for code, choice_code in answers.items():
            question = self.survey.questions.get(code=code)
            choice = question.choices.get(code=choice_code)
            picked = Answer.objects.bulk_create(
                Answer(response=response, question=question) for response in responses
            )
            AnswerChoice.objects.bulk_create(
                AnswerChoice(answer=answer, choice=choice) for answer in picked
            )
        self.code(heard, *labels)
        return heard

    def code(self, answers: list[Answer], *labels: str) -> None:
        segments = Segment.objects.bulk_create(
            Segment(answer=answer, start=0, end=len(answer.text)) for answer in answers
        )
        Coding.objects.bulk_create(
            Coding(segment=segment, theme=self.themes[label])
            for label in labels
            for segment in segments
        )

    def quote(self, answer: Answer, label: str, text: str = "", **fields) -> Excerpt:
        """An excerpt chosen by one person and checked by another."""
        fields.setdefault("checked_by", make_person("youth_worker"))
        return Excerpt.objects.create(
            theme=self.themes[label],
            answer=answer,
            text=text or answer.text,
            chosen_by=self.by,
            **fields,
        )


def make_listening(by, campaign=None, **fields) -> Listening:
    """An open survey: about the person (age band, area), a closed question, and a written one."""
    survey = make_survey(**({"campaign": campaign} if campaign else {}), **fields)
    make_question(
        survey, "age", Kind.SINGLE_CHOICE, "How old are you?", AGES, breakdown=Breakdown.AGE_BAND
    )
    make_question(
        survey,
        "area",
        Kind.SINGLE_CHOICE,
        "Where do you live?",
        AREAS,
        breakdown=Breakdown.LOCALITY,
    )
    make_question(survey, "likes", Kind.YES_NO, "Do you like living here?")
    written = make_question(survey, "best")
    open_now(survey)
    return Listening(survey, written, by)
