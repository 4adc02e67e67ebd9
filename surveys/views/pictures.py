"""Pictures that stand on choices, for everybody who has their address."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from surveys.models import Picture

A_YEAR = "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def picture_of_choice(request: HttpRequest, key: str) -> HttpResponse:
    """A small WebP. Its key is as good as a password: nobody can guess another's."""
    picture = get_object_or_404(Picture, key=key)
    response = HttpResponse(bytes(picture.content), content_type="image/webp")
    response.headers["Cache-Control"] = A_YEAR
    return response
