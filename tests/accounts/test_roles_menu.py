import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from tests.factories.accounts import make_person
from voice.accounts.models import Role
from voice.accounts.templatetags.roles import holds

EVERYONE = {"/desk/", "/desk/campaigns/", "/desk/takeovers/"}
DOORS = {
    Role.YOUTH_WORKER: {"/desk/reading/", "/desk/plan/"},
    Role.SAFEGUARDING_LEAD: {"/desk/reading/", "/desk/referrals/", "/desk/requests/"},
    Role.ADMINISTRATOR: {"/desk/people/", "/desk/requests/"},
    Role.DATA_PROTECTION: {"/desk/requests/", "/desk/complaints/"},
    Role.EDITOR: {"/editor/", "/desk/plan/"},
    Role.PLAN_LEAD: {"/desk/plan/"},
    Role.CONTACT: {"/desk/contact/"},
    Role.ALLEGATIONS: {"/desk/reading/", "/desk/referrals/", "/desk/contact/"},
    Role.OBSERVER: {"/desk/plan/"},
}


def doors(user) -> set[str]:
    menu = render_to_string("components/desk_nav.html", {"user": user})
    return {
        part.split('"')[0] for part in menu.split('href="')[1:] if part.startswith("/desk/")
    } | ({"/editor/"} if 'href="/editor/"' in menu else set())


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_menu_shows_only_doors_that_open(role):
    assert doors(make_person(role)) == EVERYONE | DOORS[role]


def test_menu_of_nobody_shows_what_everybody_sees():
    assert doors(AnonymousUser()) == EVERYONE


@pytest.mark.django_db
def test_holds_is_of_any_of_the_roles_named():
    person = make_person(Role.EDITOR)
    assert [
        holds(person, "editor"),
        holds(person, "observer editor"),
        holds(person, "observer"),
    ] == [
        True,
        True,
        False,
    ]
