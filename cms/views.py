"""Pictures of the pages. Nothing else that was uploaded has an address."""

import mimetypes

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One size of an uploaded picture, as Wagtail made it. Its name changes with its content."""
    kind = mimetypes.guess_type(name)[0] or ""
    path = f"images/{name}"
    if not kind.startswith("image/") or kind == "image/svg+xml" or not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path), content_type=kind)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
