from surveys.frozen import FrozenChoice, Words, freeze_content, read_content
from surveys.models import Kind, Wording
from tests.factories.surveys import make_question, make_section, make_survey


def survey_with_a_branch():
    survey = make_survey()
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    why = make_section(survey, "why", "Tell us more")
    make_question(survey, "because", text="Why not?", section=why)
    why.show_if_question = likes
    why.save()
    why.show_if_choices.set(likes.choices.filter(code="no"))
    return survey


def test_freezing_keeps_order_codes_and_the_branch(db):
    survey = survey_with_a_branch()
    frozen = read_content(freeze_content(survey))
    assert [question.code for question in frozen.questions()] == ["likes", "because"]
    assert frozen.sections[1].show_if_question == "likes"
    assert frozen.sections[1].show_if_choices == {"no"}
    assert frozen.question("likes").choices[0] == FrozenChoice(
        survey.questions.get(code="likes").choices.get(code="yes").pk, "yes"
    )


def test_words_fall_back_to_the_survey_language_and_standard_layer(db):
    survey = survey_with_a_branch()
    likes = survey.questions.get(code="likes")
    Wording.objects.create(question=likes, language="cy", text="Wyt ti'n hoffi byw yma?")
    frozen = read_content(freeze_content(survey))
    assert frozen.words("q:likes", "cy", "easy_read") == (Words("Wyt ti'n hoffi byw yma?"), "cy")
    assert frozen.words("q:because", "cy") == (Words("Why not?"), "en-gb")
    assert frozen.words("c:likes:no", "pl") == (Words("No"), "en-gb")


def test_a_retired_question_is_not_frozen(db):
    survey = survey_with_a_branch()
    survey.questions.filter(code="because").update(retired_at="2026-01-01T00:00Z")
    frozen = read_content(freeze_content(survey))
    assert [question.code for question in frozen.questions()] == ["likes"]
