"""That somebody looked at what may be urgent."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from surveys.models import Alert, AlertMessage, Review
from voice.programme.hours import staffed_time
from voice.shared.audit import record

A_MINUTE = dt.timedelta(minutes=1)


@transaction.atomic
def open_alerts(*, reviews: Iterable[Review], by) -> int:
    """Write down that the person has these answers before them, and forget when they came.

    Returns how many were opened for the first time. No message about them is sent after that.
    """
    alerts = Alert.objects.unopened().filter(review__in=[review.pk for review in reviews])
    opened = list(alerts.select_for_update(of=("self",)).select_related("campaign"))
    now = timezone.now()
    for alert in opened:
        alert.minutes = staffed_time(alert.campaign, alert.raised_at, now) // A_MINUTE
        alert.raised_at, alert.opened_on, alert.opened_by = None, timezone.localdate(), by
        alert.save()
        record(by=by, verb="opened what may be urgent", thing=alert)
    AlertMessage.objects.filter(alert__in=opened).delete()
    return len(opened)
