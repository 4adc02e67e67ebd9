"""What people ask about their own answers: a copy of them, or that they are deleted."""

from functools import wraps

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from analysis.copying import archive_of
from analysis.request_forms import AskedForm, FindForm
from surveys.actions.requesting import (
    GoneError,
    find_response,
    record_copy,
    withdraw_response,
)
from surveys.actions.returning import TooManyWrongError
from surveys.models import Response, Review
from surveys.permissions import ANSWER_REQUESTS, can_answer_requests, can_copy_answers
from voice.programme.models import Campaign
from voice.shared.http import require

SALT = "analysis.requests"
FOUND_FOR = 15 * 60  # seconds
UNKNOWN = "Nothing was found. Look at the spelling of each word, and at the campaign."
TOO_MANY = "Too many wrong words were tried in this hour. Please try again in the next one."
GONE = "Find the answers once more: that was too long ago, or they are gone."


def campaigns_to_answer_for(user):
    """Campaigns whose answers the person may find when somebody asks. Refuses everybody else."""
    mine = user.memberships.current().filter(role__in=ANSWER_REQUESTS)
    require(mine.exists())
    return Campaign.objects.filter(organisation__in=mine.values("organisation"))


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def requests(request: HttpRequest) -> HttpResponse:
    """Find one person's answers by their four words. Nothing of the answers is shown."""
    campaigns = campaigns_to_answer_for(request.user)
    form = FindForm(request.POST if request.method == "POST" else None, campaigns=campaigns)
    if request.method == "POST" and form.is_valid():
        found = find(form)
        if found is not None:
            return render(request, "desk/requests/found.html", facts_of(request, found))
    return render(request, "desk/requests/find.html", {"form": form})


def find(form: FindForm) -> Response | None:
    try:
        found = find_response(
            text=form.cleaned_data["words"], campaign=form.cleaned_data["campaign"]
        )
    except TooManyWrongError:
        form.add_error("words", TOO_MANY)
        return None
    if found is None:
        form.add_error("words", UNKNOWN)
    return found


def facts_of(request, response: Response, *, form: AskedForm | None = None) -> dict:
    """What may be said of a response without a word of it."""
    survey = response.version.survey
    reviews = Review.objects.filter(answer__response=response)
    token = signing.dumps([str(response.pk), request.user.pk], salt=SALT)
    return {
        "survey": survey,
        "campaign": survey.campaign,
        "response": response,
        "answers": response.answers.count(),
        "written": reviews.count(),
        "referred": reviews.filter(status=Review.Status.REFERRED).count(),
        "may_copy": can_copy_answers(request.user, survey),
        "form": form or AskedForm(initial={"found": token}),
    }


def asked(view):
    """Give a view the response that was found just before, and who asked; else begin again."""

    @require_POST
    @wraps(view)
    def wrapper(request: HttpRequest) -> HttpResponse:
        form = AskedForm(request.POST)
        response = found_in(request)
        if response is None:
            messages.error(request, GONE)
            return redirect("requests")
        require(can_answer_requests(request.user, response.version.survey))
        if not form.is_valid():
            context = facts_of(request, response, form=form)
            return render(request, "desk/requests/found.html", context)
        return view(request, response, form)

    return wrapper


def found_in(request: HttpRequest) -> Response | None:
    """The response that this very person found within the last quarter of an hour."""
    campaigns = campaigns_to_answer_for(request.user)
    try:
        pk, user = signing.loads(request.POST.get("found", ""), salt=SALT, max_age=FOUND_FOR)
    except signing.BadSignature:
        return None
    rows = Response.objects.filter(version__survey__campaign__in=campaigns, pk=pk)
    related = rows.select_related("version__survey__campaign__organisation", "collector")
    return related.first() if user == request.user.pk else None


@asked
def delete(request: HttpRequest, response: Response, form: AskedForm) -> HttpResponse:
    """Delete somebody's answers, also after the survey ended."""
    try:
        withdraw_response(response=response, by=request.user, **form.said)
    except GoneError:
        messages.error(request, GONE)
    else:
        messages.success(request, "The answers are deleted, with everything made from them.")
    return redirect("requests")


@asked
def copy(request: HttpRequest, response: Response, form: AskedForm) -> HttpResponse:
    """One file with everything that is kept of somebody's answers."""
    require(can_copy_answers(request.user, response.version.survey))
    record_copy(response=response, by=request.user, **form.said)
    file = HttpResponse(archive_of(response), content_type="application/zip")
    name = f"answers-{timezone.localdate():%Y-%m-%d}-{str(response.pk)[:8]}.zip"
    file.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return file
