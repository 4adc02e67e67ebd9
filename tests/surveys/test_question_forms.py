"""Each kind of question as a form: what it takes, what it refuses, how it comes back."""

from html import unescape
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from surveys.forms.asked import Asked, hint_of
from surveys.forms.fields import FIELDS
from surveys.forms.questions import QuestionForm, as_sent, refusals_of, said_in_words
from surveys.forms.written import count_letters
from surveys.frozen import FrozenChoice, FrozenQuestion
from surveys.models import FIXED_CHOICES, Kind

PLACES = [("parks", "Parks"), ("buses", "Buses"), ("clubs", "Clubs")]
OF_ALL = {"answer_parks": "3", "answer_buses": "٧"}  # seven, as Arabic writes it


TOO_LONG = (
    "That is too long for us to keep. You can write 3 letters. You wrote 4. Please make it shorter."
)


def ask(kind, *, limits=None, is_required=False, breakdown=""):
    choices = FIXED_CHOICES.get(kind) or (PLACES if not kind.is_written else [])
    frozen = tuple(FrozenChoice(n, code) for n, (code, _) in enumerate(choices))
    question = FrozenQuestion(1, "q", kind, is_required, breakdown, limits or {}, frozen)
    return Asked(question, "Q?", "Q?", "", choices)


def send(asked, query):
    return QuestionForm(asked, QueryDict(query), entry={})


def test_every_kind_has_a_field():
    assert set(FIELDS) == set(Kind)


GOOD = [
    (Kind.SINGLE_CHOICE, "answer=parks", {"codes": ["parks"]}, "Parks"),
    (Kind.MULTIPLE_CHOICE, "answer=clubs&answer=parks", {"codes": ["clubs", "parks"]}, None),
    (Kind.FACES, "answer=5", {"codes": ["5"]}, "Really happy"),
    (Kind.THREE_FACES, "answer=2", {"codes": ["2"]}, "OK"),
    (Kind.YES_NO, "answer=unsure", {"codes": ["unsure"]}, "Not sure"),
    (Kind.SOMETIMES, "answer=sometimes", {"codes": ["sometimes"]}, "Sometimes"),
    (Kind.AGREE, "answer=disagree", {"codes": ["disagree"]}, "I don't agree"),
    (
        Kind.RANKING,
        "answer_clubs=1&answer_parks=2&answer_buses=",
        {"codes": ["clubs", "parks"]},
        "1. Clubs\n2. Parks",
    ),
    (Kind.PICTURE_CHOICE, "answer=parks", {"codes": ["parks"]}, "Parks"),
    (Kind.THIS_OR_THAT, "answer=buses", {"codes": ["buses"]}, "Buses"),
    (
        Kind.BEST_WORST,
        "answer_0=clubs&answer_1=parks",
        {"codes": ["clubs", "parks"]},
        "The most: Clubs\nThe least: Parks",
    ),
    (
        Kind.TOKENS,
        urlencode({**OF_ALL, "answer_clubs": "0"}),
        {"codes": ["parks", "buses"], "numbers": [3, 7]},
        "Parks: 3\nBuses: 7",
    ),
    (Kind.PLACE, "answer=clubs", {"codes": ["clubs"]}, "Clubs"),
    (Kind.ARTWORK, "title=My+sea", {"text": "My sea"}, "My sea"),
    (Kind.SHORT_TEXT, "answer=Sea", {"text": "Sea"}, "Sea"),
    (Kind.LONG_TEXT, "answer=One%0D%0Atwo", {"text": "One\ntwo"}, "One\ntwo"),
    (
        Kind.THREE_THINGS,
        "answer_0=Parks&answer_1=&answer_2=+Buses%0Aand+trains",
        {"text": "Parks\nBuses and trains"},
        "Parks\nBuses and trains",
    ),
]


