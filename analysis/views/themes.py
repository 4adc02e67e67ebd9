"""The themes of a question: the list, one theme and its answers, and the history."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from analysis import later, queries
from analysis.actions.moving import confirm_answer, move_answer, remove_answer
from analysis.forms import AdoptAllForm, NameForm, SortForm
from analysis.history import history, newest_change, read_change
from analysis.models import Coding, ProposedTheme
from analysis.permissions import can_edit_themes
from analysis.views.fetching import attempt, page_of, question_for, theme_for

A_PAGE = 50


@dataclass
class AnswerRow:
    """One coding on a page: its words within the answer, and its tick where it may be sorted."""

    coding: Coding
    cut: queries.Cutting
    tick: object = None


@require_safe
def themes(request, key):
    """Agreed themes and the latest suggestions side by side."""
    question = question_for(request, key, last=newest_change())
    newest, done = queries.latest_runs(question)
    suggested = queries.suggestions(done, count_agreed=False) if done else []
    found = [row.proposed for row in queries.every(suggested)]
    revision = question.theme_set.revision if hasattr(question, "theme_set") else 0
    may_edit = can_edit_themes(request.user, question)
    reworded = bool(done) and done.reworded
    rows = queries.theme_rows(question, found)
    context = page_of(
        question,
        rows=rows,
        cards=[
            (row, name_form(row.proposed, revision, reworded=reworded))
            for row in open_only(suggested)
        ],
        reworded=reworded,
        last_change=read_change(question.last) if may_edit else None,
        newest=newest,
        run=done,
        **later.numbers_of(question, done, later.first_agreed(rows)),
        may_edit=may_edit,
        seen=AdoptAllForm(revision=revision, auto_id=False, initial={"knows_change": reworded}),
    )
    return render(request, "desk/themes/themes.html", context)


def open_only(suggested: list[queries.Suggestion]) -> list[queries.Suggestion]:
    """Suggestions that are not agreed themes yet."""
    return [row for row in suggested if not is_agreed(row.proposed)]


def is_agreed(proposed: ProposedTheme) -> bool:
    return proposed.adopted_as is not None and proposed.adopted_as.dropped_at is None


def name_form(
    proposed: ProposedTheme, revision: int, data=None, *, reworded: bool = False
) -> NameForm:
    return NameForm(
        data,
        revision=revision,
        initial={"label": proposed.label, "knows_change": reworded},
        auto_id=f"adopt_{proposed.number}_%s",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def theme(request, key):
    """One theme: what it is, and its answers in order of fit with who said so."""
    also = {
        "released": queries.released_in("theme_set__question"),
        "last": newest_change("theme_set__question__"),
    }
    theme = theme_for(request, key, edit=request.method == "POST", **also)
    question = theme.theme_set.question
    below = list(theme.sub_themes.agreed())
    listed = queries.theme_answers([theme, *below])
    counts = queries.counts_of([theme, *below])
    paginator = Paginator(listed, A_PAGE)
    paginator.count = counts["codings"]
    page = paginator.get_page(request.GET.get("page"))
    may_edit = can_edit_themes(request.user, question)
    form = sort_form(request, theme, listed, page) if may_edit else None
    if request.method == "POST" and form.is_valid() and sort_answers(request, theme, form):
        return redirect(f"{reverse('theme', args=[theme.key])}?page={page.number}")
    context = page_of(
        question,
        (theme.label, ""),
        theme=theme,
        below=below,
        counts=counts,
        released=theme.released,
        page=page,
        answers=answer_rows(page, form),
        ties=theme.priorities.select_related("priority__plan", "by"),
        doubtful=queries.doubtful_in(theme),
        last_change=read_change(theme.last) if may_edit else None,
        quotes=theme.excerpts.standing().select_related("chosen_by", "checked_by"),
        form=form,
        may_edit=may_edit,
    )
    return render(request, "desk/themes/theme.html", context)


def sort_form(request, theme, listed, page) -> SortForm:
    """The form over the answers of a page; when it comes back, also over those that were ticked."""
    shown = list(page)
    data = request.POST if request.method == "POST" else None
    if data:
        ticked = [pk for pk in data.getlist("codings") if pk.isdecimal()][:1000]
        shown += list(listed.filter(pk__in=ticked))
    others = queries.agreed_themes(theme.theme_set.question).exclude(pk=theme.pk)
    return SortForm(data, shown=shown, themes=others, revision=theme.theme_set.revision)


def sort_answers(request, theme, form) -> bool:
    """Do with the ticked answers what was chosen; false when it was refused."""
    codings, what = form.cleaned_data["codings"], form.cleaned_data["what"]
    by, to = request.user, form.cleaned_data["to"]
    does = {
        SortForm.KEEP: lambda: (confirm_answer(codings=codings, by=by), "checked")[1],
        SortForm.MOVE: lambda: (move_answer(codings=codings, to=to, by=by), f"moved to “{to}”")[1],
        SortForm.TAKE_OUT: lambda: (remove_answer(codings=codings, by=by), "taken out")[1],
    }
    done = attempt(form, theme.theme_set.question, does[what])
    if done:
        messages.success(request, f"{len(codings)} ticked: {done}.")
    return bool(done)


def answer_rows(page, form) -> list[AnswerRow]:
    ticks = {tick.data["value"]: tick for tick in form["codings"]} if form else {}
    return [AnswerRow(coding, cut_of(coding), ticks.get(str(coding.pk))) for coding in page]


def cut_of(coding: Coding) -> queries.Cutting:
    segment = coding.segment
    return queries.cutting(segment.answer.review.released_text, segment.start, segment.end)


@require_safe
def themes_history(request, key):
    """What people changed, newest first, and the themes that were dropped."""
    question = question_for(request, key)
    edits = Paginator(history(question), A_PAGE).get_page(request.GET.get("page"))
    context = page_of(
        question,
        ("History", ""),
        page=edits,
        dropped=queries.dropped_themes(question),
        may_edit=can_edit_themes(request.user, question),
    )
    return render(request, "desk/themes/history.html", context)


@require_safe
def answers_without_theme(request, key):
    """Released answers that are in no agreed theme; with `?new=1` those that are new here."""
    question = question_for(request, key)
    only_new = "new" in request.GET
    if only_new:
        run = queries.latest_runs(question)[1]
        answers = later.new_here(question, run, later.agreed_since(question))
    else:
        answers = queries.answers_without_theme(question)
    name = "New here" if only_new else "Answers without a theme"
    context = page_of(
        question,
        (name, ""),
        name=name,
        only_new=only_new,
        page=Paginator(answers, A_PAGE).get_page(request.GET.get("page")),
        released=queries.released_count(question),
        may_edit=can_edit_themes(request.user, question),
    )
    return render(request, "desk/themes/without.html", context)
