"""Carrying out a match. Loaded by the worker only: it stands on the solver."""

import logging
import time

from django.db import transaction
from django.utils import timezone

from voice.takeover.fairness import unfair
from voice.takeover.fairness_table import fairness_of, got_of
from voice.takeover.matching import (
    Matching,
    MatchingError,
    Problem,
    match,
    waiting_lists,
    what_it_takes,
    why,
)
from voice.takeover.models import Application, Match, Opportunity, Placement
from voice.takeover.problem import problem_of

log = logging.getLogger(__name__)
WENT_WRONG = "Something went wrong while matching. Nothing was changed. Please try again."


def solve_match(pk: int) -> None:
    """Solve a waiting match and store it, whole or not at all. Doing it twice is harmless."""
    waiting = Match.objects.filter(pk=pk, status=Match.Status.WAITING)
    if not waiting.update(status=Match.Status.RUNNING):
        return
    row = Match.objects.select_related("challenge__campaign").get(pk=pk)
    try:
        start = time.perf_counter()
        problem = problem_of(row)
        found = match(problem)
        with transaction.atomic():
            store(row, problem, found, time.perf_counter() - start)
    except MatchingError as error:
        fail(row, str(error))
    except Exception as error:  # noqa: BLE001 (a page must never wait for ever)
        log.error("Match %s failed: %s", row.key, type(error).__name__)  # noqa: TRY400 (no names)
        fail(row, WENT_WRONG)


def fail(row: Match, problem: str) -> None:
    running = Match.objects.filter(pk=row.pk, status=Match.Status.RUNNING)
    running.update(status=Match.Status.FAILED, problem=problem)


def store(row: Match, problem: Problem, found: Matching, seconds: float) -> None:
    applications = {one.key: one for one in row.challenge.applications.to_match()}
    opportunities = {one.key: one for one in row.challenge.opportunities.all()}
    ranks = {wish.key: ranks_of(wish.choices, found.placed[wish.key]) for wish in problem.wishes}
    lines = waiting_lists(problem, found)
    placements = []
    for wish in problem.wishes:
        reasons = reasons_of(problem, found, wish, opportunities, lines)
        placements += [
            Placement(
                match=row,
                application=applications[wish.key],
                opportunity=opportunities[offer] if offer else None,
                rank=ranks[wish.key].get(offer) if offer else None,
                why=reasons,
            )
            for offer in found.placed[wish.key] or (None,)
        ]
    Placement.objects.bulk_create(placements, batch_size=500)
    got = {key: got_of(list(given.values())) for key, given in ranks.items()}
    row.facts = {
        "total": found.total,
        "bound": round(found.bound, 2),
        "is_best": found.is_best,
        "seconds": round(seconds, 1),
        "applications": len(problem.wishes),
        "opportunities": len(problem.offers),
        "unfair": len(unfair(problem, found)),
        "waiting": {key: waiting for key, waiting in lines.items() if waiting},
        "fairness": fairness_of(row.challenge, list(applications.values()), got),
        "solved_at": timezone.now().isoformat(),
    }
    row.status = Match.Status.DONE
    row.save(update_fields=["facts", "status"])


def ranks_of(choices: tuple[str, ...], placed: tuple[str, ...]) -> dict[str, int | None]:
    return {key: choices.index(key) + 1 if key in choices else None for key in placed}


def reasons_of(
    problem: Problem,
    found: Matching,
    wish,
    opportunities: dict[str, Opportunity],
    lines: dict[str, list[str]],
) -> list[dict]:
    """What came of each choice, and the place in the queue of what was not got."""
    return [
        {
            "opportunity": key,
            "title": opportunities[key].role if key in opportunities else "",
            **reason._asdict(),
            "queue": lines[key].index(wish.key) + 1 if wish.key in lines.get(key, ()) else None,
        }
        for key, reason in why(problem, found, wish)
    ]


def try_pair(placement_pk: int, opportunity_pk: int) -> None:
    """What it would take to give somebody this opportunity: the match solved again with it pinned.

    Kept in `Placement.takes` by the opportunity's key: {loss, changes: [{application, before,
    after}]} in keys, or {problem}.
    """
    placement = Placement.objects.select_related("match__challenge", "application").get(
        pk=placement_pk
    )
    opportunity = Opportunity.objects.get(pk=opportunity_pk)
    problem = problem_of(placement.match)
    takes = {**(placement.takes or {})}
    try:
        takes[opportunity.key] = changes(problem, placement.application, opportunity)
    except MatchingError as error:
        takes[opportunity.key] = {"problem": str(error)}
    Placement.objects.filter(pk=placement.pk).update(takes=takes)


def changes(problem: Problem, application: Application, opportunity: Opportunity) -> dict:
    now, pair = match(problem), (application.key, opportunity.key)
    loss, changed, then = what_it_takes(problem, now, pair)
    return {
        "loss": loss,
        "changes": [
            {"application": key, "before": list(now.placed[key]), "after": list(then.placed[key])}
            for key in changed
        ],
    }
