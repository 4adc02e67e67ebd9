"""Taking complaints in and answering them."""

import datetime as dt
import re
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from voice.accounts.models import Membership, Organisation, Role
from voice.programme import tasks
from voice.programme.models import Campaign, Complaint
from voice.programme.retention import COMPLAINT_MONTHS, after_months
from voice.shared.audit import record

ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
MEANWHILE = "Somebody else did this in the meantime."


@transaction.atomic
def make_complaint(
    *,
    sending_key: uuid.UUID,
    organisation: Organisation,
    text: str,
    campaign: Campaign | None = None,
    who: str = "",
    contact: str = "",
) -> Complaint:
    """Keep a complaint. Sending the same form again gives the same one."""
    complaint, is_new = Complaint.objects.get_or_create(
        sending_key=sending_key,
        defaults={
            "organisation": organisation,
            "campaign": campaign,
            "who": who,
            "text": text,
            "contact": contact,
        },
    )
    if is_new:
        record(by=None, verb="took in a complaint", thing=complaint)
        tasks.tell_of_complaint.enqueue(complaint.key, get_language() or "")
    return complaint


def tell_of_complaint(key: str, language: str = "") -> None:
    """Tell who answers complaints that there is one, and who complained that we have it.

    The latter in `language`, or else in the site's own.

    Neither message holds a word of it. Somebody who gave no e-mail address saw the same on the
    page.
    """
    complaint = Complaint.objects.select_related("organisation").get(key=key)
    context = {
        "complaint": complaint,
        "product_name": settings.PRODUCT_NAME,
        "link": settings.SITE_ADDRESS + reverse("complaint_desk", args=[key]),
    }
    officers = Membership.objects.current().filter(
        organisation=complaint.organisation, role=Role.DATA_PROTECTION
    )
    for address in officers.values_list("user__email", flat=True):
        words = render_to_string("emails/complaint_came.txt", context)
        send_mail("A complaint came in", words, None, [address])
    if given := ADDRESS.search(complaint.contact):
        with override(language or settings.LANGUAGE_CODE):
            words = render_to_string("emails/complaint_received.txt", context)
            send_mail(gettext("We have your complaint"), words, None, [given[0]])


def hold(complaint: Complaint) -> Complaint:
    return Complaint.objects.select_for_update().get(pk=complaint.pk)


@transaction.atomic
def acknowledge_complaint(*, complaint: Complaint, by) -> Complaint:
    """Write down that the person was told that we have it. Raises ValidationError the 2nd time."""
    held = hold(complaint)
    if held.acknowledged_on:
        raise ValidationError(MEANWHILE)
    held.acknowledged_on, held.acknowledged_by = timezone.localdate(), by
    held.save(update_fields=["acknowledged_on", "acknowledged_by"])
    record(by=by, verb="acknowledged a complaint", thing=held)
    return held


@transaction.atomic
def close_complaint(*, complaint: Complaint, outcome: str, by) -> Complaint:
    """Write down what came of it, once the person was told. Raises ValidationError before that."""
    held = hold(complaint)
    if held.closed_on:
        raise ValidationError(MEANWHILE)
    if not held.acknowledged_on:
        raise ValidationError("First tell the person that you have their complaint.")
    held.outcome, held.closed_on, held.closed_by = outcome, timezone.localdate(), by
    held.save(update_fields=["outcome", "closed_on", "closed_by"])
    record(by=by, verb="closed a complaint", thing=held)
    return held


def forget_complaints(today: dt.date) -> int:
    """Delete those that were closed long enough ago; returns how many."""
    border = after_months(today, -COMPLAINT_MONTHS)
    return Complaint.objects.filter(closed_on__lte=border).delete()[0]
