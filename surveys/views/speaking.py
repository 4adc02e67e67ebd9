"""Changing the language or the reading layer, on any page, with nothing lost."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict

from surveys import flow
from surveys.actions.responding import AlreadySentError, save_answers
from surveys.forms.questions import JUST_SENT
from surveys.journey import Journey
from surveys.languages import read_spoken
from surveys.models import Survey
from surveys.views import pages
from surveys.views.browser_key import is_ours, set_key
from surveys.views.public import journey_of, keep_entry, public, show_page
from voice.shared.images import Remade


@public("POST")
def speak(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """Go on with the page `?page=` in another language or layer."""
    return go_on_in(request, journey_of(request), sent, request.GET.get("page", "start"))


def go_on_in(request: HttpRequest, journey: Journey, sent: QueryDict, page: str) -> HttpResponse:
    """The page in the language and layer that were chosen; what was typed goes along.

    A language that the survey does not have, or has no longer, is said so on the same page.
    """
    spoken = read_spoken(journey.questionnaire, sent.get("speak", ""))
    if journey.key is None or not is_ours(request, journey, sent):
        return show_page(journey, page)
    journey = replace(journey, lacks_language=spoken is None)
    language, layer = spoken or (journey.language, journey.layer)
    entry, artwork = typed_entry(journey, sent, page), sent_artwork(request, journey, page)
    journey = in_words(journey, language, layer)
    journey = remember(journey, page, entry, artwork)
    response = turn_to(journey, page, entry)
    return set_key(response, journey.survey, journey.key) if journey.has_cookie else response


def in_words(journey: Journey, language: str, layer: str) -> Journey:
    """The journey in another language and layer, with a key that says so."""
    key = journey.key.spoken(language, layer)
    return replace(journey, language=language, layer=layer, key=key)


def typed_entry(journey: Journey, sent: QueryDict, page: str) -> dict:
    """What stands on a question's page, checked or not; empty where there is nothing new."""
    asked = flow.find(journey.route, page)
    if asked is None:
        return {}
    typed = pages.question_form(journey, asked, sent).typed()
    return typed if flow.has_answer(typed) else {}


def sent_artwork(request: HttpRequest, journey: Journey, page: str) -> Remade | None:
    """A good picture that was chosen on the page: a browser would not choose it again by itself."""
    asked = flow.find(journey.route, page)
    if asked is None or not request.FILES:
        return None
    form = pages.question_form(journey, asked, request.POST, request.FILES)
    return form.artwork if form.is_valid() else None


def remember(journey: Journey, page: str, entry: dict, artwork: Remade | None) -> Journey:
    """Keep the language with the answers, and with it what was typed if it can be kept."""
    if artwork is not None:
        return remember_artwork(journey, page, entry, artwork)
    asked = flow.find(journey.route, page)
    entries = {}
    if asked and entry and not journey.hides_answers:
        form = pages.form_of_entry(journey, asked, entry)
        entries = {page: form.entry()} if form.is_valid() else {}
    if not entries and journey.saved_on is None:
        return journey
    try:
        answers = save_answers(
            key=journey.key,
            survey=journey.questionnaire,
            entries=entries,
            asks_to_quote=journey.asks_to_quote,
            before=journey.draft,
        )
    except AlreadySentError:
        return journey
    return journey.with_answers(answers)


def remember_artwork(journey: Journey, page: str, entry: dict, artwork: Remade) -> Journey:
    try:
        return journey.with_answers(
            keep_entry(journey, page, {**entry, "artwork": JUST_SENT}, artwork)
        )
    except AlreadySentError:
        return journey


def turn_to(journey: Journey, page: str, entry: dict) -> HttpResponse:
    asked = flow.find(journey.route, page)
    kept = journey.answers.get(page, {})
    differs = bool(entry) and entry_differs(kept, entry)
    if asked and (differs or journey.lacks_language):
        form = pages.question_form(journey, asked, entry=entry or None)
        return pages.draw_question(journey, form)
    return show_page(journey, page)


def entry_differs(kept: flow.Entry, entry: flow.Entry) -> bool:
    return any(kept.get(name) != value for name, value in entry.items())
