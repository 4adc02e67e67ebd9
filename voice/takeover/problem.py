"""From rows to the matching's problem. Loaded by the worker only: it stands on the solver.

What a youth worker asked for stands in `Match.weights`:
{"first_time": 2, "groups": {code: weight}, "kept": [[application, opportunity], ...]}, all in keys.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from voice.takeover.matching import Offer, Pair, Problem, Wish
from voice.takeover.models import Application, Match, Opportunity
from voice.takeover.models.applications import Travel
from voice.takeover.reasons import FORBIDDEN, NO_TRAVEL, NOT_ONLINE, OTHER_AGE, lacks


def problem_of(match: Match) -> Problem:
    """Everything that the solver is asked: six queries, however many people there are."""
    challenge = match.challenge
    opportunities = list(challenge.opportunities.approved())
    applications = list(
        challenge.applications.to_match().order_by("key").prefetch_related("choices__opportunity")
    )
    known = {one.key for one in applications}, {one.key for one in opportunities}
    pins = list(challenge.pins.select_related("application", "opportunity"))
    forbidden = {pair_of(pin) for pin in pins if pin.is_forbidden}
    kept = {(one, other) for one, other in match.weights.get("kept", ())}
    wanted = {pair_of(pin) for pin in pins if not pin.is_forbidden} | (kept - forbidden)
    pinned = frozenset(p for p in wanted if p[0] in known[0] and p[1] in known[1])
    impossible = why_not(applications, opportunities)
    impossible = {pair: why for pair, why in impossible.items() if pair not in pinned}
    together = friends(applications)
    apart: set[Pair] = set()
    for pair in challenge.pairs.select_related("one", "other"):
        if {pair.one.key, pair.other.key} <= known[0]:
            (apart if pair.is_apart else together).add((pair.one.key, pair.other.key))
    return Problem(
        offers=tuple(offer_of(one) for one in opportunities),
        wishes=tuple(wish_of(one, match.weights, pinned) for one in applications),
        impossible={**impossible, **dict.fromkeys(forbidden, FORBIDDEN)},
        pinned=pinned,
        together=frozenset(together),
        apart=frozenset(apart),
        seed=match.seed,
    )


def pair_of(pin) -> Pair:
    return pin.application.key, pin.opportunity.key


def offer_of(one: Opportunity) -> Offer:
    least = one.least if one.least > 1 else 0
    return Offer(one.key, one.capacity, least, one.begins_at, one.ends_at)


def wish_of(application: Application, weights: dict, pinned: Iterable[Pair]) -> Wish:
    """A pin may give somebody more placements than they asked for, never fewer."""
    given = sum(key == application.key for key, _ in pinned)
    return Wish(
        application.key,
        tuple(choice.opportunity.key for choice in application.choices.all()),
        weight=weight_of(application, weights),
        most=max(application.most, given),
        groups=tuple(application.groups),
    )


def weight_of(application: Application, weights: dict) -> int:
    """The greatest weight that the person has a claim to; 1 where there is none."""
    groups = weights.get("groups", {})
    claims = [groups[code] for code in application.groups if code in groups]
    if application.is_first_time:
        claims.append(weights.get("first_time", 1))
    return max([1, *claims])


def friends(applications: list[Application]) -> set[Pair]:
    """Pairs of those who made up the same word, each with the next."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for application in applications:
        if word := application.together_word.strip().casefold():
            by_word[word].append(application.key)
    return {pair for keys in by_word.values() for pair in pairwise(sorted(keys))}


def why_not(applications: list[Application], opportunities: list[Opportunity]) -> dict[Pair, str]:
    """Why somebody cannot have what they chose: age, travel, or what they need."""
    by_pk = {one.pk: one for one in opportunities}
    found = {}
    for application in applications:
        for choice in application.choices.all():
            opportunity = by_pk.get(choice.opportunity_id)
            if opportunity and (reason := obstacle(application, opportunity)):
                found[application.key, opportunity.key] = reason
    return found


def obstacle(application: Application, opportunity: Opportunity) -> str:
    """What stands between a person and an opportunity; empty where nothing does."""
    if opportunity.age_bands and application.age_band not in opportunity.age_bands:
        return OTHER_AGE
    if not opportunity.is_online:
        if application.travel == Travel.ONLINE:
            return NOT_ONLINE
        if application.travel == Travel.HELP and "travel" not in opportunity.access:
            return NO_TRAVEL
    missing = [code for code in application.access if code not in opportunity.access]
    return lacks(missing) if missing else ""
