import pytest

from analysis.permissions import (
    can_answer_priority,
    can_publish_results,
    can_release_results,
    can_see_drafts,
    can_view_plans,
    can_view_results,
)
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign, make_priority
from voice.accounts.models import Role

EVERY = list(Role)


def may(permission, thing):
    return {role for role in EVERY if permission(make_person(role), thing)}


@pytest.mark.django_db
def test_results_are_for_those_who_work_with_them_and_released_by_youth_workers():
    campaign = make_campaign()
    without = {Role.ADMINISTRATOR, Role.DATA_PROTECTION, Role.CONTACT, Role.ALLEGATIONS}
    assert may(can_view_results, campaign) == set(EVERY) - without
    assert may(can_release_results, campaign) == {Role.YOUTH_WORKER}
    assert may(can_publish_results, campaign) == {Role.YOUTH_WORKER}


@pytest.mark.django_db
def test_plans_and_drafts_are_for_those_who_work_with_them():
    organisation = make_organisation()
    seen = {Role.YOUTH_WORKER, Role.PLAN_LEAD, Role.EDITOR}
    assert may(can_view_plans, organisation) == seen | {Role.OBSERVER}
    assert may(can_see_drafts, organisation) == seen


@pytest.mark.django_db
def test_a_priority_that_names_nobody_is_answered_by_any_plan_lead_of_its_organisation():
    priority = make_priority()
    assert may(can_answer_priority, priority) == {Role.PLAN_LEAD}
    stranger = make_person(Role.PLAN_LEAD, organisation=make_organisation("Another council"))
    assert can_answer_priority(stranger, priority) is False


@pytest.mark.django_db
def test_a_priority_with_a_lead_is_answered_by_that_lead_only():
    priority = make_priority()
    named, other = make_person(Role.PLAN_LEAD), make_person(Role.PLAN_LEAD)
    priority.leads.add(named.memberships.get())
    assert can_answer_priority(named, priority) is True
    assert can_answer_priority(other, priority) is False


@pytest.mark.django_db
def test_a_priority_whose_lead_has_left_is_answered_by_any_plan_lead():
    priority = make_priority()
    named, other = make_person(Role.PLAN_LEAD), make_person(Role.PLAN_LEAD)
    priority.leads.add(named.memberships.get())
    named.memberships.update(ended_on="2026-01-01")
    assert can_answer_priority(other, priority) is True
