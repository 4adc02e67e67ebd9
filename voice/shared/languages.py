"""Languages, each named in itself; and pages for anybody that are read in the one asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import HttpRequest, HttpResponse
from django.utils import translation

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way of reading a page: `value` is what a button or link sends to choose it."""

    value: str
    name: str
    language: str
    direction: str
    is_now: bool


def direction_of(language: str) -> str:
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def name_of(language: str) -> str:
    known = LANG_INFO.get(language) or LANG_INFO.get(language.partition("-")[0]) or {}
    name = known.get("name_local", language).partition(" (")[0]
    return "English" if language.startswith("en") else name[:1].upper() + name[1:]


# Pages of the product's own words alone ----------------------------------------------------------


def in_asked_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose page is in the language of `?speak=`, or of a button of that name.

    Nothing is kept of it: no cookie, and nothing of what a browser says it prefers.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with translation.override(asked_of(request)):
            return view(request, *args, **kwargs)

    return wrapper


def asked_of(request: HttpRequest) -> str:
    asked = request.POST.get("speak") or request.GET.get("speak", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def offered(now: str, after: str = "") -> list[Spoken]:
    """Every language of the product, its own first. `after` ends the value of each."""
    return [
        Spoken(f"{code}{after}", name_of(code), code, direction_of(code), code == now)
        for code, _ in settings.LANGUAGES
    ]
