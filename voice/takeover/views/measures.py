"""Before and after items: a survey's questions, for a young person or for a host."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from surveys import flow
from surveys.actions.responding import (
    AlreadySentError,
    NothingToSendError,
    UnfinishedError,
    save_answers,
    send_response,
)
from surveys.draft_key import DraftKey, read_key
from surveys.languages import read_spoken
from surveys.models import Response
from surveys.views import pages
from surveys.views.public import entry_of, same, set_key, show
from voice.takeover.actions.living import keep_measure
from voice.takeover.journey import Measuring, measuring, owned_by
from voice.takeover.models import Application, Challenge, Host, Measure
from voice.takeover.views.mine import sent_page
from voice.takeover.views.reaching import Here, Visit, host_page


def is_time_for(challenge: Challenge, moment: str) -> bool:
    """Before until it starts, after from its last day on; a little early or late does no harm."""
    return moment in Measure.Moment.values and (
        moment == "before" or challenge.stage in {"running", "over"}
    )


@sent_page("GET", "HEAD", "POST", checks_form=False)
def young_items(request: HttpRequest, here: Here, moment: str, code: str = "") -> HttpResponse:
    args = [here.challenge.key]
    base = reverse("takeover_items", args=[*args, moment])
    home = reverse("takeover_mine", args=args)
    survey = here.challenge.measures
    if survey is None or not is_time_for(here.challenge, moment):
        raise Http404
    language = here.journey.language
    found = measuring(survey, here.own, moment, base=base, home=home, language=language)
    if code == "speak":
        return in_other_words(request, here, found)
    return items(request, found, here.own, moment, code)


def in_other_words(request: HttpRequest, here: Here, found: Measuring | None) -> HttpResponse:
    """The same item in another language, which the whole application then has."""
    if found is None or not same(read_key(request.POST.get("key", "")), found.key):
        raise Http404
    spoken = read_spoken(found.questionnaire, request.POST.get("speak", ""))
    page = request.GET.get("page", "")
    there = page if flow.find(found.route, page) else found.next_page
    response = HttpResponseRedirect(found.address(there), status=303)
    if spoken is None:
        return response
    return set_key(response, here.journey.survey, here.held.spoken(*spoken))


@host_page("GET", "HEAD", "POST")
def host_items(request: Visit, host: Host, moment: str, code: str = "") -> HttpResponse:
    base = reverse("takeover_host_items", args=[request.token, moment])
    home = reverse("takeover_host", args=[request.token])
    survey = host.challenge.host_measures
    if survey is None or not is_time_for(host.challenge, moment):
        raise Http404
    return items(request, measuring(survey, host, moment, base=base, home=home), host, moment, code)


def items(
    request: HttpRequest,
    journey: Measuring | None,
    whose: Application | Host,
    moment: str,
    code: str,
) -> HttpResponse:
    """One item a page; the last one answered sends them all."""
    if journey is None or journey.stage != "open":
        raise Http404
    if journey.is_sent:
        return finish(journey, whose, moment)
    if not code:
        return HttpResponseRedirect(journey.address(journey.next_page), status=303)
    if code == "send":
        return finish(journey, whose, moment)
    if request.method != "POST":
        return show(journey, code, changing=False)
    return answered(request, journey, whose, moment, code)


def answered(
    request: HttpRequest, journey: Measuring, whose: Application | Host, moment: str, code: str
) -> HttpResponse:
    asked = flow.find(journey.route, code)
    if asked is None or not same(read_key(request.POST.get("key", "")), journey.key):
        return HttpResponseRedirect(journey.base, status=303)
    form = pages.question_form(journey, asked, request.POST, request.FILES)
    entry = entry_of(journey, asked, request.POST, form)
    if entry is None:
        return pages.draw_question(journey, form)
    try:
        answers = save_answers(
            key=cast(DraftKey, journey.key),
            survey=journey.questionnaire,
            entries={code: entry},
            asks_to_quote=False,
            before=journey.draft,
        )
    except AlreadySentError:
        return finish(journey, whose, moment)
    now = journey.with_answers(answers)
    return HttpResponseRedirect(now.address(now.next_page), status=303)


def finish(journey: Measuring, whose: Application | Host, moment: str) -> HttpResponse:
    """Send what was answered and tie it to whose it is. Doing it again changes nothing."""
    try:
        send_response(
            key=cast(DraftKey, journey.key),
            survey=journey.questionnaire,
            asks_to_quote=False,
            campaign_pk=journey.survey.campaign_id,
        )
    except (UnfinishedError, NothingToSendError):
        return HttpResponseRedirect(journey.base, status=303)
    response = Response.objects.get(submission_key=cast(DraftKey, journey.key).submission_key)
    keep_measure(response=response, moment=moment, **owned_by(whose))
    return HttpResponseRedirect(f"{journey.home}?thanks=1", status=303)
