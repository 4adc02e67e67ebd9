"""The plan, one priority with all that was heard about it, and what is answered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analysis.actions.answering import make_commitment, publish_commitment, report_progress
from analysis.answering_forms import CommitmentForm, ProgressForm
from analysis.board import board_of
from analysis.models import Theme
from analysis.permissions import (
    can_answer_priority,
    can_see_drafts,
    can_view_plans,
    can_view_themes,
)
from analysis.released import plan_summaries, priorities_of, priority_page, released_themes
from analysis.said import said_page, themes_said
from voice.accounts.models import Organisation
from voice.programme.models import Commitment, Priority
from voice.shared.http import require


@require_safe
def plans(request):
    """Every plan that the person may see, with its priorities."""
    visible = Organisation.objects.visible_to(request.user)
    organisations = [one for one in visible if can_view_plans(request.user, one)]
    require(bool(organisations))
    context = {"plans": plan_summaries(organisations), "crumbs": [{"text": "The plan"}]}
    return render(request, "desk/priorities/plans.html", context)


@require_safe
def board(request):
    """All priorities at a glance, promises to young people, and whose voices were heard."""
    visible = Organisation.objects.visible_to(request.user)
    organisations = [one for one in visible if can_view_plans(request.user, one)]
    require(bool(organisations))
    context = {
        "boards": [board_of(one) for one in organisations],
        "crumbs": [{"text": "The plan", "href": reverse("plans")}, {"text": "For the board"}],
    }
    return render(request, "desk/priorities/board.html", context)


def priority_for(request, key: str) -> Priority:
    priority = get_object_or_404(priorities_of(request.user), key=key)
    require(can_view_plans(request.user, priority.plan.organisation))
    return priority


@require_safe
def priority(request, key):
    """What young people said that bears on a priority, what is answered, and what is overdue."""
    row = priority_for(request, key)
    drafts = can_see_drafts(request.user, row.plan.organisation)
    context = {
        "priority": row,
        "page": priority_page(row, with_drafts=drafts),
        "may_answer": can_answer_priority(request.user, row),
        "crumbs": [{"text": "The plan", "href": reverse("plans")}, {"text": row.title}],
    }
    return render(request, "desk/priorities/priority.html", context)


@require_safe
def said(request, key):
    """One released theme: its numbers and quotes, what it bears on, and what came of it."""
    theme = get_object_or_404(themes_said(request.user), key=key)
    organisation = theme.theme_set.question.survey.campaign.organisation
    require(can_view_plans(request.user, organisation))
    page = said_page(theme, with_drafts=can_see_drafts(request.user, organisation))
    if page is None:
        raise Http404
    context = {
        "page": page,
        "may_read": can_view_themes(request.user, theme.theme_set.question),
        "crumbs": [
            {"text": "Campaigns", "href": reverse("campaigns")},
            {"text": page.campaign.title, "href": reverse("results", args=[page.campaign.key])},
            {"text": page.table.title},
        ],
    }
    return render(request, "desk/priorities/said.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def commitment_new(request, key):
    """Answer themes under a priority. `?theme=` ticks one of them."""
    row = priority_for(request, key)
    require(can_answer_priority(request.user, row))
    page = priority_page(row, with_drafts=True)
    said = [(one.key, f"{one.table.title} ({one.campaign.title})") for one in page.said]
    initial = {"themes": request.GET.getlist("theme")}
    actions = [(one.action.code, one.action.title) for one in page.actions]
    form = CommitmentForm(request.POST or None, said=said, actions=actions, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        chosen = Theme.objects.filter(key__in=facts.pop("themes", []))
        codes = facts.pop("actions", [])
        belongs = [one.action for one in page.actions if one.action.code in codes]
        made = make_commitment(
            priority=row, by=request.user, themes=chosen, actions=belongs, **facts
        )
        messages.success(request, "Saved. Publish it when you want young people to see it.")
        return redirect("commitment", made.key)
    context = {"priority": row, "form": form, "crumbs": crumbs(row, "Answer young people")}
    return render(request, "desk/priorities/commitment_new.html", context)


def crumbs(row: Priority, text: str) -> list[dict]:
    return [
        {"text": "The plan", "href": reverse("plans")},
        {"text": row.title, "href": reverse("priority", args=[row.key])},
        {"text": text},
    ]


def commitment_for(request, key: str) -> Commitment:
    """404 where it is not visible, or is a draft and not the person's to see."""
    visible = Commitment.objects.visible_to(request.user)
    found = get_object_or_404(visible.select_related("priority__plan__organisation"), key=key)
    organisation = found.priority.plan.organisation
    require(can_view_plans(request.user, organisation))
    require(found.published_at is not None or can_see_drafts(request.user, organisation))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request, key):
    """One commitment with its dated progress; a plan lead reports more."""
    row = commitment_for(request, key)
    may_answer = can_answer_priority(request.user, row.priority)
    form = ProgressForm(request.POST or None)
    if request.method == "POST":
        require(may_answer)
        if form.is_valid():
            report_progress(commitment=row, by=request.user, **form.cleaned_data)
            messages.success(request, "Progress saved.")
            return redirect("commitment", key)
    context = {
        "commitment": row,
        "updates": list(row.updates.all()),
        "themes": released_themes(row),
        "actions": list(row.actions.all()),
        "form": form,
        "may_answer": may_answer,
        "crumbs": crumbs(row.priority, row.get_reply_display()),
    }
    return render(request, "desk/priorities/commitment.html", context)


@require_POST
def commitment_publish(request, key):
    row = commitment_for(request, key)
    require(can_answer_priority(request.user, row.priority))
    publish_commitment(commitment=row, by=request.user)
    messages.success(request, "Published. Young people can see it now.")
    return redirect("commitment", key)
