"""What somebody typed on a staff page is not lost when their session ended meanwhile."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

DESK = "/desk/"
ENCODING = "application/x-www-form-urlencoded"
NEVER_SENT_BACK = "csrfmiddlewaretoken"


def has_typed(request: HttpRequest) -> bool:
    """Whether this is a form of one of our own staff pages, sent by our own page."""
    is_form = request.method == "POST" and request.content_type == ENCODING
    if not is_form or not request.path.startswith(DESK) or "HX-Request" in request.headers:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def keep_typed(request: HttpRequest) -> HttpResponse:
    """The form again, ready to be sent once more; its words are in it and not on the screen.

    Nothing is stored. Whoever sends it needs to be allowed to, like anybody else.
    """
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != NEVER_SENT_BACK and "password" not in name
    ]
    context = {"fields": fields, "address": request.get_full_path()}
    return render(request, "typed.html", context, status=403)
