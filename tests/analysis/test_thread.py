import datetime as dt

import pytest
from django.utils import timezone

from analysis.models import AnalysisRun, Theme, ThemePriority, ThemeSet
from analysis.thread import standings, steps_of
from tests.factories.accounts import make_organisation
from tests.factories.programme import make_campaign, make_commitment, make_priority
from tests.factories.surveys import (
    make_question,
    make_response,
    make_survey,
    open_now,
    release,
)
from voice.programme.models import Snapshot


def asked(campaign=None):
    survey = make_survey(campaign=campaign or make_campaign())
    question = make_question(survey, "best")
    open_now(survey)
    return survey, question


def steps(campaign, *, with_counts=True):
    return {s.name: s for s in steps_of(standings([campaign])[0], with_counts=with_counts)}


def states(campaign):
    return [step.state for step in steps(campaign).values()]


def test_a_new_campaign_begins_with_asking(db):
    campaign = make_campaign()
    assert states(campaign) == ["now", "later", "later", "later", "later", "later"]
    ask = steps(campaign)["Ask"]
    assert (ask.fact, ask.page, ask.key) == ("No survey yet", "survey_new", campaign.key)


def test_answers_that_are_held_are_to_be_read(db):
    survey, _ = asked()
    make_response(survey, {"best": "A skate park"})
    thread = steps(survey.campaign)
    assert states(survey.campaign) == ["now", "now", "later", "later", "later", "later"]
    assert (thread["Ask"].fact, thread["Read"].fact) == ("1 response in", "1 answer held to read")
    assert thread["Read"].query == f"?survey={survey.key}"


def test_nothing_tells_how_many_answered_to_those_who_may_not_know(db):
    survey, _ = asked()
    for _ in range(7):
        make_response(survey, {"best": "A skate park"})
    facts = [step.fact for step in steps(survey.campaign, with_counts=False).values()]
    assert facts[:2] == ["1 survey opened", "Answers are being read"]
    assert [fact for fact in facts[:5] if "7" in fact] == []


@pytest.mark.parametrize(
    ("status", "fact"),
    [("running", "Being looked for now"), ("done", "Suggested: choose among them"),
     ("failed", "")],
)  # fmt: skip
def test_a_run_says_how_far_it_is(db, status, fact):
    survey, question = asked()
    AnalysisRun.objects.create(question=question, status=status)
    themes = steps(survey.campaign)["Themes"]
    assert (themes.fact, themes.page, themes.key) == (fact, "themes", question.key)


def gone_all_the_way():
    today = timezone.localdate()
    campaign = make_campaign(
        opens_on=today - dt.timedelta(days=50), closes_on=today - dt.timedelta(days=20)
    )
    survey, question = asked(campaign)
    answer = make_response(survey, {"best": "A skate park"}).answers.get()
    release(answer, by=None)
    theme = Theme.objects.create(
        theme_set=ThemeSet.objects.create(question=question), label="Things to do"
    )
    tie = ThemePriority.objects.create(theme=theme, priority=make_priority())
    commitment = make_commitment(priority=tie.priority, published_at=timezone.now())
    theme.commitments.add(commitment)
    snapshot = Snapshot.objects.create(campaign=campaign, published_at=timezone.now())
    return campaign, theme, tie, commitment, snapshot


def test_a_campaign_that_told_young_people_is_done(db):
    campaign, *_ = gone_all_the_way()
    assert states(campaign) == ["done"] * 6


def test_each_step_counts_only_what_holds(db):
    campaign, theme, tie, commitment, snapshot = gone_all_the_way()
    snapshot.published_at = None
    snapshot.save()
    assert states(campaign) == ["done", "done", "done", "done", "done", "now"]
    commitment.published_at = None
    commitment.save()
    assert states(campaign)[4] == "now"
    tie.delete()
    assert states(campaign)[3:5] == ["now", "later"]
    theme.dropped_at = timezone.now()
    theme.save()
    assert states(campaign)[2:4] == ["now", "later"]


def test_two_commitments_of_one_theme_are_one_answer(db):
    campaign, theme, tie, *_ = gone_all_the_way()
    theme.commitments.add(make_commitment(priority=tie.priority, published_at=timezone.now()))
    Theme.objects.create(theme_set=theme.theme_set, label="Getting about")
    thread = steps(campaign)
    assert thread["Priorities"].fact == "1 of 2 themes tied"
    assert thread["Answer"].fact == "1 of 2 themes answered"


def test_themes_are_not_told_before_results_are_released(db):
    campaign, *_, snapshot = gone_all_the_way()
    assert steps(campaign, with_counts=False)["Themes"].fact == "1 theme agreed"
    snapshot.delete()
    thread = steps(campaign, with_counts=False)
    assert [thread[name].fact for name in ("Themes", "Priorities", "Answer")] == ["", "", ""]


def test_a_promise_that_is_late_says_so(db):
    day = timezone.localdate() - dt.timedelta(days=1)
    campaign = make_campaign(opens_on=day, closes_on=day, feedback_promised_on=day)
    tell = steps(campaign)["Tell"]
    assert (tell.state, tell.fact[-4:]) == ("now", "late")


def test_campaigns_are_never_mixed(db):
    campaign, *_ = gone_all_the_way()
    other = make_campaign("Other", organisation=make_organisation("Another council"))
    found = standings([other, campaign])
    assert [one.campaign for one in found] == [other, campaign]
    assert [(s.themes, s.tied, s.answered, s.published) for s in found] == [
        (0, 0, 0, 0),
        (1, 1, 1, 1),
    ]


def test_many_campaigns_take_as_many_queries_as_one(db, django_assert_num_queries):
    campaigns = [make_campaign(f"Campaign {n}") for n in range(3)]
    for campaign in campaigns:
        asked(campaign)
    for some in (campaigns[:1], campaigns):
        with django_assert_num_queries(8):
            standings(some)
