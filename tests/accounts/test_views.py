import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from tests.accounts.test_actions import invite
from tests.factories.accounts import PASSWORD, make_organisation, make_person
from voice.accounts import actions
from voice.accounts.models import Invitation, Membership, Role, User

PASSPHRASE = "four unusual plain words"


def words_on(page) -> str:
    return page.content.decode()


@pytest.fixture
def admin_client(client, administrator):
    client.force_login(administrator)
    return client


def test_an_administrator_invites_somebody_who_joins(admin_client, client, administrator):
    sent = {
        "organisation": make_organisation().pk,
        "email": "New@example.org",
        "role": "youth_worker",
    }
    page = admin_client.post(reverse("invitation_new"), sent, follow=True)
    assert "We sent an invitation to new@example.org." in words_on(page)
    (link,) = re.findall(r"/account/invitation/\S+", mail.outbox[0].body)
    client.logout()
    page = client.get(link)
    assert "You are invited to Dorset Council, as: Youth worker." in words_on(page)
    joined = {"name": "New Person", "password": PASSPHRASE, "again": PASSPHRASE}
    page = client.post(link, joined, follow=True)
    assert page.request["PATH_INFO"] == "/desk/"
    assert page.context["user"].email == "new@example.org"
    client.logout()
    assert client.get(link).status_code == 404
    assert client.post(link, joined).status_code == 404
    page = client.post(
        reverse("account_login"), {"login": "new@example.org", "password": PASSPHRASE}
    )
    assert page.url == "/desk/"


@pytest.mark.parametrize(
    ("sent", "problems"),
    [
        ({}, {"name", "password", "again"}),
        ({"name": "A", "password": "short", "again": "short"}, {"password"}),
        ({"name": "A", "password": "password1234", "again": "password1234"}, {"password"}),
        ({"name": "A", "password": PASSPHRASE, "again": "another"}, {"again"}),
        ({"name": "A\nBcc: x", "password": PASSPHRASE, "again": PASSPHRASE}, {"name"}),
        ({"name": "A\0", "password": PASSPHRASE, "again": PASSPHRASE}, {"name"}),
    ],
)
def test_joining_asks_for_a_name_and_a_good_password(client, administrator, sent, problems):
    _, token = invite(administrator)
    page = client.post(reverse("invitation_accept", args=[token]), sent)
    assert set(page.context["form"].errors) == problems
    assert not User.objects.filter(email="new.person@example.org").exists()


def test_somebody_with_an_account_signs_in_first(client, administrator):
    person = make_person(Role.OBSERVER, email="known@example.org")
    _, token = invite(administrator, email=person.email)
    address = reverse("invitation_accept", args=[token])
    page = client.get(address)
    assert f"{reverse('account_login')}?next={address}" in words_on(page)
    client.post(
        f"{reverse('account_login')}?next={address}", {"login": person.email, "password": PASSWORD}
    )
    assert "You are invited to" in words_on(client.get(address))
    page = client.post(address, follow=True)
    assert "You are now youth worker at Dorset Council." in words_on(page)


def test_somebody_else_cannot_accept(client, administrator):
    _, token = invite(administrator)
    other = make_person(Role.OBSERVER)
    client.force_login(other)
    page = client.post(reverse("invitation_accept", args=[token]))
    assert "This invitation is for another person." in words_on(page)
    assert other.memberships.count() == 1


def test_an_unknown_link_says_what_to_do(client, db):
    page = client.get(reverse("invitation_accept", args=["x" * 43]))
    assert page.status_code == 404
    assert "Ask the person who invited you for a new one." in words_on(page)


def test_nobody_signs_themselves_up(client, db):
    sent = {"email": "me@example.org", "password1": PASSPHRASE}
    assert "by invitation" in words_on(client.post(reverse("account_signup"), sent))
    assert User.objects.count() == 0


def test_people_and_invitations_are_listed_and_taken_back(
    admin_client, administrator, youth_worker
):
    invitation, token = invite(administrator)
    page = words_on(admin_client.get(reverse("people")))
    assert youth_worker.email in page
    assert invitation.email in page
    end = reverse("membership_end", args=[youth_worker.memberships.get().key])
    assert f"for {youth_worker.name}?" in words_on(admin_client.get(end))
    assert youth_worker.memberships.current().count() == 1
    admin_client.post(end)
    assert youth_worker.memberships.current().count() == 0
    admin_client.post(reverse("invitation_withdraw", args=[invitation.key]))
    assert actions.open_invitation(token) is None
    page = words_on(admin_client.get(reverse("people")))
    assert youth_worker.email not in page
    assert "An invitation works once" in page


