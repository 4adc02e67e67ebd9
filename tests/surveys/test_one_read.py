"""A page reads once and an answer is stored in one statement; nothing read is remembered."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys.actions.responding import save_answers
from surveys.draft_key import Draft
from surveys.frozen import frozen
from surveys.journey import begin as begin_journey
from surveys.journey import find_journey
from surveys.models import Response
from surveys.one_read import STORED, ids_of
from tests.surveys.walking import (
    address,
    answer,
    begin,
    draft,
    fill_in,
    make_open_survey,
    question,
    said_in,
    words,
)


@pytest.fixture
def survey(db):
    return make_open_survey()


def queries_of(ask, *args, **sent):
    with CaptureQueriesContext(connection) as queries:
        ask(*args, **sent)
    return len(queries)


def test_a_page_is_one_read_and_an_answer_one_write_more(client, survey):
    begin(client, survey)
    counted = [
        queries_of(client.get, question(survey, "likes")),
        queries_of(answer, client, survey, "likes", answer="no"),
        queries_of(answer, client, survey, "because", answer="No buses"),
        queries_of(client.get, question(survey, "need")),
        queries_of(client.get, address(survey)),
    ]
    assert counted == [1, 2, 2, 1, 1]


def test_what_changes_meanwhile_is_on_the_very_next_page(client, survey):
    begin(client, survey)
    campaign = survey.campaign
    assert "Somebody new" not in words(client.get(address(survey, "help")))
    campaign.organisation.help_text = "Somebody new: 0800 999 111"
    campaign.organisation.save()
    assert "Somebody new" in words(client.get(address(survey, "help")))
    campaign.opens_on = timezone.localdate() - dt.timedelta(days=9)
    campaign.closes_on = timezone.localdate() - dt.timedelta(days=1)
    campaign.save()
    assert "This survey has closed" in words(client.get(question(survey, "likes")))


def test_two_people_on_the_same_page_get_it_each_with_their_own_words(client, survey):
    pages = []
    for answered in ("No buses", "<b>Only</b> rain"):
        client.cookies.clear()
        begin(client, survey)
        answer(client, survey, "likes", answer="no")
        answer(client, survey, "because", answer=answered)
        answer(client, survey, "need", answer=["parks"])
        client.post(address(survey, "may_quote"), {"go": "skipped"})
        pages.append(client.get(address(survey, "check")))
    assert [said_in(page)[1][1] for page in pages] == ["No buses", "<b>Only</b> rain"]
    assert "<b>Only</b>" not in words(pages[1])
    assert "\0" not in words(pages[0]) + words(pages[1])


def test_an_answer_joins_what_another_device_stored_meanwhile(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    key = begin_journey(find_journey(survey.key, None, has_cookie=False), has_cookie=True).key
    response = Response.objects.get()
    key = key.__class__(key.version, key.collector, "en-gb", submission_key=response.submission_key)
    save_answers(
        key=key,
        survey=frozen(key.version, 0),
        entries={"because": {"text": "No buses"}},
        asks_to_quote=True,
        before=Draft(response.pk, {"likes": {"codes": ["unsure"]}}),  # as it never was
    )
    assert draft() == {"likes": {"codes": ["no"]}, "because": {"text": "No buses"}}


def test_no_read_gives_the_answers_of_another_key_or_survey(client, survey):
    fill_in(client, survey)
    other = make_open_survey(title="Another")
    here, there = (find_journey(one.key, None, has_cookie=False) for one in (survey, other))
    mine = begin_journey(here, has_cookie=True).key
    assert STORED.first(survey_key=survey.key, **ids_of(mine))[0] is None
    theirs = begin_journey(there, has_cookie=True).key
    assert STORED.first(survey_key=survey.key, **ids_of(theirs)) is None


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_is_replaced_unseen(client):
    survey = make_open_survey()
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no connection that could break")
    begin(client, survey)
    connection.connection.close()
    assert client.get(question(survey, "likes")).status_code == 200
