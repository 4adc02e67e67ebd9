"""Every kind of question in every state, as a young person meets it: for the gallery.

What is shown is made from the kinds there are, so that a new one cannot be left out.
"""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.templatetags.static import static
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from surveys.forms.asked import ask
from surveys.forms.questions import QuestionForm, refusals_of
from surveys.forms.shapes import ANSWER
from surveys.frozen import FrozenQuestion, FrozenSurvey, read_content
from surveys.models import FIXED_CHOICES, LEAST_AGE, PICTURED, Kind, Layer

ENGLISH, ARABIC = "en-gb", "ar"
YOUNGEST = 5  # years
THINGS = {
    "buses": {ENGLISH: "Buses", ARABIC: "الحافلات"},
    "parks": {ENGLISH: "Parks and green places", ARABIC: "الحدائق"},
    "clubs": {ENGLISH: "Clubs", ARABIC: "النوادي"},
    "safe": {ENGLISH: "Feeling safe", ARABIC: "الأمان"},
}
PICTURES = {
    "buses": ("bus", {ENGLISH: "A red bus on the road", ARABIC: "حافلة حمراء"}),
    "parks": ("heath", {ENGLISH: "A pony on a heath", ARABIC: "مهر في البرية"}),
    "clubs": ("bubbles", {ENGLISH: "Two people who talk", ARABIC: "شخصان يتحدثان"}),
    "safe": ("coast", {ENGLISH: "The sea and a stone arch", ARABIC: "البحر وقوس من الحجر"}),
}
OFFERED = {Kind.THIS_OR_THAT: 2, Kind.PICTURE_CHOICE: 3}  # of the things; all four by others
LISTED = {
    *(Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.PICTURE_CHOICE, Kind.THIS_OR_THAT),
    *(Kind.RANKING, Kind.BEST_WORST, Kind.TOKENS, Kind.PLACE),
}
LIMITS = {
    Kind.MULTIPLE_CHOICE: {"most": 2},
    Kind.FACES: {"why": True, "length": 60},
    Kind.SHORT_TEXT: {"length": 60},
    Kind.LONG_TEXT: {"length": 60},
    Kind.THREE_THINGS: {"length": 60},
}
TOO_LONG = "More buses at night, please. " * 20
NONE_OF_THEM = {ANSWER: "moon"}
SENT = {  # what is answered, and what is wrong
    Kind.SINGLE_CHOICE: ({ANSWER: "parks"}, NONE_OF_THEM),
    Kind.MULTIPLE_CHOICE: (
        {ANSWER: ["buses", "safe"]},
        {ANSWER: ["buses", "parks", "safe"]},
    ),
    Kind.PICTURE_CHOICE: ({ANSWER: "parks"}, NONE_OF_THEM),
    Kind.THIS_OR_THAT: ({ANSWER: "buses"}, NONE_OF_THEM),
    Kind.FACES: ({ANSWER: "4", "why": "It is by the sea."}, {ANSWER: "4", "why": TOO_LONG}),
    Kind.THREE_FACES: ({ANSWER: "3"}, NONE_OF_THEM),
    Kind.YES_NO: ({ANSWER: "yes"}, NONE_OF_THEM),
    Kind.SOMETIMES: ({ANSWER: "sometimes"}, NONE_OF_THEM),
    Kind.AGREE: ({ANSWER: "disagree"}, NONE_OF_THEM),
    Kind.RANKING: (
        {"answer_clubs": "1", "answer_buses": "2"},
        {"answer_clubs": "1", "answer_buses": "1"},
    ),
    Kind.BEST_WORST: ({"answer_0": "safe", "answer_1": "clubs"}, {"answer_0": "safe"}),
    Kind.TOKENS: ({"answer_buses": "6", "answer_safe": "4"}, {"answer_buses": "6"}),
    Kind.PLACE: ({ANSWER: "clubs"}, NONE_OF_THEM),
    Kind.SHORT_TEXT: ({ANSWER: "Durdle Door 🏖️"}, {ANSWER: TOO_LONG}),
    Kind.LONG_TEXT: ({ANSWER: "More buses at night."}, {ANSWER: TOO_LONG}),
    Kind.THREE_THINGS: ({"answer_0": "Trees", "answer_2": "Light"}, {"answer_1": TOO_LONG}),
    Kind.ARTWORK: ({"title": "My sea"}, {"title": "My sea", "file": "No picture"}),
}
WORDS = {
    ENGLISH: ["What do you think?", "Think of the last few weeks."],
    ARABIC: ["ما رأيك؟", "فكّر في الأسابيع الأخيرة."],
}


