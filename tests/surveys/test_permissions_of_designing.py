import pytest

from surveys.permissions import can_design_survey, can_view_survey
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_survey
from voice.accounts.models import Role


@pytest.mark.parametrize("role", list(Role))
def test_everyone_inside_may_look_and_youth_workers_design(db, role):
    person, survey = make_person(role), make_survey()
    assert can_view_survey(person, survey) is True
    assert can_design_survey(person, survey) is (role == Role.YOUTH_WORKER)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_from_another_organisation_may_look_or_design(db, role):
    person = make_person(role)
    theirs = make_survey(campaign=make_campaign(organisation=make_organisation("Another council")))
    assert can_view_survey(person, theirs) is False
    assert can_design_survey(person, theirs) is False
