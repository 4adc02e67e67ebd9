"""*How is it going*: for a young person who comes back with their four words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext

from surveys.actions.returning import TooLateError, TooManyWrongError, come_back
from surveys.forms.coming_back import PhraseForm
from surveys.forms.questions import CarriedForm
from surveys.phrases import shown_phrase
from surveys.views.public import cookie_name, from_here, set_key
from voice.takeover.actions.applying import withdraw_application
from voice.takeover.actions.forgetting import forget_application
from voice.takeover.actions.living import (
    ask_for_help,
    delete_diary,
    has_lost_place,
    take_place,
    write_diary,
)
from voice.takeover.forms.living import DiaryForm, HelpForm
from voice.takeover.journey import survey_of
from voice.takeover.models import DiaryEntry, Opportunity
from voice.takeover.queries import free_places, is_day_of, placements_of, published_match
from voice.takeover.views.reaching import Here, draw, is_our_form, to, young_page


def sent_page(*methods: str, checks_form: bool = True):
    """A page for somebody whose application was sent; its form is checked to be ours.

    `checks_form=False`: by the view itself, whose form carries another key.
    """

    def decorate(view):
        def wrapper(request: HttpRequest, here: Here, **parts) -> HttpResponse:
            if here.application is None or here.application.sent_on is None:
                return to("takeover_return", here.challenge.key)
            if checks_form and request.method == "POST" and not is_our_form(request):
                return draw(request, "lost", here, status=403)
            return view(request, here, **parts)

        return young_page(*methods)(wrapper)

    return decorate


@young_page("GET", "HEAD", "POST")
def return_page(request: HttpRequest, here: Here) -> HttpResponse:
    """*Your four words*. Only from our own page: nobody else may lead one in."""
    form = PhraseForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return draw(request, "return", here, form=form)
    if not from_here(request):
        return draw(request, "lost", here, status=403)
    if not form.is_valid():
        return draw(request, "return", here, form=form)
    survey = survey_of(here.challenge)
    try:
        key = come_back(
            text=form.cleaned_data["words"],
            campaign=here.challenge.campaign,
            survey_pk=survey.pk,
        )
    except TooManyWrongError:
        form.add_error("words", gettext("Too many wrong words were tried. Please wait an hour."))
        return draw(request, "return", here, form=form, status=429)
    if key is None:
        form.add_error("words", gettext("We do not know these four words."))
        return draw(request, "return", here, form=form)
    return set_key(to("takeover_mine", here.challenge.key), survey, key)


@young_page("GET", "HEAD")
def mine(request: HttpRequest, here: Here) -> HttpResponse:
    """Where the application stands, and what is next."""
    if here.application is None:
        return to("takeover_return", here.challenge.key)
    if here.application.sent_on is None:
        return to("takeover_step", here.challenge.key, "check")
    match = published_match(here.challenge)
    today = timezone.localdate()
    placements = placements_of(here.own, match=match)
    has_lost = has_lost_place(here.own)
    context: dict[str, Any] = {
        "match": match,
        "consent": here.own.consent,
        "contact": here.own.contact,
        "choices": here.own.choices.select_related("opportunity"),
        "placed": [
            {"placement": one, "is_day": is_day_of(one.opportunity, today)}
            for one in placements
            if one.opportunity and not one.ended
        ],
        "lost": [one for one in placements if one.opportunity and one.ended == "host"],
        "queue": [one for one in placements if one.opportunity is None],
        "free": free_places(here.own) if has_lost else [],
        "has_lost": has_lost,
        "words": shown_phrase(here.held.submission_key),
        "measured": set(here.own.measures.values_list("moment", flat=True)),
        "after_from": here.challenge.ends_on,
        "is_after": today >= here.challenge.ends_on,
        "form": CarriedForm(initial={"key": here.journey.carried}, auto_id=False),
    }
    return draw(request, "mine", here, **context)


@sent_page("POST")
def take(request: HttpRequest, here: Here, opportunity: str) -> HttpResponse:
    """Choose a free place after one's own fell through."""
    row = get_object_or_404(Opportunity, challenge=here.challenge, key=opportunity)
    try:
        take_place(application=here.own, opportunity=row)
    except ValidationError as problem:
        return draw(request, "trouble", here, status=409, words=" ".join(problem.messages))
    return to("takeover_mine", here.challenge.key)


@sent_page("GET", "HEAD", "POST")
def leave(request: HttpRequest, here: Here) -> HttpResponse:
    """Take the application back, or delete everything."""
    form = CarriedForm(initial={"key": here.journey.carried})
    if request.method != "POST":
        return draw(request, "leave", here, form=form)
    if request.POST.get("what") != "delete":
        withdraw_application(application=here.own)
        return to("takeover_mine", here.challenge.key)
    try:
        forget_application(application=here.own)
    except TooLateError:
        return draw(request, "leave", here, form=form, is_late=True, status=409)
    response = draw(request, "gone", here)
    response.delete_cookie(cookie_name(survey_of(here.challenge)), samesite="Lax")
    return response


# Diary and help ----------------------------------------------------------------------------------


@sent_page("GET", "HEAD", "POST")
def diary(request: HttpRequest, here: Here) -> HttpResponse:
    """One's own diary, and a new entry."""
    is_sent = request.method == "POST"
    form = DiaryForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        initial={"key": here.journey.carried},
    )
    if request.method == "POST" and form.is_valid():
        write_diary(application=here.own, **form.details)
        return to("takeover_diary", here.challenge.key)
    entries = here.own.diary.defer("picture").order_by("-wrote_on", "-pk")
    return draw(request, "diary", here, form=form, entries=entries)


def own_entry(here: Here, entry: str) -> DiaryEntry:
    return get_object_or_404(here.own.diary, key=entry)


@sent_page("GET", "HEAD")
def diary_picture(request: HttpRequest, here: Here, entry: str) -> HttpResponse:
    """The picture of an entry, for whoever made it."""
    row = own_entry(here, entry)
    if row.picture is None:
        raise Http404
    return HttpResponse(bytes(row.picture), content_type="image/jpeg")


@sent_page("POST")
def diary_delete(request: HttpRequest, here: Here, entry: str) -> HttpResponse:
    delete_diary(entry=own_entry(here, entry))
    return to("takeover_diary", here.challenge.key)


@sent_page("GET", "HEAD", "POST")
def call(request: HttpRequest, here: Here) -> HttpResponse:
    """*I need help*: tells the youth worker at once, and shows who else there is."""
    form = HelpForm(
        request.POST if request.method == "POST" else None, initial={"key": here.journey.carried}
    )
    if request.method == "POST" and form.is_valid():
        ask_for_help(
            challenge=here.challenge,
            application=here.own,
            text=form.cleaned_data["text"],
        )
        return draw(request, "called", here)
    return draw(request, "call", here, form=form)
