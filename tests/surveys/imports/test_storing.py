import os
import signal

import pytest
from django.db import IntegrityError, connection, connections

from surveys.actions import importing
from surveys.actions.erasing import erase
from surveys.imports import storing
from surveys.models import Answer, AnswerChoice, AnswerImport, Collector, Response, Review
from tests.surveys.importing import HEADERS_AND_ROWS, make_import
from voice.shared.models import AuditEvent

PLANTED = "my-planted-secret-sentence"


def waiting_import(youth_worker, **fields) -> AnswerImport:
    answer_import = make_import(by=youth_worker, **fields)
    return importing.confirm_import(answer_import=answer_import, by=youth_worker)


def test_a_confirmed_file_is_read_in_whole(youth_worker):
    waiting = waiting_import(youth_worker)
    storing.read_in(waiting.key)
    waiting.refresh_from_db()
    assert waiting.status == "done"
    assert waiting.facts["read_in"] == 2
    assert waiting.facts["written"] == 2
    assert waiting.facts["refused"] == {"unknown": 1, "no_answer": 1}
    assert Collector.objects.get() == waiting.collector
    assert sorted(Answer.objects.written().values_list("text", flat=True)) == [
        "More buses",
        "Nothing, it is fine",
    ]
    responses = Response.objects.all()
    assert [r.draft for r in responses] == [None, None]
    assert sorted(r.may_quote for r in responses) == [False, True]
    assert AnswerChoice.objects.get().choice.code == "che"


def test_imported_written_answers_are_held(youth_worker):
    storing.read_in(waiting_import(youth_worker).key)
    assert list(Review.objects.values_list("status", flat=True)) == ["held", "held"]
    assert list(Answer.objects.released()) == []


def test_the_file_is_deleted_once_it_is_read_in(youth_worker):
    waiting = waiting_import(youth_worker)
    path = waiting.file.path
    assert os.path.exists(path)  # noqa: PTH110
    storing.read_in(waiting.key)
    assert not os.path.exists(path)  # noqa: PTH110
    assert AnswerImport.objects.get().file.name == ""


def test_reading_in_twice_keeps_each_row_once(youth_worker):
    waiting = waiting_import(youth_worker)
    storing.read_in(waiting.key)
    storing.read_in(waiting.key)
    assert Response.objects.count() == 2


def test_rows_read_in_before_are_refused_by_their_id(youth_worker):
    first = waiting_import(youth_worker)
    storing.read_in(first.key)
    again = waiting_import(
        youth_worker, survey=first.survey, text=HEADERS_AND_ROWS + "9,Chesil,A new one,no\n"
    )
    storing.read_in(again.key)
    again.refresh_from_db()
    assert again.facts["read_in"] == 1
    assert again.facts["refused"] == {"already_in": 2, "unknown": 1, "no_answer": 1}
    assert Response.objects.count() == 3


def test_nothing_is_kept_when_the_database_refuses_half_way(youth_worker, monkeypatch, caplog):
    text = f"id,area,best,quote\n1,,{PLANTED},no\n2,,b,no\n"
    waiting = waiting_import(youth_worker, text=text)
    monkeypatch.setattr(storing, "BATCH", 1)
    stored = []

    def refuses_the_second(batch, **keywords):
        if stored:
            raise IntegrityError(PLANTED)
        stored.append(batch)
        return store_batch(batch, **keywords)

    store_batch = storing.store_batch
    monkeypatch.setattr(storing, "store_batch", refuses_the_second)
    storing.read_in(waiting.key)
    waiting.refresh_from_db()
    assert len(stored) == 1
    assert (waiting.status, waiting.file.name) == ("failed", "")
    assert waiting.problem == storing.STOPPED
    assert Response.objects.count() == Answer.objects.count() == Collector.objects.count() == 0
    assert PLANTED not in caplog.text
    assert f"Import {waiting.key} stopped: IntegrityError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_when_the_worker_is_killed_half_way_and_it_can_be_tried_again(
    youth_worker, monkeypatch
):
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory is not shared with another process")
    waiting = waiting_import(youth_worker)
    child = os.fork()
    if child == 0:
        for one in connections.all():
            one.inc_thread_sharing()
            one.connection = None
        store_batch = storing.store_batch

        def dies_after_storing(batch, **keywords):
            store_batch(batch, **keywords)
            os.kill(os.getpid(), signal.SIGKILL)

        storing.store_batch = dies_after_storing
        storing.read_in(waiting.key)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    waiting.refresh_from_db()
    assert waiting.status == "waiting"
    assert Response.objects.count() == Collector.objects.count() == 0
    importing.try_import_again(answer_import=waiting, by=youth_worker)
    storing.read_in(waiting.key)
    assert Response.objects.count() == 2


