import uuid

import pytest

from surveys.frozen import freeze_content, read_content
from surveys.imports import rows
from surveys.imports.matching import guess_columns
from surveys.imports.rows import Planned, Reader, Refused
from surveys.models import Breakdown, Kind, Wording
from tests.factories.kinds import make_places_to_meet
from tests.factories.surveys import make_question, make_survey

AGES = (("under8", "7 or under"), ("a8", "8 to 10"), ("a11", "11–13"), ("over13", "14 or over"))
AREAS = (("che", "Chesil"), ("nor", "North Dorset"))
HEADERS = ["id", "best", "age", "area", "likes", "does", "order", "quote"]
COLUMNS = {
    "id": "id",
    "best": "q:best",
    "age": "q:age",
    "area": "q:area",
    "likes": "q:likes",
    "does": "q:does",
    "order": "q:order",
    "quote": "quote",
}


@pytest.fixture
def shape(db):
    survey = make_survey()
    make_question(survey, "best", text="What would make this the best place to grow up?")
    single = Kind.SINGLE_CHOICE
    age = Breakdown.AGE_BAND
    make_question(survey, "age", single, "How old are you?", AGES, breakdown=age)
    locality = Breakdown.LOCALITY
    area = make_question(survey, "area", single, "Where do you live?", AREAS, breakdown=locality)
    Wording.objects.create(choice=area.choices.get(code="nor"), language="cy", text="Gogledd")
    make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    clubs = (("run", "Running, or walking"), ("sing", "Singing"), ("art", "Art"))
    make_question(survey, "does", Kind.MULTIPLE_CHOICE, "What do you do?", clubs)
    make_question(survey, "order", Kind.RANKING, "Put these in order", clubs)
    return read_content(freeze_content(survey))


def reader(shape, **mapping) -> Reader:
    mapping = {"columns": COLUMNS, "quote": "column", "values": {}, **mapping}
    return Reader(survey_key="abc", survey=shape, headers=HEADERS, mapping=mapping)


def row(**cells) -> list[str]:
    return [cells.get(header, "") for header in HEADERS]


def one(shape, mapping=None, **cells) -> Planned | Refused:
    cells.setdefault("id", "1")
    return next(reader(shape, **(mapping or {})).plan([row(**cells)]))


def codes(shape, mapping=None, **cells) -> tuple[str, ...]:
    (said,) = one(shape, mapping, **cells).said
    return said.codes


def test_a_whole_row_becomes_a_whole_response(shape):
    outcome = one(
        shape,
        id="R7",
        best=" More buses ",
        age="12",
        area="NORTH dorset",
        likes="Y",
        does="Art; Singing",
        order="Singing|Art",
        quote="Yes",
    )
    assert [(said.question.code, said.text, said.codes) for said in outcome.said] == [
        ("best", "More buses", ()),
        ("age", "", ("a11",)),
        ("area", "", ("nor",)),
        ("likes", "", ("yes",)),
        ("does", "", ("art", "sing")),
        ("order", "", ("sing", "art")),
    ]
    assert outcome.may_quote is True
    assert outcome.submission_key == uuid.uuid5(uuid.NAMESPACE_OID, "abc\nR7")
    assert outcome.number == 2


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("a8", "a8"),
        ("8 TO 10", "a8"),
        ("9", "a8"),
        ("11-13", "a11"),
        ("11—13.", "a11"),
        ("3", "under8"),
        ("14", "over13"),
        ("19", "over13"),
    ],
)
def test_ages_and_age_bands_find_their_choice(shape, cell, code):
    assert codes(shape, age=cell) == (code,)


def test_words_in_any_language_find_their_choice(shape):
    assert codes(shape, area="gogledd") == ("nor",)


def test_a_comma_inside_a_choice_is_kept_and_one_between_choices_splits(shape):
    assert codes(shape, does="Running, or walking") == ("run",)
    assert codes(shape, does="Art, Singing") == ("art", "sing")
    assert codes(shape, does="Running, or walking; Art") == ("run", "art")


def test_several_columns_may_hold_one_question_that_takes_several_choices(shape):
    mapping = {"columns": {"best": "q:does", "age": "q:does"}, "quote": "no"}
    assert codes(shape, mapping, best="Art", age="Singing") == ("art", "sing")


def test_a_refusal_to_say_is_kept_as_one(shape):
    outcome = one(shape, best="x", age="Prefer not to say")
    assert outcome.said[1].refusal == "rather_not_say"


def test_an_unknown_word_refuses_the_row_and_is_counted_by_its_plain_form(shape):
    said = reader(shape)
    outcomes = list(
        said.plan([row(id=str(n), area=w) for n, w in enumerate(["Poole", "POOLE ", "Bath"])])
    )
    assert [(outcome.number, outcome.words) for outcome in outcomes] == [
        (2, "It has a word that is not one of the answers (in “area”)."),
        (3, "It has a word that is not one of the answers (in “area”)."),
        (4, "It has a word that is not one of the answers (in “area”)."),
    ]
    assert said.unknown == {"area": {"poole": ["Poole", 2], "bath": ["Bath", 1]}}


def test_a_word_said_to_mean_a_choice_or_nothing_is_taken_so(shape):
    mapping = {"values": {"area": {"poole": "che", "bath": ""}}}
    assert codes(shape, mapping, area="Poole") == ("che",)
    assert [s.question.code for s in one(shape, mapping, best="x", area="Bath").said] == ["best"]


