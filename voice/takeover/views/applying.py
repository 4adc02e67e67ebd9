"""Applying without an account: an age, choices, the survey's questions, a way to be reached."""

from contextlib import suppress
from dataclasses import replace
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from surveys.actions.responding import NothingToSendError, UnfinishedError, send_response
from surveys.actions.returning import keep_place
from surveys.bands import first_answers, first_of
from surveys.draft_key import DraftKey
from surveys.journey import begin
from surveys.phrases import shown_phrase
from surveys.views import pages
from surveys.views.public import answer, from_here, set_key, show, stopped
from voice.shared.forms import choices_of
from voice.takeover.actions.applying import (
    finish_application,
    keep_choices,
    keep_contact,
    keep_way,
    rule_for,
)
from voice.takeover.forms.applying import (
    AgeForm,
    ChoicesForm,
    ContactForm,
    ParentForm,
    StepForm,
    WayForm,
)
from voice.takeover.models import CHALLENGE_BANDS, Consent
from voice.takeover.views.reaching import Here, draw, is_our_form, to, young_page


@young_page("GET", "HEAD", "POST")
def apply(request: HttpRequest, here: Here) -> HttpResponse:
    """What it is, who reads it, and *How old are you?*, which gives the browser its key."""
    if here.application and here.application.sent_on:
        return to("takeover_mine", here.challenge.key)
    if here.challenge.stage != "open":
        return draw(request, "closed", here, status=409 if request.method == "POST" else 200)
    chosen = (request.POST if request.method == "POST" else request.GET).get("choose", "")
    form = AgeForm(request.POST if request.method == "POST" else None, initial={"choose": chosen})
    bands = [band for band in CHALLENGE_BANDS if band[0] in here.challenge.age_bands]
    choices_of(form, "band").choices = [(code, gettext(words)) for code, words in bands]
    if here.key and request.method != "POST":
        return to("takeover_step", here.challenge.key, "choices")
    if request.method != "POST" or not form.is_valid() or from_here(request) is False:
        return draw(request, "apply", here, form=form)
    return start(here, form.cleaned_data["band"], chosen)


def start(here: Here, band: str, chosen: str) -> HttpResponse:
    """Give the browser its key and go to the first step."""
    journey = here.journey
    first = first_of(journey.survey, journey.questionnaire, band)
    fresh = replace(journey, key=None, first=first, answers=first_answers(first))
    begun = begin(fresh, journey.language, has_cookie=True)
    response = to("takeover_step", here.challenge.key, "choices")
    if chosen:
        response["Location"] += f"?choose={chosen[:12]}"
    return set_key(response, journey.survey, cast(DraftKey, begun.key))


def band_of(here: Here) -> str:
    return here.application.age_band if here.application else here.journey.band


# Steps of ours -----------------------------------------------------------------------------------


@young_page("GET", "HEAD", "POST")
def step(request: HttpRequest, here: Here, step: str) -> HttpResponse:
    """One page besides the survey's questions: choices, way, contact, parent or check."""
    if here.key is None or band_of(here) not in here.challenge.age_bands:
        return to("takeover_apply", here.challenge.key)
    if here.application and here.application.sent_on:
        return to("takeover_mine", here.challenge.key)
    if here.challenge.stage != "open":
        return draw(request, "closed", here, status=409 if request.method == "POST" else 200)
    if request.method == "POST" and not is_our_form(request):
        return draw(request, "lost", here, status=403)
    return check(request, here) if step == "check" else told_step(request, here, step)


