"""A survey as the young person will see it, from its current rows. Nothing is stored."""

from django.core.signing import BadSignature, loads
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from surveys import flow
from surveys.frozen import freeze_content, read_content
from surveys.journey import PREVIEW_SALT, Preview
from surveys.models import Survey
from surveys.views import pages
from surveys.views.public import banded_as, entry_of, on_from, show, spoken_as


def preview(request: HttpRequest, survey: Survey, *, address: str) -> HttpResponse:
    """Draw the page of a preview that was asked for.

    `survey` comes with its campaign and organisation; `address` is the desk's own, to which every
    page posts. The view that calls this checks who may look, takes GET and POST, and is exempt
    from the form token: there is nothing that a forged post could change.
    """
    journey = Preview(
        survey,
        read_content(freeze_content(survey)),
        answers=read_answers(request.POST.get("key", "")),
        language=survey.language,
        is_preview=True,
        base=address,
    )
    journey = spoken_as(request, journey, request.POST)
    page = request.GET.get("page", "start")
    if page == "start":
        return preview_start(journey, request)
    if request.method == "POST":
        return preview_step(journey, request.POST, request.FILES, page)
    if page == "exit":
        return HttpResponseRedirect(reverse("survey", args=[survey.key]))
    return pages.draw_help(journey) if page == "help" else pages.draw_start(journey)


def preview_start(journey: Preview, request: HttpRequest) -> HttpResponse:
    journey = banded_as(journey, request.POST)
    if request.method != "POST" or request.POST.get("age") or request.POST.get("speak"):
        return pages.draw_start(journey)
    return on_from(journey)


def read_answers(signed: str) -> dict:
    try:
        return loads(signed, salt=PREVIEW_SALT)
    except BadSignature:
        return {}


def preview_step(journey: Preview, sent: QueryDict, files, page: str) -> HttpResponse:
    if page == "check" and sent.get("go") == "show":
        return pages.draw_check(journey)
    if page == "check":
        return pages.draw_receipt(journey)
    asked = flow.find(journey.route, page)
    changing = bool(sent.get("change"))
    if asked is None:
        return on_from(journey)
    if sent.get("go") == "show":
        return show(journey, page, changing=changing)
    form = pages.question_form(journey, asked, sent, files)
    entry = entry_of(journey, asked, sent, form)
    if entry is None:
        return pages.draw_question(journey, form, changing=changing)
    answers, _ = flow.settle(
        journey.questionnaire,
        {**journey.answers, page: entry},
        asks_to_quote=journey.asks_to_quote,
    )
    return on_from(journey.with_answers(answers), page, changing=changing)
