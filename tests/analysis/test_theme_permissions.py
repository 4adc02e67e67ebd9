import pytest

from analysis.models import Excerpt
from analysis.permissions import can_check_excerpt, can_edit_themes, can_view_themes
from tests.factories.accounts import make_organisation, make_person
from tests.factories.themes import hear, make_theme, make_written
from voice.accounts.models import Role

pytestmark = pytest.mark.django_db
MAY_VIEW = {Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_view_and_edit_themes(role):
    question, user = make_written(), make_person(role)

    assert can_view_themes(user, question) is (role in MAY_VIEW)
    assert can_edit_themes(user, question) is (role == Role.YOUTH_WORKER)


def test_nobody_sees_the_themes_of_another_organisation():
    user = make_person(Role.YOUTH_WORKER, organisation=make_organisation("Another council"))

    assert can_view_themes(user, make_written()) is False
    assert can_edit_themes(user, make_written()) is False


def test_somebody_who_left_sees_nothing(youth_worker):
    question = make_written()
    youth_worker.memberships.update(ended_on="2026-01-01")

    assert can_view_themes(youth_worker, question) is False


@pytest.mark.parametrize("role", list(Role))
def test_a_second_person_who_may_view_checks_a_quote(role, youth_worker):
    question = make_written()
    excerpt = Excerpt.objects.create(
        theme=make_theme(question),
        answer=hear(question, "More buses")[0],
        text="More buses",
        chosen_by=youth_worker,
    )

    assert can_check_excerpt(make_person(role), excerpt) is (role in MAY_VIEW)
    assert can_check_excerpt(youth_worker, excerpt) is False
