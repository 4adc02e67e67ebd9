"""Who is here, and at which Takeover: by the key in their cookie, or by a link that is theirs.

These pages read no session. A young person's form carries the key of their answers, as those of a
survey do; a host's and a parent's address is itself the secret that proves who sent it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import cast
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from surveys.draft_key import DraftKey, read_key
from surveys.forms.questions import CarriedForm
from surveys.languages import languages_of
from surveys.views.public import cookie_named, is_ours, journey_of, spoken_as
from surveys.views.worded import help_in
from voice.takeover.journey import Applying, applying, survey_of
from voice.takeover.links import HOST, key_in
from voice.takeover.models import Application, Challenge, Host
from voice.takeover.queries import host_by_key
from voice.takeover.views.spoken import choosing, spoken_url


@dataclass(frozen=True)
class Here:
    """A Takeover, and the young person in front of it where there is one."""

    challenge: Challenge
    journey: Applying
    application: Application | None

    @property
    def key(self) -> DraftKey | None:
        return self.journey.key

    @property
    def held(self) -> DraftKey:
        """The key, on pages that are for somebody who has one."""
        return cast(DraftKey, self.journey.key)

    @property
    def own(self) -> Application:
        """The application, on pages that are for somebody who has one."""
        return cast(Application, self.application)


class Visit(HttpRequest):
    """A request of somebody whom we know by now: `here` of a young person, `token` of a host."""

    here: Here
    journey: Applying
    token: str


def open_page(*methods: str) -> Callable:
    """Open to everybody, without a session."""

    def decorate(view):
        return login_not_required(csrf_exempt(require_http_methods(methods)(view)))

    return decorate


def young_page(*methods: str) -> Callable:
    """A page of one Takeover, in the language of its reader: `view(request, here, …)`.

    Its journey is on the request too.
    """

    def decorate(view):
        @wraps(view)
        def wrapper(request: Visit, key: str, **parts) -> HttpResponse:
            request.here = here = find_here(request, key)
            request.journey = here.journey
            with translation.override(here.journey.language):
                return view(request, here, **parts)

        return open_page(*methods)(wrapper)

    return decorate


def find_challenge(key: str) -> Challenge:
    """A Takeover that was opened, or 404."""
    rows = Challenge.objects.opened().filter(survey__isnull=False)
    return get_object_or_404(rows.select_related("campaign__organisation", "survey"), key=key)


def find_here(request: HttpRequest, challenge_key: str) -> Here:
    challenge = find_challenge(challenge_key)
    cookie = read_key(request.COOKIES.get(cookie_named(survey_of(challenge).key), ""))
    rows = Application.objects.select_related("contact", "consent", "response", "challenge")
    application = None
    if cookie:
        found = rows.filter(
            challenge=challenge, response__submission_key=cookie.submission_key
        ).first()
        application = found
    journey = applying(challenge, cookie, application)
    if journey is None:
        raise Http404
    spoken = cast(Applying, spoken_as(request, journey, request.POST))
    return Here(challenge, spoken, application)


def is_our_form(request: HttpRequest) -> bool:
    """Whether a form was given to this very browser by us."""
    return is_ours(request, journey_of(request), request.POST)


def to(name: str, *args: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=args), status=303)


def draw(
    request: HttpRequest, template: str, here: Here, *, status: int = 200, **context
) -> HttpResponse:
    """A young person's page, with help and a way out at its top."""
    told = {
        **switch(request, here, context.get("step", "")),
        "challenge": here.challenge,
        "campaign": here.challenge.campaign,
        "application": here.application,
        "journey": here.journey,
        "exit_url": here.journey.address("exit"),
        "help_url": here.journey.address("help"),
        "carried_key": here.journey.carried,
        "carried": CarriedForm(initial={"key": here.journey.carried}, auto_id=False),
        **help_in(here.journey),
        **context,
    }
    return render(request, f"takeover/{template}.html", told, status=status)


def switch(request: HttpRequest, here: Here, step: str) -> dict:
    """What the switch of languages is drawn from (see `components/languages.html`).

    Choosing one is a link before there is a key. After that it is a form, or on a step the step's
    own form, so that what is typed goes along.
    """
    journey = here.journey
    offered = languages_of(journey.questionnaire, journey.language, journey.layer)
    if here.key is None:
        return {"languages": offered, "how": "link", "page_url": spoken_url(request)}
    match = request.resolver_match
    page = request.path if match and match.url_name != "takeover_take" else ""
    asked = urlencode({"page": page or reverse("takeover_mine", args=[here.challenge.key])})
    speak_url = f"{reverse('takeover_speak', args=[here.challenge.key])}?{asked}"
    how = "ask" if step else "form"
    return {"languages": offered, "how": how, "speak_url": f"{speak_url}&step={step}"}


# Hosts -------------------------------------------------------------------------------------------


def link_is_over(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """Behind a host's or parent's own link, long after the Takeover."""
    context = {"challenge": challenge, **choosing(request)}
    return render(request, "takeover/link_over.html", context, status=410)


def host_page(*methods: str) -> Callable:
    """A page behind a host's own link: `view(request, host, …)`.

    404 for any other link, and 410 once links are over.
    """

    def decorate(view):
        @wraps(view)
        def wrapper(request: Visit, token: str, **parts) -> HttpResponse:
            host = host_by_key(key_in(HOST, token))
            if host is None:
                return render(request, "takeover/host/unknown.html", status=404)
            if host.challenge.links_are_over:
                return link_is_over(request, host.challenge)
            request.token = token
            return view(request, host, **parts)

        return open_page(*methods)(wrapper)

    return decorate


def draw_host(
    request: Visit, template: str, host: Host, *, status: int = 200, **context
) -> HttpResponse:
    told = {"host": host, "challenge": host.challenge, "token": request.token, **context}
    return render(request, f"takeover/host/{template}.html", told, status=status)
