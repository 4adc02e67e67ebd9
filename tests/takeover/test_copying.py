"""The copy of everything that is kept of a young person holds what their Takeover keeps, too."""

import io
import json
import zipfile
from types import SimpleNamespace

import pytest

from analysis.copying import archive_of
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from tests.factories.takeover import make_challenge
from tests.factories.takeover_running import make_two_of_everything
from voice.takeover.actions.living import ask_for_help

ONE = SimpleNamespace(name="Ada", role="Chair the Board", link="https://join.example.org/ada")
TWO = SimpleNamespace(name="Zadie", role="Run the museum", link="https://join.example.org/bo")


@pytest.fixture
def both(db):
    challenge = make_challenge()
    both = make_two_of_everything(challenge, ONE, TWO)
    ask_for_help(challenge=challenge, application=both.own.young, text="The door is shut")
    return both


def opened(response) -> tuple[str, dict]:
    with zipfile.ZipFile(io.BytesIO(archive_of(response))) as held:
        page = held.read("your-answers.html").decode()
        return page, json.loads(held.read("your-answers.json"))


def test_a_copy_tells_all_of_a_takeover_and_nothing_of_anybody_else(both):
    page, data = opened(both.own.young.response)
    told = {fact["value"] for section in data["also"] for fact in section["facts"]}
    for words in ("Ada Young", "pat@example.org", "Chair the Board", "The day of Ada", "Came"):
        assert words in page
        assert words in told
    assert "The door is shut" in page
    for words in ("Zadie", "Run the museum", "The day of Zadie", "Ada Host", ONE.link, TWO.link):
        assert words not in page + json.dumps(data)


def test_answers_that_are_no_application_have_nothing_beside_them(db):
    survey = make_survey("What matters to you?")
    make_question(survey, "likes")
    open_now(survey)
    _, data = opened(make_response(survey, {}))
    assert data["also"] == []
