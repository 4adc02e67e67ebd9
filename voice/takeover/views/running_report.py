"""The impact report at the desk and in public, and the Board's answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.takeover.actions import reporting as act
from voice.takeover.forms.reporting import (
    DecisionForm,
    PresentForm,
    RecommendationForm,
    ReportWordsForm,
    words_of_report,
)
from voice.takeover.impact import heard_of
from voice.takeover.impact_document import DOCX, document_of
from voice.takeover.models import Challenge, ImpactReport, Recommendation
from voice.takeover.permissions import (
    can_answer_recommendation,
    can_view_challenge,
    can_write_report,
)
from voice.takeover.views.running import attempt, challenge_for, page_of, thing_for
from voice.takeover.views.spoken import choosing, language_for

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def can_read_report(user, challenge: Challenge) -> bool:
    """Those who write it at any time; everybody else once it was presented."""
    report = ImpactReport.objects.filter(challenge=challenge).first()
    is_presented = report is not None and report.presented_on is not None
    if can_write_report(user, challenge) or can_answer_recommendation(user, challenge):
        return True
    return is_presented and can_view_challenge(user, challenge)


def shown_of(report: ImpactReport) -> dict:
    """What every form of the report shows."""
    rows = report.recommendations.select_related("priority", "commitment")
    return {
        "report": report,
        "content": report.content,
        "heard": heard_of(report.challenge),
        "recommendations": rows.prefetch_related("commitment__updates"),
    }


def report_of(challenge: Challenge) -> ImpactReport:
    rows = ImpactReport.objects.select_related("challenge__campaign__organisation")
    return get_object_or_404(rows, challenge=challenge)


@GET_POST
def report(request, key):
    """The report as it stands; drafts it, or counts again."""
    if request.method == "POST":
        challenge = challenge_for(request, key, can_write_report)
        draft = lambda: act.draft_report(challenge=challenge, by=request.user)  # noqa: E731
        attempt(request, draft, done="The report is drafted from what is known today.")
        return redirect("takeover_report", challenge.key)
    challenge = challenge_for(request, key, can_view_challenge)
    may_read = can_read_report(request.user, challenge)
    row = ImpactReport.objects.filter(challenge=challenge).first() if may_read else None
    context = page_of(
        challenge,
        "Report",
        report=None,
        may_write=can_write_report(request.user, challenge),
        may_answer=can_answer_recommendation(request.user, challenge),
    )
    if row:
        context |= shown_of(row)
        context["checks"] = row.checks.all() if context["may_write"] else []
    return render(request, "desk/takeover/report.html", context)


@require_safe
def report_word(request, key):
    """The report as a Word document."""
    challenge = challenge_for(request, key, can_read_report)
    row = report_of(challenge)
    headers = {
        "Content-Disposition": f'attachment; filename="takeover-{challenge.key}.docx"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(document_of(row, shown_of(row)), content_type=DOCX, headers=headers)


@GET_POST
def report_words(request, key):
    challenge = challenge_for(request, key, can_write_report)
    row = report_of(challenge)
    data = request.POST if request.method == "POST" else None
    form = ReportWordsForm(data, saved=words_of_report(row))
    if data is not None and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("opening", "next_steps")}
        act.word_report(report=row, by=request.user, **words)
        messages.success(request, "Saved.")
        return redirect("takeover_report", challenge.key)
    return report_form(request, challenge, form, "Words of the report", "Save")


@require_POST
def report_show(request, key):
    challenge = challenge_for(request, key, can_write_report)
    row = report_of(challenge)
    done = "Those who took part can read the draft now, and are asked whether it is right."
    attempt(request, lambda: act.show_report(report=row, by=request.user), done=done)
    return redirect("takeover_report", challenge.key)


@GET_POST
def report_present(request, key):
    challenge = challenge_for(request, key, can_write_report)
    row = report_of(challenge)
    data = request.POST if request.method == "POST" else None
    form = PresentForm(data)
    if data is not None and form.is_valid():
        present = lambda: act.present_report(  # noqa: E731 (handed to attempt)
            report=row, by=request.user, **form.cleaned_data
        )
        if attempt(request, present, form=form, done="The Board can answer now."):
            return redirect("takeover_report", challenge.key)
    return report_form(request, challenge, form, "The Board was given it", "Save")


@require_POST
def report_publish(request, key):
    challenge = challenge_for(request, key, can_write_report)
    row = report_of(challenge)
    publish = lambda: act.publish_report(report=row, by=request.user)  # noqa: E731
    attempt(request, publish, done="Everybody can read the report now.")
    return redirect("takeover_report", challenge.key)


def report_form(request, challenge: Challenge, form, title: str, save: str, **context):
    back = reverse("takeover_report", args=[challenge.key])
    context = page_of(
        challenge, ("Report", back), title, form=form, title=title, save=save, back=back, **context
    )
    return render(request, "desk/takeover/form.html", context)


# Recommendations --------------------------------------------------------------------------------


def recommendation_for(request, key: str, allowed) -> Recommendation:
    return thing_for(request, Recommendation, key, allowed, "report__challenge")


@GET_POST
def recommendation_new(request, key):
    challenge = challenge_for(request, key, can_write_report)
    data = request.POST if request.method == "POST" else None
    form = RecommendationForm(data, challenge=challenge)
    row = report_of(challenge)
    if data is not None and form.is_valid():
        write = lambda: act.write_recommendation(  # noqa: E731 (handed to attempt)
            report=row, by=request.user, **form.cleaned_data
        )
        if attempt(request, write, form=form, done="Added."):
            return redirect("takeover_report", challenge.key)
    return report_form(request, challenge, form, "A recommendation", "Add it")


@GET_POST
def recommendation(request, key):
    """Word a recommendation anew, before the Board has it."""
    row = recommendation_for(request, key, can_write_report)
    challenge = row.report.challenge
    data = request.POST if request.method == "POST" else None
    first = {"text": row.text, "because": row.because, "priority": row.priority}
    form = RecommendationForm(data, challenge=challenge, initial=first)
    if data is not None and form.is_valid():
        write = lambda: act.write_recommendation(  # noqa: E731 (handed to attempt)
            report=row.report, recommendation=row, by=request.user, **form.cleaned_data
        )
        if attempt(request, write, form=form, done="Saved."):
            return redirect("takeover_report", challenge.key)
    return report_form(request, challenge, form, "Change the recommendation", "Save")


@GET_POST
def recommendation_answer(request, key):
    """Write down the Board's answer."""
    row = recommendation_for(request, key, can_answer_recommendation)
    challenge = row.report.challenge
    data = request.POST if request.method == "POST" else None
    form = DecisionForm(data)
    if data is not None and form.is_valid():
        answer = lambda: act.answer_recommendation(  # noqa: E731 (handed to attempt)
            recommendation=row, by=request.user, **form.cleaned_data
        )
        if attempt(request, answer, form=form, done="The Board's answer is kept."):
            return redirect("takeover_report", challenge.key)
    return report_form(request, challenge, form, "The Board's answer", "Save", lead=row.text)


# In public --------------------------------------------------------------------------------------


@login_not_required
@require_safe
def published(request, key):
    """The report as everybody may read it."""
    rows = ImpactReport.objects.filter(published_at__isnull=False)
    row = rows.select_related("challenge__campaign").filter(challenge__key=key).first()
    if row is None:
        raise Http404
    with translation.override(language_for(request, row.challenge)):
        context = {**shown_of(row), "challenge": row.challenge, **choosing(request)}
        return render(request, "takeover/report.html", context)
