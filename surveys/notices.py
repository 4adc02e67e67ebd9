"""Telling people that answers wait for them. No message holds a word of any answer.

What may be urgent is told at once, to the campaign's duty list, and told again to whoever comes
second when nobody opened it. Everything is worked out anew from rows each time, so that a worker
that was killed, a mail server that was down or a missed minute loses nothing.
"""

import datetime as dt
import logging
import smtplib
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from surveys.models import Alert, AlertMessage, Digest, Review, SecondOpinion
from surveys.screening import Band
from voice.accounts.models import Membership, Role, User
from voice.programme.hours import is_staffed, staffed_time
from voice.programme.models import Campaign, Duty

SECOND_NAME_AFTER = dt.timedelta(minutes=30)  # staffed
DIGEST_EVERY = dt.timedelta(hours=3)
ALARM_AFTER = dt.timedelta(seconds=60)  # an unsent message is then told on the screen
WAITS = (15, 30, 60, 120, 300)  # seconds until the next try; the last again and again
FIRST, SECOND = AlertMessage.Turn.FIRST, AlertMessage.Turn.SECOND


def raise_alerts(reviews: Iterable[Review], campaign_pk: int) -> int:
    """Keep an alert of each new review that may be urgent; returns how many.

    Call in the transaction that stores the answers: either both are there, or neither.
    """
    alerts = [
        Alert(review=review, campaign_id=campaign_pk)
        for review in reviews
        if review.band == Band.DANGER
    ]
    Alert.objects.bulk_create(alerts)
    return len(alerts)


def is_anything_due(now: dt.datetime) -> bool:
    """Whether `send_alerts` has something to do. Cheap enough to ask every few seconds."""
    waiting = Alert.objects.unopened()
    return (
        waiting.filter(messages=None).exists()
        or AlertMessage.objects.unsent().filter(due_at__lte=now).exists()
        or any(True for _ in to_tell_second(now))
        or any(True for _ in digests_due(now))
    )


def send_alerts(now: dt.datetime | None = None) -> int:
    """Address what is new, tell second names, and send what is due; returns how many messages."""
    now = now or timezone.now()
    for alert in Alert.objects.unopened().filter(messages=None).select_related("campaign"):
        address(alert, whom_first(alert, now), FIRST, now)
    for alert in list(to_tell_second(now)):
        address(alert, whom_second(alert), SECOND, now)
    sent = 0
    while message := claim(now):
        sent += deliver(message)
    for campaign in list(digests_due(now)):
        sent += send_digest(campaign, now)
    return sent


# Whom ----------------------------------------------------------------------------------------


def readers_of(campaign: Campaign) -> set[int]:
    """People who may read the campaign's answers now and have not stepped away."""
    roles = [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD]
    return there(campaign, *roles)


def there(campaign: Campaign, *roles: Role) -> set[int]:
    held = Membership.objects.current().filter(
        organisation=campaign.organisation_id, role__in=roles, user__stepped_away_at=None
    )
    return set(held.values_list("user", flat=True))


def on_duty(campaign: Campaign, *turns: str) -> set[int]:
    """People of the duty list in these turns who may still read and are there."""
    listed = Duty.objects.filter(campaign=campaign, turn__in=turns)
    return set(listed.values_list("user", flat=True)) & readers_of(campaign)


def whom_first(alert: Alert, now: dt.datetime) -> set[int]:
    """The first names, or outside staffed hours whoever is on call; failing these all leads.

    What may be about a member of staff goes past the campaign's team.
    """
    campaign = alert.campaign
    leads = there(campaign, Role.SAFEGUARDING_LEAD)
    if alert.review.is_about_staff:
        return there(campaign, Role.ALLEGATIONS) or leads
    turns = [Duty.Turn.FIRST]
    if not is_staffed(campaign, now) and campaign.duties.filter(turn=Duty.Turn.ON_CALL).exists():
        turns = [Duty.Turn.ON_CALL]
    return on_duty(campaign, *turns) or on_duty(campaign, *Duty.Turn) or leads


def whom_second(alert: Alert) -> set[int]:
    leads = there(alert.campaign, Role.SAFEGUARDING_LEAD)
    if alert.review.is_about_staff:
        return leads
    return on_duty(alert.campaign, Duty.Turn.SECOND) or leads


def to_tell_second(now: dt.datetime) -> Iterable[Alert]:
    """Alerts that nobody opened for so long that somebody else is told."""
    told = AlertMessage.objects.filter(alert=OuterRef("pk"), turn=SECOND)
    old = Alert.objects.unopened().filter(
        ~Exists(told), raised_at__lte=now - SECOND_NAME_AFTER, messages__isnull=False
    )
    for alert in old.distinct().select_related("campaign", "review"):
        waited = staffed_time(alert.campaign, alert.raised_at, now)
        if waited >= SECOND_NAME_AFTER and whom_second(alert):
            yield alert


# Sending -------------------------------------------------------------------------------------


