import datetime as dt

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from analysis.attention import attention, led_by
from analysis.models import AnalysisRun, Theme, ThemePriority, ThemeSet
from analysis.thread import standings
from surveys.models import Review
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign, make_commitment, make_plan, make_priority
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.accounts.models import Invitation, Role
from voice.programme.models import Campaign, Snapshot


def told(person):
    found = standings(Campaign.objects.visible_to(person).select_related("organisation"))
    return [(item.kind, item.page, item.words) for item in attention(person, found)]


def pages(person):
    return [page for _, page, _ in told(person)]


def waiting_for(person):
    return [words for _, page, words in told(person) if page == "priority"]


def finished(**days):
    """A campaign that is over, with the promise so many days from today."""
    today = timezone.localdate()
    return make_campaign(
        opens_on=today - dt.timedelta(days=90),
        closes_on=today - dt.timedelta(days=60),
        feedback_promised_on=today + dt.timedelta(**days),
    )


def held_answer(campaign=None):
    survey = make_survey(campaign=campaign or make_campaign())
    make_question(survey, "best")
    open_now(survey)
    return make_response(survey, {"best": "A skate park"}).answers.get()


def test_nothing_waits_where_nothing_is(youth_worker):
    assert told(youth_worker) == []


def test_a_campaign_without_a_survey_and_a_draft_wait_for_a_youth_worker(youth_worker):
    make_campaign("Empty")
    make_survey("Draft", campaign=make_campaign("Begun"))
    assert sorted(told(youth_worker)) == [
        ("warn", "survey", "“Draft” is not open yet."),
        ("warn", "survey_new", "It has no survey yet."),
    ]


def test_a_draft_of_a_campaign_that_is_over_does_not_wait(youth_worker):
    make_survey(campaign=finished(days=60))
    assert told(youth_worker) == []


@pytest.mark.parametrize(
    ("role", "seen"),
    [(Role.YOUTH_WORKER, True), (Role.SAFEGUARDING_LEAD, True), (Role.PLAN_LEAD, False),
     (Role.EDITOR, False), (Role.ADMINISTRATOR, False), (Role.OBSERVER, False)],
)  # fmt: skip
def test_held_answers_wait_for_those_who_read(db, role, seen):
    held_answer()
    words = "1 answer waits to be read."
    assert told(make_person(role)) == ([("warn", "reviews", words)] if seen else [])


@pytest.mark.parametrize("role", list(Role))
def test_sealed_answers_are_told_to_the_safeguarding_lead_only(db, role):
    answer = held_answer()
    Review.objects.filter(answer=answer).update(status="sealed", decided_at=timezone.now())
    expected = [("info", "reviews", "1 answer is sealed for you.")]
    assert told(make_person(role)) == (expected if role == Role.SAFEGUARDING_LEAD else [])


def test_suggested_themes_wait_until_some_are_agreed(youth_worker):
    answer = held_answer()
    Review.objects.filter(answer=answer).update(
        status="released", decided_at=timezone.now(), released_text="A skate park"
    )
    AnalysisRun.objects.create(question=answer.question, status="done")
    assert pages(youth_worker) == ["themes"]
    theme_set = ThemeSet.objects.create(question=answer.question)
    Theme.objects.create(theme_set=theme_set, label="Things to do")
    assert pages(youth_worker) == []


@pytest.mark.parametrize(
    ("days", "kind", "words"),
    [(-4, "bad", "That is 4 days ago."), (0, "warn", "to tell young people what came of it."),
     (1, "warn", "in 1 day."), (30, "warn", "in 30 days."), (31, None, "")],
)  # fmt: skip
def test_a_promise_that_is_near_or_late_is_told(youth_worker, days, kind, words):
    campaign = finished(days=days)
    said = told(youth_worker)
    assert [item[:2] for item in said] == ([(kind, "results")] if kind else [])
    assert [item[2].endswith(words) for item in said] == ([True] if kind else [])
    Snapshot.objects.create(campaign=campaign, published_at=timezone.now())
    assert told(youth_worker) == []


def test_what_is_late_comes_first(youth_worker):
    make_campaign("Empty")
    finished(days=-1)
    assert [kind for kind, *_ in told(youth_worker)] == ["bad", "warn"]