@pytest.mark.parametrize(("kind", "query", "entry", "words"), GOOD)
def test_an_answer_is_read_and_comes_back_as_it_was(kind, query, entry, words):
    asked = ask(kind)
    form = send(asked, query)
    assert form.is_valid(), form.errors
    assert form.entry() == entry
    assert words in {None, unescape(said_in_words(asked, entry))}
    again = QuestionForm(asked, entry=entry)
    drawn = [str(again[name]) for name in (field.name for field in again.visible_fields())]
    chosen = sum(html.count("checked") + html.count(" selected>") for html in drawn)
    assert chosen == CHOSEN.get(kind, len(entry.get("codes", ())))


# How many radios, ticks or list items are chosen: a list always has one, a number none.
CHOSEN = {Kind.RANKING: 3, Kind.TOKENS: 0, Kind.PLACE: 1}


def test_every_kind_is_tried():
    assert {kind for kind, *_ in GOOD} == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_a_skip_where_it_may_be_and_refused_where_it_must_not(kind):
    form = send(ask(kind), "")
    assert form.is_valid()
    assert form.entry() == {"refusal": "skipped"}
    said = "Please write an answer." if kind.is_written else "Choose an answer."
    required = send(ask(kind, is_required=True), "")
    assert required.errors["answer"] == [said]


@pytest.mark.parametrize(
    ("kind", "limits", "query", "said"),
    [
        (Kind.SINGLE_CHOICE, {}, "answer=x", "Choose one of the answers on this page."),
        (Kind.FACES, {}, "answer=6", "Choose one of the answers on this page."),
        (Kind.THREE_FACES, {}, "answer=4", "Choose one of the answers on this page."),
        (
            Kind.MULTIPLE_CHOICE,
            {},
            "answer=parks&answer=x",
            "Choose one of the answers on this page.",
        ),
        (Kind.MULTIPLE_CHOICE, {"least": 2}, "answer=parks", "Choose at least 2."),
        (
            Kind.MULTIPLE_CHOICE,
            {"most": 1},
            "answer=parks&answer=buses",
            "You can choose up to 1. You chose 2.",
        ),
        (
            Kind.RANKING,
            {},
            "answer_parks=1&answer_buses=1",
            "You gave two things the same place. Choose a different place for one.",
        ),
        (Kind.RANKING, {}, "answer_parks=2", "Start with 1st, and leave no gaps."),
        (Kind.RANKING, {}, "answer_parks=99", "Choose one of the places in the list."),
        (
            Kind.BEST_WORST,
            {},
            "answer_0=parks",
            "Choose one for the most, and one for the least.",
        ),
        (
            Kind.BEST_WORST,
            {},
            "answer_0=parks&answer_1=parks",
            "You chose the same one twice. Choose a different one.",
        ),
        (
            Kind.BEST_WORST,
            {},
            "answer_0=x&answer_1=parks",
            "Choose one of the answers on this page.",
        ),
        (
            Kind.TOKENS,
            {},
            "answer_parks=4&answer_buses=3",
            "You shared out 7 of your 10 tokens. Share out 3 more.",
        ),
        (
            Kind.TOKENS,
            {"tokens": 5},
            "answer_parks=4&answer_buses=3",
            "You have 5 tokens. You shared out 7. Take 2 away.",
        ),
        (Kind.TOKENS, {}, "answer_parks=-1&answer_buses=11", "Write whole numbers, like 3."),
        (Kind.TOKENS, {}, "answer_parks=9e99", "Write whole numbers, like 3."),
        (Kind.PLACE, {}, "answer=x", "Choose one of the answers on this page."),
        (
            Kind.SHORT_TEXT,
            {"length": 3},
            "answer=four",
            TOO_LONG,
        ),
        (
            Kind.THREE_THINGS,
            {"length": 3},
            "answer_0=one&answer_1=four",
            TOO_LONG,
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_plain_words(kind, limits, query, said):
    form = send(ask(kind, limits=limits), query)
    assert form.errors["answer"] == [said]


@pytest.mark.parametrize(("kind", "query", "entry"), [(k, q, e) for k, q, e, _ in GOOD])
def test_what_was_typed_can_be_drawn_again_unchecked(kind, query, entry):
    typed = send(ask(kind), query).typed()
    drawn = QuestionForm(ask(kind), entry=typed)
    assert drawn["answer"].value() == QuestionForm(ask(kind), entry=typed)["answer"].value()
    assert set(typed) == set(entry)


@pytest.mark.parametrize(("kind", "query", "entry"), [(k, q, e) for k, q, e, _ in GOOD])
def test_an_entry_can_be_checked_once_more(kind, query, entry):
    asked = ask(kind)
    form = QuestionForm(asked, MultiValueDict(as_sent(asked.question, entry)), entry={})
    assert form.is_valid(), form.errors
    assert form.entry() == entry


def test_tokens_that_do_not_add_up_are_still_there():
    form = send(ask(Kind.TOKENS), "answer_parks=4&answer_buses=many")
    assert form["answer"].errors
    assert ('value="4"' in str(form), 'value="many"' in str(form)) == (True, True)


def test_why_under_the_faces_is_kept_beside_them_and_alone():
    asked = ask(Kind.FACES, limits={"why": True})
    both, alone = send(asked, "answer=4&why=The+sea"), send(asked, "why=The+sea")
    assert both.is_valid(), alone.is_valid()
    assert both.entry() == {"codes": ["4"], "text": "The sea"}
    assert alone.is_valid()
    assert alone.entry() == {"text": "The sea"}
    assert said_in_words(asked, both.entry()) == "Happy\nThe sea"


def test_one_would_rather_not_say_stands_in_the_list_of_places_and_nowhere_else():
    asked = ask(Kind.PLACE, breakdown="locality")
    form = send(asked, "answer=%3Arather-not-say")
    assert form.is_valid()
    assert form.entry() == {"refusal": "rather_not_say"}
    assert "selected" in str(QuestionForm(asked, entry=form.entry())["answer"])
    assert [value for value, _ in refusals_of(asked.question)] == ["skipped", "not_understood"]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, "You can choose more than one."),
        ({"least": 2}, "Choose 2 or more."),
        ({"most": 3}, "Choose up to 3."),
        ({"least": 1, "most": 3}, "Choose up to 3."),
        ({"least": 2, "most": 3}, "Choose from 2 to 3."),
        ({"least": 2, "most": 2}, "Choose 2."),
    ],
)
def test_limits_are_said_in_words(limits, said):
    assert hint_of(ask(Kind.MULTIPLE_CHOICE, limits=limits)) == said


