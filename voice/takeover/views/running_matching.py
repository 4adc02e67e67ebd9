"""Matching at the desk: weights, pins and pairs, what the solver found, publishing."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.takeover.actions import matching as act
from voice.takeover.forms.matching import AskForm, MatchForm, PairForm, PinForm
from voice.takeover.models import Challenge, Match, Pair, Pin, Placement
from voice.takeover.permissions import can_match_applications, can_see_applications
from voice.takeover.queries import published_match
from voice.takeover.queries_running import latest_match, name_of, named, names_of
from voice.takeover.views.running import attempt, challenge_for, match_for, page_of

ON_A_PAGE = 20
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def matching(request, key):
    """Weights, pins and pairs; asks for a match."""
    challenge = challenge_for(request, key, can_match_applications)
    latest = latest_match(challenge)
    data = request.POST if request.method == "POST" else None
    form = MatchForm(data, challenge=challenge, latest=latest)
    if data is not None and form.is_valid():
        keeps = "keep" in request.POST
        start = lambda: act.start_match(  # noqa: E731 (handed to attempt)
            challenge=challenge,
            by=request.user,
            weights=form.weights,
            seed=form.cleaned_data["seed"],
            keeps=keeps,
        )
        if attempt(request, start, form=form):
            return redirect("takeover_match", latest_match(challenge).key)
    context = page_of(
        challenge,
        "Matching",
        form=form,
        latest=latest,
        published=published_match(challenge),
        matches=challenge.matches.select_related("made_by")[:10],
        applications=challenge.applications.to_match().count(),
        opportunities=challenge.opportunities.approved().count(),
        pins=pins_of(challenge),
        pairs=pairs_of(challenge),
    )
    return render(request, "desk/takeover/matching.html", context)


def pins_of(challenge: Challenge) -> list[tuple[Pin, str]]:
    rows = challenge.pins.select_related("application__contact", "opportunity")
    return [(row, name_of(row.application)) for row in rows]


def pairs_of(challenge: Challenge) -> list[tuple[Pair, str, str]]:
    rows = challenge.pairs.select_related("one__contact", "other__contact")
    return [(row, name_of(row.one), name_of(row.other)) for row in rows]


@GET_POST
def pin(request, key):
    """Pin or forbid a pair."""
    challenge = challenge_for(request, key, can_match_applications)
    first = {name: request.GET.get(name, "") for name in ("application", "opportunity")}
    data = request.POST if request.method == "POST" else None
    form = PinForm(data, challenge=challenge, initial=first)
    if (
        data is not None
        and form.is_valid()
        and attempt(
            request,
            lambda: act.fix_pair(by=request.user, **form.cleaned_data),
            form=form,
            done="Kept. It counts in the next match.",
        )
    ):
        return redirect("takeover_matching", challenge.key)
    return small_form(request, challenge, form, "Pin or forbid a pair", "Keep it")


@GET_POST
def pair(request, key):
    """Keep two people together or apart."""
    challenge = challenge_for(request, key, can_match_applications)
    data = request.POST if request.method == "POST" else None
    form = PairForm(data, challenge=challenge)
    if (
        data is not None
        and form.is_valid()
        and attempt(
            request,
            lambda: act.keep_pair(by=request.user, **form.cleaned_data),
            form=form,
            done="Kept. It counts in the next match.",
        )
    ):
        return redirect("takeover_matching", challenge.key)
    return small_form(request, challenge, form, "Keep two together or apart", "Keep it")


def small_form(request, challenge: Challenge, form, title: str, save: str):
    back = reverse("takeover_matching", args=[challenge.key])
    context = page_of(
        challenge, ("Matching", back), title, form=form, title=title, save=save, back=back
    )
    return render(request, "desk/takeover/form.html", context)


@require_POST
def pin_remove(request, key, pk):
    challenge = challenge_for(request, key, can_match_applications)
    row = get_object_or_404(challenge.pins, pk=pk)
    attempt(request, lambda: act.unfix_pair(pin=row, by=request.user), done="Taken back.")
    return redirect("takeover_matching", challenge.key)


@require_POST
def pair_remove(request, key, pk):
    challenge = challenge_for(request, key, can_match_applications)
    row = get_object_or_404(challenge.pairs, pk=pk)
    attempt(request, lambda: act.unkeep_pair(pair=row, by=request.user), done="Taken back.")
    return redirect("takeover_matching", challenge.key)


# What was found ---------------------------------------------------------------------------------


@require_safe
def match(request, key):
    """How far a match is, and who goes where and why."""
    row = match_for(request, key, can_see_applications)
    challenge = row.challenge
    names = names_of(challenge)
    titles = dict(challenge.opportunities.values_list("key", "role"))
    back = reverse("takeover_matching", args=[challenge.key])
    context = page_of(
        challenge,
        ("Matching", back),
        "A match",
        match=row,
        problem=named(row.problem, {**names, **titles}),
        page=page_of_people(request, row, names, titles),
        may_match=can_match_applications(request.user, challenge),
    )
    return render(request, "desk/takeover/match.html", context)


def page_of_people(request, row: Match, names: dict, titles: dict):
    people = people_of(row, names, titles) if row.status == Match.Status.DONE else []
    return Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))


def people_of(row: Match, names: dict, titles: dict) -> list[dict]:
    """Each person: what they got, why, and what a change was found to take."""
    placements: dict[int, list[Placement]] = {}
    rows = row.placements.select_related("application", "opportunity")
    for placement in rows:
        placements.setdefault(placement.application_id, []).append(placement)
    people = []
    for mine in placements.values():
        first = mine[0]
        got = [one for one in mine if one.opportunity]
        takes = first.takes or {}
        people.append(
            {
                "key": first.application.key,
                "name": names.get(first.application.key, ""),
                "placement": first,
                "got": got,
                "best": min((one.rank or 98 for one in got), default=99),
                "why": [
                    {**reason, "takes": in_words(takes.get(reason["opportunity"]), names, titles)}
                    for reason in first.why
                ],
            }
        )
    return sorted(people, key=lambda one: (-one["best"], one["name"]))


def in_words(takes: dict | None, names: dict, titles: dict) -> dict | None:
    """What was found about giving somebody an opportunity, with names for keys."""
    if takes is None or "changes" not in takes:
        return takes and {**takes, "problem": named(takes.get("problem", ""), {**names, **titles})}
    role = lambda keys: ", ".join(titles.get(key, "") for key in keys) or "a wait"  # noqa: E731
    moved = [
        f"{names.get(one['application'], 'somebody')}: {role(one['before'])} → {role(one['after'])}"
        for one in takes["changes"]
    ]
    return {**takes, "moved": moved}


@require_POST
def takes(request, key):
    """Ask what it would take to give somebody an opportunity."""
    row = match_for(request, key, can_match_applications)
    form = AskForm(request.POST, challenge=row.challenge)
    if form.is_valid():
        asked = form.cleaned_data
        placement = row.placements.filter(application=asked["application"]).first()
        if placement:
            act.ask_what_it_takes(placement=placement, opportunity=asked["opportunity"])
    who, page = request.POST.get("application", ""), request.POST.get("page", "")
    there = f"?page={page}" if page.isdecimal() else ""
    return redirect(f"{reverse('takeover_match', args=[row.key])}{there}#p-{who}")


@require_POST
def match_stop(request, key):
    row = match_for(request, key, can_match_applications)
    act.give_up_match(match=row, by=request.user)
    return redirect("takeover_match", row.key)


@require_POST
def match_publish(request, key):
    row = match_for(request, key, can_match_applications)
    done = "Published. Everybody for whom something is new is written to."
    if attempt(request, lambda: act.publish_match(match=row, by=request.user), done=done):
        return redirect("takeover_placements", row.challenge.key)
    return redirect("takeover_match", row.key)
