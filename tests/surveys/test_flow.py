import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys import flow
from surveys.frozen import FrozenChoice, FrozenQuestion, FrozenSection, FrozenSurvey
from surveys.models import Kind


def asked(code, kind=Kind.YES_NO):
    codes = ("yes", "no", "unsure") if kind is Kind.YES_NO else ()
    choices = tuple(FrozenChoice(n, choice) for n, choice in enumerate(codes))
    return FrozenQuestion(len(code), code, kind, False, "", {}, choices)


def section(code, *questions, after=None, answer="no"):
    shows_for = frozenset({answer}) if after else frozenset()
    return FrozenSection(1, code, after, shows_for, questions)


SURVEY = FrozenSurvey(
    "en-gb",
    (
        section("here", asked("likes")),
        section("why", asked("safe"), asked("because", Kind.LONG_TEXT), after="likes"),
        section("deeper", asked("who", Kind.SHORT_TEXT), after="safe"),
        section("end", asked("happy")),
    ),
    {},
)
YES, NO = {"codes": ["yes"]}, {"codes": ["no"]}
WORDS, SKIPPED = {"text": "Buses"}, {"refusal": "skipped"}


def codes(questions):
    return [question.code for question in questions]


def test_route_without_answers_holds_only_what_always_shows():
    assert codes(flow.route(SURVEY, {})) == ["likes", "happy"]


def test_route_grows_by_an_answer_that_opens_a_section():
    assert codes(flow.route(SURVEY, {"likes": NO})) == ["likes", "safe", "because", "happy"]


def test_route_ignores_an_answer_to_a_question_that_is_no_longer_met():
    answers = {"likes": YES, "safe": NO}
    assert codes(flow.route(SURVEY, answers)) == ["likes", "happy"]


def test_route_asks_to_quote_only_after_something_was_written():
    answers = {"likes": NO, "because": WORDS}
    with_words = flow.route(SURVEY, answers, asks_to_quote=True)
    assert codes(with_words)[-1] == ":may-quote"
    skipped = flow.route(SURVEY, {"likes": NO, "because": SKIPPED}, asks_to_quote=True)
    assert codes(skipped)[-1] == "happy"


def test_settle_takes_away_what_a_change_orphans_and_says_so():
    answers = {"likes": YES, "safe": NO, "because": WORDS, "who": SKIPPED, "happy": YES}
    kept, lost = flow.settle(SURVEY, answers)
    assert lost == ["safe", "because"]
    assert kept == {
        "likes": YES,
        "happy": YES,
        "safe": {"removed": True},
        "because": {"removed": True},
    }


def test_settle_forgets_the_mark_at_the_next_change():
    answers = {"likes": YES, "because": {"removed": True}}
    assert flow.settle(SURVEY, answers) == ({"likes": YES}, [])


def test_a_removed_answer_waits_again_when_its_question_comes_back():
    answers = {"likes": NO, "safe": YES, "because": {"removed": True}, "happy": YES}
    assert flow.first_open(flow.route(SURVEY, answers), answers).code == "because"


@pytest.mark.parametrize(
    ("code", "answers", "expected"),
    [
        ("likes", {}, True),
        ("happy", {}, False),
        ("happy", {"likes": YES}, True),
        ("likes", {"likes": YES, "happy": NO}, True),
        ("because", {"likes": YES}, False),
        ("nowhere", {}, False),
    ],
)
def test_may_meet_a_question_once_all_before_it_are_answered(code, answers, expected):
    assert flow.may_meet(flow.route(SURVEY, answers), answers, code) is expected


def test_after_goes_on_in_order_and_then_to_what_waits():
    answers = {"likes": NO, "safe": YES, "happy": YES}
    route = flow.route(SURVEY, answers)
    assert flow.after(route, answers, "likes").code == "safe"
    assert flow.after(route, answers, "happy").code == "because"


def test_after_a_change_is_what_it_opened_or_the_check_page():
    done = {"likes": YES, "happy": YES}
    assert flow.after(flow.route(SURVEY, done), done, "likes", changing=True) is None
    opened = {"likes": NO, "happy": YES}
    assert flow.after(flow.route(SURVEY, opened), opened, "likes", changing=True).code == "safe"


def test_before_is_the_question_before_or_none():
    route = flow.route(SURVEY, {})
    assert flow.before(route, {}, "happy").code == "likes"
    assert flow.before(route, {}, "likes") is None
    assert flow.before(route, {}, "nowhere") is None


def test_position_says_about_while_the_route_may_still_grow():
    assert flow.position(SURVEY, flow.route(SURVEY, {}), {}, "likes") == (1, 2, True)
    answers = {"likes": YES}
    assert flow.position(SURVEY, flow.route(SURVEY, answers), answers, "happy") == (2, 2, False)


def test_position_says_about_while_permission_to_quote_may_still_be_asked():
    answers = {"likes": NO, "safe": YES}
    route = flow.route(SURVEY, answers, asks_to_quote=True)
    asked = flow.position(SURVEY, route, answers, "because", asks_to_quote=True)
    assert asked == (3, 4, True)
    answers["because"] = WORDS
    route = flow.route(SURVEY, answers, asks_to_quote=True)
    asked = flow.position(SURVEY, route, answers, "happy", asks_to_quote=True)
    assert asked == (4, 5, False)


def test_minutes_are_worked_out_without_and_with_hidden_sections():
    assert flow.minutes(SURVEY) == (1, 3)


entries = st.sampled_from([YES, NO, WORDS, SKIPPED, {"removed": True}])


@given(st.dictionaries(st.sampled_from(["likes", "safe", "because", "who", "happy"]), entries))
def test_settled_answers_lead_to_the_same_route_and_settle_no_further(answers):
    kept, lost = flow.settle(SURVEY, answers, asks_to_quote=True)
    before = flow.route(SURVEY, answers, asks_to_quote=True)
    assert flow.route(SURVEY, kept, asks_to_quote=True) == before
    assert set(lost).isdisjoint(codes(before))
    assert flow.settle(SURVEY, kept, asks_to_quote=True)[1] == []
