"""What the worker is asked to do with what a run found."""

import datetime as dt

import pytest
from django.utils import timezone

from analysis.actions.curating import write_theme
from analysis.actions.problems import ThemeProblem, ThemesChanged
from analysis.actions.taking_up import TakeUp, ask_take_up
from analysis.models import AnalysisRun, Theme
from analysis.tasks import take_up_run
from tests.factories.themes import hear, make_run, make_written, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    question = make_written()
    answers = hear(question, "More buses", "A bigger park")
    return make_run(question, {"Buses": answers[:1], "Parks": answers[1:]})


def test_nothing_happens_until_the_worker_comes(run, youth_worker):
    ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker)
    assert Theme.objects.count() == 0

    take_up_run.call(run.pk)

    run.refresh_from_db()
    assert run.take_up_told == "2 suggestions are now among your themes."
    assert [said(theme) for theme in Theme.objects.order_by("label")] == [
        {"More buses": "machine"},
        {"A bigger park": "machine"},
    ]


def test_the_worker_coming_twice_is_the_same_as_once(run, youth_worker):
    ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker)

    take_up_run.call(run.pk)
    take_up_run.call(run.pk)

    assert Theme.objects.count() == 2


def test_asking_twice_is_told(run, youth_worker):
    ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker)

    with pytest.raises(ThemeProblem, match="still being done"):
        ask_take_up(run=run, what=TakeUp.PLACE, by=youth_worker)


def test_a_killed_worker_changes_nothing_and_one_may_ask_again(run, youth_worker, monkeypatch):
    ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker)

    def die(**_):
        Theme.objects.create(theme_set=run.question.theme_set, label="Half done")
        raise SystemExit

    monkeypatch.setattr("analysis.actions.taking_up.adopt_all", die)
    with pytest.raises(SystemExit):
        take_up_run.call(run.pk)
    monkeypatch.undo()
    assert Theme.objects.count() == 0

    AnalysisRun.objects.update(take_up_asked_at=timezone.now() - dt.timedelta(hours=2))
    ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker)
    take_up_run.call(run.pk)
    assert Theme.objects.count() == 2


def test_a_list_that_changed_before_the_worker_came_is_told(run, youth_worker):
    ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker, revision=0)
    write_theme(question=run.question, label="Roads", by=youth_worker)

    take_up_run.call(run.pk)

    run.refresh_from_db()
    assert "changed the themes after you opened this page" in run.take_up_told
    assert Theme.objects.count() == 1


def test_an_old_page_is_told_at_once(run, youth_worker):
    write_theme(question=run.question, label="Roads", by=youth_worker)

    with pytest.raises(ThemesChanged):
        ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker, revision=0)


def test_a_run_that_did_not_end_well_has_nothing_to_take_up(run, youth_worker):
    AnalysisRun.objects.update(status="failed")

    with pytest.raises(ThemeProblem, match="nothing to take up"):
        ask_take_up(run=run, what=TakeUp.ADOPT, by=youth_worker)
