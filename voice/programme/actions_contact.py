"""Taking in what young people write to a team, and answering it. None of it meets an answer."""

import datetime as dt
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from voice.accounts.models import Membership, Organisation, Role, User
from voice.programme import tasks
from voice.programme.models import Campaign, ContactRequest
from voice.programme.retention import CONTACT_LASTS
from voice.shared.audit import record

MEANWHILE = "Somebody else did this in the meantime."


@transaction.atomic
def make_contact(
    *,
    sending_key: uuid.UUID,
    organisation: Organisation,
    wants: str,
    text: str,
    name: str,
    contact: str,
    is_about_staff: bool,
    campaign: Campaign | None = None,
) -> ContactRequest:
    """Keep what somebody wrote. Sending the same form again gives the same one."""
    made, is_new = ContactRequest.objects.get_or_create(
        sending_key=sending_key,
        defaults={
            "organisation": organisation,
            "campaign": campaign,
            "wants": wants,
            "text": text,
            "name": name,
            "contact": contact,
            "is_about_staff": is_about_staff,
        },
    )
    if is_new:
        record(by=None, verb="took in a contact request", thing=made)
        tasks.tell_of_contact.enqueue(made.key)
    return made


def tell_of_contact(key: str) -> None:
    """Tell the team that somebody wrote. The message holds no word of it."""
    made = ContactRequest.objects.defer("text", "name", "contact", "reply").get(key=key)
    link = settings.SITE_ADDRESS + reverse("contact_desk", args=[key])
    context = {"link": link, "product_name": settings.PRODUCT_NAME}
    words = render_to_string("emails/contact_came.txt", context)
    for address in team_of(made).values_list("email", flat=True):
        send_mail("A young person wrote to you", words, None, [address])


def team_of(made: ContactRequest):
    """People who may read it: never whoever it is about."""
    role = Role.ALLEGATIONS if made.is_about_staff else Role.CONTACT
    members = Membership.objects.current().filter(organisation=made.organisation_id, role=role)
    return User.objects.filter(pk__in=members.values("user")).exclude(pk=made.about_id)


def hold(made: ContactRequest) -> ContactRequest:
    held = ContactRequest.objects.select_for_update().get(pk=made.pk)
    if held.closed_on:
        raise ValidationError(MEANWHILE)
    return held


@transaction.atomic
def take_contact(*, made: ContactRequest, owner: User, by) -> ContactRequest:
    """Say who answers it; the young person then sees that it was read.

    Raises ValidationError for somebody who may not read it.
    """
    held = hold(made)
    if not team_of(held).filter(pk=owner.pk).exists():
        raise ValidationError("That person may not read it.")
    held.owner = owner
    held.acknowledged_on = held.acknowledged_on or timezone.localdate()
    held.save(update_fields=["owner", "acknowledged_on"])
    record(by=by, verb="took on a contact request", thing=held)
    return held


@transaction.atomic
def name_whom_about(*, made: ContactRequest, about: User | None, is_about_staff: bool, by):
    """Say whom it is about. That person cannot read it from now on, whatever their role."""
    held = hold(made)
    held.about, held.is_about_staff = about, is_about_staff
    if held.owner_id and not team_of(held).filter(pk=held.owner_id).exists():
        held.owner, held.acknowledged_on = None, None
    held.save(update_fields=["about", "is_about_staff", "owner", "acknowledged_on"])
    record(by=by, verb="said whom a contact request is about", thing=held)
    return held


@transaction.atomic
def reply_to_contact(*, made: ContactRequest, reply: str, by) -> ContactRequest:
    """Answer, and close it. The young person reads the reply on their page."""
    held = hold(made)
    if held.owner_id is None:
        raise ValidationError("First say who answers it.")
    held.reply, held.closed_on, held.closed_by = reply, timezone.localdate(), by
    held.save(update_fields=["reply", "closed_on", "closed_by"])
    record(by=by, verb="answered a contact request", thing=held)
    return held


def forget_contacts(today: dt.date) -> int:
    """Delete those that were closed long enough ago; returns how many."""
    return ContactRequest.objects.filter(closed_on__lte=today - CONTACT_LASTS).delete()[0]