def told_step(request: HttpRequest, here: Here, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    build, keep = STEPS[step]
    form = build(here, request.POST if request.method == "POST" else None, request.GET)
    if request.method == "POST" and form.is_valid():
        try:
            keep(here, form)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            changing = request.POST.get("change")
            after = after_step(here, step)
            return to("takeover_step", here.challenge.key, "check") if changing else after
    context: dict[str, Any] = {"form": form, "step": step, "back_url": before_step(here, step)}
    return draw(request, "step", here, changing=request.GET.get("change", ""), **context)


def stored(form: StepForm, *names: str) -> dict:
    """What is right; all of it, where the form is valid."""
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def whose(here: Here) -> dict:
    return {"key": here.key, "challenge": here.challenge, "band": band_of(here)}


def choices_form(here: Here, data, query) -> ChoicesForm:
    rows = here.application.choices.select_related("opportunity") if here.application else []
    chosen = [row.opportunity.key for row in rows] or [query.get("choose", "")]
    return ChoicesForm(
        data,
        challenge=here.challenge,
        band=band_of(here),
        chosen=chosen,
        key=here.journey.carried,
    )


def way_form(here: Here, data, query) -> WayForm:
    kept = here.application
    named = {
        "travel": kept.travel if kept and here.journey.is_told else "",
        "most": str(kept.most) if kept else "1",
        "together_word": kept.together_word if kept else "",
    }
    return WayForm(data, initial={"key": here.journey.carried, **named})


def kept_contact(here: Here, names: tuple[str, ...]) -> dict:
    contact = getattr(here.application, "contact", None)
    return {name: getattr(contact, name) for name in names} if contact else {}


REACH = ("name", "email", "phone")
PARENT = ("parent_name", "parent_email", "emergency_phone")


def contact_form(here: Here, data, query) -> ContactForm:
    return ContactForm(data, initial={"key": here.journey.carried, **kept_contact(here, REACH)})


def parent_form(here: Here, data, query) -> ParentForm:
    kept = kept_contact(here, (*PARENT, "email"))
    return ParentForm(
        data,
        initial={"key": here.journey.carried, **kept},
        own_email=kept.get("email", ""),
        rule=rule_for(here.challenge, band_of(here)),
    )


STEPS = {
    "choices": (choices_form, lambda here, form: keep_choices(**whose(here), chosen=form.chosen)),
    "way": (
        way_form,
        lambda here, form: keep_way(
            **whose(here), **stored(form, "travel", "together_word", "most")
        ),
    ),
    "contact": (
        contact_form,
        lambda here, form: keep_contact(**whose(here), **stored(form, *REACH)),
    ),
    "parent": (
        parent_form,
        lambda here, form: keep_contact(**whose(here), **stored(form, *PARENT)),
    ),
}


def keep_typed(here: Here, step: str, data) -> None:
    """Keep of a page that somebody stops on whatever is right already; the rest is asked again."""
    if step not in STEPS or (here.application and here.application.sent_on):
        return
    build, keep = STEPS[step]
    form = build(here, data, {})
    form.is_valid()
    with suppress(ValidationError):  # closed meanwhile: there is nothing to come back to
        keep(here, form)


def needs_parent(here: Here) -> bool:
    return rule_for(here.challenge, band_of(here)) != Consent.Rule.DECIDES


def after_step(here: Here, step: str) -> HttpResponse:
    key = here.challenge.key
    if step == "choices":
        page = here.journey.next_page
        return (
            to("takeover_step", key, "way")
            if page == "check"
            else to("takeover_question", key, page)
        )
    following = {"way": "contact", "contact": "parent" if needs_parent(here) else "check"}
    return to("takeover_step", key, following.get(step, "check"))


def before_step(here: Here, step: str) -> str:
    """The address of the page before; empty on the first."""
    earlier = {"contact": "way", "parent": "contact"}.get(step)
    if earlier:
        return f"../{earlier}/"
    last = here.journey.route[-1].code if here.journey.route else ""
    return here.journey.address(last) if step == "way" and last else ""


# The survey's questions --------------------------------------------------------------------------


@young_page("GET", "HEAD", "POST")
def question(request: HttpRequest, here: Here, code: str) -> HttpResponse:
    """A question of the survey: its own page, at an address of ours."""
    if here.key is None:
        return to("takeover_apply", here.challenge.key)
    if here.challenge.stage != "open":
        return draw(request, "closed", here, status=409 if request.method == "POST" else 200)
    changing = bool((request.POST if request.method == "POST" else request.GET).get("change"))
    if request.method == "POST":
        return answer(request, here.journey, request.POST, code, changing=changing)
    return stopped(here.journey) or show(here.journey, code, changing=changing)


@young_page("GET", "HEAD", "POST")
def keep(request: HttpRequest, here: Here) -> HttpResponse:
    """*Stop and come back later*: what the page holds is kept, and there are four words."""
    if here.key is None:
        return to("takeover_apply", here.challenge.key)
    if request.method == "POST" and not is_our_form(request):
        return draw(request, "lost", here, status=403)
    if request.method == "POST":
        keep_typed(here, request.POST.get("stop", ""), request.POST)
        keep_place(key=here.key, campaign=here.challenge.campaign)
        return to("takeover_keep", here.challenge.key)
    return pages.draw_keep(here.journey, shown_phrase(here.key.submission_key))


@young_page("GET", "HEAD")
def help_page(request: HttpRequest, here: Here) -> HttpResponse:
    return pages.draw_help(here.journey)


@young_page("GET", "HEAD")
def pause(request: HttpRequest, here: Here) -> HttpResponse:
    """People to talk to, between two questions."""
    if here.key is None:
        return to("takeover_apply", here.challenge.key)
    return pages.draw_pause(here.journey)


# Sending -----------------------------------------------------------------------------------------


def check(request: HttpRequest, here: Here) -> HttpResponse:
    """*Check and send*."""
    if missing := first_missing(here):
        return to("takeover_step", here.challenge.key, missing)
    if not here.journey.is_sent and here.journey.next_page != "check":
        return to("takeover_question", here.challenge.key, here.journey.next_page)
    if request.method == "POST":
        return send(here)
    rows = "".join(pages.checked(here.journey, asked) for asked in asked_here(here))
    return draw(
        request,
        "check",
        here,
        rows=mark_safe(rows),  # noqa: S308 (drawn by a template, row by row)
        choices=here.own.choices.select_related("opportunity"),
        contact=here.own.contact,
        needs_parent=needs_parent(here),
        form=StepForm(initial={"key": here.journey.carried}),
    )


def asked_here(here: Here) -> list:
    """The survey's questions, but the age: that was asked first and cannot change any more."""
    if here.journey.is_sent:
        return []
    age = here.journey.questionnaire.age_code
    return [asked for asked in here.journey.route if asked.code != age]


def first_missing(here: Here) -> str:
    """The first step of ours that still waits; empty where none does."""
    row = here.application
    if row is None or not row.choices.exists():
        return "choices"
    contact = getattr(row, "contact", None)
    if contact is None or not (contact.name and (contact.email or contact.phone)):
        return "contact"
    asked = [contact.parent_name, contact.parent_email, contact.emergency_phone]
    return "parent" if needs_parent(here) and not all(asked) else ""


def send(here: Here) -> HttpResponse:
    try:
        send_response(
            key=here.held,
            survey=here.journey.questionnaire,
            asks_to_quote=here.journey.asks_to_quote,
            campaign_pk=here.challenge.campaign_id,
            before=here.journey.draft,
        )
    except UnfinishedError as waits:
        return to("takeover_question", here.challenge.key, waits.question.code)
    except NothingToSendError:
        return to("takeover_apply", here.challenge.key)
    finish_application(application=here.own)
    return to("takeover_mine", here.challenge.key)
