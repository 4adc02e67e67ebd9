"""A survey with nearly every kind of question, and one person's answers to all of it."""

from surveys.models import (
    FIXED_CHOICES,
    PICTURED,
    Kind,
    Picture,
    Survey,
    WordedPart,
    Wording,
)
from tests.factories.accounts import make_locality, make_organisation
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_survey, open_now
from voice.demonstration.places import make_places

# What a browser sends on each page, in order. The drawing is added by whoever sends it.
SENT = {
    "like": {"answer": "heath"},
    "free-day": {"answer": "bus"},
    "meet": {"answer": "out"},
    "feel": {"answer": "4", "why": "=The sea 🌊"},
    "town-feel-safe-meet-friends": {"answer": "agree"},
    "town-something-rains": {"answer": "disagree"},
    "town-adults-glad-see-outside": {"answer": "unsure"},
    "evening": {"answer": "sometimes"},
    "stops": {"answer": ["far", "cost"]},
    "need--1": {"answer_0": "lights", "answer_1": "wifi"},
    "need--2": {"go": "skipped"},
    "need--3": {"go": "not_understood"},
    "need--4": {"go": "skipped"},
    "money": {"answer_mend": "3", "answer_new": "7", "answer_people": ""},
    "three": {"answer_0": "Trees", "answer_1": "", "answer_2": "Lights"},
    "best": {"answer": "🏖️"},
    "drawing": {"title": "My den"},
    "age": {"go": "rather_not_say"},
    "area": {"answer": ":rather-not-say"},
}


def make_places_to_meet(by, *, opened: bool = True, **fields) -> Survey:
    organisation = fields.pop("organisation", None) or make_organisation()
    make_locality("che", "Chesil", organisation=organisation)
    make_locality("nor", "North Dorset", organisation=organisation)
    survey = make_places(make_campaign(organisation=organisation, **fields), by)
    if opened:
        open_now(survey)
    return survey


# One question of every kind, in every language and layer ----------------------------------------

LETTERS = ("a", "b", "c", "d")
CHOICES_OF = {
    Kind.SINGLE_CHOICE: 4,
    Kind.MULTIPLE_CHOICE: 4,
    Kind.PICTURE_CHOICE: 3,
    Kind.THIS_OR_THAT: 2,
    Kind.RANKING: 3,
    Kind.BEST_WORST: 4,
    Kind.TOKENS: 2,
    Kind.PLACE: 3,
}
LIMITS_OF = {Kind.MULTIPLE_CHOICE: {"least": 2, "most": 2}, Kind.FACES: {"why": True}}
LONG = "=⟦Sea, {{ 7*7 }} <b>and</b> שלום 🌊⟧"
ONE_SENT = {  # what a browser sends for each kind, and what it may not send
    Kind.SINGLE_CHOICE: ({"answer": "b"}, {"answer": "moon"}),
    Kind.MULTIPLE_CHOICE: ({"answer": ["a", "c"]}, {"answer": ["a", "b", "c"]}),
    Kind.PICTURE_CHOICE: ({"answer": "b"}, {"answer": "moon"}),
    Kind.THIS_OR_THAT: ({"answer": "b"}, {"answer": "moon"}),
    Kind.FACES: ({"answer": "4", "why": LONG}, {"answer": "4", "why": "x" * 501}),
    Kind.THREE_FACES: ({"answer": "1"}, {"answer": "5"}),
    Kind.YES_NO: ({"answer": "unsure"}, {"answer": "moon"}),
    Kind.SOMETIMES: ({"answer": "sometimes"}, {"answer": "moon"}),
    Kind.AGREE: ({"answer": "disagree"}, {"answer": "moon"}),
    Kind.RANKING: ({"answer_c": "1", "answer_a": "2"}, {"answer_c": "2", "answer_a": "2"}),
    Kind.BEST_WORST: ({"answer_0": "d", "answer_1": "a"}, {"answer_0": "d"}),
    Kind.TOKENS: ({"answer_a": "3", "answer_b": "7"}, {"answer_a": "3"}),
    Kind.PLACE: ({"answer": "c"}, {"answer": "moon"}),
    Kind.SHORT_TEXT: ({"answer": "🏖️"}, {"answer": "x" * 501}),
    Kind.LONG_TEXT: ({"answer": LONG}, {"answer": "x" * 5_001}),
    Kind.THREE_THINGS: ({"answer_0": "⟦Trees⟧", "answer_2": LONG}, {"answer_1": "x" * 201}),
    Kind.ARTWORK: ({"title": "⟦My den⟧"}, {"title": "x" * 201}),
}


def code_of(kind: Kind) -> str:
    return kind.value.replace("_", "-")


def page_of(kind: Kind) -> str:
    """The code of the page on which `make_every_kind` asks a question of a kind."""
    return f"{code_of(kind)}--1" if kind is Kind.BEST_WORST else code_of(kind)


def words_for(what: str, language: str, layer: str) -> str:
    """Words that are nobody's, so that any other word of a page is the product's own."""
    return f"⟦{what} {language} {layer}⟧"


def make_every_kind(spoken: list[tuple[str, str]], **fields) -> Survey:
    """A survey of every kind, all of it worded in each (language, layer)."""
    survey = make_survey(**fields)
    for kind in Kind:
        shared = FIXED_CHOICES.get(kind) or [(c, c) for c in LETTERS[: CHOICES_OF.get(kind, 0)]]
        question = make_question(
            survey, code_of(kind), kind, "-", tuple(shared), limits=LIMITS_OF.get(kind, {})
        )
        if kind in PICTURED:
            picture = Picture.objects.create(content=b"-", width=1, height=1)
            question.choices.update(picture=picture)
    Wording.objects.filter(language="en-gb").delete()
    Wording.objects.bulk_create(one for way in spoken for one in wordings_of(survey, *way))
    return survey


def wordings_of(survey: Survey, language: str, layer: str) -> list[Wording]:
    way = {"language": language, "layer": layer}

    def words(what: str, **of) -> Wording:
        hint = words_for(f"hint of {what}", **way)
        return Wording(text=words_for(what, **way), hint=hint, **way, **of)

    made = [words(part, survey=survey, part=part) for part in WordedPart.values]
    made += [words(one.code, section=one) for one in survey.sections.all()]
    for question in survey.questions.all():
        made.append(words(question.code, question=question))
        made += [words(f"{question.code} {one.code}", choice=one) for one in question.choices.all()]
    return made
