"""Wording, merging, splitting, dropping and tying themes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from analysis import queries
from analysis.actions.curating import (
    drop_theme,
    edit_theme,
    merge_themes,
    restore_theme,
    write_theme,
)
from analysis.actions.tying import tie_theme, untie_theme
from analysis.forms import MergeForm, SeenForm, ThemeForm, TieForm
from analysis.views.fetching import attempt, page_of, press, question_for, theme_for
from voice.programme.models import Priority

METHODS = ["GET", "HEAD", "POST"]


def sent(request):
    return request.POST if request.method == "POST" else None


@require_http_methods(METHODS)
def theme_new(request, key):
    """Write a theme by hand."""
    question = question_for(request, key, edit=True)
    form = ThemeForm(sent(request), revision=queries.revision_of(question))
    if request.method == "POST" and form.is_valid():
        write = {"question": question, "by": request.user, **form.cleaned_data}
        if theme := attempt(form, question, lambda: write_theme(**write)):
            messages.success(request, f"“{theme}” is now one of the themes.")
            return redirect("theme", theme.key)
    context = page_of(question, ("Write a theme", ""), form=form)
    return render(request, "desk/themes/theme_form.html", context)


@require_http_methods(METHODS)
def theme_edit(request, key):
    """Rename and describe a theme."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    form = ThemeForm(
        sent(request),
        revision=theme.theme_set.revision,
        initial={"label": theme.label, "meaning": theme.meaning, "is_not": theme.is_not},
    )
    if request.method == "POST" and form.is_valid():
        words = {"theme": theme, "by": request.user, **form.cleaned_data}
        if attempt(form, question, lambda: edit_theme(**words)):
            messages.success(request, "Saved.")
            return redirect("theme", theme.key)
    context = page_of(question, *way_to(theme, "Edit"), form=form, theme=theme)
    return render(request, "desk/themes/theme_form.html", context)


def way_to(theme, here: str) -> list[tuple[str, str]]:
    return [(theme.label, reverse("theme", args=[theme.key])), (here, "")]


@require_http_methods(METHODS)
def theme_merge(request, key):
    """Put a theme's answers into another."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    others = queries.agreed_themes(question).exclude(pk=theme.pk)
    form = MergeForm(sent(request), themes=others, revision=theme.theme_set.revision)
    if request.method == "POST" and form.is_valid():
        merge = {"theme": theme, "by": request.user, **form.cleaned_data}
        if into := attempt(form, question, lambda: merge_themes(**merge)):
            messages.success(request, f"“{theme}” is now part of “{into}”.")
            return redirect("theme", into.key)
    context = page_of(
        question, *way_to(theme, "Merge"), form=form, theme=theme, has_others=others.exists()
    )
    return render(request, "desk/themes/theme_merge.html", context)


@require_http_methods(METHODS)
def theme_drop(request, key):
    """Take a theme off the list, after a question."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    form = SeenForm(sent(request), revision=theme.theme_set.revision)
    if request.method == "POST" and form.is_valid():
        drop = {"theme": theme, "by": request.user, **form.cleaned_data}
        if attempt(form, question, lambda: drop_theme(**drop) or True):
            messages.success(request, f"“{theme}” was dropped. You can put it back from History.")
            return redirect("themes", question.key)
    context = page_of(question, *way_to(theme, "Drop"), form=form, theme=theme)
    return render(request, "desk/themes/theme_drop.html", context)


@require_POST
def theme_restore(request, key):
    theme = theme_for(request, key, edit=True, dropped=True)
    restore = lambda: restore_theme(theme=theme, by=request.user)  # noqa: E731
    if press(request, restore, f"“{theme}” is back."):
        return redirect("theme", theme.key)
    return redirect("themes_history", theme.theme_set.question.key)


@require_http_methods(METHODS)
def theme_tie(request, key):
    """Say which priority a theme bears on, and why."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    organisation = question.survey.campaign.organisation
    priorities = queries.priority_choices(organisation)
    form = TieForm(sent(request), priorities=priorities)
    if request.method == "POST" and form.is_valid():
        priority = get_object_or_404(
            Priority.objects.filter(plan__organisation=organisation),
            key=form.cleaned_data["priority"],
        )
        tie = {"theme": theme, "priority": priority, "by": request.user}
        tie["reason"] = form.cleaned_data["reason"]
        if attempt(form, question, lambda: tie_theme(**tie)):
            messages.success(request, f"Tied to “{priority}”.")
            return redirect("theme", theme.key)
    context = page_of(
        question,
        *way_to(theme, "Tie to a priority"),
        form=form,
        theme=theme,
        has_priorities=bool(priorities),
        ties=theme.priorities.select_related("priority__plan", "by"),
    )
    return render(request, "desk/themes/theme_tie.html", context)


@require_POST
def theme_untie(request, key, priority):
    theme = theme_for(request, key, edit=True)
    untied = get_object_or_404(Priority.objects.visible_to(request.user), key=priority)
    press(request, lambda: untie_theme(theme=theme, priority=untied, by=request.user), "Untied.")
    return redirect("theme", theme.key)
