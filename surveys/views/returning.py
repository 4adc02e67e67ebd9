"""Coming back with four words, taking answers away, and saying what the survey was like."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import translation

from surveys import flow
from surveys.actions.responding import AlreadySentError
from surveys.actions.returning import (
    TooLateError,
    TooManyWrongError,
    come_back,
    delete_answers,
    keep_place,
    rate_survey,
)
from surveys.forms.coming_back import PhraseForm
from surveys.journey import Journey, find_journey
from surveys.models import Rating, RatingReason, Survey
from surveys.phrases import shown_phrase
from surveys.views import pages
from surveys.views.browser_key import cookie_name, from_here, is_ours, set_key
from surveys.views.public import entry_of, go, journey_of, keep_entry, public


@public("GET", "HEAD", "POST")
def keep(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """*Stop and come back later*: keep what is on the page and give four words."""
    journey = journey_of(request)
    if journey.key is None:
        return HttpResponseRedirect(journey.address("start"))
    if request.method != "POST":
        return pages.draw_keep(journey, shown_phrase(journey.key.submission_key))
    if not is_ours(request, journey, sent):
        return pages.draw_keep(journey, [], trouble="lost", status=403)
    journey = keep_page(journey, sent, request.FILES)
    words = keep_place(key=journey.key, campaign=survey.campaign)
    if journey.has_cookie:
        return HttpResponseRedirect(journey.address("keep"), status=303)
    return pages.draw_keep(journey, words)


def keep_page(journey: Journey, sent: QueryDict, files) -> Journey:
    """Save what was typed on the page that the child stops at, where it is an answer."""
    asked = flow.find(journey.route, sent.get("from", ""))
    if asked is None or journey.is_sent:
        return journey
    form = pages.question_form(journey, asked, sent, files)
    entry = entry_of(journey, asked, sent, form)
    if entry is None or not flow.has_answer(entry):
        return journey
    try:
        answers = keep_entry(journey, asked.code, entry, form.artwork)
    except AlreadySentError:
        return journey
    return journey.with_answers(answers)


@public("GET", "HEAD", "POST")
def return_page(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """*Carry on with your four words*. Only from our own page: nobody else may lead one in."""
    journey = find_journey(survey.key, None, has_cookie=False)
    with translation.override(journey.language):
        form = PhraseForm(sent if request.method == "POST" else None)
        if request.method == "POST" and not from_here(request):
            return pages.draw_return(journey, form, trouble="lost", status=403)
        if request.method != "POST" or not form.is_valid():
            return pages.draw_return(journey, form)
        try:
            key = come_back(
                text=form.cleaned_data["words"], campaign=survey.campaign, survey_pk=survey.pk
            )
        except TooManyWrongError:
            return pages.draw_return(journey, form, trouble="too_many", status=429)
        if key is None:
            form.add_error("words", translation.gettext("We do not know these four words."))
            return pages.draw_return(journey, form)
    journey = find_journey(survey.key, key, has_cookie=True)
    page = "receipt" if journey.is_sent else journey.next_page
    return set_key(go(journey, page), survey, key)


@public("GET", "HEAD", "POST")
def yours(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """*Your answers are yours*: ask, complain, delete."""
    journey = journey_of(request)
    if request.method != "POST":
        return pages.draw_yours(journey)
    if not is_ours(request, journey, sent):
        return pages.draw_yours(journey, trouble="lost", status=403)
    try:
        delete_answers(key=journey.key, campaign=survey.campaign)
    except TooLateError:
        return pages.draw_yours(journey, status=409)
    response = pages.draw("deleted", journey)
    response.delete_cookie(cookie_name(survey), samesite="Lax")
    return response


@public("POST")
def rate(request: HttpRequest, survey: Survey, sent: QueryDict) -> HttpResponse:
    """*How was this survey?*, in two taps after it was sent."""
    journey = journey_of(request)
    if not journey.is_sent or not is_ours(request, journey, sent):
        return go(journey, "receipt") if journey.is_sent else start_of(journey)
    rating, reason = sent.get("rating", ""), sent.get("reason", "")
    rate_survey(
        key=journey.key,
        rating=rating if rating in Rating.values else "",
        reason=reason if reason in RatingReason.values else "",
    )
    return go(find_journey(survey.key, journey.key, has_cookie=journey.has_cookie), "receipt")


def start_of(journey: Journey) -> HttpResponse:
    return HttpResponseRedirect(journey.address("start"))