def test_faces_are_drawn_from_the_code_and_not_from_the_order():
    five = QuestionForm(ask(Kind.FACES), entry={}).fields["answer"].widget.faces
    three = QuestionForm(ask(Kind.THREE_FACES), entry={}).fields["answer"].widget.faces
    assert (five, three) == ((5, 4, 3, 2, 1), (5, 3, 1))


def test_rather_not_say_is_offered_about_the_person_and_skip_unless_it_is_required():
    values = [
        [value for value, _ in refusals_of(asked.question)]
        for asked in (
            ask(Kind.YES_NO),
            ask(Kind.SINGLE_CHOICE, breakdown="age_band"),
            ask(Kind.YES_NO, is_required=True),
        )
    ]
    assert values == [
        ["skipped", "not_understood"],
        ["skipped", "not_understood", "rather_not_say"],
        ["not_understood", "rather_not_say"],
    ]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("👨‍👩‍👧‍👦", 1),
        ("🇬🇧🇵🇱", 2),
        ("👍🏽", 1),
        ("a\nb", 3),
        ("", 0),
    ],
)
def test_letters_are_counted_as_a_child_sees_them(text, letters):
    assert count_letters(text) == letters


@pytest.mark.parametrize("kind", [Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.THREE_THINGS])
def test_a_box_turns_to_the_language_that_is_typed_in_it(kind):
    drawn = str(QuestionForm(ask(kind), entry={})["answer"])
    boxes = drawn.count("<textarea") + drawn.count('type="text"')
    assert (boxes > 0, drawn.count('dir="auto"')) == (True, boxes)
