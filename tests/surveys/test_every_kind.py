"""Every kind of question in every language and layer: named, in one language, stored alike."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from surveys.models import Answer, Kind, Layer, Response
from tests.factories.kinds import LONG, ONE_SENT, code_of, make_every_kind, page_of, words_for
from tests.factories.surveys import open_now
from tests.seen import LANGUAGES, faults_of
from tests.surveys.walking import ELSEWHERE_SENT, HERE, address, question, words

SPOKEN = [(language, layer) for language in LANGUAGES for layer in Layer.values]


def one(code: str) -> tuple:
    return "", "", [(code, None, None)]


KEPT = {  # words, way of not answering, (choice, rank, tokens)
    Kind.SINGLE_CHOICE: one("b"),
    Kind.MULTIPLE_CHOICE: ("", "", [("a", None, None), ("c", None, None)]),
    Kind.PICTURE_CHOICE: one("b"),
    Kind.THIS_OR_THAT: one("b"),
    Kind.FACES: (LONG, "", [("4", None, None)]),
    Kind.THREE_FACES: one("1"),
    Kind.YES_NO: one("unsure"),
    Kind.SOMETIMES: one("sometimes"),
    Kind.AGREE: one("disagree"),
    Kind.RANKING: ("", "", [("a", 2, None), ("c", 1, None)]),
    Kind.BEST_WORST: ("", "", [("a", 4, None), ("d", 1, None)]),
    Kind.TOKENS: ("", "", [("a", None, 3), ("b", None, 7)]),
    Kind.PLACE: one("c"),
    Kind.SHORT_TEXT: ("🏖️", "", []),
    Kind.LONG_TEXT: (LONG, "", []),
    Kind.THREE_THINGS: (f"⟦Trees⟧\n{LONG}", "", []),
    Kind.ARTWORK: ("⟦My den⟧", "", []),
}


def drawing() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG")
    return SimpleUploadedFile("den.jpg", file.getvalue(), "image/jpeg")


def stored() -> list:
    """What was kept of the one response that was sent, without its keys."""
    response = Response.objects.complete().get()
    answers = Answer.objects.filter(response=response).prefetch_related("picked__choice")
    return sorted(
        (
            answer.question.code,
            answer.text,
            answer.refusal,
            sorted((one.choice.code, one.rank, one.tokens) for one in answer.picked.all()),
        )
        for answer in answers.select_related("question")
    )


def wanted() -> list:
    return sorted((code_of(kind), *KEPT[kind]) for kind in Kind)


class Walk:
    """Somebody who looks at each page in one language and layer, and answers it."""

    def __init__(self, survey, language: str, layer: str):
        self.survey, self.language, self.layer = survey, language, layer
        self.client, self.faults = Client(), []

    def look(self, name: str, page, status: int = 200) -> str:
        source = words(page)
        found = faults_of(source, self.language)
        self.faults += [f"{self.layer}, {name}: {fault}" for fault in found]
        if page.status_code != status:
            self.faults.append(f"{self.layer}, {name}: {page.status_code}")
        return source

    def get(self, name: str) -> str:
        return self.look(name, self.client.get(address(self.survey, name)))

    def post(self, name: str, **sent):
        return self.client.post(address(self.survey, name), sent, **HERE)

    def start(self):
        spoken = f"?speak={self.language}~{self.layer}"
        shown = self.look("start", self.client.get(address(self.survey) + spoken))
        assert words_for("title", self.language, self.layer) in shown
        self.client.post(address(self.survey) + spoken, **HERE)

    def answer(self, kind: Kind):
        at = question(self.survey, page_of(kind))
        good, wrong = ONE_SENT[kind]
        shown = self.look(kind, self.client.get(at))
        asked = words_for(code_of(kind), self.language, self.layer)
        assert asked in shown, kind
        self.look(f"{kind}, wrong", self.client.post(at, wrong, **HERE))
        files = {"answer": drawing()} if kind is Kind.ARTWORK else {}
        sent = self.client.post(at, {**good, **files}, **HERE)
        assert sent.status_code == 303, (kind, words(sent))
        self.look(f"{kind}, answered", self.client.get(at))

    def end(self):
        self.get("may_quote")
        self.post("may_quote", answer="yes")
        for name in ("check", "pause", "keep", "help", "yours"):
            self.get(name)
        self.look("keep, words", self.client.post(address(self.survey, "keep"), follow=True))
        self.post("check", helped="read", helper="friend")
        for name in ("receipt", "yours", "happened"):
            self.get(name)
        for said in ({"rating": "bad"}, {"reason": "long"}):
            self.look(f"{said}", self.client.post(address(self.survey, "rate"), said, follow=True))
        self.look("lost", self.client.post(address(self.survey, "yours"), **ELSEWHERE_SENT), 403)
        kept = stored()
        self.look("deleted", self.post("yours", go="delete"))
        return kept


@pytest.fixture
def survey(db):
    survey = make_every_kind(SPOKEN)
    open_now(survey)
    return survey


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_in_every_layer_is_named_in_one_language_and_stored_alike(survey, language):
    kept = []
    for layer in Layer.values:
        walk = Walk(survey, language, layer)
        walk.start()
        for kind in Kind:
            walk.answer(kind)
        kept.append(walk.end())
        assert walk.faults == []
    assert kept == [wanted()] * len(Layer)
