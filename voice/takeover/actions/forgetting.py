"""What goes when an application is deleted, by whomever, besides what hangs on it."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from surveys.actions.erasing import erase
from surveys.actions.returning import TooLateError
from surveys.models import Response
from voice.takeover import tasks
from voice.takeover.journey import measure_key
from voice.takeover.models import Application, Match, Measure, Placement
from voice.takeover.queries import published_match


def places_of(application: Application) -> list[str]:
    """Keys of the opportunities to come at which somebody is placed, as was published."""
    rows = application.placements.current().filter(match=published_match(application.challenge))
    to_come = rows.filter(opportunity__ends_at__gt=timezone.now())
    return list(to_come.values_list("opportunity__key", flat=True))


def tell_of_free(opportunities: list[str]) -> None:
    """Tell hosts and the youth worker of places that somebody gave up, without saying who."""
    for key in opportunities:
        tasks.send_letter.enqueue("place_free_again", key)
        tasks.send_letter.enqueue("place_given_up", key)


@transaction.atomic
def forget_application(*, application: Application) -> None:
    """Delete everything of an application, its answers and its before and after items.

    Raises `TooLateError` when the campaign is over, as for any answers that were sent.
    """
    campaign = application.challenge.campaign
    if application.sent_on and timezone.localdate() > campaign.closes_on:
        raise TooLateError
    erase([application.response_id])


def goes_along(responses: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """The before and after items, sent or begun, of applications that are about to be deleted.

    Their keys leave the matches, and who keeps a place free for them is told. Called by `erase`,
    whoever deletes: the young person, the desk, or time.
    """
    applications = Application.objects.filter(response__in=list(responses))
    gone = list(applications.select_related("challenge", "response"))
    for application in gone:
        given_up = places_of(application)
        application.placements.current().delete()  # so that the host is told who is left
        tell_of_free(given_up)
        leave_matches(application)
    keys = [measure_key(one, moment) for one in gone for moment in Measure.Moment.values]
    measured = Q(measure__application__in=gone) | Q(submission_key__in=keys)
    return set(Response.objects.filter(measured).values_list("pk", flat=True)) if gone else set()


def leave_matches(application: Application) -> None:
    """Take an application's key out of queues and of what a change was found to take."""
    key = application.key
    for match in Match.objects.filter(challenge=application.challenge):
        waiting = match.facts.get("waiting", {})
        if any(key in line for line in waiting.values()):
            kept = {one: [who for who in line if who != key] for one, line in waiting.items()}
            match.facts["waiting"] = {one: line for one, line in kept.items() if line}
            match.save(update_fields=["facts"])
    asked = Placement.objects.filter(match__challenge=application.challenge, takes__isnull=False)
    for placement in asked:
        if key in str(placement.takes):
            placement.takes = None
            placement.save(update_fields=["takes"])
