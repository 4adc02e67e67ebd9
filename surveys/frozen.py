"""The frozen form of a survey: what a `SurveyVersion.content` holds, and how it is read.

`content` is JSON:

    {"language": "en-gb",
     "sections": [{"id": 1, "code": "about-here", "show_if": ["likes", ["yes"]] or null,
                   "questions": [{"id": 7, "code": "likes", "kind": "yes_no",
                                  "is_required": false, "breakdown": "", "limits": {},
                                  "choices": [{"id": 3, "code": "yes"}, …]}, …]}, …],
     "wordings": {"en-gb": {"standard": {"s:about-here": ["About here", ""],
                                         "q:likes": ["Do you like it here?", "a hint"],
                                         "r:likes": ["Why we ask", ""],
                                         "c:likes:yes": ["Yes", "what its picture shows"]}}}}

A wording goes on with the key of its picture, what that shows and the key of its recording, where
it has one of them. `v:title`, `v:purpose`, `v:asked_by` and `v:readers` are of the start page.

Only where there is something to say, a choice has "picture": its key, and a question "age_bands":
the bands that it is for, "is_about_you": true, and "sets": the codes that stand together on each of
its screens. Such a question is read as one question a screen, whose codes end in the number of the
screen (`PART`).

Codes are stable; ids are primary keys of the rows, so that answers can be stored without looking
them up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from django.db.models import Prefetch

from surveys.designs import sets_of_four
from surveys.models import Breakdown, Choice, Kind, Layer, Question, Survey, SurveyVersion, Wording

PART = "--"  # between the code of a question and the number of its screen


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its hint; the key of its picture and what that shows; the key of its recording."""

    text: str
    hint: str = ""
    picture: str = ""
    shows: str = ""
    clip: str = ""


@dataclass(frozen=True, slots=True)
class FrozenChoice:
    id: int
    code: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class FrozenQuestion:
    """A question on one page. `place` (from 1) of `places` where it is one of several screens."""

    id: int
    code: str
    kind: Kind
    is_required: bool
    breakdown: str
    limits: dict
    choices: tuple[FrozenChoice, ...]
    age_bands: tuple[str, ...] = ()
    is_about_you: bool = False
    place: int = 0
    places: int = 0

    @property
    def is_written(self) -> bool:
        """Whether something can be written in answer to it."""
        return self.kind.is_written or bool(self.limits.get("why"))

    @property
    def worded_as(self) -> str:
        """The code under which its words and those of its choices are kept."""
        return self.code.rpartition(PART)[0] if self.place else self.code

    @property
    def choice_codes(self) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.choices)


@dataclass(frozen=True, slots=True)
class FrozenSection:
    id: int
    code: str
    show_if_question: str | None
    show_if_choices: frozenset[str]
    questions: tuple[FrozenQuestion, ...]


@dataclass(frozen=True)
class FrozenSurvey:
    """A survey as people answered it. Cheap to keep: read once a version and process."""

    language: str
    sections: tuple[FrozenSection, ...]
    wordings: dict[str, dict[str, dict[str, list[str]]]]

    def questions(self) -> Iterator[FrozenQuestion]:
        for section in self.sections:
            yield from section.questions

    def question(self, code: str) -> FrozenQuestion | None:
        return next((question for question in self.questions() if question.code == code), None)

    def words(
        self, target: str, language: str = "", layer: str = Layer.STANDARD
    ) -> tuple[Words, str]:
        """The wording of `s:CODE`, `q:CODE` or `c:QUESTION:CODE`, and the language it is in.

        Falls back to the standard layer, then to the survey's own language: a child always sees
        words, and the page can say which language they are in.
        """
        found = self.worded(target, language, layer)
        return found or (Words(target.rpartition(":")[2]), self.language)

    def worded(
        self, target: str, language: str = "", layer: str = Layer.STANDARD
    ) -> tuple[Words, str] | None:
        """As `words`, but None where nothing is worded: for `v:PART`, which the campaign tells."""
        for wanted in (language or self.language, self.language):
            layers = self.wordings.get(wanted, {})
            for reading in (layer, Layer.STANDARD):
                if target in layers.get(reading, {}):
                    return Words(*layers[reading][target]), wanted
        return None

    def has_words(self, target: str) -> bool:
        """Whether something is worded at all."""
        own = self.wordings.get(self.language, {})
        return any(target in layer for layer in own.values())

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.wordings)

    @cached_property
    def age_code(self) -> str:
        """The code of the question about the age band; empty where there is none."""
        asked = (q.code for q in self.questions() if q.breakdown == Breakdown.AGE_BAND)
        return next(asked, "")


def freeze_content(survey: Survey) -> dict:
    """The content of a new version from the survey's current rows (see the module's docstring)."""
    return {
        "language": survey.language,
        "sections": [freeze_section(section) for section in sections_of(survey)],
        "wordings": freeze_wordings(survey),
    }


def sections_of(survey: Survey):
    return survey.sections.select_related("show_if_question").prefetch_related("show_if_choices")


