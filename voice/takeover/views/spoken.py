"""In which language a page is that anybody may open, and how to choose another one."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from surveys.draft_key import read_key
from surveys.languages import SPOKEN
from surveys.models import Layer
from surveys.views.public import cookie_named
from voice.shared.languages import offered
from voice.takeover.models import Challenge

CODES = [code for code, _ in settings.LANGUAGES]
STANDARD = f"{SPOKEN}{Layer.STANDARD}"


def value_of(language: str) -> str:
    return f"{language}{STANDARD}"


def asked_language(request: HttpRequest) -> str:
    """The language of `?speak=`, where we speak it; else empty."""
    code = request.GET.get("speak", "").partition(SPOKEN)[0]
    return code if code in CODES else ""


def language_for(request: HttpRequest, challenge: Challenge | None = None, known: str = "") -> str:
    """What was asked for; else what is known of the reader; else that of their application."""
    key = None
    if challenge is not None and challenge.survey is not None:
        key = read_key(request.COOKIES.get(cookie_named(challenge.survey.key), ""))
    found = asked_language(request) or known or (key.language if key else "")
    return found if found in CODES else settings.LANGUAGE_CODE


def spoken_url(request: HttpRequest) -> str:
    """This very page, ready for the value of a language at its end."""
    query = request.GET.copy()
    query.pop("speak", None)
    return f"{request.path}?{query.urlencode()}{'&' if query else ''}speak="


def choosing(request: HttpRequest) -> dict:
    """Context of a page that is drawn in a language: the switch, and what links carry along."""
    now = translation.get_language()
    is_own = now == settings.LANGUAGE_CODE
    return {
        "languages": offered(now or "", STANDARD),
        "how": "link",
        "page_url": spoken_url(request),
        "spoken": "" if is_own else value_of(now or ""),
    }
