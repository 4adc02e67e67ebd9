"""One answer and its themes; and the quotes chosen from answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analysis import queries
from analysis.actions.moving import add_answer, remove_answer
from analysis.actions.quoting import check_excerpt, choose_excerpt, withdraw_excerpt
from analysis.forms import AddForm, QuoteForm
from analysis.permissions import can_check_excerpt, can_edit_themes
from analysis.views.fetching import (
    allow,
    answer_for,
    attempt,
    excerpts_for,
    page_of,
    press,
    question_for,
    theme_for,
)
from analysis.views.themes import A_PAGE, cut_of
from voice.shared.http import require


@require_http_methods(["GET", "HEAD", "POST"])
def answer_themes(request, answer_id):
    """A released answer: the themes it is in, and putting it in another."""
    answer = answer_for(request, answer_id, edit=request.method == "POST")
    question = answer.question
    agreed = queries.agreed_themes(question)
    text = answer.review.released_text
    form = AddForm(request.POST if request.method == "POST" else None, themes=agreed, text=text)
    if request.method == "POST" and form.is_valid():
        start, end = form.place()
        add = {"answer": answer, "theme": form.cleaned_data["theme"], "by": request.user}
        if attempt(form, question, lambda: add_answer(**add, start=start, end=end)):
            messages.success(request, f"Added to “{add['theme']}”.")
            return redirect("answer_themes", answer.pk)
    context = page_of(
        question,
        ("One answer", ""),
        answer=answer,
        text=text,
        codings=[(coding, cut_of(coding)) for coding in queries.answer_codings(answer)],
        form=form,
        has_themes=agreed.exists(),
        may_edit=can_edit_themes(request.user, question),
    )
    return render(request, "desk/themes/answer.html", context)


@require_POST
def answer_remove(request, answer_id, key):
    """Take an answer out of one theme."""
    answer = answer_for(request, answer_id, edit=True)
    codings = list(queries.answer_codings(answer).filter(theme__key=key))
    press(request, lambda: remove_answer(codings=codings, by=request.user), "Taken out.")
    return redirect("answer_themes", answer.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def quote_choose(request, key, answer_id):
    """Choose words of an answer as a quote for a theme."""
    theme = theme_for(request, key, edit=True)
    answer = answer_for(request, answer_id, edit=True)
    form = QuoteForm(
        request.POST if request.method == "POST" else None,
        initial={"text": answer.review.released_text},
    )
    if request.method == "POST" and form.is_valid():
        chosen = {"theme": theme, "answer": answer, "by": request.user, **form.cleaned_data}
        if attempt(form, answer.question, lambda: choose_excerpt(**chosen)):
            messages.success(request, "Chosen. Somebody else looks at it before it is a quote.")
            return redirect("theme", theme.key)
    context = page_of(
        answer.question,
        (theme.label, reverse("theme", args=[theme.key])),
        ("Choose a quote", ""),
        theme=theme,
        answer=answer,
        text=answer.review.released_text,
        form=form,
    )
    return render(request, "desk/themes/quote.html", context)


@require_safe
def quotes(request, key):
    """Quotes of a question: those that wait for a second look first."""
    question = question_for(request, key)
    standing = (
        excerpts_for(request)
        .standing()
        .filter(theme__theme_set__question=question, theme__dropped_at=None)
    )
    waiting = standing.filter(checked_by=None)
    context = page_of(
        question,
        ("Quotes", ""),
        waiting=[(each, can_check_excerpt(request.user, each)) for each in waiting[:A_PAGE]],
        page=Paginator(standing.exclude(checked_by=None), A_PAGE).get_page(request.GET.get("page")),
        may_edit=can_edit_themes(request.user, question),
    )
    return render(request, "desk/themes/quotes.html", context)


@require_POST
def quote_check(request, key):
    """Say that a quote may be shown."""
    excerpt = get_object_or_404(excerpts_for(request), key=key)
    require(can_check_excerpt(request.user, excerpt))
    told = "Thank you. These words may now be shown."
    press(request, lambda: check_excerpt(excerpt=excerpt, by=request.user), told)
    return redirect("quotes", excerpt.theme.theme_set.question.key)


@require_POST
def quote_withdraw(request, key):
    """Take a quote away."""
    excerpt = get_object_or_404(excerpts_for(request), key=key)
    question = excerpt.theme.theme_set.question
    allow(request, question, edit=True)
    press(request, lambda: withdraw_excerpt(excerpt=excerpt, by=request.user), "Taken away.")
    return redirect("quotes", question.key)
