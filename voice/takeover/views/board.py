"""The board of opportunities, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from voice.takeover.forms.applying import BoardForm
from voice.takeover.queries import board_of
from voice.takeover.views.reaching import find_challenge, open_page


@open_page("GET", "HEAD")
def board(request: HttpRequest, key: str) -> HttpResponse:
    """What young people can choose between, by day, place and what they need."""
    challenge = find_challenge(key)
    form = BoardForm(request.GET, challenge=challenge)
    asked = form.asked()
    found = board_of(challenge, **asked)
    context = {
        "challenge": challenge,
        "campaign": challenge.campaign,
        "filters": form,
        "is_filtered": any(asked.values()),
        "found": found,
        "may_apply": challenge.stage == "open",
    }
    return render(request, "takeover/board.html", context)


@open_page("GET", "HEAD")
def opportunity_page(request: HttpRequest, key: str, opportunity: str) -> HttpResponse:
    """One opportunity in full, but for what is kept until the day."""
    challenge = find_challenge(key)
    rows = challenge.opportunities.approved().select_related("host", "locality")
    context = {
        "challenge": challenge,
        "campaign": challenge.campaign,
        "opportunity": get_object_or_404(rows, key=opportunity),
        "may_apply": challenge.stage == "open",
    }
    return render(request, "takeover/opportunity.html", context)
