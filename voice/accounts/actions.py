"""Who comes in, and who leaves."""

import hashlib
import secrets

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from voice.accounts.models import Invitation, Locality, Membership, Organisation, Role, User
from voice.shared.audit import record

NO_LONGER = "This invitation can no longer be used."
LAST_ADMINISTRATOR = (
    "This is the last administrator. Invite another one first, so that somebody can look after "
    "people."
)
NOT_SENT = "The e-mail could not be sent, so nobody was invited. Please try again later."


def hash_of(token: str) -> str:
    """What is kept of a token, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> str:
    """The address that an invitation is accepted at. Never taken from what a browser sent."""
    return settings.SITE_ADDRESS + reverse("invitation_accept", args=[token])


def new_invitation(
    *, organisation: Organisation, email: str, role: str, locality: Locality | None, by
) -> tuple[Invitation, str]:
    """An invitation and its token, which is kept nowhere. Raises ValidationError."""
    email = email.strip().lower()
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = {"role": role, "locality": locality, "organisation": locked}
    if locked.invitations.open().filter(email=email, role=role, locality=locality).exists():
        raise ValidationError("This person has an open invitation to this role already.")
    if Membership.objects.current().filter(user__email=email, **same).exists():
        raise ValidationError("This person has this role already.")
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email, token_hash=hash_of(token), invited_by=by, **same
    )
    record(by=by, verb=f"invited {role}", thing=invitation)
    return invitation, token


@transaction.atomic
def invite_person(
    *, organisation: Organisation, email: str, role: str, by, locality: Locality | None = None
) -> Invitation:
    """Invite somebody to one role and send them the link. It works once, for seven days.

    Raises ValidationError where they have the role or an open invitation to it, and where the
    e-mail cannot be sent: then nobody is invited.
    """
    invitation, token = new_invitation(
        organisation=organisation, email=email, role=role, locality=locality, by=by
    )
    context = {
        "invitation": invitation,
        "link": link_of(token),
        "product_name": settings.PRODUCT_NAME,
    }
    try:
        send_mail(
            f"Your invitation to {settings.PRODUCT_NAME}",
            render_to_string("emails/invitation.txt", context),
            None,
            [invitation.email],
        )
    except OSError:
        raise ValidationError(NOT_SENT) from None
    return invitation


@transaction.atomic
def invite_first_administrator(*, organisation_name: str, email: str) -> str:
    """A link for the first administrator of an organisation, which is made if it is new."""
    organisation, _ = Organisation.objects.get_or_create(name=organisation_name)
    _, token = new_invitation(
        organisation=organisation, email=email, role=Role.ADMINISTRATOR, locality=None, by=None
    )
    return link_of(token)


def open_invitation(token: str) -> Invitation | None:
    """The invitation that a token opens, unless it was used, was withdrawn or is too old."""
    open_ones = Invitation.objects.open().select_related("organisation", "locality", "invited_by")
    return open_ones.filter(token_hash=hash_of(token)).first()


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, user: User | None = None, name: str = "", password: str = ""
) -> User:
    """Give the role to the person signed in, or to a new account with this name and password.

    Raises ValidationError where the invitation can no longer be used, is for somebody else's
    address, or belongs to an account that exists: its owner signs in first.
    """
    held = Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()
    if held is None:
        raise ValidationError(NO_LONGER)
    if user is None:
        user = new_account(held.email, name, password)
    elif user.email.lower() != held.email:
        raise ValidationError("This invitation is for another e-mail address.")
    same = {"user": user, "role": held.role, "locality": held.locality}
    held.organisation.memberships.get_or_create(**same, ended_on=None)
    held.accepted_at, held.accepted_by = timezone.now(), user
    held.save(update_fields=["accepted_at", "accepted_by"])
    record(by=user, verb=f"accepted invitation as {held.role}", thing=held)
    return user


def new_account(email: str, name: str, password: str) -> User:
    if User.objects.filter(email=email).exists():
        raise ValidationError("You have an account already. Sign in first.")
    user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by) -> None:
    """Make an open invitation's link useless. Raises ValidationError once it was accepted."""
    held = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if held is None or held.accepted_at is not None:
        raise ValidationError("This invitation was accepted or withdrawn in the meantime.")
    record(by=by, verb="withdrew invitation", thing=held)
    held.delete()


@transaction.atomic
def end_membership(*, membership: Membership, by) -> None:
    """Take a role from somebody from now on. Ending it twice is the same as once.

    Raises ValidationError for the last administrator of the organisation.
    """
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    if held.ended_on is not None:
        return
    others = Membership.objects.current().filter(
        organisation=held.organisation_id, role=Role.ADMINISTRATOR
    )
    if held.role == Role.ADMINISTRATOR and not others.exclude(user=held.user_id).exists():
        raise ValidationError(LAST_ADMINISTRATOR)
    held.ended_on = timezone.localdate()
    held.save(update_fields=["ended_on"])
    record(by=by, verb=f"ended role {held.role}", thing=held)
