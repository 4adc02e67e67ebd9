"""The picture that a young person sent, shown to that same browser until it is all sent."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from surveys.models import Artwork, Survey
from surveys.views.public import journey_of, public
from voice.shared.images import remake_small

MOST_BYTES = 20_000


@public("GET", "HEAD")
def own_artwork(request: HttpRequest, survey: Survey, sent: QueryDict, code: str) -> HttpResponse:
    """Small, so that it costs little. Not in a sensitive campaign, and not once it is sent."""
    journey = journey_of(request)
    kept = journey.answers.get(code, {}).get("artwork")
    if not kept or journey.key is None or journey.is_sent or journey.hides_answers:
        raise Http404
    mine = Artwork.objects.filter(response__submission_key=journey.key.submission_key)
    content = mine.filter(pk=kept).values_list("content", flat=True).first()
    if content is None:
        raise Http404
    small = remake_small(BytesIO(bytes(content)), most_bytes=MOST_BYTES)
    return HttpResponse(small.content, content_type="image/webp")
