"""What every response carries, and small things that every view may use."""

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, get_resolver
from django.utils import timezone

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# The young people's pages have an empty icon, made of nothing: one request less on a slow line, and
# a tab that tells nobody whose page it is.
EMPTY_ICON = STRICT.replace("img-src 'self'", "img-src 'self' data:")
# Wagtail's editor writes inline scripts and styles and previews a page in a frame of its own.
EDITOR = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-src 'self'; frame-ancestors 'self'"
)
EDITOR_PATH = "/editor/"
YOUNG_PEOPLES_PATH = "/s/"
TAKEOVER_PATH = "/takeover/"  # likewise theirs, and their hosts' and parents'
NEVER_KEPT = (YOUNG_PEOPLES_PATH, TAKEOVER_PATH, "/desk/", "/account/")
PERMISSIONS = "camera=(), microphone=(), geolocation=()"


def security_headers(get_response):
    """Middleware: a strict content policy, a looser one for the editor alone, and no caching of
    pages that hold answers or staff's work."""

    def middleware(request: HttpRequest):
        response = get_response(request)
        in_editor = request.path.startswith(EDITOR_PATH)
        response.headers.setdefault("Content-Security-Policy", policy_for(request.path))
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if in_editor else "DENY")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith(NEVER_KEPT):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def policy_for(path: str) -> str:
    if path.startswith(EDITOR_PATH):
        return EDITOR
    return EMPTY_ICON if path.startswith((YOUNG_PEOPLES_PATH, TAKEOVER_PATH)) else STRICT


def short_way(get_response):
    """Middleware: a young person's page is drawn at once, past the layers that serve staff alone.

    Taken only by views that say themselves that they ask for no sign-in and check their own forms,
    and so could make no use of a session, a user or Django's form token: here there is none. Every
    other address goes the whole way, those that do not exist too.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(YOUNG_PEOPLES_PATH):
            return get_response(request)
        try:
            match = get_resolver().resolve(request.path_info)
        except Resolver404:
            return get_response(request)
        if getattr(match.func, "login_required", True) or not is_exempt(match.func):
            return get_response(request)
        request.get_host()  # refuses a host that is not ours
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


def is_exempt(view) -> bool:
    return getattr(view, "csrf_exempt", False)


def product(request: HttpRequest) -> dict:
    """Context of every template: the product's name, and whether this is the demonstration."""
    return {
        "product_name": settings.PRODUCT_NAME,
        "demonstration": settings.VOICE_DEMONSTRATION,
    }


def require(allowed: bool) -> None:
    """Refuse the request with 403 unless `allowed`."""
    if not allowed:
        raise PermissionDenied


def too_many(what: str, an_hour: int) -> bool:
    """Counts one more of something that came in, and says whether that is too many in this hour.

    From everybody together: a whole school may stand behind one address.
    """
    hour = f"{what}:{timezone.now():%Y%m%d%H}"
    cache.add(hour, 0, timeout=3600)
    return cache.incr(hour) > an_hour