def test_the_last_administrator_is_told_why_they_stay(admin_client, administrator):
    end = reverse("membership_end", args=[administrator.memberships.get().key])
    page = admin_client.post(end, follow=True)
    assert actions.LAST_ADMINISTRATOR in words_on(page)
    make_person(Role.ADMINISTRATOR)
    page = admin_client.post(end, follow=True)
    assert page.request["PATH_INFO"] == "/desk/"


@pytest.mark.parametrize(
    ("sent", "problems"),
    [
        ({}, {"email", "role"}),
        ({"email": "no", "role": "editor"}, {"email"}),
        ({"email": "a@example.org", "role": "emperor"}, {"role"}),
        ({"email": "a@example.org", "role": "editor", "locality": "999999"}, {"locality"}),
        ({"email": "a@example.org\nBcc: b@example.org", "role": "editor"}, {"email"}),
    ],
)
def test_an_invitation_needs_an_address_and_a_role(admin_client, sent, problems):
    sent = {"organisation": make_organisation().pk, **sent}
    page = admin_client.post(reverse("invitation_new"), sent)
    assert set(page.context["form"].errors) == problems
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_an_administrator_invites_to_their_own_organisation_alone(admin_client):
    away = make_organisation("Another council")
    sent = {"organisation": away.pk, "email": "a@example.org", "role": "editor"}
    page = admin_client.post(reverse("invitation_new"), sent)
    assert set(page.context["form"].errors) == {"organisation"}


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_other_roles_do_not_look_after_people(client, administrator, role):
    invitation, _ = invite(administrator)
    client.force_login(make_person(role))
    membership = administrator.memberships.get()
    pages = [
        client.get(reverse("people")),
        client.get(reverse("invitation_new")),
        client.post(reverse("invitation_withdraw", args=[invitation.key])),
        client.post(reverse("membership_end", args=[membership.key])),
    ]
    assert [page.status_code for page in pages] == [403, 403, 403, 403]
    assert Membership.objects.get(pk=membership.pk).ended_on is None


def test_another_organisation_finds_neither_people_nor_invitations(client, administrator):
    invitation, _ = invite(administrator)
    away = make_organisation("Another council")
    client.force_login(make_person(Role.ADMINISTRATOR, organisation=away))
    membership = administrator.memberships.get()
    pages = [
        client.post(reverse("invitation_withdraw", args=[invitation.key])),
        client.post(reverse("membership_end", args=[membership.key])),
    ]
    assert [page.status_code for page in pages] == [404, 404]
    page = words_on(client.get(reverse("people")))
    assert invitation.email not in page
    assert administrator.email not in page


def test_the_list_of_people_costs_the_same_for_one_and_three(admin_client, administrator):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            admin_client.get(reverse("people"))
        return len(caught)

    invite(administrator)
    queries()
    one = queries()
    for n in range(2):
        make_person(Role.EDITOR)
        invite(administrator, email=f"{n}@example.org")
    assert queries() == one


def test_the_operator_gets_a_link_for_the_first_administrator(db, capsys):
    call_command("create_administrator", organisation="New council", email="a@example.org")
    token = capsys.readouterr().out.strip().rstrip("/").rpartition("/")[2]
    assert actions.open_invitation(token).role == Role.ADMINISTRATOR
    with pytest.raises(CommandError, match="valid email"):
        call_command("create_administrator", organisation="New council", email="nobody")


def addresses_below(prefix: str) -> list[str]:
    """One address for each page below a prefix, with something in the place of its keys."""

    def walk(patterns, so_far):
        for pattern in patterns:
            path = so_far + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield path
            else:
                yield from walk(pattern.url_patterns, path)

    found = walk(get_resolver().url_patterns, "/")
    plain = (re.sub(r"<[^>]+>|\(\?P.*|[\^$\\]", "x", path) for path in found)
    return sorted({path for path in plain if path.startswith(prefix)})


@pytest.mark.parametrize("prefix", ["/desk/", "/editor/"])
def test_every_staff_address_asks_for_a_second_factor_when_it_must(admin_client, settings, prefix):
    settings.REQUIRE_SECOND_FACTOR = True
    addresses = addresses_below(prefix)
    led_to = {address: admin_client.get(address).headers.get("Location") for address in addresses}
    assert len(addresses) > 15
    assert set(led_to.values()) == {reverse("mfa_activate_totp")}
