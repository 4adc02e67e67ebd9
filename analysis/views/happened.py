"""*What happened to what you told us*: for whoever comes back with four words."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from analysis.happened import what_happened
from surveys.models import Survey
from surveys.views import pages
from surveys.views.public import journey_of, public


@public("GET", "HEAD")
def happened(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """Only for answers that were sent, found by their key as on every other page."""
    journey = journey_of(request)
    if not journey.is_sent:
        return HttpResponseRedirect(journey.address("return"))
    told = what_happened(survey, journey.key.submission_key)
    return pages.draw(
        "happened",
        journey,
        told=told,
        speak_page="happened",
        back_page=journey.address("receipt"),
        back_shows=False,
    )
