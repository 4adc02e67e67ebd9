"""Matching: asking the solver, fixing and forbidding, publishing, and mending what has changed."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from voice.shared.audit import record
from voice.takeover import tasks_running as tasks
from voice.takeover.actions.hosting import end_placement
from voice.takeover.models import (
    Application,
    Challenge,
    ChecklistItem,
    Host,
    Match,
    Opportunity,
    Pair,
    Pin,
    Placement,
)
from voice.takeover.queries import placed_with, published_match
from voice.takeover.queries_running import standing_rows

UNDER_WAY = "A match is being worked out already. Please wait until it has ended."
NOBODY = "Nobody has applied yet whose parents, where they must, have agreed."
NOT_READY = "This match is not finished, so it cannot be published."
CHANGED = (
    "Since this match was worked out somebody withdrew, or an opportunity changed. Match again, so "
    "that nobody is told what is no longer so."
)


@transaction.atomic
def start_match(
    *, challenge: Challenge, by, weights: dict, seed: int = 1, keeps: bool = False
) -> Match:
    """Ask the worker for a match. Raises ValidationError where one is under way, or nobody applied.

    weights: {"first_time": 2, "groups": {code: weight}}. keeps: leave those who are placed where
    they are, and match only the rest.
    """
    hold(challenge)
    under_way = challenge.matches.filter(status__in=[Match.Status.WAITING, Match.Status.RUNNING])
    if under_way.exists():
        raise ValidationError(UNDER_WAY)
    if not challenge.applications.to_match().exists():
        raise ValidationError(NOBODY)
    asked = {"first_time": weights["first_time"], "groups": dict(weights["groups"])}
    if keeps:
        asked["kept"] = kept_pairs(challenge)
    match = Match.objects.create(challenge=challenge, seed=seed, weights=asked, made_by=by)
    record(by=by, verb="asked for a match", thing=match)
    tasks.solve_match.enqueue(match.pk)
    return match


def hold(challenge: Challenge) -> Challenge:
    return Challenge.objects.select_for_update().get(pk=challenge.pk)


def kept_pairs(challenge: Challenge) -> list[list[str]]:
    """Who is placed now, and where."""
    match = published_match(challenge)
    rows = standing_rows(match) if match else ()
    return [[row.application.key, row.opportunity.key] for row in rows if row.opportunity]


@transaction.atomic
def give_up_match(*, match: Match, by) -> None:
    """End one that the worker never finished. Doing it twice is harmless."""
    rows = Match.objects.filter(
        pk=match.pk, status__in=[Match.Status.WAITING, Match.Status.RUNNING]
    )
    if rows.update(status=Match.Status.FAILED, problem="Stopped by a youth worker."):
        record(by=by, verb="stopped a match", thing=match)


@transaction.atomic
def fix_pair(
    *, application: Application, opportunity: Opportunity, reason: str, by, is_forbidden: bool
) -> Pin:
    """Pin or forbid a pair, for every match from now on; says it anew where it was said before."""
    if application.challenge_id != opportunity.challenge_id:
        raise ValidationError("They are not of the same challenge.")
    pin, _ = Pin.objects.update_or_create(
        application=application,
        opportunity=opportunity,
        defaults={
            "challenge": application.challenge,
            "is_forbidden": is_forbidden,
            "reason": reason,
            "made_by": by,
        },
    )
    record(by=by, verb="forbade a pair" if is_forbidden else "pinned a pair", thing=pin)
    return pin


@transaction.atomic
def unfix_pair(*, pin: Pin, by) -> None:
    record(by=by, verb="took back a pin", thing=pin)
    pin.delete()


@transaction.atomic
def keep_pair(*, one: Application, other: Application, by, is_apart: bool) -> Pair:
    """Keep two together or apart. Raises ValidationError for one person twice."""
    if one.pk == other.pk:
        raise ValidationError("Choose two different people.")
    if one.challenge_id != other.challenge_id:
        raise ValidationError("They are not of the same challenge.")
    first, second = sorted((one, other), key=lambda each: each.pk)
    pair, _ = Pair.objects.update_or_create(
        one=first,
        other=second,
        defaults={"challenge": one.challenge, "is_apart": is_apart, "made_by": by},
    )
    record(by=by, verb="kept two apart" if is_apart else "kept two together", thing=pair)
    return pair


@transaction.atomic
def unkeep_pair(*, pair: Pair, by) -> None:
    record(by=by, verb="took back a pair", thing=pair)
    pair.delete()


def ask_what_it_takes(*, placement: Placement, opportunity: Opportunity) -> None:
    """Have the worker find out what giving somebody this opportunity would change."""
    takes = {**(placement.takes or {}), opportunity.key: {"asked": True}}
    with transaction.atomic():
        Placement.objects.filter(pk=placement.pk).update(takes=takes)
        tasks.try_pair.enqueue(placement.pk, opportunity.pk)


# Publishing -------------------------------------------------------------------------------------


@transaction.atomic
def publish_match(*, match: Match, by) -> Match:
    """Show who goes where, and write to everybody for whom something is new.

    Doing it twice is the same as once. Raises ValidationError where it is not done or no longer
    true. What was confirmed, checked and marked of a placement that stays is kept.
    """
    challenge = hold(match.challenge)
    match = Match.objects.select_for_update().get(pk=match.pk)
    if match.published_at:
        return match
    if match.status != Match.Status.DONE:
        raise ValidationError(NOT_READY)
    refuse_untrue(match, challenge)
    before = published_match(challenge)
    match.published_at, match.published_by = timezone.now(), by
    match.save(update_fields=["published_at", "published_by"])
    carry_over(before, match)
    record(by=by, verb="published a match", thing=match)
    news = people_with_news(before, match)
    for application in news[0]:
        tasks.send_letter.enqueue("placement_news", application)
    for host in news[1]:
        tasks.send_letter.enqueue("host_news", host)
    return match


def refuse_untrue(match: Match, challenge: Challenge) -> None:
    """Everybody still takes part, and every opportunity still has room for whom it was given."""
    now = set(challenge.applications.to_match().values_list("pk", flat=True))
    rows = list(match.placements.filter(ended_at=None).select_related("opportunity"))
    if {row.application_id for row in rows} != now:
        raise ValidationError(CHANGED)
    held: dict[Opportunity, int] = defaultdict(int)
    for row in rows:
        if row.opportunity:
            held[row.opportunity] += 1
    for opportunity, number in held.items():
        if opportunity.status != Opportunity.Status.APPROVED or number > opportunity.capacity:
            raise ValidationError(CHANGED)


def pairs_in(match: Match | None) -> dict[tuple[int, int], Placement]:
    rows = standing_rows(match) if match else ()
    return {(row.application_id, row.opportunity.pk): row for row in rows if row.opportunity}


def carry_over(before: Match | None, match: Match) -> None:
    """Move what was confirmed, marked and checked of a pair that stays to its new placement."""
    earlier = pairs_in(before)
    for pair, row in pairs_in(match).items():
        if old := earlier.get(pair):
            row.confirmed_at, row.attended, row.hours = old.confirmed_at, old.attended, old.hours
            row.save(update_fields=["confirmed_at", "attended", "hours"])
            ChecklistItem.objects.filter(placement=old).update(placement=row)


def people_with_news(before: Match | None, match: Match) -> tuple[list[str], list[str]]:
    """Keys of the applications, and of the hosts, for whom the match changes something."""
    was, now = set(pairs_in(before)), set(pairs_in(match))
    changed = was ^ now
    people = {application for application, _ in changed}
    if before is None:
        people = set(match.placements.values_list("application", flat=True))
    hosts = Host.objects.current().filter(opportunities__in={place for _, place in changed})
    applications = Application.objects.filter(pk__in=people).order_by("key")
    return (
        list(applications.values_list("key", flat=True)),
        list(hosts.order_by("key").values_list("key", flat=True).distinct()),
    )


# What changes afterwards ------------------------------------------------------------------------


@transaction.atomic
def give_place(*, opportunity: Opportunity, application: Application, by) -> Placement:
    """Give a place that is free to somebody who waits, in the match that is published.

    Where they have a place that they want less and asked for no more, they leave it. Raises
    ValidationError where nothing is free, or they are there already or no longer take part.
    """
    challenge = hold(opportunity.challenge)
    opportunity = Opportunity.objects.select_for_update().get(pk=opportunity.pk)
    match = published_match(challenge)
    if match is None:
        raise ValidationError("Publish a match first.")
    refuse_place(match, opportunity, application)
    mine = list(standing_rows(match).filter(application=application))
    if len(mine) >= application.most:
        for one in mine:
            end_placement(placement=one, ended=Placement.Ended.MOVED)
    choice = application.choices.filter(opportunity=opportunity).first()
    placement, _ = Placement.objects.update_or_create(
        match=match,
        application=application,
        opportunity=opportunity,
        defaults={
            "rank": choice.rank if choice else None,
            "why": [
                {
                    "opportunity": opportunity.key,
                    "title": opportunity.role,
                    "words": "A place became free, and they were next.",
                    "code": "next",
                    "queue": None,
                }
            ],
            "ended": "",
            "ended_at": None,
        },
    )
    record(by=by, verb="gave a free place", thing=placement)
    tell_both(application, opportunity)
    return placement


def refuse_place(match: Match, opportunity: Opportunity, application: Application) -> None:
    held = list(placed_with(opportunity))
    if not match.challenge.applications.to_match().filter(pk=application.pk).exists():
        raise ValidationError("They no longer take part, or a parent has yet to agree.")
    if any(one.application_id == application.pk for one in held):
        raise ValidationError("They have this place already.")
    if opportunity.status != Opportunity.Status.APPROVED or len(held) >= opportunity.capacity:
        raise ValidationError("There is no free place here any more.")


@transaction.atomic
def take_place_back(*, placement: Placement, by) -> None:
    """End a placement that cannot stay, and tell both sides. Doing it twice is harmless."""
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    if row.ended_at or row.opportunity is None:
        return
    end_placement(placement=row, ended=Placement.Ended.MOVED)
    record(by=by, verb="ended a placement", thing=row)
    tell_both(row.application, row.opportunity)


def tell_both(application: Application, opportunity: Opportunity) -> None:
    tasks.send_letter.enqueue("placement_news", application.key)
    tasks.send_letter.enqueue("host_news", opportunity.host.key)
