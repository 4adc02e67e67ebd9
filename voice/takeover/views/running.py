"""What the desk's pages of a running Takeover share: fetching, refusing, where one is."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.urls import reverse

from voice.shared.http import require
from voice.takeover.models import Challenge, Match, Opportunity, Placement, Workshop

Allowed = Callable[[object, Challenge], bool]


def challenge_for(request, key: str, allowed: Allowed) -> Challenge:
    """404 for another organisation's, 403 for those who may not."""
    rows = Challenge.objects.visible_to(request.user).select_related("campaign__organisation")
    challenge = get_object_or_404(rows, key=key)
    require(allowed(request.user, challenge))
    return challenge


def thing_for(request, model, key: str, allowed: Allowed, path: str = "challenge"):
    """A row of a challenge by its key; `path` leads to the challenge."""
    visible = Challenge.objects.visible_to(request.user)
    rows = model.objects.filter(**{f"{path}__in": visible})
    thing = get_object_or_404(rows.select_related(f"{path}__campaign__organisation"), key=key)
    challenge = thing
    for name in path.split("__"):
        challenge = getattr(challenge, name)
    require(allowed(request.user, challenge))
    return thing


def match_for(request, key: str, allowed: Allowed) -> Match:
    return thing_for(request, Match, key, allowed)


def placement_for(request, key: str, allowed: Allowed) -> Placement:
    return thing_for(request, Placement, key, allowed, "match__challenge")


def opportunity_for(request, key: str, allowed: Allowed) -> Opportunity:
    return thing_for(request, Opportunity, key, allowed)


def workshop_for(request, key: str, allowed: Allowed) -> Workshop:
    return thing_for(request, Workshop, key, allowed)


def attempt(request, act: Callable[[], object], *, form=None, done: str = "") -> bool:
    """Do it. What stands against it is told beside the form's fields, or as a message."""
    try:
        act()
    except ValidationError as error:
        if form is not None:
            form.add_error(None, error)
        else:
            messages.error(request, " ".join(error.messages))
        return False
    if done:
        messages.success(request, done)
    return True


def crumbs_of(challenge: Challenge, *parts: tuple[str, str] | str) -> list[dict]:
    """From the challenge to this page; each part is its words, with an address where it has one."""
    first = {"text": str(challenge), "href": reverse("challenge", args=[challenge.key])}
    rest = [
        {"text": part} if isinstance(part, str) else {"text": part[0], "href": part[1]}
        for part in parts
    ]
    return [{"text": "Takeovers", "href": reverse("challenges")}, first, *rest]


def tabs_of(challenge: Challenge) -> list[dict]:
    """The pages of a running Takeover."""
    names = (
        ("takeover_matching", "Matching"),
        ("takeover_placements", "Placements"),
        ("takeover_workshops", "Workshops"),
        ("takeover_report", "Report"),
    )
    return [{"href": reverse(name, args=[challenge.key]), "text": words} for name, words in names]


def page_of(challenge: Challenge, *parts, **context) -> dict:
    return {
        "challenge": challenge,
        "tabs": tabs_of(challenge),
        "crumbs": crumbs_of(challenge, *parts),
        **context,
    }
