"""Taking words out of an answer, by choosing them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from surveys.actions import reviewing
from surveys.forms.reviewing import RedactForm, numbers
from surveys.models import Redaction, Review
from surveys.permissions import can_read_whole
from surveys.reading import (
    personal_of,
    question_words,
    state_seen,
    with_artwork,
    words_of,
)
from surveys.redacting import holding, leaves_words, without, words_in
from surveys.views.desk.reviewing import (
    back_to_queue,
    on_one_review,
    queue_address,
    shows_or_takes,
    told_of,
)

LOOK = "This is how it reads now. Look at it once more, then release it."
WHY = "Choose why words were taken out."


def form_for(request, review: Review) -> RedactForm:
    """What was sent; else what this reader has begun, what was taken out, or what was found."""
    text = review.answer.text
    begun = Redaction.objects.filter(review=review, reader=request.user).first()
    if begun:
        out, reason = begun.out, begun.reason
    elif review.status == Review.Status.REDACTED:
        out, reason = set(review.taken_out), review.reason
    else:
        out, reason = holding(text, personal_of(review)), ""
    initial = {"out": sorted(out), "reason": reason, "seen": state_seen(review)}
    data = request.POST if request.method == "POST" else None
    return RedactForm(data, words=len(words_in(text)), initial=initial)


@shows_or_takes
@on_one_review
def review_redact(request, review: Review):
    """Choose words, see how it reads without them, and release that."""
    if not can_read_whole(request.user, review):
        messages.warning(request, reviewing.ONLY_A_LEAD)
        return redirect("review", review.pk)
    form = form_for(request, review)
    if request.method == "POST" and form.is_valid():
        return take(request, review, form)
    return draw(request, review, form)


def take(request, review: Review, form: RedactForm):
    """Do what was asked: keep it for later, drop it, show how it reads, or release it."""
    step = request.POST.get("step")
    if step == "drop":
        reviewing.drop_redaction(answer=review.answer, by=request.user)
        messages.success(request, "Forgotten. The answer still stands as it did.")
        return back_to_queue(request, review)
    if not keep(request, review, form):
        return draw(request, review, form)
    if step == "keep":
        messages.success(request, "Kept. Only you see it, and find it again in the reading queue.")
        return back_to_queue(request, review)
    if step == "release":
        return release(request, review, form)
    return redirect(request.get_full_path() + "#result")


def keep(request, review: Review, form: RedactForm) -> bool:
    said = {name: form.cleaned_data[name] for name in ("out", "reason", "seen")}
    try:
        reviewing.keep_redaction(answer=review.answer, by=request.user, **said)
    except ValidationError as problem:
        refuse(form, review, problem)
        return False
    return True


def refuse(form: RedactForm, review: Review, problem: ValidationError) -> None:
    """Say so, and let what was chosen be sent again for the answer as it stands now."""
    form.add_error(None, problem)
    form.data = form.data.copy()
    form.data["seen"] = state_seen(review)


def release(request, review: Review, form: RedactForm):
    said = {name: form.cleaned_data[name] for name in ("out", "reason", "seen")}
    if not said["reason"]:
        form.add_error("reason", WHY)
    elif not form.was_shown:
        messages.info(request, LOOK)
    else:
        try:
            reviewing.redact_answer(answer=review.answer, by=request.user, **said)
        except ValidationError as problem:
            refuse(form, review, problem)
        else:
            messages.success(request, "Released, with words taken out.")
            return back_to_queue(request, review)
    return draw(request, review, form)


@require_POST
@on_one_review
def review_redacted(request, review: Review):
    """How it reads without the words chosen so far, which are kept. For a page with scripts."""
    if not can_read_whole(request.user, review):
        return redirect("review", review.pk)
    form = form_for(request, review)
    if form.is_valid():
        keep(request, review, form)
    return render(request, "desk/reviews/redacted.html", result_of(review, form))


def chosen_in(form: RedactForm) -> set[int]:
    return {int(value) for value in form["out"].value() or [] if str(value).isdecimal()}


def result_of(review: Review, form: RedactForm) -> dict:
    text, out = review.answer.text, chosen_in(form)
    return {
        "form": form,
        "result": without(text, out, personal_of(review)) if leaves_words(text, out) else "",
        "is_whole": not out,
        "shown": numbers(out),
    }


def draw(request, review: Review, form: RedactForm):
    context = {
        "review": review,
        "question": question_words(review),
        **told_of(review, request.user),
        "has_artwork": bool(with_artwork([review])),
        "words": words_of(review, chosen_in(form)),
        "is_begun": Redaction.objects.filter(review=review, reader=request.user).exists(),
        "back": queue_address(request, review),
        **result_of(review, form),
    }
    return render(request, "desk/reviews/redact.html", context)