def address(alert: Alert, people: set[int], turn: str, now: dt.datetime) -> None:
    """Keep a message to each of the people; whoever has one in that turn gets no second."""
    rows = [AlertMessage(alert=alert, to_id=pk, turn=turn, due_at=now) for pk in sorted(people)]
    AlertMessage.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def claim(now: dt.datetime) -> AlertMessage | None:
    """The next message to send, put off so that nobody sends it too; None where none is due.

    Killed before it is sent, it is sent a moment later; killed right after, it is sent twice.
    """
    due = AlertMessage.objects.unsent().filter(
        due_at__lte=now, alert__opened_on=None, to__is_active=True
    )
    message = due.select_for_update(skip_locked=True, of=("self",)).select_related("to").first()
    if message is None:
        return None
    message.due_at = now + dt.timedelta(seconds=WAITS[min(message.tries, len(WAITS) - 1)])
    message.tries += 1
    message.save(update_fields=["due_at", "tries"])
    return message


def deliver(message: AlertMessage) -> bool:
    """Send one message; a mail server that refuses or is down leaves it to be tried again."""
    page = reverse("review", args=[message.alert_id])
    context = {
        "link": settings.SITE_ADDRESS + page,
        "is_second": message.turn == SECOND,
        "product_name": settings.PRODUCT_NAME,
    }
    words = render_to_string("emails/alert.txt", context)
    if not sends("Please look now", words, message.to):
        return False
    message.sent_at = timezone.now()
    message.save(update_fields=["sent_at"])
    return True


def sends(subject: str, words: str, to: User) -> bool:
    try:
        send_mail(subject, words, None, [to.email])
    except (OSError, smtplib.SMTPException) as problem:
        kind = type(problem).__name__
        logging.getLogger(__name__).error("A message about answers: %s", kind)  # noqa: TRY400
        return False
    return True


def digests_due(now: dt.datetime) -> Iterable[Campaign]:
    """Staffed campaigns with answers that wait, whose readers were not told for a while."""
    lately = Digest.objects.filter(campaign=OuterRef("pk"), sent_at__gt=now - DIGEST_EVERY)
    held = Review.objects.held().filter(answer__question__survey__campaign=OuterRef("pk"))
    waiting = Campaign.objects.filter(~Exists(lately), Exists(held), duties__turn=Duty.Turn.FIRST)
    for campaign in waiting.distinct():
        if is_staffed(campaign, now) and news_of(campaign):
            yield campaign


def news_of(campaign: Campaign) -> dict[str, int]:
    """How many answers wait that may be harm, that nothing screened, and in all."""
    held = Review.objects.held().filter(answer__question__survey__campaign=campaign)
    counts = held.exclude(band=Band.DANGER).aggregate(
        harm=Count("pk", filter=Q(band=Band.HARM)),
        unread=Count("pk", filter=Q(band=Band.UNREAD)),
        rest=Count("pk", filter=Q(band=Band.REST)),
    )
    return counts if any(counts.values()) else {}


def send_digest(campaign: Campaign, now: dt.datetime) -> int:
    """Tell the first names how many answers wait; not sent to anybody, it is tried again."""
    link = f"{settings.SITE_ADDRESS}{reverse('reviews')}"
    context = {"counts": news_of(campaign), "link": link, "product_name": settings.PRODUCT_NAME}
    words = render_to_string("emails/waiting.txt", context)
    people = User.objects.filter(pk__in=on_duty(campaign, Duty.Turn.FIRST)).order_by("pk")
    sent = sum(sends("Answers wait to be read", words, to) for to in people)
    if sent:
        Digest.objects.update_or_create(campaign=campaign, defaults={"sent_at": now})
    return sent


def tell_colleague(pk: int) -> None:
    """Send a link to an answer to whoever is asked about it; gone with the answer, to nobody."""
    asked = SecondOpinion.objects.select_related("asked_of").filter(pk=pk).first()
    if asked is None:
        return
    link = settings.SITE_ADDRESS + reverse("review", args=[asked.review_id])
    context = {"link": link, "product_name": settings.PRODUCT_NAME}
    sends("A colleague asks you", render_to_string("emails/opinion.txt", context), asked.asked_of)


# On the screen -------------------------------------------------------------------------------


def alarm_for(user, now: dt.datetime) -> dict[str, int]:
    """Answers that may be urgent and nobody opened, and of how many no message could be sent.

    It needs neither the worker nor the mail server.
    """
    mine = Membership.objects.current().filter(user=user)
    team = mine.filter(role__in=[Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD])
    apart = mine.filter(role__in=[Role.ALLEGATIONS, Role.SAFEGUARDING_LEAD])
    seen = Q(review__is_about_staff=False, campaign__organisation__in=team.values("organisation"))
    seen |= Q(review__is_about_staff=True, campaign__organisation__in=apart.values("organisation"))
    sent = AlertMessage.objects.filter(alert=OuterRef("pk"), sent_at__isnull=False)
    return (
        Alert.objects.unopened()
        .filter(seen)
        .annotate(is_told=Exists(sent))
        .aggregate(
            unopened=Count("pk"),
            untold=Count("pk", filter=Q(is_told=False, raised_at__lt=now - ALARM_AFTER)),
        )
    )
