"""One answer by itself, and what is done about one that cannot wait."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from surveys.actions import referring
from surveys.forms.referring import AskForm, ClosingForm, OpinionForm, ReferForm, ToldForm
from surveys.models import Referral, Review
from surveys.permissions import can_read_review
from surveys.reading import question_words, state_seen, with_artwork
from surveys.views.desk.reviewing import (
    break_prompt,
    is_reader,
    is_tired,
    on_one_review,
    shows_or_takes,
    told_of,
)
from voice.accounts.models import Role, User
from voice.shared.audit import record
from voice.shared.http import require

REFERRERS = (Role.SAFEGUARDING_LEAD, Role.ALLEGATIONS)


def colleagues_of(user, review: Review):
    """Others who may read this very answer."""
    organisation = review.answer.question.survey.campaign.organisation
    members = User.objects.filter(memberships__in=organisation.memberships.current()).exclude(
        pk=user.pk
    )
    people = [one.pk for one in members.distinct() if can_read_review(one, review)]
    return User.objects.filter(pk__in=people).order_by("name")


def shown(review: Review, user, **context) -> dict:
    return {
        "review": review,
        "question": question_words(review),
        **told_of(review, user),
        "has_artwork": bool(with_artwork([review])),
        "seen": state_seen(review),
        "is_sealed": review.status in {Review.Status.SEALED, Review.Status.REFERRED},
        "needs_second": referring.needs_second(review),
        **context,
    }


@require_safe
@on_one_review
def review(request, review: Review):
    """One answer, who decided what, and what can be done. Messages about it lead here."""
    if review.status in {Review.Status.SEALED, Review.Status.REFERRED}:
        if is_tired(request, 1):
            return break_prompt(request)
        record(by=request.user, verb="read a sealed answer", thing=review)
    return render(request, "desk/reviews/review.html", one(request, review))


def one(request, review: Review, **forms) -> dict:
    opinions = list(review.opinions.select_related("asked_by", "asked_of"))
    for asked in opinions:
        asked.form = OpinionForm() if is_for(request.user, asked) else None
    referral = Referral.objects.visible_to(request.user).filter(review=review).first()
    may_agree = referring.needs_second(review) and review.decided_by_id != request.user.pk
    ask = AskForm(colleagues=colleagues_of(request.user, review))
    context = {"opinions": opinions, "referral": referral, "may_agree": may_agree, "ask": ask}
    return shown(review, request.user, **(context | forms))


def is_for(user, asked) -> bool:
    return asked.asked_of_id == user.pk and not asked.given_on


@shows_or_takes
@on_one_review
def review_refer(request, review: Review):
    """Open the record of a referral."""
    data = request.POST if request.method == "POST" else None
    form = ReferForm(data, initial={"seen": state_seen(review)})
    if request.method == "POST" and form.is_valid():
        try:
            referral = referring.refer_answer(
                answer=review.answer, by=request.user, **form.cleaned_data
            )
        except ValidationError as problem:
            form.add_error(None, problem)
            form.data = {**form.data.dict(), "seen": state_seen(review)}
        else:
            return after_referring(request, referral)
    back = reverse("review", args=[review.pk])
    return render(
        request, "desk/reviews/refer.html", shown(review, request.user, form=form, back=back)
    )


def after_referring(request, referral: Referral):
    if Referral.objects.visible_to(request.user).filter(pk=referral.pk).exists():
        messages.success(request, "The record is open. Write down whom you told, and when.")
        return redirect("referral", referral.key)
    who = "allegations contact" if referral.is_about_staff else "safeguarding lead"
    messages.success(request, f"The record is open. Only the {who} can read it now: ring them.")
    return redirect("reviews")


@require_POST
@on_one_review
def review_agree(request, review: Review):
    """A second person keeps what may be urgent sealed."""
    seen = request.POST.get("seen", "")[:60]
    return do(
        request,
        review,
        "Written down: two people have looked.",
        lambda: referring.agree_to_keep(answer=review.answer, by=request.user, seen=seen),
    )


@require_POST
@on_one_review
def review_apart(request, review: Review):
    """Keep an answer from the campaign's team, or give it to them."""
    is_about_staff = request.POST.get("apart") == "yes"
    done = "The team does not see it." if is_about_staff else "The team sees it again."
    return do(
        request,
        review,
        done,
        lambda: referring.keep_from_team(
            answer=review.answer, is_about_staff=is_about_staff, by=request.user
        ),
    )


def do(request, review: Review, done: str, action):
    try:
        action()
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, done)
    return redirect("review", review.pk)


@require_POST
@on_one_review
def review_ask(request, review: Review):
    """Ask a colleague about an answer."""
    form = AskForm(request.POST, colleagues=colleagues_of(request.user, review))
    if not form.is_valid():
        return render(request, "desk/reviews/review.html", one(request, review, ask=form))
    referring.ask_colleague(answer=review.answer, by=request.user, **form.cleaned_data)
    messages.success(request, "Asked. They get a link, and no word of the answer.")
    return redirect("review", review.pk)


@require_POST
@on_one_review
def review_opinion(request, review: Review, number: int):
    """Say what one thinks, when asked."""
    mine = review.opinions.filter(asked_of=request.user, given_on=None)
    asked = get_object_or_404(mine, pk=number)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        context = one(request, review)
        for row in context["opinions"]:
            row.form = form if row.pk == asked.pk else row.form
        return render(request, "desk/reviews/review.html", context)
    referring.give_opinion(asked=asked, by=request.user, **form.cleaned_data)
    messages.success(request, "Thank you. They see what you think.")
    return redirect("review", review.pk)


# Records ----------------------------------------------------------------------------------------


@require_safe
def referrals(request):
    """Records of what was referred, the open ones first."""
    require(is_reader(request.user, *REFERRERS))
    rows = Referral.objects.visible_to(request.user).select_related("campaign", "decided_by")
    rows = rows.defer("asked", "copy", "known", "why", "told", "outcome")
    context = {"open": rows.filter(closed_on=None), "closed": rows.exclude(closed_on=None)[:100]}
    return render(request, "desk/referrals/list.html", context)


def referral_for(request, key: str) -> Referral:
    """The record, for whom it is; 403 for others of the organisation, 404 for everybody else."""
    rows = Referral.objects.filter(organisation__memberships__in=request.user.memberships.current())
    found = get_object_or_404(rows.select_related("campaign", "decided_by").distinct(), key=key)
    require(Referral.objects.visible_to(request.user).filter(pk=found.pk).exists())
    return found


@require_safe
def referral(request, key: str):
    """Read a record: that is written down too."""
    found = referral_for(request, key)
    record(by=request.user, verb="read a referral", thing=found)
    return draw(request, found)


def draw(request, found: Referral, **forms):
    said = {"told": found.told, "told_at": found.told_at}
    context = {"referral": found, "told": ToldForm(initial=said), "closing": ClosingForm()} | forms
    return render(request, "desk/referrals/referral.html", context)


@require_POST
def referral_told(request, key: str):
    found = referral_for(request, key)
    form = ToldForm(request.POST)
    if not form.is_valid():
        return draw(request, found, told=form)
    return write(request, found, referring.add_to_referral, "Written down.", form)


@require_POST
def referral_close(request, key: str):
    found = referral_for(request, key)
    form = ClosingForm(request.POST)
    if not form.is_valid():
        return draw(request, found, closing=form)
    return write(request, found, referring.close_referral, "The record is closed.", form)


def write(request, found: Referral, action, done: str, form):
    try:
        action(referral=found, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, done)
    return redirect("referral", found.key)
