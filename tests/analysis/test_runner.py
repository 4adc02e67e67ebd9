import logging

import pytest

from analysis import runner
from analysis.actions.finding import start_run, stop_run
from analysis.actions.problems import ThemeProblem
from analysis.models import ProposedCoding, ProposedTheme, UncodedAnswer
from analysis.runner import NOTHING_RELEASED, WENT_WRONG, reporter, run_finder
from analysis.themes import ThemesError
from surveys.models import Review
from tests.analysis.invented import INVENTED
from tests.factories.surveys import make_response
from tests.factories.themes import hear, make_run, make_theme, make_written

pytestmark = pytest.mark.django_db
PLANTED = "zzplanted words nobody let go"
QUICK = {"engine": "words", "resamples": 0}


@pytest.fixture
def question(db):
    return make_written()


def finished(question, by, **config):
    run = start_run(question=question, by=by, config={**QUICK, **config})
    run_finder(run.pk)
    run.refresh_from_db()
    return run


def test_few_answers_are_listed_instead(question, youth_worker):
    hear(question, *INVENTED[:12])

    run = finished(question, youth_worker)

    assert (run.status, run.facts["too_few"], run.proposed_themes.count()) == ("done", True, 0)
    assert run.uncoded_answers.standing().count() == 12


def test_every_answer_is_accounted_for_and_nothing_held_gets_in(question, youth_worker):
    hear(question, *INVENTED)
    for _ in range(3):
        make_response(question.survey, {question.code: PLANTED})
    sealed = hear(question, f"{PLANTED} too")[0]
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")

    run = finished(question, youth_worker)

    coded = ProposedCoding.objects.values_list("answer_id", flat=True)
    uncoded = UncodedAnswer.objects.values_list("answer_id", flat=True)
    released = set(question.answers.released().values_list("pk", flat=True))
    assert set(coded).isdisjoint(uncoded)
    assert {*coded, *uncoded} == released
    labels = run.proposed_themes.values_list("label", "words")
    assert "zzplanted" not in f"{run.facts} {list(labels)}"


def test_the_same_answers_and_settings_give_the_same_suggestions(question, youth_worker):
    hear(question, *INVENTED)

    first, second = finished(question, youth_worker), finished(question, youth_worker)

    def suggested(run):
        return list(run.proposed_themes.values_list("number", "label", "size", "words", "cohesion"))

    assert suggested(first) == suggested(second)
    assert first.facts["fingerprint"] == second.facts["fingerprint"]


def test_a_run_that_is_done_is_not_done_again(question, youth_worker):
    hear(question, *INVENTED)
    run = finished(question, youth_worker)
    before = list(ProposedTheme.objects.values_list("pk", flat=True))

    run_finder(run.pk)

    assert list(ProposedTheme.objects.values_list("pk", flat=True)) == before


def test_a_stopped_run_is_left_alone_by_the_worker(question, youth_worker):
    hear(question, *INVENTED)
    run = start_run(question=question, by=youth_worker, config=QUICK)
    stop_run(run=run, by=youth_worker)

    run_finder(run.pk)

    run.refresh_from_db()
    assert (run.status, ProposedTheme.objects.count()) == ("failed", 0)


def test_a_run_stopped_while_it_works_stores_nothing(question, youth_worker, monkeypatch):
    hear(question, *INVENTED)
    run = start_run(question=question, by=youth_worker, config=QUICK)
    find = runner.find_themes

    def stopped_meanwhile(*args, **kwargs):
        result = find(*args, **kwargs)
        stop_run(run=run, by=youth_worker)
        return result

    monkeypatch.setattr(runner, "find_themes", stopped_meanwhile)
    run_finder(run.pk)

    run.refresh_from_db()
    assert run.problem == f"Stopped by {youth_worker}."
    assert (ProposedTheme.objects.count(), UncodedAnswer.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ThemesError("One plain sentence."), "One plain sentence."),
        (ValueError(PLANTED), WENT_WRONG),
    ],
)
def test_a_failure_is_told_in_plain_words_and_logs_no_answer(
    question, youth_worker, monkeypatch, caplog, error, told
):
    hear(question, *INVENTED[:3])

    def fails(*args, **kwargs):
        raise error

    monkeypatch.setattr(runner, "find_themes", fails)
    with caplog.at_level(logging.INFO):
        run = finished(question, youth_worker)

    assert (run.status, run.problem) == ("failed", told)
    assert "zzplanted" not in caplog.text
    assert start_run(question=question, by=youth_worker).status == "waiting"


def test_a_failure_while_storing_leaves_nothing_half_done(question, youth_worker, monkeypatch):
    hear(question, *INVENTED)

    def breaks(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(runner.frames, "uncoded_answers", breaks)
    run = finished(question, youth_worker)

    assert (run.status, ProposedTheme.objects.count(), ProposedCoding.objects.count()) == (
        "failed",
        0,
        0,
    )


def test_a_question_with_nothing_released_says_so(question, youth_worker):
    make_response(question.survey, {question.code: PLANTED})

    assert finished(question, youth_worker).problem == NOTHING_RELEASED


def test_progress_is_written_at_each_step_and_not_at_each_answer(question):
    run = make_run(question, status="running", finished_at=None)
    report = reporter(run)

    report("read", 0, 10)
    report("read", 5, 10)
    run.refresh_from_db()
    assert (run.step, run.done, run.total) == ("read", 0, 10)

    report("place", 7, 10)
    run.refresh_from_db()
    assert (run.step, run.done, run.heard_from_at is None) == ("place", 7, False)


def test_agreed_themes_come_back_under_their_names_and_ask_for_nothing(question, youth_worker):
    hear(question, *INVENTED)
    theme = make_theme(question, "Getting about by bus", meaning="more buses, cheaper tickets")

    run = finished(question, youth_worker)

    proposed = run.proposed_themes.get(adopted_as=theme)
    assert (proposed.number, proposed.label) == (1, "Getting about by bus")
    assert theme.codings.count() == 0


def test_a_question_has_one_run_under_way(question, youth_worker):
    start_run(question=question, by=youth_worker)

    with pytest.raises(ThemeProblem):
        finished(question, youth_worker)
