"""The board of opportunities, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation

from voice.takeover.forms.applying import BoardForm
from voice.takeover.queries import board_of
from voice.takeover.views.reaching import find_challenge, open_page
from voice.takeover.views.spoken import choosing, language_for


@open_page("GET", "HEAD")
def board(request: HttpRequest, key: str) -> HttpResponse:
    """What young people can choose between, by day, place and what they need."""
    challenge = find_challenge(key)
    with translation.override(language_for(request, challenge)):
        form = BoardForm(request.GET, challenge=challenge)
        asked = form.asked()
        context = {
            "challenge": challenge,
            "campaign": challenge.campaign,
            "filters": form,
            "is_filtered": any(asked.values()),
            "found": board_of(challenge, **asked),
            "may_apply": challenge.stage == "open",
            **choosing(request),
        }
        return render(request, "takeover/board.html", context)


@open_page("GET", "HEAD")
def opportunity_page(request: HttpRequest, key: str, opportunity: str) -> HttpResponse:
    """One opportunity in full, but for what is kept until the day."""
    challenge = find_challenge(key)
    rows = challenge.opportunities.approved().select_related("host", "locality")
    with translation.override(language_for(request, challenge)):
        context = {
            "challenge": challenge,
            "campaign": challenge.campaign,
            "opportunity": get_object_or_404(rows, key=opportunity),
            "may_apply": challenge.stage == "open",
            **choosing(request),
        }
        return render(request, "takeover/opportunity.html", context)
