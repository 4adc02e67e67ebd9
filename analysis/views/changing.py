"""Taking changes back, and putting themes under others."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from analysis import queries
from analysis.actions.curating import nest_theme
from analysis.actions.undoing import undo_edit
from analysis.forms import NestForm
from analysis.history import history
from analysis.views.curating import METHODS, sent, way_to
from analysis.views.fetching import attempt, page_of, press, question_for, theme_for


@require_POST
def edit_undo(request, key, revision):
    """Take back one change of the history; then go back to where that was asked."""
    question = question_for(request, key, edit=True)
    edit = get_object_or_404(history(question), revision=revision)
    press(request, lambda: undo_edit(edit=edit, by=request.user), "Undone.")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("themes_history", args=[question.key])
    return redirect(back)


@require_http_methods(METHODS)
def theme_nest(request, key):
    """Put a theme under another, or let it stand on its own again."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    others = queries.agreed_themes(question).filter(parent=None).exclude(pk=theme.pk)
    form = NestForm(
        sent(request),
        themes=others,
        revision=theme.theme_set.revision,
        initial={"under": theme.parent},
    )
    if request.method == "POST" and form.is_valid():
        nest = {"theme": theme, "by": request.user, **form.cleaned_data}
        if attempt(form, question, lambda: nest_theme(**nest)):
            messages.success(request, "Saved.")
            return redirect("theme", theme.key)
    context = page_of(question, *way_to(theme, "Put under another theme"), form=form, theme=theme)
    return render(request, "desk/themes/theme_nest.html", context)