@pytest.mark.parametrize("cell", ["", "no", "maybe", "not really", "yes please do not"])
def test_only_a_plain_yes_lets_a_person_be_quoted(shape, cell):
    assert one(shape, best="x", quote=cell).may_quote is False


@pytest.mark.parametrize(
    ("cells", "why", "column"),
    [
        ({"best": ""}, rows.NO_ANSWER, ""),
        ({"best": "x", "id": " "}, rows.NO_ID, "id"),
        ({"best": "x", "id": "9" * 201}, rows.NO_ID, "id"),
        ({"best": "x" * 100_000}, rows.TOO_LONG, "best"),
        ({"best": "a\0b"}, rows.UNSTORABLE, "best"),
        ({"age": "eleven"}, rows.UNKNOWN, "age"),
    ],
)
def test_rows_that_cannot_be_kept_say_why(shape, cells, why, column):
    assert one(shape, **cells) == Refused(2, why, column)


def test_a_5000_letter_answer_and_one_that_looks_like_a_formula_are_kept(shape):
    assert one(shape, best="é" * 5_000).said[0].text == "é" * 5_000
    assert one(shape, best="=1+1").said[0].text == "=1+1"


def test_a_row_with_more_cells_than_columns_is_refused(shape):
    (outcome,) = reader(shape).plan([[*row(id="1", best="x"), "spilt"]])
    assert outcome == Refused(2, rows.TOO_WIDE)


def test_a_short_row_is_read_as_far_as_it_goes_and_an_empty_one_skipped(shape):
    outcomes = list(reader(shape).plan([["1", "x"], [], ["", " "], ["2", "y"]]))
    assert [outcome.number for outcome in outcomes] == [2, 5]


def test_a_second_row_with_the_same_id_is_refused(shape):
    outcomes = list(reader(shape).plan([row(id="7", best="a"), row(id=" 7 ", best="b")]))
    assert outcomes[1] == Refused(3, rows.SAME_ID, "id")


def test_columns_are_guessed_from_their_names(shape):
    headers = [
        "Response ID",
        "What would make this the best place to grow up?",
        "Age",
        "Area",
        "likes",
        "Timestamp",
        "Happy to be quoted?",
    ]
    assert guess_columns(headers, shape) == {
        "Response ID": "id",
        "What would make this the best place to grow up?": "q:best",
        "Age": "q:age",
        "Area": "q:area",
        "likes": "q:likes",
        "Happy to be quoted?": "quote",
    }


def test_the_only_written_question_takes_the_column_called_text(shape):
    assert guess_columns(["text", "label", "lang"], shape) == {"text": "q:best"}
    assert guess_columns(["label", "lang"], shape) == {}
    assert guess_columns(["Your ideas"], shape) == {"Your ideas": "q:best"}


@pytest.fixture
def kinds(youth_worker):
    """One file of answers to a survey of many kinds; `read` gives what it says to one question."""
    survey = make_places_to_meet(youth_worker, opened=False)
    shape = read_content(freeze_content(survey))

    def read(code, cell, why=""):
        columns = {"a": f"q:{code}", "w": "why:feel"}
        mapping = {"columns": columns, "quote": "no", "values": {}}
        reader = Reader(survey_key="abc", survey=shape, headers=["a", "w"], mapping=mapping)
        outcome = next(reader.plan([[cell, why]]))
        return outcome if isinstance(outcome, Refused) else outcome.said

    return read


@pytest.mark.parametrize(
    ("code", "cell", "codes", "numbers"),
    [
        ("like", "The beach", ("beach",), ()),
        ("meet", "out", ("out",), ()),
        ("need--1", "Lights in the evening; free WIFI", ("lights", "wifi"), ()),
        ("money", "Mend what is broken: 4; new=6, people 0", ("mend", "new"), (4, 6)),
        ("area", "Somewhere else", ("outside",), ()),
    ],
)
def test_answers_of_further_kinds_are_read(kinds, code, cell, codes, numbers):
    (said,) = kinds(code, cell)
    assert (said.question.code, said.codes, said.numbers) == (code, codes, numbers)


@pytest.mark.parametrize(
    ("code", "cell", "why"),
    [
        ("need--1", "lights", rows.WRONG_SET),
        ("need--1", "lights; wifi; swings", rows.WRONG_SET),
        ("need--1", "lights; trees", rows.UNKNOWN),  # trees stand in another list
        ("money", "mend: 4; new: 5", rows.WRONG_TOKENS),
        ("money", "mend", rows.WRONG_TOKENS),
        ("money", "moon: 10", rows.WRONG_TOKENS),
    ],
)
def test_answers_that_do_not_fit_their_kind_are_refused(kinds, code, cell, why):
    assert kinds(code, cell).why == why


def test_why_is_read_beside_its_face_and_alone(kinds):
    both, alone = kinds("feel", "Happy", " The sea "), kinds("feel", "", "The sea")
    assert [(said.codes, said.text) for said in (*both, *alone)] == [
        (("4",), "The sea"),
        ((), "The sea"),
    ]


def test_the_title_of_a_drawing_is_a_written_answer(kinds):
    assert kinds("drawing", "=My den")[0].text == "=My den"