def test_nothing_is_kept_when_the_worker_is_told_to_stop_half_way(youth_worker, monkeypatch):
    waiting = waiting_import(youth_worker)
    store_batch = storing.store_batch

    def stops_after_storing(batch, **keywords):
        store_batch(batch, **keywords)
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(storing, "store_batch", stops_after_storing)
        with pytest.raises(SystemExit):
            storing.read_in(waiting.key)
    waiting.refresh_from_db()
    assert waiting.status == "waiting"
    assert Response.objects.count() == Collector.objects.count() == 0
    storing.read_in(waiting.key)
    assert Response.objects.count() == 2


def test_a_cancelled_import_is_not_read_in(youth_worker):
    waiting = waiting_import(youth_worker)
    importing.cancel_import(answer_import=waiting, by=youth_worker)
    storing.read_in(waiting.key)
    assert Response.objects.count() == 0


def test_a_survey_that_lost_its_version_stops_the_import(youth_worker):
    waiting = waiting_import(youth_worker)
    waiting.survey.versions.all().delete()
    storing.read_in(waiting.key)
    waiting.refresh_from_db()
    assert waiting.status == "failed"


def test_no_words_of_an_answer_reach_the_record_or_the_import(youth_worker):
    text = f"id,area,best,quote\n1,{PLANTED},x,no\n2,,{PLANTED},no\n"
    waiting = waiting_import(youth_worker, text=text)
    storing.read_in(waiting.key)
    waiting.refresh_from_db()
    kept = [waiting.mapping, waiting.facts, waiting.problem, list(AuditEvent.objects.values())]
    assert waiting.facts["read_in"] == 1
    assert PLANTED not in str(kept)


def test_the_order_of_the_file_cannot_be_seen_from_the_keys(youth_worker):
    count = 60
    lines = "".join(f"{n},,answer {n:03},no\n" for n in range(count))
    storing.read_in(waiting_import(youth_worker, text=f"id,area,best,quote\n{lines}").key)
    assert list(Answer.objects.values_list("text", flat=True)) != [
        f"answer {n:03}" for n in range(count)
    ]


def test_what_was_deleted_does_not_come_back_with_another_file_and_no_cell_is_left(youth_worker):
    first = make_import(by=youth_worker)
    importing.say_values(answer_import=first, values={"area": {"atlantis": "che"}}, by=youth_worker)
    importing.confirm_import(answer_import=first, by=youth_worker)
    storing.read_in(first.key)
    first.refresh_from_db()
    assert "values" not in first.mapping
    erase(Response.objects.filter(answers__text="More buses").values_list("pk", flat=True))
    again = make_import(by=youth_worker, survey=first.survey, text=HEADERS_AND_ROWS + "5,,New,no\n")
    importing.confirm_import(answer_import=again, by=youth_worker)
    storing.read_in(again.key)
    again.refresh_from_db()
    assert again.facts["refused"] == {"deleted": 1, "already_in": 1, "unknown": 1, "no_answer": 1}
    assert again.facts["read_in"] == 1
