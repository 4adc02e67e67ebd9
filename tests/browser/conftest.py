import pytest

from surveys.models import Kind
from tests.factories.surveys import make_question, make_section, make_survey, open_now


@pytest.fixture
def survey(transactional_db):
    survey = make_survey("What matters to you?")
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    why = make_section(survey, "why", "Tell us more", show_if_question=likes)
    why.show_if_choices.set(likes.choices.filter(code="no"))
    make_question(survey, "why", text="Why not?", section=why)
    end = make_section(survey, "end", "At the end")
    places = (("parks", "Parks"), ("buses", "Buses"), ("shops", "Shops"))
    make_question(survey, "feel", Kind.FACES, "How do you feel today?", section=end)
    make_question(
        survey,
        "need",
        Kind.MULTIPLE_CHOICE,
        "What is needed?",
        places,
        section=end,
        limits={"most": 2},
    )
    make_question(survey, "order", Kind.RANKING, "Put these in order", places, section=end)
    make_question(survey, "town", Kind.SHORT_TEXT, "Which town is best?", section=end)
    open_now(survey)
    return survey