def test_nothing_of_another_organisation_is_told(db):
    away = make_organisation("Another council")
    held_answer(make_campaign(organisation=away))
    make_campaign("Empty", organisation=away)
    priority = make_priority()
    priority.plan.organisation = away
    priority.plan.save()
    make_commitment(priority=priority, reply="will", due_on=timezone.localdate())
    Invitation.objects.create(
        organisation=away,
        email="a@example.org",
        role=Role.OBSERVER,
        token_hash="x",
        invited_by=make_person(organisation=away),
    )
    assert told(make_person(*Role, email="all@example.org")) == []


# Plan leads, observers, administrators ----------------------------------------------------------


def test_a_plan_lead_leads_what_names_them_or_nobody(plan_lead):
    other = make_person(Role.PLAN_LEAD)
    plan = make_plan()
    mine, theirs, nobodys = (
        make_priority(title, plan=plan) for title in ("Mine now", "Theirs now", "Open")
    )
    mine.leads.add(plan_lead.memberships.get())
    theirs.leads.add(other.memberships.get())
    assert set(led_by(plan_lead)) == {mine, nobodys}
    assert set(led_by(make_person(Role.YOUTH_WORKER))) == set()


@pytest.mark.parametrize(("days", "kind"), [(-1, "bad"), (0, "warn"), (30, "warn"), (31, None)])
def test_promised_work_is_told_when_due(plan_lead, days, kind):
    due = timezone.localdate() + dt.timedelta(days=days)
    commitment = make_commitment(priority=make_priority(), reply="will", due_on=due)
    assert [item[:2] for item in told(plan_lead)] == ([(kind, "commitment")] if kind else [])
    commitment.done_on = timezone.localdate()
    commitment.save()
    assert told(plan_lead) == []


def test_promises_of_one_priority_are_one_line_whatever_their_number(plan_lead):
    today, priority = timezone.localdate(), make_priority("Roads")
    for days in (-40, -1, 5, 9):
        due = today + dt.timedelta(days=days)
        make_commitment(priority=priority, reply="will", due_on=due)
    first, next_ = (date_format(today + dt.timedelta(days=days), "j F Y") for days in (-40, 5))
    assert told(plan_lead) == [
        ("bad", "priority", f"2 things you said you would do are late, the first since {first}."),
        (
            "warn",
            "priority",
            f"2 things you said you will do are due soon, the first by {next_}.",
        ),
    ]


def test_released_themes_without_an_answer_wait_for_the_plan_lead(plan_lead):
    question = make_question(make_survey(), "best")
    theme_set = ThemeSet.objects.create(question=question)
    priority = make_priority()
    themes = [Theme.objects.create(theme_set=theme_set, label=label) for label in "ab"]
    for theme in themes:
        ThemePriority.objects.create(theme=theme, priority=priority)
    assert told(plan_lead) == []
    snapshot = Snapshot.objects.create(campaign=question.survey.campaign)
    for theme in themes:
        snapshot.tables.create(kind="theme", subject=theme.key, title=theme.label, content={})
    assert waiting_for(plan_lead) == ["2 themes have no answer from you yet."]
    themes[0].commitments.add(make_commitment(priority=priority))
    themes[1].dropped_at = timezone.now()
    themes[1].save()
    assert waiting_for(plan_lead) == []


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.OBSERVER])
def test_released_results_are_told(db, role):
    Snapshot.objects.create(campaign=make_campaign())
    assert pages(make_person(role)) == ["results"]


def test_open_invitations_are_told_to_the_administrator(administrator, youth_worker):
    invitation = Invitation.objects.create(
        organisation=make_organisation(),
        email="a@example.org",
        role=Role.OBSERVER,
        token_hash="x",
        invited_by=administrator,
    )
    words = "1 invitation has not been accepted yet."
    assert told(administrator) == [("info", "people", words)]
    assert told(youth_worker) == []
    invitation.accepted_at, invitation.accepted_by = timezone.now(), youth_worker
    invitation.save()
    assert told(administrator) == []


def test_what_may_be_about_staff_waits_for_the_allegations_contact(db):
    Review.objects.filter(answer=held_answer()).update(is_about_staff=True)
    words = "1 answer may be about somebody who works with children."
    assert told(make_person(Role.ALLEGATIONS)) == [("warn", "reviews", words)]
