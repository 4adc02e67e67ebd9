import datetime as dt

import pytest
from django.utils import timezone

from analysis.actions.answering import (
    AnswerError,
    make_commitment,
    publish_commitment,
    report_progress,
)
from tests.factories.accounts import make_organisation
from tests.factories.programme import make_campaign, make_priority
from tests.factories.programme import make_commitment as made
from tests.factories.results import make_listening
from voice.programme.models import Commitment, PlanAction
from voice.shared.models import AuditEvent


def test_a_commitment_answers_themes_and_is_not_public_at_first(youth_worker, plan_lead):
    theme = make_listening(youth_worker).theme("Getting about")
    commitment = make_commitment(
        priority=make_priority(),
        by=plan_lead,
        reply="will",
        text="Run a later bus",
        themes=[theme],
        owner_role="Head of Transport",
        due_on=dt.date(2027, 3, 1),
    )
    assert list(commitment.themes.all()) == [theme]
    assert (commitment.created_by, commitment.published_at) == (plan_lead, None)
    assert list(Commitment.objects.published()) == []


def test_a_promise_without_a_date_is_refused_and_nothing_is_kept(plan_lead):
    with pytest.raises(AnswerError, match="by when"):
        make_commitment(priority=make_priority(), by=plan_lead, reply="will", text="Soon")
    assert Commitment.objects.count() == 0


def test_a_theme_of_another_organisation_is_refused_and_nothing_is_kept(youth_worker, plan_lead):
    elsewhere = make_campaign("Theirs", organisation=make_organisation("Another council"))
    theme = make_listening(youth_worker, campaign=elsewhere).theme("Getting about")
    with pytest.raises(AnswerError, match="not of this organisation"):
        make_commitment(
            priority=make_priority(), by=plan_lead, reply="did", text="Done", themes=[theme]
        )
    assert Commitment.objects.count() == 0


def test_an_action_of_another_priority_is_refused_and_one_of_its_own_is_kept(plan_lead):
    mine = make_priority()
    other = make_priority("Another", plan=mine.plan)
    own, foreign = (
        PlanAction.objects.create(priority=one, code="A", title="Do") for one in (mine, other)
    )
    facts = {"priority": mine, "by": plan_lead, "reply": "did", "text": "Done"}
    with pytest.raises(AnswerError, match="not of this priority"):
        make_commitment(**facts, actions=[own, foreign])
    assert Commitment.objects.count() == 0
    assert list(make_commitment(**facts, actions=[own]).actions.all()) == [own]


def test_progress_keeps_its_day_and_says_how_far(plan_lead):
    commitment = made(reply="will", due_on=dt.date(2027, 3, 1))
    update = report_progress(commitment=commitment, by=plan_lead, text="Half way", percent_done=50)
    assert (update.reported_on, update.percent_done) == (timezone.localdate(), 50)
    assert Commitment.objects.get().done_on is None


def test_finishing_sets_the_day_once(plan_lead):
    commitment = made(reply="will", due_on=dt.date(2026, 3, 1))
    report_progress(commitment=commitment, by=plan_lead, text="Finished", is_done=True)
    Commitment.objects.update(done_on=dt.date(2026, 2, 1))
    commitment.refresh_from_db()
    update = report_progress(commitment=commitment, by=plan_lead, text="Again", is_done=True)
    assert update.percent_done == 100
    assert Commitment.objects.get().done_on == dt.date(2026, 2, 1)


def test_publishing_twice_is_the_same_as_once(plan_lead):
    commitment = made()
    first = publish_commitment(commitment=commitment, by=plan_lead).published_at
    assert publish_commitment(commitment=commitment, by=plan_lead).published_at == first
    assert AuditEvent.objects.filter(verb="published a commitment").count() == 1
