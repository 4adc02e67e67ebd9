"""Storing answers: once, whole, and about nobody."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from surveys.actions.responding import (
    AlreadySentError,
    NothingToSendError,
    UnfinishedError,
    save_answers,
    send_response,
)
from surveys.draft_key import read_key
from surveys.frozen import frozen
from surveys.journey import begin as begin_journey
from surveys.journey import find_journey
from surveys.models import Answer, Kind, Response, Review, SurveyVersion
from tests.factories.surveys import make_question, make_section, make_survey, open_now

YES, NO = {"codes": ["yes"]}, {"codes": ["no"]}


def make_open_survey():
    survey = make_survey()
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    why = make_section(survey, "why", "Tell us more", show_if_question=likes)
    why.show_if_choices.set(likes.choices.filter(code="no"))
    make_question(survey, "because", text="Why not?", section=why)
    end = make_section(survey, "end", "At the end")
    choices = (("parks", "Parks"), ("buses", "Buses"), ("shops", "Shops"))
    make_question(survey, "order", Kind.RANKING, "Put in order", choices, section=end)
    open_now(survey)
    return survey


@pytest.fixture
def survey(db):
    return make_open_survey()


def begin(survey):
    return begin_journey(find_journey(survey.key, None, has_cookie=False), has_cookie=True).key


def save(key, entries, *, asks_to_quote=True):
    version = frozen(key.version, 0)
    return save_answers(key=key, survey=version, entries=entries, asks_to_quote=asks_to_quote)


def send(key, *, asks_to_quote=True):
    version = SurveyVersion.objects.select_related("survey").get(pk=key.version)
    send_response(
        key=key,
        survey=frozen(key.version, 0),
        asks_to_quote=asks_to_quote,
        campaign_pk=version.survey.campaign_id,
    )
    return Response.objects.get(submission_key=key.submission_key)


def test_a_page_is_kept_as_a_draft_and_the_next_joins_it(survey):
    key = begin(survey)
    save(key, {"likes": NO})
    answers = save(key, {"because": {"text": "No buses"}})
    assert answers == {"likes": NO, "because": {"text": "No buses"}}
    response = Response.objects.get()
    assert (response.draft, response.submitted_on) == (answers, None)
    assert not Answer.objects.exists()


def test_an_answer_to_a_question_that_the_route_does_not_hold_is_not_stored(survey):
    answers = save(begin(survey), {"likes": YES, "because": {"text": "x"}, "unknown": YES})
    assert answers == {"likes": YES}


def test_a_changed_route_takes_answers_away_and_marks_them(survey):
    key = begin(survey)
    save(key, {"likes": NO, "because": {"text": "No buses"}})
    assert save(key, {"likes": YES}) == {"likes": YES, "because": {"removed": True}}


def test_sending_makes_every_row_and_holds_what_was_written(survey):
    key = begin(survey)
    entries = {
        "likes": NO,
        "because": {"text": "=No buses"},
        "order": {"codes": ["buses", "parks"]},
        ":may-quote": YES,
    }
    save(key, entries)
    response = send(key)
    answers = {answer.question.code: answer for answer in response.answers.all()}
    assert {code: answer.text for code, answer in answers.items()} == {
        "likes": "",
        "because": "=No buses",
        "order": "",
    }
    assert list(answers["likes"].picked.values_list("choice__code", "rank")) == [("no", None)]
    ranked = answers["order"].picked.order_by("rank").values_list("choice__code", "rank")
    assert list(ranked) == [("buses", 1), ("parks", 2)]
    assert [(r.answer, r.status) for r in Review.objects.all()] == [(answers["because"], "held")]
    assert (response.may_quote, response.draft) == (True, None)
    assert response.submitted_on == timezone.localdate()


def test_ways_of_not_answering_are_answers_and_are_counted(survey):
    key = begin(survey)
    save(key, {"likes": {"refusal": "not_understood"}, "order": {"refusal": "skipped"}})
    send(key)
    refusals = Answer.objects.order_by("refusal").values_list("question__code", "refusal")
    assert list(refusals) == [("likes", "not_understood"), ("order", "skipped")]
    assert not Review.objects.exists()


def test_permission_to_quote_is_no_unless_it_was_given(survey):
    key = begin(survey)
    save(key, {"likes": NO, "because": {"text": "Buses"}, "order": {"refusal": "skipped"}})
    save(key, {":may-quote": {"refusal": "skipped"}})
    assert send(key).may_quote is False


def test_sending_twice_is_the_same_as_sending_once(survey):
    key = begin(survey)
    save(key, {"likes": YES, "order": {"codes": ["parks"]}})
    assert send(key).pk == send(key).pk
    assert Answer.objects.count() == 2


def test_sending_before_the_end_says_what_waits_and_stores_nothing(survey):
    key = begin(survey)
    save(key, {"likes": NO})
    with pytest.raises(UnfinishedError) as waits:
        send(key)
    assert waits.value.question.code == "because"
    assert not Answer.objects.exists()


def test_sending_what_was_never_saved_is_refused(survey):
    with pytest.raises(NothingToSendError):
        send(begin(survey))
    assert not Response.objects.exists()


def test_a_sent_response_can_no_longer_change(survey):
    key = begin(survey)
    save(key, {"likes": YES, "order": {"refusal": "skipped"}})
    send(key)
    with pytest.raises(AlreadySentError):
        save(key, {"likes": NO})
    assert Answer.objects.get(question__code="likes").picked.get().choice.code == "yes"


def test_an_open_draft_finishes_on_the_version_it_began(survey):
    key = begin(survey)
    save(key, {"likes": YES})
    make_question(survey, "new", Kind.YES_NO, "Something new?")
    open_now(survey)
    save(key, {"order": {"refusal": "skipped"}})
    response = send(key)
    assert response.version.number == 1
    assert response.answers.count() == 2
    assert begin(survey).version != key.version


def test_the_row_holds_no_time_of_day_and_nothing_of_the_sender(survey):
    fields = {field.name: field.get_internal_type() for field in Response._meta.get_fields()}
    assert "DateTimeField" not in fields.values()
    assert set(fields) == {
        "id",
        "version",
        "collector",
        "submission_key",
        "language",
        "layer",
        "may_quote",
        "helped",
        "helper",
        "rating",
        "rating_reason",
        "draft",
        "saved_on",
        "submitted_on",
        "answers",
        "artworks",
        "return_phrase",
        "application",  # a Takeover's own: who applies is known to a youth worker
        "measure",
    }


@pytest.mark.parametrize("signed", ["", "x", "a~1~1~en-gb~standard:forged", "é" * 500])
def test_a_key_that_we_did_not_sign_is_no_key(signed):
    assert read_key(signed) is None


def test_a_signed_key_reads_back(survey):
    key = begin(survey)
    assert read_key(key.signed()) == key


# At once ---------------------------------------------------------------------------------------


def at_once(times, work):
    """Do `work` this many times in threads of their own connections; return what came back."""

    def task(_):
        try:
            return work()
        finally:
            connection.close()

    close_old_connections()
    with ThreadPoolExecutor(max_workers=10) as pool:
        return list(pool.map(task, range(times)))


@pytest.mark.django_db(transaction=True)
def test_fifty_first_pages_at_once_make_one_draft():
    key = begin(make_open_survey())
    saved = at_once(50, lambda: save(key, {"likes": YES}))
    assert saved == [{"likes": YES}] * 50
    assert Response.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_sends_at_once_make_one_response_and_give_the_same_receipt():
    key = begin(make_open_survey())
    save(key, {"likes": YES, "order": {"codes": ["parks", "buses", "shops"]}})
    receipts = at_once(50, lambda: send(key).pk)
    assert receipts == [Response.objects.get().pk] * 50
    assert Answer.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_pages_at_once_are_both_kept():
    key = begin(make_open_survey())
    pages = iter([{"likes": YES}, {"order": {"codes": ["parks"]}}] * 5)
    at_once(10, lambda: save(key, next(pages)))
    assert Response.objects.get().draft == {"likes": YES, "order": {"codes": ["parks"]}}
