"""The key to a journey, as a young person's browser carries it: in its cookie and in our forms."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from surveys.draft_key import DraftKey, read_key
from surveys.journey import Journey
from surveys.models import Survey


def cookie_name(survey: Survey) -> str:
    return cookie_named(survey.key)


def cookie_named(survey_key: str) -> str:
    return f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}draft-{survey_key}"


def same(one: DraftKey | None, other: DraftKey | None) -> bool:
    return one is not None and other is not None and one.submission_key == other.submission_key


def from_here(request: HttpRequest) -> bool | None:
    """Whether the browser says that this came from our own pages; None if it says nothing."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site != "none":
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    host = origin.partition("//")[2].partition("/")[0] if origin else ""
    return host == request.get_host() if origin else None


def is_ours(request: HttpRequest, journey: Journey, sent: QueryDict) -> bool:
    """Whether a form that was sent is one that we gave to this very browser.

    Where the browser does not say where it came from, a cookie that no other site can make it send
    must agree with the key in the form.
    """
    in_form = sent.get("key")
    if in_form and in_form != journey.carried and not same(read_key(in_form), journey.key):
        return False
    said = from_here(request)
    return journey.key is not None and (journey.has_cookie if said is None else said)


def set_key(response: HttpResponse, survey: Survey, key: DraftKey) -> HttpResponse:
    """Give the key to the browser until it is closed."""
    response.set_cookie(
        cookie_name(survey),
        key.signed(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