def freeze_section(section) -> dict:
    asked = section.show_if_question
    show_if = asked and [asked.code, [choice.code for choice in section.show_if_choices.all()]]
    questions = section.questions.current().prefetch_related(
        Prefetch("choices", Choice.objects.with_pictures())
    )
    return {
        "id": section.pk,
        "code": section.code,
        "show_if": show_if,
        "questions": [freeze_question(question) for question in questions],
    }


def freeze_question(question: Question) -> dict:
    choices = [choice for choice in question.choices.all() if choice.retired_at is None]
    frozen_question = {
        "id": question.pk,
        "code": question.code,
        "kind": question.kind,
        "is_required": question.is_required,
        "breakdown": question.breakdown,
        "limits": question.limits,
        "choices": [freeze_choice(choice) for choice in choices],
    }
    if question.age_bands:
        frozen_question["age_bands"] = question.age_bands
    if question.section.is_about_you:
        frozen_question["is_about_you"] = True
    if question.kind == Kind.BEST_WORST:
        frozen_question["sets"] = sets_of_four([choice.code for choice in choices])
    return frozen_question


def freeze_choice(choice: Choice) -> dict:
    frozen_choice = {"id": choice.pk, "code": choice.code}
    if choice.picture is not None:
        frozen_choice["picture"] = choice.picture.key
    return frozen_choice


def freeze_wordings(survey: Survey) -> dict:
    """All current wordings by language, layer and target. Called again when one is corrected."""
    wordings: dict[str, dict[str, dict[str, list[str]]]] = {}
    for target, wording in current_wordings(survey):
        layers = wordings.setdefault(wording.language, {})
        layers.setdefault(wording.layer, {})[target] = freeze_wording(wording)
    return wordings


def freeze_wording(wording: Wording) -> list[str]:
    """The arguments of `Words`; no more than the first two where there is no more."""
    frozen_words = [wording.text, wording.hint]
    if wording.picture is None and wording.clip is None:
        return frozen_words
    picture = [wording.picture.key, wording.picture_shows] if wording.picture else ["", ""]
    return [*frozen_words, *picture, wording.clip.key if wording.clip else ""]


def current_wordings(survey: Survey) -> Iterator[tuple[str, Wording]]:
    rows = Wording.objects.current().select_related("picture", "clip")
    rows = rows.defer("picture__content", "clip__content")
    for wording in rows.filter(survey=survey):
        yield f"v:{wording.part}", wording
    for wording in rows.filter(section__survey=survey).select_related("section"):
        yield f"s:{wording.section.code}", wording
    for wording in rows.filter(question__survey=survey).select_related("question"):
        yield f"q:{wording.question.code}", wording
        if wording.reason:
            reason = Wording(text=wording.reason, language=wording.language, layer=wording.layer)
            yield f"r:{wording.question.code}", reason
    of_choices = rows.filter(choice__question__survey=survey)
    for wording in of_choices.select_related("choice__question"):
        yield f"c:{wording.choice.question.code}:{wording.choice.code}", wording


def read_content(content: dict) -> FrozenSurvey:
    """Read the content of a version."""
    return FrozenSurvey(
        language=content["language"],
        sections=tuple(read_section(section) for section in content["sections"]),
        wordings=content["wordings"],
    )


def read_section(section: dict) -> FrozenSection:
    asked, choices = section["show_if"] or (None, [])
    return FrozenSection(
        id=section["id"],
        code=section["code"],
        show_if_question=asked,
        show_if_choices=frozenset(choices),
        questions=tuple(page for question in section["questions"] for page in read_pages(question)),
    )


def read_pages(question: dict) -> list[FrozenQuestion]:
    """The pages on which a question is asked: nearly always one."""
    whole = read_question(question)
    if "sets" not in question:
        return [whole]
    choices = {choice.code: choice for choice in whole.choices}
    return [
        replace(
            whole,
            code=f"{whole.code}{PART}{place}",
            choices=tuple(choices[code] for code in codes),
            place=place,
            places=len(question["sets"]),
        )
        for place, codes in enumerate(question["sets"], start=1)
    ]


def read_question(question: dict) -> FrozenQuestion:
    return FrozenQuestion(
        id=question["id"],
        code=question["code"],
        kind=Kind(question["kind"]),
        is_required=question["is_required"],
        breakdown=question["breakdown"],
        limits=question["limits"],
        choices=tuple(FrozenChoice(**choice) for choice in question["choices"]),
        age_bands=tuple(question.get("age_bands", ())),
        is_about_you=question.get("is_about_you", False),
    )


@lru_cache(maxsize=64)
def frozen(version_pk: int, revision: int) -> FrozenSurvey:
    """Read a version from the database once a process: a revision of a version never changes.

    Raises `SurveyVersion.DoesNotExist` for a version or revision that is not there.
    """
    version = SurveyVersion.objects.only("content").get(pk=version_pk, revision=revision)
    return read_content(version.content)
