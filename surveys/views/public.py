"""The young person's pages.

They read no session and no user. What proves that a form is ours is told in
docs/decisions/0005-the-draft-key-is-the-form-token.md; therefore these views are exempt from
Django's own check.
"""

from dataclasses import replace
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from surveys import flow
from surveys.actions.responding import (
    AlreadySentError,
    NothingToSendError,
    UnfinishedError,
    save_answers,
    save_artwork,
    send_response,
)
from surveys.bands import first_answers, first_of, layer_for
from surveys.draft_key import read_key
from surveys.forms.coming_back import SendForm
from surveys.frozen import FrozenQuestion
from surveys.journey import PAGES, Journey, begin, find_journey
from surveys.languages import read_spoken
from surveys.models import Survey
from surveys.one_read import told_under
from surveys.screened import seems_danger
from surveys.views import pages
from surveys.views.browser_key import cookie_name, cookie_named, from_here, is_ours, same, set_key
from surveys.views.sending import told_where
from surveys.views.writing import leaves_words, trouble_with
from voice.shared.images import Remade

CHANGE = "change"


def public(*methods: str, by_form: bool = True, stays: bool = False):
    """Open to everybody; a survey that is not there, and a form that is too big, said kindly.

    A survey that other pages ask has none here: one is sent there, but from a page that `stays`.

    The one read of the database is made here, under the key of the form or else of the cookie
    (`by_form=False`: of the cookie alone); `journey_of` gives what it found.
    """

    def decorate(view):
        @wraps(view)
        def wrapper(request: HttpRequest, key: str, **parts) -> HttpResponse:
            signed = request.COOKIES.get(cookie_named(key), "")
            cookie = read_key(signed)
            try:
                sent = request.POST
            except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
                journey = find_journey(key, cookie, has_cookie=True)
                return pages.draw_stopped(journey, "too_much", status=413)
            in_form = sent.get("key", "") if by_form else ""
            brought = (in_form != signed and read_key(in_form)) or cookie
            journey = find_journey(key, brought, has_cookie=same(brought, cookie))
            if journey is None:
                return pages.draw("unknown", None, status=404)
            if journey.survey.own_address and not stays:
                return HttpResponseRedirect(journey.survey.own_address, status=303)
            request.journey = spoken_as(request, journey, sent)
            response = told_where(request, view(request, journey.survey, sent, **parts))
            return pages.squeeze(request, response)

        return login_not_required(csrf_exempt(require_http_methods(methods)(wrapper)))

    return decorate


# The journey -----------------------------------------------------------------------------------


def journey_of(request: HttpRequest) -> Journey:
    """Where this browser is: by the key in its form, else by its cookie."""
    return request.journey


def spoken_as(request: HttpRequest, journey: Journey, sent: QueryDict) -> Journey:
    """Before *Start*, the language and layer of a link or button that was followed."""
    if journey.key is not None:
        return journey
    asked = sent.get("speak") or request.GET.get("speak", "")
    spoken = read_spoken(journey.questionnaire, asked)
    if spoken:
        return replace(journey, language=spoken[0], layer=spoken[1])
    return replace(journey, lacks_language=bool(asked))


def banded_as(journey: Journey, sent: QueryDict) -> Journey:
    """Before *Start*, the age band that was tapped, and the words that it begins with."""
    band = sent.get("age") or sent.get("band", "")
    first = first_of(journey.survey, journey.questionnaire, band)
    layer = journey.layer
    if not sent.get("speak") and not sent.get("band"):
        layer = layer_for(journey.questionnaire, journey.language, layer, band)
    return replace(journey, first=first, answers=first_answers(first), layer=layer)


# Going -------------------------------------------------------------------------------------------


def go(journey: Journey, page: str, *, changing: bool = False) -> HttpResponse:
    """To a page: by its address where the browser brings its key, else drawn at once."""
    if journey.has_cookie:
        query = f"?{CHANGE}=1" if changing else ""
        return HttpResponseRedirect(journey.address(page) + query, status=303)
    if page == "receipt":
        return draw_receipt(journey)
    if page == "check":
        return pages.draw_check(journey)
    if page == "pause":
        return pages.draw_pause(journey)
    return show(journey, page, changing=changing)


def show_page(journey: Journey, page: str) -> HttpResponse:
    """Any page of the survey again, by its address or, without cookies, drawn."""
    if journey.has_cookie or journey.key is None or page in {"start", "help", "return", "yours"}:
        known = page in PAGES or flow.find(journey.route, page)
        return HttpResponseRedirect(journey.address(page if known else "start"), status=303)
    if page in {"check", "receipt"} or flow.find(journey.route, page):
        return stopped(journey) or go(journey, page)
    return on_from(journey)


