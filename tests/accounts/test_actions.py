import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.accounts import PASSWORD, make_locality, make_organisation, make_person
from voice.accounts import actions
from voice.accounts.models import Invitation, Membership, Role, User
from voice.shared.models import AuditEvent


def invite(administrator, email="New.Person@example.org", role=Role.YOUTH_WORKER, **fields):
    """The invitation and the token that was sent."""
    organisation = make_organisation()
    invitation = actions.invite_person(
        organisation=organisation, email=email, role=role, by=administrator, **fields
    )
    (link,) = [line for line in mail.outbox[-1].body.splitlines() if line.startswith("http")]
    return invitation, link.rstrip("/").rpartition("/")[2]


def join(invitation, **fields) -> User:
    fields = {"name": "New Person", "password": PASSWORD, **fields}
    return actions.accept_invitation(invitation=invitation, **fields)


def test_an_invitation_is_sent_and_its_token_kept_as_a_hash_alone(administrator, settings):
    settings.SITE_ADDRESS = "https://voice.example.org"
    invitation, token = invite(administrator)
    (sent,) = mail.outbox
    assert sent.to == ["new.person@example.org"]
    assert f"https://voice.example.org/account/invitation/{token}/" in sent.body
    assert invitation.token_hash == actions.hash_of(token)
    kept = [*Invitation.objects.values_list(), *AuditEvent.objects.values_list()]
    assert token not in str(kept)


def test_accepting_makes_an_account_with_the_role_and_area(administrator):
    area = make_locality(organisation=make_organisation())
    invitation, token = invite(administrator, role=Role.PLAN_LEAD, locality=area)
    user = join(actions.open_invitation(token))
    membership = user.memberships.get()
    assert (user.email, user.name) == ("new.person@example.org", "New Person")
    assert user.check_password(PASSWORD)
    assert (membership.role, membership.locality) == (Role.PLAN_LEAD, area)
    assert EmailAddress.objects.get(user=user).verified is True
    invitation.refresh_from_db()
    assert invitation.accepted_by == user


def test_an_invitation_works_once(administrator):
    invitation, token = invite(administrator)
    join(invitation)
    assert actions.open_invitation(token) is None
    with pytest.raises(ValidationError, match=actions.NO_LONGER):
        join(invitation)
    assert Membership.objects.filter(role=Role.YOUTH_WORKER).count() == 1


def test_an_invitation_ends_after_seven_days(administrator):
    invitation, token = invite(administrator)
    sent = timezone.now() - dt.timedelta(days=7, seconds=1)
    Invitation.objects.update(created_at=sent)
    assert actions.open_invitation(token) is None
    with pytest.raises(ValidationError, match=actions.NO_LONGER):
        join(invitation)


def test_a_withdrawn_invitation_opens_nothing(administrator):
    invitation, token = invite(administrator)
    actions.withdraw_invitation(invitation=invitation, by=administrator)
    assert actions.open_invitation(token) is None
    with pytest.raises(ValidationError):
        join(invitation)
    with pytest.raises(ValidationError):
        actions.withdraw_invitation(invitation=invitation, by=administrator)


def test_an_accepted_invitation_cannot_be_withdrawn(administrator):
    invitation, _ = invite(administrator)
    join(invitation)
    with pytest.raises(ValidationError):
        actions.withdraw_invitation(invitation=invitation, by=administrator)
    assert Invitation.objects.count() == 1


def test_somebody_with_an_account_accepts_as_themselves(administrator):
    person = make_person(Role.OBSERVER, email="known@example.org")
    invitation, _ = invite(administrator, email="Known@example.org")
    with pytest.raises(ValidationError, match="Sign in first"):
        join(invitation)
    actions.accept_invitation(invitation=invitation, user=person)
    assert sorted(person.memberships.values_list("role", flat=True)) == ["observer", "youth_worker"]


def test_an_invitation_is_not_for_somebody_else(administrator):
    invitation, _ = invite(administrator)
    other = make_person(Role.OBSERVER)
    with pytest.raises(ValidationError, match="another e-mail address"):
        actions.accept_invitation(invitation=invitation, user=other)
    assert other.memberships.count() == 1


def test_a_second_invitation_to_the_same_role_is_refused(administrator):
    invite(administrator)
    with pytest.raises(ValidationError, match="open invitation"):
        invite(administrator, email="NEW.person@example.org ")
    invite(administrator, role=Role.EDITOR)
    worker = make_person(Role.YOUTH_WORKER)
    with pytest.raises(ValidationError, match="has this role already"):
        invite(administrator, email=worker.email)
    assert len(mail.outbox) == 2


def test_nobody_is_invited_when_the_mail_cannot_be_sent(administrator, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(ValidationError, match="could not be sent"):
        actions.invite_person(
            organisation=make_organisation(),
            email="new@example.org",
            role=Role.EDITOR,
            by=administrator,
        )
    assert Invitation.objects.count() == 0


def test_an_ended_membership_gives_no_role(administrator, youth_worker):
    membership = youth_worker.memberships.get()
    actions.end_membership(membership=membership, by=administrator)
    actions.end_membership(membership=membership, by=administrator)
    assert User.objects.get(pk=youth_worker.pk).roles_by_organisation == {}
    assert AuditEvent.objects.filter(verb="ended role youth_worker").count() == 1
    invitation, _ = invite(administrator, email=youth_worker.email)
    actions.accept_invitation(invitation=invitation, user=youth_worker)
    assert youth_worker.memberships.current().count() == 1


def test_the_last_administrator_stays(administrator):
    membership = administrator.memberships.get()
    away = make_organisation("Another council")
    make_person(Role.ADMINISTRATOR, organisation=away)
    make_person(Role.ADMINISTRATOR, is_active=False)
    with pytest.raises(ValidationError, match="last administrator"):
        actions.end_membership(membership=membership, by=administrator)
    make_person(Role.ADMINISTRATOR, email="second@example.org")
    actions.end_membership(membership=membership, by=administrator)
    assert membership.__class__.objects.get(pk=membership.pk).ended_on is not None


def test_the_first_administrator_comes_by_a_link_of_the_operator(db, settings):
    settings.SITE_ADDRESS = "https://voice.example.org"
    link = actions.invite_first_administrator(
        organisation_name="New council", email="First@example.org"
    )
    token = link.removeprefix("https://voice.example.org/account/invitation/").rstrip("/")
    user = join(actions.open_invitation(token))
    assert user.memberships.get().role == Role.ADMINISTRATOR
    assert user.memberships.get().organisation.name == "New council"
