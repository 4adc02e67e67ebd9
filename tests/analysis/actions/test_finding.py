import datetime as dt

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from analysis.actions.finding import LOST, start_run, stop_run
from analysis.actions.problems import ThemeProblem
from analysis.models import AnalysisRun
from surveys.models import Kind
from tests.factories.surveys import make_question, make_survey
from tests.factories.themes import make_run, make_written
from voice.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


def queued():
    return DBTaskResult.objects.filter(task_path="analysis.tasks.find_themes_of_run")


def test_a_run_is_queued_with_its_key_alone(youth_worker):
    question = make_written("More buses")

    run = start_run(question=question, by=youth_worker, config={"n_themes": 5})

    assert (run.status, run.config, run.created_by) == ("waiting", {"n_themes": 5}, youth_worker)
    assert queued().get().args_kwargs == {"args": [run.pk], "kwargs": {}}
    assert AuditEvent.objects.get().verb == "asked for themes"


def test_a_second_run_is_refused_while_one_is_under_way(youth_worker):
    question = make_written("More buses")
    start_run(question=question, by=youth_worker)

    with pytest.raises(ThemeProblem):
        start_run(question=question, by=youth_worker)

    assert (question.runs.count(), queued().count()) == (1, 1)


def test_a_run_whose_worker_died_does_not_stand_in_the_way(youth_worker):
    question = make_written("More buses")
    long_ago = timezone.now() - dt.timedelta(minutes=11)
    dead = make_run(question, status="running", heard_from_at=long_ago, finished_at=None)

    run = start_run(question=question, by=youth_worker)

    dead.refresh_from_db()
    assert (dead.status, dead.problem, run.status) == ("failed", LOST, "waiting")


def test_a_run_that_never_began_is_lost_after_an_hour(youth_worker):
    run = make_run(make_written("More buses"), status="waiting")

    assert not run.is_lost
    run.created_at = timezone.now() - dt.timedelta(minutes=61)
    assert run.is_lost


def test_stopping_twice_says_so_once(youth_worker):
    run = start_run(question=make_written("More buses"), by=youth_worker)

    stop_run(run=run, by=youth_worker)
    stop_run(run=run, by=youth_worker)

    run.refresh_from_db()
    assert (run.status, run.problem) == ("failed", f"Stopped by {youth_worker}.")
    assert AuditEvent.objects.filter(verb="stopped a run").count() == 1


def test_a_closed_question_has_no_themes(youth_worker):
    question = make_question(make_survey(), "likes", Kind.YES_NO, "Do you like it here?")

    with pytest.raises(ThemeProblem):
        start_run(question=question, by=youth_worker)

    assert AnalysisRun.objects.count() == 0
