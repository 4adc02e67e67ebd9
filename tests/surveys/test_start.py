"""How old are you, in one tap; then the notice for that age; and no question twice."""

import re

import pytest

from surveys.bands import NOT_SAID, first_answers, reader_of
from surveys.management.commands.collect_words import in_template
from surveys.models import AGE_BANDS, Breakdown, Kind, Layer, Response, Wording
from tests.factories.surveys import make_question, make_section, make_survey, open_now
from tests.surveys.walking import (
    HERE,
    address,
    answer,
    begin,
    draft,
    key_in,
    question,
    said_in,
    words,
)

READ_WITH = "Read this with a grown-up"
CHILDREN = "We do not keep anything that shows which phone or tablet you used."
TEENAGERS = "We are not an emergency service."


def make_survey_by_age(*codes, position=0, **fields):
    """A survey whose last part asks the age, among the bands with these codes."""
    survey = make_survey(**fields)
    make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    make_question(survey, "homework", Kind.YES_NO, "Is homework hard?", age_bands=["14-16"])
    make_question(survey, "best", Kind.SHORT_TEXT, "What is best here?")
    bands = tuple(band for band in AGE_BANDS if not codes or band[0] in codes)
    make_question(
        survey,
        "age",
        Kind.SINGLE_CHOICE,
        "How old are you?",
        bands,
        breakdown=Breakdown.AGE_BAND,
        section=make_section(survey, "you", "About you"),
    )
    open_now(survey)
    return survey


@pytest.fixture
def survey(db):
    return make_survey_by_age()


def tap(client, survey, band, **sent):
    return client.post(address(survey), {"age": band, **sent})


def start(client, survey, band, **sent):
    return client.post(address(survey), {"band": band, **sent})


def test_the_age_is_asked_first_without_a_cookie_and_leads_to_a_notice(client, survey):
    page = client.get(address(survey))
    assert [code for code, _ in page.context["bands"]] == [code for code, _ in AGE_BANDS]
    assert ">Start<" not in words(page)
    page = tap(client, survey, "8-10")
    assert ">Start<" in words(page)
    assert not page.cookies
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("band", "notice"),
    [
        ("0-4", READ_WITH),
        ("8-10", READ_WITH),
        ("11-13", CHILDREN),
        ("14-16", TEENAGERS),
        ("19-25", TEENAGERS),
        (NOT_SAID, CHILDREN),
    ],
)
def test_each_age_reads_its_own_notice(client, survey, band, notice):
    page = words(tap(client, survey, band))
    assert [one for one in (READ_WITH, CHILDREN, TEENAGERS) if one in page] == [notice]
    assert ('class="youngest"' in page) == (notice == READ_WITH)


def test_the_tap_is_the_answer_and_is_not_asked_again(client, survey):
    start(client, survey, "8-10")
    assert client.get(question(survey, "likes")).context["total"] == 2
    answer(client, survey, "likes", answer="yes")
    assert draft() == {"age": {"codes": ["8-10"], "first": True}, "likes": {"codes": ["yes"]}}
    response = answer(client, survey, "best", answer="The sea")
    assert response.url == address(survey, "may_quote")
    client.post(response.url, {"answer": "no"})
    said = said_in(client.get(address(survey, "check")))
    assert said[2] == ("How old are you?", "8 to 10")
    client.post(address(survey, "check"))
    picked = Response.objects.get().answers.get(question__code="age").picked.get()
    assert picked.choice.code == "8-10"


def test_a_band_that_is_not_offered_is_no_answer(client, survey):
    start(client, survey, "99-120")
    answer(client, survey, "likes", answer="yes")
    assert "age" not in draft()


def test_rather_not_say_counts_as_that_and_is_not_asked_again(client, survey):
    start(client, survey, NOT_SAID)
    answer(client, survey, "likes", answer="yes")
    assert draft()["age"]["refusal"] == "rather_not_say"


def test_the_age_can_be_changed_when_checking_and_takes_its_questions_along(client, survey):
    start(client, survey, "14-16")
    for code in ("likes", "homework"):
        answer(client, survey, code, answer="yes")
    answer(client, survey, "best", answer="The sea")
    client.post(address(survey, "may_quote"), {"answer": "no"})
    response = answer(client, survey, "age", answer="11-13", change="1")
    page = client.get(response.url)
    assert page.context["removed"] == ["Is homework hard?"]
    client.post(address(survey, "check"))
    assert not Response.objects.get().answers.filter(question__code="homework").exists()


def test_a_survey_for_one_band_does_not_ask(client, db):
    survey = make_survey_by_age("5-7", "14-16", age_bands=["14-16"])
    page = client.get(address(survey))
    assert TEENAGERS in words(page)
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    assert draft()["age"]["codes"] == ["14-16"]


