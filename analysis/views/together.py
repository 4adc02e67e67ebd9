"""Working it out together, for young people: no account, no script, one cookie with a random key.

Nothing about who they are is read or kept. The cookie is sent by no other site's forms (SameSite),
so that the forms need no further token.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from analysis import together
from analysis.actions.problems import ThemeProblem
from analysis.actions.together import FULL, sort_card, take_seat, think_of_name, vote_for_name
from analysis.models import Seat, Together
from analysis.queries import asked_in
from analysis.together_forms import CardForm, CodeForm, VoteForm

WRONG_CODES_A_MINUTE = 100  # of everybody: a class that mistypes stays far below
COOKIE = "seat"
PATH = "/together/"
CARDS_SHOWN = 8


def public(*methods: str) -> Callable:
    """A page for anybody, kept nowhere."""

    def wrap(view):
        checked = sensitive_post_parameters()(require_http_methods(methods)(view))
        return login_not_required(csrf_exempt(never_cache(wraps(view)(checked))))

    return wrap


def seated(view):
    """A page for those who have joined: the others are led to the door."""

    @public("GET", "HEAD", "POST")
    @wraps(view)
    def guarded(request: HttpRequest, key: str, *args, **kwargs) -> HttpResponse:
        session = session_for(key)
        seat = seat_of(request, session)
        if seat is None or not session.is_open:
            return redirect("together_join", key)
        return view(request, session, seat, *args, **kwargs)

    return guarded


def session_for(key: str) -> Together:
    sessions = Together.objects.annotate(asked=asked_in("theme_set__question__"))
    return get_object_or_404(sessions.select_related("theme_set"), key=key)


def seat_of(request: HttpRequest, session: Together) -> Seat | None:
    key = request.get_signed_cookie(COOKIE, default="", salt=session.key)
    return session.seats.filter(key=key).first() if key else None


@public("GET", "HEAD", "POST")
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if too_many_wrong():
            form.add_error(None, FULL)
            return render(request, "analysis/together/enter.html", {"form": form}, status=429)
        session = Together.objects.open().filter(code=form.cleaned_data["code"]).first()
        if session:
            return redirect("together_join", session.key)
        count_wrong()
        form.add_error("code", "There is no session with this code now. Look at the code again.")
    return render(request, "analysis/together/enter.html", {"form": form})


def minute() -> str:
    return f"together:{timezone.now():%Y%m%d%H%M}"


def too_many_wrong() -> bool:
    return cache.get(minute(), 0) >= WRONG_CODES_A_MINUTE


def count_wrong() -> None:
    cache.add(minute(), 0, timeout=120)
    cache.incr(minute())


@public("GET", "HEAD", "POST")
def join(request: HttpRequest, key: str) -> HttpResponse:
    """What this is, and coming in. Whoever is in sees what there is to do."""
    session = session_for(key)
    if not session.is_open:
        return render(request, "analysis/together/over.html", {"session": session})
    seat = seat_of(request, session)
    problem = ""
    if request.method == "POST" and seat is None:
        try:
            return with_seat(redirect("together_sort", key), take_seat(session=session), session)
        except ThemeProblem as refused:
            problem = str(refused)
    context = {"session": session, "seat": seat, "problem": problem}
    if seat:
        context["left"] = together.cards_of(session).exclude(sortings__seat=seat).count()
        context["piles"] = together.pile_rows(session)
        context["voted"] = together.voted_of(seat)
    status = 429 if problem else 200
    return render(request, "analysis/together/join.html", context, status=status)


def with_seat(response: HttpResponse, seat: Seat, session: Together) -> HttpResponse:
    response.set_signed_cookie(
        COOKIE,
        seat.key,
        salt=session.key,
        max_age=max(0, int((session.ends_at - timezone.now()).total_seconds())),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


@seated
def sort(request: HttpRequest, session: Together, seat: Seat) -> HttpResponse:
    """One card, and where it goes."""
    data = request.POST if request.method == "POST" else None
    form = CardForm(data, piles=together.piles_of(session))
    if data and form.is_valid():
        card = together.cards_of(session).filter(pk=form.cleaned_data["card"]).first()
        said = {"seat": seat, "pile": form.chosen, "new_label": form.cleaned_data["new"]}
        if card is None or told_on(form, "new", lambda: sort_card(card=card, **said)):
            return redirect("together_sort", session.key)
    card = card_of(data, session) or together.next_card(session, seat)
    if card is None:
        return redirect("together_join", session.key)
    if data is None:
        form = CardForm(piles=together.piles_of(session), initial={"card": card.pk})
    total = together.cards_of(session).count()
    left = together.cards_of(session).exclude(sortings__seat=seat).count()
    context = {
        "session": session,
        "card": card,
        "form": form,
        "number": total - left + 1,
        "of": total,
    }
    return render(request, "analysis/together/sort.html", context)


def card_of(data, session: Together):
    here = data.get("card", "") if data else ""
    return together.cards_of(session).filter(pk=here).first() if here.isdecimal() else None


def told_on(form, field: str, do: Callable) -> bool:
    """Do it, or say on the form why not."""
    try:
        do()
    except ThemeProblem as problem:
        form.add_error(field, str(problem))
        return False
    return True


@seated
def name(request: HttpRequest, session: Together, seat: Seat, pile: int) -> HttpResponse:
    """One pile: its cards, the names that others thought of, and one's own."""
    rows = together.pile_rows(session)
    row = next((row for row in rows if row.pile.pk == pile), None)
    if row is None:
        return redirect("together_join", session.key)
    data = request.POST if request.method == "POST" else None
    liked = together.voted_of(seat).get(pile)
    form = VoteForm(data, ideas=row.ideas, initial={"idea": str(liked or "")})
    if data and form.is_valid():
        new, chosen = form.cleaned_data["new"], form.chosen
        if new.strip():
            do = lambda: think_of_name(pile=row.pile, seat=seat, label=new)  # noqa: E731
        else:
            do = lambda: vote_for_name(idea=chosen, seat=seat)  # noqa: E731
        if told_on(form, "new", do):
            return redirect("together_join", session.key)
    context = {"session": session, "row": row, "cards": row.cards[:CARDS_SHOWN], "form": form}
    return render(request, "analysis/together/name.html", context)
