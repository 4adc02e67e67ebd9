"""The reading queue."""

import uuid
from collections.abc import Container
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from surveys.actions import reviewing
from surveys.actions.alerting import open_alerts
from surveys.clock import clocks_for
from surveys.forms.reviewing import KEEP, PageForm, ReasonForm, keys_in
from surveys.models import Answer, Review, Survey
from surveys.permissions import (
    SEES_SEALED,
    can_read_answers,
    can_read_review,
    can_read_whole,
    can_release_unread,
)
from surveys.reading import (
    HELD,
    RELEASED,
    SEALED,
    STATES,
    Piece,
    artwork_of,
    begun_by,
    counts_for,
    page_of_queue,
    pieces_of,
    question_words,
    reasons_of,
    reviews_for,
    state_seen,
    why_not_screened,
    with_artwork,
)
from surveys.screening import Band
from voice.accounts.models import Role, User
from voice.accounts.permissions import has_role
from voice.programme.views_duty import SEALED_SEEN
from voice.shared.http import require

shows_or_takes = require_http_methods(["GET", "HEAD", "POST"])
SEALED_IN_ONE_GO = 50
RESTED = "rested"
READERS = (Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.ALLEGATIONS)
TITLES = {HELD: "To read", RELEASED: "Released", SEALED: "Sealed"}


def is_reader(user, *roles: Role) -> bool:
    """Whether the person reads answers anywhere."""
    return user.memberships.current().filter(role__in=roles).exists()


def survey_asked_for(request) -> Survey | None:
    key = request.GET.get("survey", "")
    if not key:
        return None
    surveys = Survey.objects.visible_to(request.user).select_related("campaign__organisation")
    survey = get_object_or_404(surveys, key=key)
    require(can_read_answers(request.user, survey))
    return survey


def after_asked_for(request) -> uuid.UUID | None:
    found = keys_in([request.GET.get("after", "")])
    return found[0] if found else None


@require_safe
def reviews(request):
    survey = survey_asked_for(request)
    require(is_reader(request.user, *READERS))
    if request.user.stepped_away_at:
        return render(request, "desk/reviews/away.html")
    state = request.GET.get("state", HELD)
    state = state if state in STATES else HELD
    require(state != SEALED or is_reader(request.user, *SEES_SEALED))
    context = queue_context(request, survey, state)
    if state == SEALED and is_tired(request, len(context["rows"])):
        return break_prompt(request)
    return render(request, "desk/reviews/queue.html", context)


def break_prompt(request):
    go_on = request.GET.copy()
    go_on[RESTED] = "1"
    context = {
        "most": SEALED_IN_ONE_GO,
        "go_on": f"{request.path}?{go_on.urlencode()}",
        "home": reverse("desk"),
    }
    return render(request, "desk/reviews/rest.html", context)


def is_tired(request, more: int) -> bool:
    """Whether so many more sealed answers would be too many since the last break."""
    seen = 0 if request.GET.get(RESTED) else request.session.get(SEALED_SEEN, 0)
    if seen and seen + more > SEALED_IN_ONE_GO:
        return True
    request.session[SEALED_SEEN] = seen + more
    return False


@dataclass(frozen=True, slots=True)
class Seen:
    """Who looks at which answers, and what is looked up once for all of a page."""

    user: User
    state: str
    pictured: Container[uuid.UUID]
    begun: Container[uuid.UUID]


def queue_context(request, survey: Survey | None, state: str, form: PageForm | None = None) -> dict:
    """What the queue shows; after a refused form, the answers of that form that still wait."""
    key = survey.key if survey else ""
    counts = counts_for(request.user, key)
    after = after_asked_for(request)
    page = page_of_queue(request.user, state=state, survey_key=key, after=after)
    open_alerts(reviews=page.reviews, by=request.user)
    shown = [row for row in page.reviews if form is None or row.pk in form.keys]
    kept = {row.pk for row in shown if row.band == Band.DANGER}
    form = form or PageForm(keys=[row.pk for row in shown], kept=kept)
    begun = begun_by(request.user)
    seen = Seen(request.user, state, with_artwork(shown), set(begun))
    return {
        "survey": survey,
        "state": state,
        "counts": counts,
        "clocks": clocks_for(request.user, timezone.localdate()) if state == HELD else [],
        "may_sample": survey is not None and can_release_unread(request.user, survey.campaign),
        "waiting_count": counts[HELD],
        "tabs": tabs(request, key, counts),
        "rows": [drawn(row, form, seen) for row in shown],
        "begun": begun,
        "form": form,
        "query": urlencode(({"survey": key} if key else {}) | ({"after": after} if after else {})),
        "next": page.after and address_of(survey, state, after=page.after),
        "is_later_page": after is not None,
        "start": address_of(survey, state),
        "post_to": address_of(survey, after=after, name="reviews_release"),
    }


def drawn(review: Review, form: PageForm, seen: Seen) -> dict:
    return {
        "review": review,
        "key": review.pk,
        "has_artwork": review.pk in seen.pictured,
        "is_begun": review.pk in seen.begun,
        "question": question_words(review),
        **told_of(review, seen.user),
        "keep": form[f"{KEEP}{review.pk}"] if seen.state == HELD else None,
        "seen": state_seen(review),
    }


def told_of(review: Review, user) -> dict:
    """The words of an answer that the person may read, and what the screening says of them."""
    if not can_read_whole(user, review):
        return {"pieces": [Piece(review.released_text)], "is_shortened": True}
    pieces = pieces_of(review)
    personal = [piece.why for piece in pieces if piece.kind == "personal"]
    return {
        "pieces": pieces,
        "personal": list(dict.fromkeys(personal)),
        "reasons": reasons_of(review),
        "not_screened": why_not_screened(review),
    }


