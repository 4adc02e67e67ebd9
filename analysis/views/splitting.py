"""Splitting a theme: by ticking answers, or along the parts that the finder proposes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from analysis import queries
from analysis.actions.curating import split_theme
from analysis.actions.finding import start_run
from analysis.forms import SplitForm
from analysis.models import AnalysisRun
from analysis.views.curating import METHODS, sent, way_to
from analysis.views.fetching import attempt, page_of, press, theme_for
from analysis.views.themes import answer_rows

A_PAGE, MOST_TICKED = 200, 1000
LOOKING = "The answers of this theme are being read. It takes a few moments."


@require_http_methods(METHODS)
def theme_split(request, key):
    """Make a new theme of some of a theme's answers. With `?part=` those of a part are ticked."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    run = theme.runs_within.first()
    parts = queries.proposed_parts(run, theme) if run else []
    part = next((p for p in parts if str(p.proposed.number) == request.GET.get("part")), None)
    every = queries.theme_answers([theme])
    listed = queries.codings_of_part(every, part.proposed) if part else every
    page = Paginator(listed, MOST_TICKED if part else A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    if data := sent(request):
        ticked = [pk for pk in data.getlist("codings") if pk.isdecimal()][:MOST_TICKED]
        shown += list(every.filter(pk__in=ticked))
    initial = {"label": part.proposed.label, "codings": [c.pk for c in shown]} if part else {}
    form = SplitForm(data, shown=shown, revision=theme.theme_set.revision, initial=initial)
    if request.method == "POST" and form.is_valid():
        split = {"theme": theme, "by": request.user, **form.cleaned_data}
        if new := attempt(form, question, lambda: split_theme(**split)):
            messages.success(request, f"“{new}” is now one of the themes.")
            return redirect("theme", new.key)
    context = page_of(
        question,
        *way_to(theme, "Split"),
        form=form,
        theme=theme,
        run=run,
        is_looking=run is not None and run.is_under_way and not run.is_lost,
        has_found_nothing=run is not None and run.status == AnalysisRun.Status.DONE and not parts,
        parts=parts,
        part=part,
        page=page,
        answers=answer_rows(page, form),
    )
    return render(request, "desk/themes/theme_split.html", context)


@require_POST
def split_propose(request, key):
    """Have the finder look into a theme alone."""
    theme = theme_for(request, key, edit=True)
    question = theme.theme_set.question
    start = {"question": question, "by": request.user, "within": theme}
    press(request, lambda: start_run(**start), LOOKING)
    return redirect("theme_split", theme.key)
