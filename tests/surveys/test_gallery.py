"""The gallery shows every kind of question in every state, each named and in its language."""

import re

import pytest

from surveys.gallery import ARABIC, SENT, STATES, example, form_of, gallery, kinds_in
from surveys.models import LEAST_AGE, Kind
from tests.seen import see


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.key)
def test_every_kind_stands_in_every_state_as_it_says(state):
    survey = example()
    assert set(SENT) == set(Kind)
    for kind, question in zip(Kind, survey.questions(), strict=True):
        form = form_of(survey, question, state)
        if state.sent is not None:
            assert form.is_valid() == (state.sent == 0), kind


def test_the_youngest_meet_what_suits_them_and_the_others_everything():
    for state in STATES:
        left_out = set(Kind) - set(kinds_in(state))
        assert left_out == (
            {k for k in Kind if LEAST_AGE.get(k, 0) > 5} if state.is_young else set()
        )


def test_every_control_is_named_and_arabic_is_arabic(client, settings):
    settings.VOICE_LOCAL = True
    seen = see(client.get("/gallery/kinds/").content.decode())
    assert seen.nameless() == []
    said = [text for language, text in seen.said if language == ARABIC]
    assert len(said) > 200
    assert [text for text in said if re.search("[A-Za-z]{3}", text)] == []
    shown, _ = gallery()
    assert [len(one.kinds) for one in shown if not one.state.is_young] == [len(Kind)] * 5
