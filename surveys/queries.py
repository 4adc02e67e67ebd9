"""Reads that span surveys, questions and what came in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, F, Prefetch, Q

from surveys.frozen import freeze_question
from surveys.models import (
    PICTURED,
    Choice,
    Kind,
    Layer,
    Question,
    Response,
    Review,
    Section,
    Survey,
    SurveyVersion,
    Wording,
)
from voice.programme.models import Campaign

BRANCHING_KINDS = (
    Kind.SINGLE_CHOICE,
    Kind.MULTIPLE_CHOICE,
    Kind.PICTURE_CHOICE,
    Kind.THIS_OR_THAT,
    Kind.PLACE,
    Kind.FACES,
    Kind.THREE_FACES,
    Kind.YES_NO,
    Kind.SOMETIMES,
    Kind.AGREE,
)


@dataclass(frozen=True, slots=True)
class FrozenIds:
    """Primary keys of what stands in any version of a survey, and so may have been answered."""

    sections: frozenset[int]
    questions: frozenset[int]
    choices: frozenset[int]

    def holds(self, thing: Section | Question | Choice) -> bool:
        return thing.pk in getattr(self, f"{type(thing).__name__.lower()}s")


def frozen_ids(survey: Survey) -> FrozenIds:
    """Read the ids out of every version's content. One query."""
    sections = [
        section
        for content in survey.versions.values_list("content", flat=True)
        for section in content["sections"]
    ]
    questions = [question for section in sections for question in section["questions"]]
    return FrozenIds(
        frozenset(section["id"] for section in sections),
        frozenset(question["id"] for question in questions),
        frozenset(choice["id"] for question in questions for choice in question["choices"]),
    )


def latest_version(survey: Survey) -> SurveyVersion | None:
    return survey.versions.order_by("number").last()


# The outline: a survey as its maker sees it -----------------------------------------------------


@dataclass(slots=True)
class OutlineQuestion:
    row: Question
    text: str
    hint: str
    choices: list[tuple[str, str]]  # (code, words) of those still offered
    retired_choices: list[tuple[str, str]]
    reason: str = ""
    pictures: dict[str, tuple[str, str]] = field(default_factory=dict)  # by code: (key, shows)

    @property
    def kind_words(self) -> str:
        return Kind(self.row.kind).label

    @property
    def may_have_pictures(self) -> bool:
        return self.row.kind in PICTURED


@dataclass(slots=True)
class OutlineSection:
    row: Section
    text: str
    hint: str
    questions: list[OutlineQuestion] = field(default_factory=list)
    retired: list[OutlineQuestion] = field(default_factory=list)
    asked: OutlineQuestion | None = None  # the question that decides whether it is shown
    shown_for: list[tuple[str, str]] = field(default_factory=list)  # (code, words) of its answers


@dataclass(slots=True)
class Outline:
    """Sections in order, each with its questions in order. A fixed number of queries."""

    survey: Survey
    sections: list[OutlineSection]

    def questions(self) -> Iterator[OutlineQuestion]:
        for section in self.sections:
            yield from section.questions

    def question(self, pk: int) -> OutlineQuestion | None:
        return next((question for question in self.questions() if question.row.pk == pk), None)

    def section(self, pk: int) -> OutlineSection | None:
        return next((section for section in self.sections if section.row.pk == pk), None)

    def sections_after(self, section: OutlineSection) -> list[OutlineSection]:
        return self.sections[self.sections.index(section) + 1 :]

    def before(self, section: Section) -> list[OutlineQuestion]:
        """Closed questions of earlier sections: those whose answers may decide about a section."""
        rows = [one.row.pk for one in self.sections]
        earlier = self.sections[: rows.index(section.pk)] if section.pk in rows else self.sections
        return [
            question
            for one in earlier
            for question in one.questions
            if question.row.kind in BRANCHING_KINDS
        ]