def test_bands_without_a_question_choose_questions_and_are_stored_in_no_answer(client, db):
    survey = make_survey(age_bands=["8-10", "14-16"])
    make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    make_question(survey, "homework", Kind.YES_NO, "Is homework hard?", age_bands=["14-16"])
    open_now(survey)
    assert client.get(address(survey)).context["bands"] == [
        ("8-10", "8 to 10"),
        ("14-16", "14 to 16"),
    ]
    start(client, survey, "8-10")
    assert answer(client, survey, "likes", answer="yes").url == address(survey, "check")
    client.post(address(survey, "check"))
    assert Response.objects.get().answers.count() == 1


def test_the_young_begin_with_simpler_words_and_may_choose_others(client, survey):
    likes = survey.questions.get(code="likes")
    Wording.objects.create(question=likes, layer=Layer.SIMPLER, text="Is it good here?")
    open_now(survey)
    page = tap(client, survey, "5-7")
    assert [one.is_now for one in page.context["layers"]] == [False, True]
    page = tap(client, survey, "5-7", speak="en-gb~standard")
    assert [one.is_now for one in page.context["layers"]] == [True, False]
    assert READ_WITH in words(page)
    assert [one.is_now for one in tap(client, survey, "14-16").context["layers"]] == [True, False]


def test_easy_read_has_a_notice_with_a_picture_beside_each_sentence(client, survey):
    likes = survey.questions.get(code="likes")
    Wording.objects.create(question=likes, layer=Layer.EASY_READ, text="Is it good?")
    open_now(survey)
    page = words(tap(client, survey, "8-10", speak="en-gb~easy_read"))
    assert page.count("easy-picture") == 12


@pytest.mark.parametrize("name", ["notice_young", "notice_easy"])
def test_the_young_and_easy_read_get_short_sentences(name):
    said = [text for _, text, _ in in_template(f"surveys/{name}.html")]
    sentences = [one for text in said for one in re.split(r"(?<=[.?:!])\s+", text)]
    assert len(sentences) > 12
    assert [one for one in sentences if len(one.split()) > 15] == []


def test_the_next_person_on_the_same_device_is_asked_for_their_own_age(client, survey):
    start(client, survey, "14-16")
    answer(client, survey, "likes", answer="yes")
    page = client.post(address(survey), {"new": "1"})
    assert page.context["bands"]
    page = tap(client, survey, "5-7", new="1")
    assert READ_WITH in words(page)
    start(client, survey, "5-7", new="1")
    answer(client, survey, "likes", answer="no")
    ages = {row.draft["age"]["codes"][0] for row in Response.objects.all()}
    assert ages == {"14-16", "5-7"}


def test_a_helper_sees_the_rules_on_every_question(client, survey):
    rules = "Do not say what you would choose."
    start(client, survey, "8-10", helper="1")
    assert rules in words(client.get(question(survey, "likes")))
    client.cookies.clear()
    start(client, survey, "8-10")
    assert rules not in words(client.get(question(survey, "likes")))


def test_the_start_page_speaks_in_the_words_that_the_desk_gave_it(client, survey):
    wordings = {"title": "Beth sy'n bwysig?", "asked_by": "Tîm Llais Ieuenctid"}
    for part, text in wordings.items():
        Wording.objects.create(survey=survey, part=part, language="cy", text=text)
    open_now(survey)
    page = words(tap(client, survey, "11-13", speak="cy~standard"))
    assert "<h1>Beth sy&#x27;n bwysig?</h1>" in page
    assert "Tîm Llais Ieuenctid." in page
    assert f'<span lang="en-gb" dir="ltr">{survey.campaign.purpose}</span>' in page


def test_a_language_that_the_survey_lacks_is_said_plainly(client, survey):
    page = client.get(address(survey) + "?speak=xx~standard")
    assert "This survey is not in the language you asked for." in words(page)
    assert "We do not have that language" not in words(client.get(address(survey)))


def test_without_cookies_the_age_travels_in_the_form(client, survey):
    page = client.get(start(client, survey, "8-10").url)
    client.cookies.clear()
    client.post(question(survey, "likes"), {"key": key_in(page), "answer": "yes"}, **HERE)
    assert draft()["age"]["codes"] == ["8-10"]


@pytest.mark.parametrize(
    ("band", "reader"),
    [
        ("", "middle"),
        ("0-4", "young"),
        ("8-10", "young"),
        ("10-12", "middle"),
        ("under-6", "young"),
    ],
)
def test_bands_of_any_name_find_their_reader(band, reader):
    assert reader_of(band) == reader


def test_a_key_that_carries_no_band_answers_nothing():
    assert first_answers("") == first_answers("age:") == {}


@pytest.mark.parametrize("band", ["8-10", "11-13", "14-16", NOT_SAID])
def test_the_door_promises_no_more_than_can_happen(db, client, band):
    survey = make_survey_by_age()
    page = words(tap(client, survey, band))
    assert "Who can read your answers?" in page
    assert "Then they may not read every one." in page
