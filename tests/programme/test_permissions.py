import pytest

from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from voice.accounts.models import Role
from voice.programme.permissions import (
    can_edit_campaign,
    can_make_campaign,
    can_see_counts,
    can_view_campaign,
)

EVERYONE = set(Role)
ALLOWED = {
    can_view_campaign: EVERYONE,
    can_edit_campaign: {Role.YOUTH_WORKER},
    can_see_counts: {Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_what_is_its_own_with_a_campaign(db, role):
    person, campaign = make_person(role), make_campaign()
    allowed = {can: can(person, campaign) for can in ALLOWED}
    assert allowed == {can: role in roles for can, roles in ALLOWED.items()}
    assert can_make_campaign(person, campaign.organisation) == (role == Role.YOUTH_WORKER)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_may_do_anything_with_the_campaign_of_another_organisation(db, role):
    person = make_person(role)
    theirs = make_campaign(organisation=make_organisation("Another council"))
    assert [can(person, theirs) for can in ALLOWED] == [False, False, False]
    assert can_make_campaign(person, theirs.organisation) is False
