"""Pages on which anybody writes to an organisation: drawn in the language asked for, no cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from voice.shared.languages import offered


def begun_in(request: HttpRequest) -> dict[str, str] | None:
    """What the form begins with: on POST what was typed when a language was chosen.

    None where the form was sent.
    """
    if request.method == "POST":
        return request.POST.dict() if request.POST.get("speak") else None
    return {"about": request.GET.get("about", "")}


def spoken_address(name: str, *args: str) -> str:
    """The address of a page; it says no language where that is the site's own."""
    address, language = reverse(name, args=args), get_language()
    return address if language == settings.LANGUAGE_CODE else f"{address}?speak={language}"


def draw_spoken(
    request: HttpRequest, template: str, name: str, *args: str, status: int = 200, **context
) -> HttpResponse:
    """Draw the page whose address is called `name`, with a switch of languages.

    Where there is a form, the switch is of its buttons, so that nothing typed is lost.
    """
    around = {
        "languages": offered(get_language()),
        "how": "ask" if "form" in context else "link",
        "page_url": f"{reverse(name, args=args)}?speak=",
        "speak_url": reverse(name, args=args),
        "action": spoken_address(name, *args),
        "contact_url": spoken_address("contact"),
        "complaint_url": spoken_address("complaint"),
        "help_url": "/help/",
        "exit_url": settings.EXIT_ADDRESS,
    }
    return render(request, template, {**around, **context}, status=status)