@dataclass(frozen=True, slots=True)
class State:
    """One way of meeting a kind. `sent`: which of `SENT` is shown, if any."""

    key: str
    name: str
    language: str = ENGLISH
    sent: int | None = None
    is_young: bool = False


STATES = (
    State("empty", "Empty"),
    State("answered", "Answered", sent=0),
    State("wrong", "With what is wrong", sent=1),
    State("rtl", "Right to left", ARABIC, sent=0),
    State("rtl-wrong", "Right to left, with what is wrong", ARABIC, sent=1),
    State("young", "For the youngest", is_young=True),
    State("young-wrong", "For the youngest, with what is wrong", sent=1, is_young=True),
)


def kinds_in(state: State) -> list[Kind]:
    """The kinds that somebody in this state can meet."""
    return [kind for kind in Kind if not state.is_young or LEAST_AGE.get(kind, 0) <= YOUNGEST]


def code_of(kind: Kind) -> str:
    return kind.value.replace("_", "-")


def choices_of(kind: Kind) -> list[str]:
    """The codes of the choices."""
    if kind in LISTED:
        return list(THINGS)[: OFFERED.get(kind)]
    return [code for code, _ in FIXED_CHOICES.get(kind, ())]


def example() -> FrozenSurvey:
    """A survey that asks one question of each kind, in two languages."""
    questions = [
        {
            "id": place,
            "code": code_of(kind),
            "kind": kind.value,
            "is_required": False,
            "breakdown": "",
            "limits": LIMITS.get(kind, {}),
            "choices": [
                {"id": n, "code": code, "picture": code if kind in PICTURED else ""}
                for n, code in enumerate(choices_of(kind))
            ],
        }
        for place, kind in enumerate(Kind)
    ]
    return read_content(
        {
            "language": ENGLISH,
            "sections": [{"id": 1, "code": "all", "show_if": None, "questions": questions}],
            "wordings": {
                language: {Layer.STANDARD.value: words_in(language)} for language in WORDS
            },
        }
    )


def words_in(language: str) -> dict[str, list[str]]:
    words = {}
    for kind in Kind:
        words[f"q:{code_of(kind)}"] = WORDS[language]
        for code in choices_of(kind):
            words[f"c:{code_of(kind)}:{code}"] = choice_in(language, kind, code)
    return words


def choice_in(language: str, kind: Kind, code: str) -> list[str]:
    if kind in LISTED:
        return [THINGS[code][language], PICTURES[code][1][language]]
    with override(language):
        return [gettext(dict(FIXED_CHOICES[kind])[code]), ""]


def form_of(survey: FrozenSurvey, question: FrozenQuestion, state: State) -> QuestionForm:
    """The form of a question in a state, with names and ids of its own on the page."""
    prefix = f"{question.code}-{state.key}"
    data, files = None, MultiValueDict()
    if state.sent is not None:
        data = QueryDict(mutable=True)
        for name, value in SENT[question.kind][state.sent].items():
            if name == "file":
                files[f"{prefix}-{ANSWER}"] = SimpleUploadedFile("a.jpg", value.encode())
            else:
                data.setlist(f"{prefix}-{name}", value if isinstance(value, list) else [value])
    entry = {"artwork": "sent"} if question.kind is Kind.ARTWORK and state.sent == 0 else {}
    asked = ask(survey, question, state.language)
    form = QuestionForm(asked, data, files, entry=entry)
    form.prefix, form.heading_field = prefix, ""
    if question.kind in PICTURED:
        form.fields[ANSWER].widget.pictures = {
            code: (static(f"voice/pictures/{PICTURES[code][0]}.svg"), asked.shows[code])
            for code in choices_of(question.kind)
        }
    return form


@dataclass(frozen=True, slots=True)
class Shown:
    """A state with each kind drawn in it: (its name, its form, the ways of not answering it)."""

    state: State
    kinds: list[tuple[str, SafeString, list[tuple[str, str]]]]


def gallery() -> tuple[list[Shown], SafeString]:
    """Every state, and the scripts that the fields ask for."""
    survey, scripts, shown = example(), None, []
    for state in STATES:
        kinds = []
        with override(state.language):
            for kind in kinds_in(state):
                question = survey.question(code_of(kind))
                form = form_of(survey, question, state)
                kinds.append((kind.label, form.render(), refusals_of(question)))
                scripts = form.media if scripts is None else scripts + form.media
        shown.append(Shown(state, kinds))
    return shown, scripts.render()
