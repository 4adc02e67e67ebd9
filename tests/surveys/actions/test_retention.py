"""Unfinished answers go on the day that their pages name: none early, none late."""

import datetime as dt

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from surveys import tasks
from surveys.actions.retention import forget_drafts
from surveys.journey import DRAFTS_LAST
from surveys.models import Collector, Response, ReturnPhrase
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.shared.models import AuditEvent
from voice.takeover.management.commands import daily

PLANTED = "Words of somebody who stopped"
FIRST = dt.date(2026, 10, 1)


@pytest.fixture
def version(db):
    survey = make_survey()
    make_question(survey)
    return open_now(survey)


def make_draft(version, saved_on):
    collector = Collector.objects.filter(survey=version.survey).first()
    return Response.objects.create(
        version=version,
        collector=collector,
        draft={"best": {"text": PLANTED}},
        saved_on=saved_on,
    )


def days_left():
    return sorted(Response.objects.partial().values_list("saved_on", flat=True))


def test_each_draft_goes_on_its_day_as_the_clock_moves_a_day_at_a_time(version):
    saved = [FIRST + dt.timedelta(days=n) for n in (0, 0, 1, 5, 40)]
    for day in saved:
        make_draft(version, day)
    for passed in range(75):
        today = FIRST + dt.timedelta(days=passed)
        forget_drafts(today=today)
        assert days_left() == [day for day in saved if today < day + DRAFTS_LAST]
    assert days_left() == []


def test_days_on_which_it_did_not_run_are_caught_up_with_and_twice_is_as_once(version):
    for n in range(10):
        make_draft(version, FIRST + dt.timedelta(days=n))
    late = FIRST + DRAFTS_LAST + dt.timedelta(days=6)
    assert forget_drafts(today=late) == 7
    assert forget_drafts(today=late) == 0
    assert len(days_left()) == 3


def test_many_drafts_go_in_several_small_transactions(version, monkeypatch):
    monkeypatch.setattr("surveys.actions.retention.AT_ONCE", 2)
    for _ in range(5):
        make_draft(version, FIRST)
    assert forget_drafts(today=FIRST + DRAFTS_LAST) == 5


def test_what_was_sent_stays_and_the_audit_holds_no_words(version):
    sent = make_response(version.survey, {"best": "Sent"}, saved_on=FIRST)
    stopped = make_draft(version, FIRST)
    ReturnPhrase.objects.create(
        response=stopped, campaign=version.survey.campaign, words_hash="0" * 64
    )
    forget_drafts(today=FIRST + DRAFTS_LAST * 3)
    assert list(Response.objects.all()) == [sent]
    assert not ReturnPhrase.objects.exists()
    event = AuditEvent.objects.get(verb="deleted unfinished answers")
    assert (event.by, event.why) == (None, "1 not saved since 2026-11-26")
    assert event.thing == f"Survey {version.survey.key}"


def test_the_daily_work_is_asked_for_once_a_day_and_can_be_done_at_once(version, capsys):
    today = daily.ask_for_today(None)
    assert daily.ask_for_today(today) == today
    queued = DBTaskResult.objects.filter(task_path="surveys.tasks.forget_drafts")
    assert queued.count() == 1
    make_draft(version, dt.date(2020, 1, 1))
    call_command("daily", "--once")
    assert "Done." in capsys.readouterr().out
    assert days_left() == []
    assert tasks.forget_drafts in daily.DAILY
