"""Seeing a survey as young people do, opening it, sharing it and closing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from surveys.actions.publishing import close_survey, open_survey, publish_changes, reopen_survey
from surveys.models import Survey
from surveys.queries import outline_of
from surveys.readiness import problems_of
from surveys.sharing import address_of, poster_words, qr_svg
from surveys.views.desk.designing import back_to, crumbs_of, survey_to_design, survey_to_view
from surveys.views.previewing import preview


@csrf_exempt  # it stores nothing, and the young person's pages carry no token
def survey_preview(request: HttpRequest, key: str) -> HttpResponse:
    """The survey as a young person meets it. Nothing typed there is kept."""
    survey = survey_to_view(request, key)
    return preview(request, survey, address=reverse("survey_preview", args=[key]))


def survey_open(request: HttpRequest, key: str) -> HttpResponse:
    """Say what is missing, or what opening means; then open."""
    survey = survey_to_design(request, key)
    if survey.opened_at is not None:
        return back_to(survey)
    if request.method == "POST" and attempt(request, open_survey, survey):
        messages.success(request, opened_words(survey))
        return back_to(survey, "share")
    outline = outline_of(survey)
    context = {
        "survey": survey,
        "problems": problems_of(outline),
        "outline": outline,
        "crumbs": crumbs_of(survey, {"text": "Open"}),
    }
    return render(request, "desk/surveys/open.html", context)


def opened_words(survey: Survey) -> str:
    if survey.campaign.stage == "coming":
        opens = date_format(survey.campaign.opens_on, "j F Y")
        return f"It is ready and opens by itself on {opens}."
    return "It is open. Share its address or its QR code."


def attempt(request: HttpRequest, action, survey: Survey) -> bool:
    """Do it, or say why not."""
    try:
        action(survey=survey, by=request.user)
    except ValidationError as refusal:
        for words in refusal.messages:
            messages.error(request, words)
        return False
    return True


@require_POST
def survey_changes(request: HttpRequest, key: str) -> HttpResponse:
    """Put the changes live as a new version."""
    survey = survey_to_design(request, key)
    if attempt(request, publish_changes, survey):
        messages.success(request, "The changes are live.")
    return back_to(survey)


def survey_close(request: HttpRequest, key: str) -> HttpResponse:
    survey = survey_to_design(request, key)
    if request.method == "POST":
        if attempt(request, close_survey, survey):
            messages.success(request, "It is closed. People who come now are told kindly.")
        return back_to(survey)
    context = {"survey": survey, "crumbs": crumbs_of(survey, {"text": "Close"})}
    return render(request, "desk/surveys/close.html", context)


@require_POST
def survey_reopen(request: HttpRequest, key: str) -> HttpResponse:
    survey = survey_to_design(request, key)
    if attempt(request, reopen_survey, survey):
        messages.success(request, "It is open again.")
    return back_to(survey)


def survey_poster(request: HttpRequest, key: str) -> HttpResponse:
    """A page to print, with the QR code and short words; only for what has been opened."""
    survey = opened_to_view(request, key)
    context = {
        "survey": survey,
        "address": address_of(survey),
        "words": poster_words(survey),
        "crumbs": crumbs_of(survey, {"text": "Poster"}),
    }
    return render(request, "desk/surveys/poster.html", context)


def survey_qr(request: HttpRequest, key: str) -> HttpResponse:
    survey = opened_to_view(request, key)
    return HttpResponse(qr_svg(address_of(survey)), content_type="image/svg+xml")


def opened_to_view(request: HttpRequest, key: str) -> Survey:
    survey = survey_to_view(request, key)
    if survey.opened_at is None:
        raise Http404("This survey has not been opened.")
    return survey