def address_of(survey: Survey | None, state: str = HELD, *, after=None, name="reviews") -> str:
    asked = {
        "survey": survey.key if survey else "",
        "state": state if state != HELD else "",
        "after": after or "",
    }
    query = urlencode({key: value for key, value in asked.items() if value})
    return reverse(name) + (f"?{query}" if query else "")


def tabs(request, key: str, counts: dict[str, int]) -> list[dict]:
    states = [HELD, RELEASED]
    states += [SEALED] if is_reader(request.user, *SEES_SEALED) else []
    asked = {"survey": key} if key else {}
    return [
        {
            "href": reverse("reviews") + "?" + urlencode({**asked, "state": state}),
            "text": TITLES[state],
            "count": counts[state],
            "state": state,
        }
        for state in states
    ]


@require_POST
def reviews_release(request):
    """Release what is on the page and not marked."""
    survey = survey_asked_for(request)
    require(is_reader(request.user, *READERS))
    keys = keys_in(request.POST.getlist("shown"))
    readable = reviews_for(request.user, survey.key if survey else "").filter(pk__in=keys)
    allowed = set(readable.values_list("pk", flat=True))
    form = PageForm(request.POST, keys=[key for key in keys if key in allowed])
    if not form.is_valid():
        context = queue_context(request, survey, HELD, form)
        return render(request, "desk/reviews/queue.html", context)
    answers = Answer.objects.filter(pk__in=form.to_release())
    say(request, reviewing.release_answers(answers=answers, by=request.user))
    last = keys[-1] if len(form.to_release()) < len(keys) else after_asked_for(request)
    return redirect(address_of(survey, after=last))


def say(request, released: reviewing.Released) -> None:
    if released.done:
        count = "1 answer was" if released.done == 1 else f"{released.done} answers were"
        messages.success(request, f"{count} released.")
    if released.left:
        count = "1 answer" if released.left == 1 else f"{released.left} answers"
        messages.warning(
            request,
            f"Somebody else had decided on {count} of this page in the meantime, so we left that "
            "as it is.",
        )
    if not released.done and not released.left:
        messages.info(request, "All were kept back. They still wait to be read.")


def review_or_404(request, key: uuid.UUID) -> Review:
    visible = Survey.objects.visible_to(request.user)
    reviews = Review.objects.filter(answer__question__survey__in=visible).select_related(
        "answer__question__survey__campaign__organisation",
        "answer__response__version",
        "decided_by",
    )
    review = get_object_or_404(reviews, pk=key)
    organisation = review.answer.question.survey.campaign.organisation
    require(has_role(request.user, organisation, *READERS))
    return review


def on_one_review(view):
    """Gives the view the review, which is opened by that.

    Tells a person kindly whose answer was sealed in the meantime.
    """

    @wraps(view)
    def wrapped(request, key: uuid.UUID, **parts):
        review = review_or_404(request, key)
        if can_read_review(request.user, review):
            open_alerts(reviews=[review], by=request.user)
            return view(request, review, **parts)
        messages.warning(
            request, "That answer is sealed. Only the safeguarding lead can read it now."
        )
        return back_to_queue(request, review)

    return wrapped


@require_safe
@on_one_review
def review_artwork(request, review: Review):
    """The picture that came with an answer, for whoever may read that answer now."""
    artwork = artwork_of(review)
    if artwork is None:
        raise Http404
    return HttpResponse(bytes(artwork.content), content_type="image/jpeg")


@require_POST
@on_one_review
def review_release(request, review: Review):
    try:
        reviewing.release_answer(
            answer=review.answer, by=request.user, seen=request.POST.get("seen", "")[:60]
        )
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, "1 answer was released.")
    return back_to_queue(request, review)


def back_to_queue(request, review: Review):
    return redirect(queue_address(request, review))


def queue_address(request, review: Review) -> str:
    """The page of the queue that the person came from."""
    survey = review.answer.question.survey if request.GET.get("survey") else None
    return address_of(survey, after=after_asked_for(request))


@shows_or_takes
@on_one_review
def review_seal(request, review: Review):
    form = ReasonForm(
        request.POST if request.method == "POST" else None, initial={"seen": state_seen(review)}
    )
    return decide(request, review, form, reviewing.seal_answer, "seal")


@shows_or_takes
@on_one_review
def review_unseal(request, review: Review):
    organisation = review.answer.question.survey.campaign.organisation
    require(has_role(request.user, organisation, *SEES_SEALED))
    form = ReasonForm(
        request.POST if request.method == "POST" else None, initial={"seen": state_seen(review)}
    )
    return decide(request, review, form, reviewing.unseal_answer, "unseal")


DONE = {
    "seal": "Sealed. Only the safeguarding lead can read it now.",
    "unseal": "Unsealed. It waits to be read again.",
}


def decide(request, review: Review, form, action, name: str):
    """Show the form, or do what it says and go back to the queue."""
    if request.method == "POST" and form.is_valid():
        try:
            action(answer=review.answer, by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
            form.data = {**form.data.dict(), "seen": state_seen(review)}
        else:
            messages.success(request, DONE[name])
            return back_to_queue(request, review)
    context = {
        "review": review,
        "question": question_words(review),
        **told_of(review, request.user),
        "has_artwork": bool(with_artwork([review])),
        "form": form,
        "back": queue_address(request, review),
    }
    return render(request, f"desk/reviews/{name}.html", context)