def draw_receipt(journey: Journey) -> HttpResponse:
    return pages.draw_receipt(journey, *told_under(journey.key))


def on_from(journey: Journey, code: str = "", *, changing: bool = False) -> HttpResponse:
    """To the page that follows a question just answered, or to the first that waits."""
    if not code:
        return go(journey, journey.next_page)
    follows = flow.after(journey.route, journey.answers, code, changing=changing)
    return go(journey, follows.code if follows else "check", changing=changing and bool(follows))


def stopped(journey: Journey) -> HttpResponse | None:
    """The page to show instead, when answers were sent or the survey is not open."""
    if journey.is_sent:
        return go(journey, "receipt")
    if journey.stage != "open":
        return pages.draw_stopped(journey, journey.stage)
    return None


# The pages ---------------------------------------------------------------------------------------


@public("GET", "HEAD", "POST", by_form=False)
def start(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """Who asks, why and what happens; *Start* gives the browser its key. No cookie before that.

    Only a key from the browser's own cookie is taken up here: a key in a form would let another
    site plant one that it knows.
    """
    wants_new = bool(sent.get("new")) and from_here(request) is not False
    journey = journey_of(request)
    if wants_new and journey.key is not None:
        journey = spoken_as(request, find_journey(survey.key, None, has_cookie=True), sent)
    if journey.stage != "open":
        return pages.draw_stopped(journey, journey.stage)
    if journey.key is None:
        journey = banded_as(journey, sent)
    if request.method != "POST" or is_looking(journey, sent):
        return pages.draw_start(journey, is_new=wants_new)
    if journey.key is None:
        helper = "yes" if sent.get("helper") else ""
        journey = begin(journey, journey.language, journey.layer, helper=helper, has_cookie=True)
    destination = journey.address("receipt" if journey.is_sent else journey.next_page)
    return set_key(HttpResponseRedirect(destination, status=303), survey, journey.key)


def is_looking(journey: Journey, sent: QueryDict) -> bool:
    """Whether somebody chose an age or a language before *Start*, or must still say the age."""
    has_chosen = bool(sent.get("age") or sent.get("speak"))
    must_say = bool(sent.get("new")) and journey.asks_age
    return journey.key is None and (has_chosen or must_say)


@public("GET", "HEAD", "POST")
def question(request: HttpRequest, survey: Survey, sent: QueryDict, code: str) -> HttpResponse:
    journey = journey_of(request)
    changing = bool((sent if request.method == "POST" else request.GET).get(CHANGE))
    if request.method == "POST":
        return answer(request, journey, sent, code, changing=changing)
    if journey.key is None:
        return first_without_cookie(request, journey, code)
    return stopped(journey) or show(journey, code, changing=changing)


def show(journey: Journey, code: str, *, changing: bool) -> HttpResponse:
    """One question, or the first that waits where this one may not be met yet, or any more."""
    if not flow.may_meet(journey.route, journey.answers, code):
        return on_from(journey)
    asked = flow.find(journey.route, code)
    if is_fresh(journey, code) and not changing:
        return pages.draw_fresh(journey, asked)
    return pages.draw_question(journey, pages.question_form(journey, asked), changing=changing)


def is_fresh(journey: Journey, code: str) -> bool:
    """Whether a page shows nothing that somebody answered or lost."""
    marks = any(entry.get("removed") for entry in journey.answers.values())
    return code not in journey.answers and not marks and not journey.is_preview


def first_without_cookie(request: HttpRequest, journey: Journey, code: str) -> HttpResponse:
    """Come from *Start* with a browser that keeps no cookies: the key goes on in the form."""
    if journey.stage == "open" and from_here(request) and code == journey.next_page:
        return go(begin(journey, journey.language, journey.layer, has_cookie=False), code)
    return HttpResponseRedirect(journey.address("start"))


def answer(
    request: HttpRequest, journey: Journey, sent: QueryDict, code: str, *, changing: bool
) -> HttpResponse:
    if not is_ours(request, journey, sent):
        return try_again(journey, sent, code, changing=changing)
    if journey.is_sent:
        return go(journey, "receipt")
    asked = flow.find(journey.route, code)
    if asked is None or leaves_words(journey, asked, sent):
        return stopped(journey) or on_from(journey, asked.code if asked else "", changing=changing)
    if sent.get("go") == "show":
        return stopped(journey) or show(journey, code, changing=changing)
    form = pages.question_form(journey, asked, sent, request.FILES)
    entry = entry_of(journey, asked, sent, form)
    trouble = trouble_with(journey, asked, entry)
    if entry is None or trouble:
        again = pages.draw_question(journey, form, changing=changing, trouble=trouble)
        return stopped(journey) or again
    return save(journey, code, entry, form.artwork, changing=changing)


def entry_of(
    journey: Journey, asked: FrozenQuestion, sent: QueryDict, form: pages.QuestionForm
) -> dict | None:
    """What was answered or refused; None where the form must be shown again."""
    refusal = sent.get("go", "")
    if refusal and refusal in dict(pages.refusals_of(asked)):
        return {"refusal": refusal}
    with pages.translation.override(journey.language):
        if not form.is_valid():
            return None
    entry = form.entry()
    if (
        journey.hides_answers
        and "refusal" in entry
        and flow.is_answered(journey.answers, asked.code)
    ):
        return dict(journey.answers[asked.code])  # left as it was: the page did not show it
    return entry


def save(
    journey: Journey, code: str, entry: dict, artwork: Remade | None = None, *, changing: bool
) -> HttpResponse:
    try:
        answers = keep_entry(journey, code, entry, artwork)
    except AlreadySentError:
        return go(journey, "receipt")
    journey = journey.with_answers(answers)
    if seems_danger(str(entry.get("text", ""))):
        return stopped(journey) or go(journey, "pause")
    return stopped(journey) or on_from(journey, code, changing=changing)


def keep_entry(journey: Journey, code: str, entry: dict, artwork: Remade | None) -> flow.Answers:
    """Store the answer to one question; returns all answers now. Raises `AlreadySentError`."""
    entries, quote = {code: entry}, journey.asks_to_quote
    kept = {"key": journey.key, "survey": journey.questionnaire, "entries": entries}
    if artwork is not None:
        return save_artwork(**kept, asks_to_quote=quote, artwork=artwork)
    return save_answers(**kept, asks_to_quote=quote, before=journey.draft)


def try_again(journey: Journey, sent: QueryDict, code: str, *, changing: bool) -> HttpResponse:
    """The same page with everything that was typed in it, and a key that is good."""
    if journey.key is None or not journey.has_cookie:
        journey = begin(journey, has_cookie=False)
    asked = flow.find(journey.route, code)
    if asked is None:
        asked = flow.find(journey.route, journey.next_page) or journey.route[0]
        form = pages.question_form(journey, asked)
    else:
        form = pages.question_form(journey, asked, sent)
        form = pages.question_form(journey, asked, entry=form.typed())
    return pages.draw_question(journey, form, changing=changing, trouble="lost", status=403)


@public("GET", "HEAD", "POST")
def check(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """*Check your answers*, and *Send*."""
    journey = journey_of(request)
    if journey.key is None:
        return HttpResponseRedirect(journey.address("start"))
    if request.method == "POST" and not is_ours(request, journey, sent):
        return pages.draw_check(journey, trouble="lost", status=403)
    if instead := stopped(journey):
        return instead
    if request.method == "POST" and sent.get("go") != "show":
        return send(journey, SendForm(sent).who())
    return pages.draw_check(journey) if journey.next_page == "check" else on_from(journey)


def send(journey: Journey, helped: dict[str, str]) -> HttpResponse:
    try:
        send_response(
            key=journey.key,
            survey=journey.questionnaire,
            asks_to_quote=journey.asks_to_quote,
            campaign_pk=journey.survey.campaign_id,
            **helped,
            before=journey.draft,
        )
    except UnfinishedError as waits:
        return go(journey, waits.question.code)
    except NothingToSendError:
        return on_from(journey)
    return go(journey, "receipt")


@public("GET", "HEAD")
def receipt(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    journey = journey_of(request)
    if journey.is_sent:
        return draw_receipt(journey)
    return on_from(journey) if journey.key else HttpResponseRedirect(journey.address("start"))


@public("GET", "HEAD")
def help_page(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    return pages.draw_help(journey_of(request))


@public("GET", "HEAD")
def pause(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """People to talk to, between two questions. It says nothing of why, and stops nobody."""
    journey = journey_of(request)
    if journey.key is None:
        return HttpResponseRedirect(journey.address("start"), status=303)
    return stopped(journey) or pages.draw_pause(journey)


@public("GET", "HEAD", stays=True)
def leave(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """*Exit this page*: forget the key and what the browser keeps of these pages, and go away."""
    response = HttpResponseRedirect(settings.EXIT_ADDRESS)
    response.delete_cookie(cookie_name(survey), samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
