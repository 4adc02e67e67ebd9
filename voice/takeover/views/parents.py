"""A parent's or carer's page: what it is, and yes or no."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from voice.takeover.actions.applying import answer_consent
from voice.takeover.links import PARENT, key_in
from voice.takeover.models import Consent, Placement
from voice.takeover.queries import published_match
from voice.takeover.views.reaching import link_is_over, open_page
from voice.takeover.views.spoken import choosing, language_for


@open_page("GET", "HEAD", "POST")
def parent(request: HttpRequest, token: str) -> HttpResponse:
    """Read what it is; where one has to agree, say yes or no. The last word counts.

    In the language that they choose, and first in that of the application.
    """
    consent = consent_of(token)
    known = consent.application.response.language if consent else ""
    with translation.override(language_for(request, known=known)):
        if consent is None:
            return render(request, "takeover/parent_unknown.html", choosing(request), status=404)
        if consent.application.challenge.links_are_over:
            return link_is_over(request, consent.application.challenge)
        answer = request.POST.get("answer", "") if request.method == "POST" else None
        if may_answer(consent) and answer in Consent.Answer.values:
            answer_consent(consent=consent, answer=answer)
            consent.refresh_from_db(fields=["answer", "answered_at"])
        return draw_parent(request, consent, answer)


def draw_parent(request: HttpRequest, consent: Consent, answer: str | None) -> HttpResponse:
    application = consent.application
    match = published_match(application.challenge)
    placed = Placement.objects.current().filter(match=match, application=application)
    context = {
        "consent": consent,
        "name": application.contact.first_name,
        "challenge": application.challenge,
        "campaign": application.challenge.campaign,
        "choices": application.choices.select_related("opportunity__host"),
        "placements": placed.select_related("opportunity__host") if match else [],
        "may_answer": may_answer(consent),
        "is_late": match is not None,
        "nothing_chosen": answer is not None and answer not in Consent.Answer.values,
        **choosing(request),
    }
    return render(request, "takeover/parent.html", context)


def consent_of(token: str) -> Consent | None:
    key = key_in(PARENT, token)
    rows = Consent.objects.select_related(
        "application__contact",
        "application__response",
        "application__challenge__campaign__organisation",
    )
    return rows.filter(key=key, application__withdrawn_on=None).first() if key else None


def may_answer(consent: Consent) -> bool:
    """Where a parent has to agree, until the Takeover is over."""
    has_say = consent.rule == Consent.Rule.AGREES
    return has_say and timezone.localdate() <= consent.application.challenge.ends_on
