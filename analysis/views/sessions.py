"""Sessions of working it out together, at the desk: opening, watching, closing, taking over."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analysis import together
from analysis.actions.together import (
    close_session,
    let_session_go,
    open_session,
    take_away,
    take_over,
)
from analysis.agreement import in_words
from analysis.models import NameIdea, Together
from analysis.permissions import can_edit_themes
from analysis.queries import asked_in
from analysis.together_forms import SessionForm, TakeOverForm
from analysis.views.curating import METHODS, sent
from analysis.views.fetching import ABOVE, allow, attempt, page_of, press, question_for
from surveys.sharing import qr_svg
from voice.programme.retention import SESSIONS_LAST


def session_for(request, key: str, *, edit: bool = False) -> Together:
    sessions = Together.objects.visible_to(request.user).annotate(
        asked=asked_in("theme_set__question__")
    )
    sessions = sessions.select_related(
        f"theme_set__question__{ABOVE}", "opened_by", "taken_over_by"
    )
    session = get_object_or_404(sessions, key=key)
    session.theme_set.question.asked = session.asked
    allow(request, session.theme_set.question, edit=edit)
    return session


@require_safe
def sessions(request, key):
    """The sessions of a question."""
    question = question_for(request, key)
    context = page_of(
        question,
        ("Working it out together", ""),
        sessions=Together.objects.filter(theme_set__question=question).select_related("opened_by"),
        may_edit=can_edit_themes(request.user, question),
    )
    return render(request, "desk/themes/sessions.html", context)


@require_http_methods(METHODS)
def session_new(request, key):
    """Open a session."""
    question = question_for(request, key, edit=True)
    answers = together.answers_to_choose(question)
    form = SessionForm(sent(request), answers=answers)
    if request.method == "POST" and form.is_valid():
        opened = {"question": question, "by": request.user, **form.cleaned_data}
        if session := attempt(form, question, lambda: open_session(**opened)):
            return redirect("session", session.key)
    context = page_of(
        question,
        ("Working it out together", reverse("sessions", args=[question.key])),
        ("Open a session", ""),
        form=form,
        answers=answers,
    )
    return render(request, "desk/themes/session_new.html", context)


@require_safe
def session(request, key):
    """The code to show, how it goes, and what was decided."""
    session = session_for(request, key)
    return render(request, "desk/themes/session.html", about(request, session))


def about(request, session: Together, form: TakeOverForm | None = None) -> dict:
    question = session.theme_set.question
    rows = together.pile_rows(session)
    agreement = session.agreement or together.agreement_of(session)
    return page_of(
        question,
        ("Working it out together", reverse("sessions", args=[question.key])),
        (str(session), ""),
        session=session,
        rows=rows,
        tally=together.tally(session),
        kept_days=SESSIONS_LAST.days,
        agreement=agreement,
        in_words=in_words(agreement["kappa"]),
        form=form or TakeOverForm(rows=rows),
        join_address=request.build_absolute_uri(reverse("together")),
        link=request.build_absolute_uri(reverse("together_join", args=[session.key])),
        may_edit=can_edit_themes(request.user, question),
    )


@require_safe
def session_screen(request, key):
    """What a room may see on one big screen: how to come in, and nothing else of the desk."""
    session = session_for(request, key)
    link = request.build_absolute_uri(reverse("together_join", args=[session.key]))
    context = {
        "session": session,
        "join_address": request.build_absolute_uri(reverse("together")),
        "code_drawing": qr_svg(link),
        "tally": together.tally(session),
        "rows": together.pile_rows(session),
    }
    return render(request, "desk/themes/session_screen.html", context)


@require_POST
def session_close(request, key):
    """End a session for everybody."""
    session = session_for(request, key, edit=True)
    press(request, lambda: close_session(session=session, by=request.user), "Closed.")
    return redirect("session", key)


@require_POST
def session_take_over(request, key):
    """Take over the names and cards that were ticked."""
    session = session_for(request, key, edit=True)
    form = TakeOverForm(request.POST, rows=together.pile_rows(session))
    if form.is_valid():
        take = {"session": session, "by": request.user, **form.cleaned_data}
        themes = attempt(form, session.theme_set.question, lambda: take_over(**take))
        if themes is not None:
            messages.success(request, "Taken over. Each change stands in the history.")
            return redirect("themes", session.theme_set.question.key)
    return render(request, "desk/themes/session.html", about(request, session, form))


@require_POST
def session_let_go(request, key):
    """Delete a session that nobody means to take over."""
    session = session_for(request, key, edit=True)
    question = session.theme_set.question
    press(request, lambda: let_session_go(session=session, by=request.user), "Deleted.")
    return redirect("sessions", question.key)


@require_POST
def session_idea_remove(request, key, idea):
    """Take a name that somebody typed off all pages."""
    session = session_for(request, key, edit=True)
    named = get_object_or_404(NameIdea, pile__session=session, pk=idea)
    press(request, lambda: take_away(thing=named, by=request.user), "Taken away.")
    return redirect("session", key)


@require_POST
def session_pile_remove(request, key, pile):
    """Take a theme that somebody started off all pages."""
    session = session_for(request, key, edit=True)
    started = get_object_or_404(session.piles.filter(theme=None), pk=pile)
    press(request, lambda: take_away(thing=started, by=request.user), "Taken away.")
    return redirect("session", key)
