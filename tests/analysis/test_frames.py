import pytest

from analysis import frames
from surveys.models import Breakdown, Kind, Review
from tests.factories.surveys import (
    make_question,
    make_response,
    make_survey,
    open_now,
    release,
)
from tests.factories.themes import code, hear, make_theme, make_written

pytestmark = pytest.mark.django_db
PLANTED = "planted words nobody let go"


def test_only_released_words_are_in_the_frame(youth_worker):
    question = make_written()
    released, held, sealed = hear(question, "More buses", f"{PLANTED} 1", f"{PLANTED} 2")
    Review.objects.filter(answer=held).update(status="held", released_text="", decided_at=None)
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")
    make_response(question.survey, {question.code: PLANTED})
    redacted = hear(question, f"I am {PLANTED} and want a park")[0]
    release(redacted, youth_worker, "I am […] and want a park")

    frame = frames.answers_frame(question)

    expected = {str(released.pk): "More buses", str(redacted.pk): "I am […] and want a park"}
    assert dict(zip(frame["answer_id"], frame["text"], strict=True)) == expected
    assert list(frame.columns) == ["answer_id", "text", "lang"]


def test_what_people_are_stands_beside_what_they_said(youth_worker):
    survey = make_survey()
    question = make_question(survey)
    ages = (("8-10", "8 to 10"), ("11-13", "11 to 13"))
    make_question(survey, "age", Kind.SINGLE_CHOICE, "How old?", ages, breakdown=Breakdown.AGE_BAND)
    areas = (("chesil", "Chesil"),)
    make_question(survey, "area", Kind.SINGLE_CHOICE, "Where?", areas, breakdown=Breakdown.LOCALITY)
    open_now(survey)
    for answers in ({"age": "8-10", "area": "chesil"}, {"age": "11-13"}, {}):
        response = make_response(survey, {"best": "More buses", **answers}, language="cy")
        release(response.answers.get(question=question), youth_worker)

    frame = frames.answers_frame(question)

    rows = frame[["lang", "age_band", "locality"]].itertuples(index=False, name=None)
    assert sorted(rows) == [("cy", "", ""), ("cy", "11-13", ""), ("cy", "8-10", "chesil")]


def test_a_question_without_answers_gives_an_empty_frame(db):
    frame = frames.answers_frame(make_written())

    assert (len(frame), list(frame.columns)) == (0, ["answer_id", "text", "lang"])


def test_seeds_carry_what_people_said_first_and_leave_headings_out(youth_worker):
    question = make_written()
    heading = make_theme(question, "Getting about")
    buses = make_theme(question, "Buses", parent=heading, position=1)
    empty = make_theme(question, "Parks", meaning="Green places.", position=2)
    make_theme(question, "Dropped", position=3, dropped_at="2026-01-01T00:00Z")
    machine, person = hear(question, "buses at night", "more buses")
    code(machine, buses, strength=0.9)
    code(person, buses, by=youth_worker)

    seeds = frames.agreed_seeds(question)

    assert [(seed.theme_pk, seed.label, seed.exemplars) for seed in seeds] == [
        (buses.pk, "Buses", ["more buses", "buses at night"]),
        (empty.pk, "Parks", ["Parks. Green places."]),
    ]


def test_answers_that_changed_while_a_run_worked_are_known(youth_worker):
    question = make_written(by=youth_worker)
    same, redacted, sealed = hear(question, "one", "two", "three")
    frame = frames.answers_frame(question)

    release(redacted, youth_worker, "[…]")
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")

    assert frames.unchanged(frame, question) == {str(same.pk)}