def outline_of(survey: Survey) -> Outline:
    words = Prefetch(
        "wordings",
        Wording.objects.current().filter(language=survey.language, layer=Layer.STANDARD),
        to_attr="words_now",
    )
    choices = Prefetch("choices", Choice.objects.with_pictures().prefetch_related(words))
    questions = Prefetch("questions", Question.objects.prefetch_related(words, choices))
    rows = survey.sections.prefetch_related(words, questions, "show_if_choices")
    outline = Outline(survey, [outline_section(row) for row in rows])
    for section in outline.sections:
        join_branch(outline, section)
    return outline


def outline_section(row: Section) -> OutlineSection:
    section = OutlineSection(row, *words_of(row))
    for question in row.questions.all():
        listed = section.questions if question.retired_at is None else section.retired
        listed.append(outline_question(question))
    return section


def outline_question(row: Question) -> OutlineQuestion:
    offered: list[tuple[str, str]] = []
    retired: list[tuple[str, str]] = []
    pictures: dict[str, tuple[str, str]] = {}
    for choice in row.choices.all():
        words, shows = words_of(choice)
        listed = offered if choice.retired_at is None else retired
        listed.append((choice.code, words))
        if choice.picture is not None:
            pictures[choice.code] = (choice.picture.key, shows)
    return OutlineQuestion(row, *words_of(row), offered, retired, reason_of(row), pictures)


def words_of(row) -> tuple[str, str]:
    """Text and hint in the survey's own language, the code where nothing is worded yet."""
    return (row.words_now[0].text, row.words_now[0].hint) if row.words_now else (row.code, "")


def reason_of(row) -> str:
    """Why a question about the person is asked."""
    return row.words_now[0].reason if row.words_now else ""


def join_branch(outline: Outline, section: OutlineSection) -> None:
    if section.row.show_if_question_id is None:
        return
    section.asked = outline.question(section.row.show_if_question_id)
    codes = {choice.code for choice in section.row.show_if_choices.all()}
    offered = section.asked.choices if section.asked else []
    section.shown_for = [(code, words) for code, words in offered if code in codes]


# Changes that wait to be put live ---------------------------------------------------------------


def structure_of(outline: Outline) -> list[dict]:
    """The outline in the shape of `sections` in a version's content (see `surveys/frozen.py`)."""
    codes = {
        question.row.pk: question.row.code
        for section in outline.sections
        for question in [*section.questions, *section.retired]
    }
    return [
        {
            "id": section.row.pk,
            "code": section.row.code,
            "show_if": show_if(section.row, codes),
            "questions": [freeze_question(question.row) for question in section.questions],
        }
        for section in outline.sections
    ]


def show_if(section: Section, codes: dict[int, str]) -> list | None:
    if section.show_if_question_id is None:
        return None
    chosen = [choice.code for choice in section.show_if_choices.all()]
    return [codes[section.show_if_question_id], chosen]


def changes_waiting(outline: Outline, version: SurveyVersion) -> list[str]:
    """What the next version would change, one plain sentence each; empty when nothing would."""
    now, then = structure_of(outline), version.content["sections"]
    if now == then:
        return []
    words = {question.row.code: question.text for question in outline.questions()}
    said = [
        *sections_changed(now, then, outline),
        *questions_changed(questions_in(now), questions_in(then), words, version),
    ]
    return said or ["The order changes."]


def questions_in(sections: list[dict]) -> dict[str, dict]:
    return {q["code"]: q for section in sections for q in section["questions"]}


def sections_changed(now: list[dict], then: list[dict], outline: Outline) -> list[str]:
    titles = {section.row.code: section.text for section in outline.sections}
    before = {section["code"]: section for section in then}
    said = []
    for section in now:
        title = titles[section["code"]]
        if section["code"] not in before:
            said.append(f"The section “{title}” is new.")
        elif normal_branch(section) != normal_branch(before[section["code"]]):
            said.append(f"When the section “{title}” is shown changes.")
    gone = before.keys() - titles.keys()
    return said + [f"The section {code} goes." for code in sorted(gone)]


def normal_branch(section: dict) -> tuple | None:
    return section["show_if"] and (section["show_if"][0], frozenset(section["show_if"][1]))


