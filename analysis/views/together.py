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
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from analysis import together
from analysis.actions.problems import ThemeProblem
from analysis.actions.together import FULL, sort_card, take_seat, think_of_name, vote_for_name
from analysis.models import Seat, Together
from analysis.together_forms import CardForm, CodeForm, VoteForm
from analysis.views.speaking import Speaking

WRONG_CODES_A_MINUTE = 100  # of everybody: a class that mistypes stays far below
COOKIE = "seat"
PATH = "/together/"
CARDS_SHOWN = 8


def public(view: Callable) -> Callable:
    """A page for anybody, kept nowhere, in the language that was chosen."""

    @wraps(view)
    def spoken(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        speaking = Speaking.of(request.GET.get("speak", ""), note_of(request, kwargs.get("key"))[1])
        with override(speaking.language):
            return view(request, speaking, *args, **kwargs)

    checked = sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(spoken))
    return login_not_required(csrf_exempt(never_cache(checked)))


def seated(view: Callable) -> Callable:
    """A page for those who have joined: the others are led to the door."""

    @public
    @wraps(view)
    def guarded(request: HttpRequest, speaking: Speaking, key: str, **kwargs) -> HttpResponse:
        session = session_for(key)
        seat = seat_of(request, session)
        if seat is None or not session.is_open:
            return redirect("together_join", key)
        return with_note(view(request, speaking, session, seat, **kwargs), session, seat, speaking)

    return guarded


def session_for(key: str) -> Together:
    return get_object_or_404(
        Together.objects.select_related("theme_set__question__survey"), key=key
    )


def note_of(request: HttpRequest, session_key: str | None) -> tuple[str, str]:
    """(the key of a seat, what it speaks) as the browser's one cookie says."""
    note = session_key and request.get_signed_cookie(COOKIE, default="", salt=session_key)
    seat_key, _dot, speaks = (note or "").partition(".")
    return seat_key, speaks


def with_note(
    response: HttpResponse, session: Together, seat: Seat, speaking: Speaking
) -> HttpResponse:
    response.set_signed_cookie(
        COOKIE,
        f"{seat.key}.{speaking.value}",
        salt=session.key,
        max_age=max(0, int((session.ends_at - timezone.now()).total_seconds())),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def seat_of(request: HttpRequest, session: Together) -> Seat | None:
    key, _speaks = note_of(request, session.key)
    return session.seats.filter(key=key).first() if key else None


def draw(
    request: HttpRequest, speaking: Speaking, name: str, *, status: int = 200, **context
) -> HttpResponse:
    context = {
        **speaking.switch(),
        "is_easy": speaking.is_easy,
        "exit_url": settings.EXIT_ADDRESS,
        **context,
    }
    return render(request, f"analysis/together/{name}.html", context, status=status)


@public
def enter(request: HttpRequest, speaking: Speaking) -> HttpResponse:
    """Type the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if too_many_wrong():
            form.add_error(None, FULL)
            return draw(request, speaking, "enter", status=429, form=form)
        code = form.cleaned_data["code"]
        if session := Together.objects.open().filter(code=code).first():
            door = reverse("together_join", args=[session.key])
            return redirect(f"{door}?speak={speaking.value}")
        count_wrong()
        form.add_error("code", _("There is no session with this code now. Look at it again."))
    return draw(request, speaking, "enter", form=form)


def minute() -> str:
    return f"together:{timezone.now():%Y%m%d%H%M}"


def too_many_wrong() -> bool:
    return cache.get(minute(), 0) >= WRONG_CODES_A_MINUTE


def count_wrong() -> None:
    cache.add(minute(), 0, timeout=120)
    cache.incr(minute())


@public
def join(request: HttpRequest, speaking: Speaking, key: str) -> HttpResponse:
    """What this is, and coming in. Whoever is in sees what there is to do."""
    session = session_for(key)
    if not session.is_open:
        told = {"session": session, "named": together.named_in(session)}
        return draw(request, speaking, "over", **told)
    seat = seat_of(request, session)
    problem = ""
    if request.method == "POST" and seat is None:
        try:
            seat = take_seat(session=session)
            return with_note(redirect("together_sort", key), session, seat, speaking)
        except ThemeProblem as refused:
            problem = str(refused)
    asked = together.asked_of(session, speaking.language, speaking.layer)
    here = {"session": session, "seat": seat, "problem": problem, "asked": asked}
    if seat is None:
        return draw(request, speaking, "join", status=429 if problem else 200, **here)
    here["left"] = together.cards_of(session).exclude(sortings__seat=seat).count()
    here |= {"piles": together.pile_rows(session), "voted": together.voted_of(seat)}
    return with_note(draw(request, speaking, "join", **here), session, seat, speaking)


@seated
def sort(request: HttpRequest, speaking: Speaking, session: Together, seat: Seat) -> HttpResponse:
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
    return draw(
        request,
        speaking,
        "sort",
        session=session,
        asked=together.asked_of(session, speaking.language, speaking.layer),
        card=card,
        form=form,
        number=total - left + 1,
        of=total,
    )


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
def name(
    request: HttpRequest, speaking: Speaking, session: Together, seat: Seat, *, pile: int
) -> HttpResponse:
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
    here = {"session": session, "row": row, "cards": row.cards[:CARDS_SHOWN], "form": form}
    return draw(request, speaking, "name", **here)