def questions_changed(now: dict, then: dict, words: dict, version: SurveyVersion) -> list[str]:
    old_words = version.content["wordings"].get(version.content["language"], {}).get("standard", {})
    said = [f"“{words[code]}” is new." for code in now if code not in then]
    said += [
        f"“{old_words.get(f'q:{code}', [code])[0]}” is no longer asked."
        for code in then
        if code not in now
    ]
    return said + [
        f"“{words[code]}” is answered in another way: its choices or its rules change."
        for code in now
        if code in then and now[code] != then[code]
    ]


# What came in -----------------------------------------------------------------------------------


@dataclass(slots=True)
class CampaignFacts:
    """How far the surveys of one campaign are."""

    surveys: list[Survey] = field(default_factory=list)
    written: list[Question] = field(default_factory=list)
    responses: int = 0
    held: int = 0
    sealed: int = 0
    released: int = 0

    @property
    def drafts(self) -> list[Survey]:
        return [survey for survey in self.surveys if survey.opened_at is None]

    @property
    def opened(self) -> list[Survey]:
        return [survey for survey in self.surveys if survey.opened_at is not None]


def facts_of_campaigns(campaigns: Iterable[Campaign]) -> dict[int, CampaignFacts]:
    """Facts by the primary key of the campaign. Four queries for any number of campaigns."""
    by_key = {campaign.pk: campaign for campaign in campaigns}
    facts: dict[int, CampaignFacts] = {pk: CampaignFacts() for pk in by_key}
    for survey in Survey.objects.filter(campaign__in=by_key).order_by("created_at", "pk"):
        survey.campaign = by_key[survey.campaign_id]
        facts[survey.campaign_id].surveys.append(survey)
    written = Question.objects.written().filter(
        retired_at=None, survey__campaign__in=by_key, survey__opened_at__isnull=False
    )
    for question in written.select_related("survey"):
        facts[question.survey.campaign_id].written.append(question)
    for pk, count in responses_by_campaign(by_key):
        facts[pk].responses = count
    for pk, held, sealed, released in reviews_by_campaign(by_key):
        facts[pk].held, facts[pk].sealed, facts[pk].released = held, sealed, released
    return facts


def responses_by_campaign(campaigns) -> Iterable[tuple[int, int]]:
    complete = Response.objects.complete().filter(version__survey__campaign__in=campaigns)
    grouped = complete.order_by().values("version__survey__campaign")
    return grouped.annotate(n=Count("pk")).values_list("version__survey__campaign", "n")


def reviews_by_campaign(campaigns) -> Iterable[tuple[int, int, int, int]]:
    """(campaign, held, sealed or referred, released) of written answers."""
    path = "answer__question__survey__campaign"
    grouped = Review.objects.filter(**{f"{path}__in": campaigns}).order_by().values(path)
    counted = grouped.annotate(
        held=Count("pk", filter=Q(status="held")),
        sealed=Count("pk", filter=Q(status__in=["sealed", "referred"])),
        let_go=Count("pk", filter=Q(status__in=["released", "redacted"])),
    )
    return counted.values_list(path, "held", "sealed", "let_go")


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    questions: int
    responses: int
    held: int


def facts_of_surveys(surveys: Iterable[Survey]) -> dict[int, SurveyFacts]:
    """Facts by the primary key of the survey. Three queries for any number of surveys."""
    keys = [survey.pk for survey in surveys]
    questions = counts(Question.objects.current().filter(survey__in=keys), "survey")
    responses = counts(
        Response.objects.complete().filter(version__survey__in=keys), "version__survey"
    )
    held = counts(
        Review.objects.held().filter(answer__question__survey__in=keys), "answer__question__survey"
    )
    return {key: SurveyFacts(questions[key], responses[key], held[key]) for key in keys}


def counts(rows, path: str) -> defaultdict[int, int]:
    grouped = rows.order_by().values(path).annotate(n=Count("pk"))
    return defaultdict(int, grouped.values_list(path, "n"))


def words_of_questions(questions: Iterable[Question]) -> dict[int, str]:
    """Words by the primary key of the question, each in its survey's own language. One query."""
    rows = Wording.objects.current().filter(
        question__in=list(questions), layer=Layer.STANDARD, language=F("question__survey__language")
    )
    return dict(rows.values_list("question", "text"))
