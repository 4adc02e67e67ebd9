"""Deciding on written answers. Only `released_text` goes further, and only while it is released."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys.models import Answer, Review
from surveys.reading import state_seen
from voice.shared.audit import record

Status = Review.Status
LONGEST_PUT_IN = 40
IN_BRACKETS = re.compile(rf"\[[^\[\]]{{0,{LONGEST_PUT_IN}}}\]")
DECIDED_MEANWHILE = (
    "Somebody else decided on this answer while you were reading it. Nothing you did was kept; "
    "what they decided is shown below."
)


@dataclass(frozen=True, slots=True)
class Released:
    """How many answers were let go, and how many were left because somebody had decided."""

    done: int
    left: int


@transaction.atomic
def release_answers(*, answers: Iterable[Answer], by) -> Released:
    """Release those of the answers that are still held, as they are. Others are left alone."""
    keys = [answer.pk for answer in answers]
    reviews = Review.objects.select_for_update(of=("self",)).select_related("answer")
    held = list(reviews.filter(pk__in=keys, status=Status.HELD).order_by("pk"))
    for review in held:
        decide(review, Status.RELEASED, by=by, text=review.answer.text)
    return Released(done=len(held), left=len(keys) - len(held))


@transaction.atomic
def release_answer(*, answer: Answer, by, seen: str = "") -> Review:
    """Release one answer as it is, also one that was released with words taken out.

    Raises ValidationError for a sealed one, and where it is no longer as `seen`.
    """
    review = hold_review(answer, seen)
    return decide(review, Status.RELEASED, by=by, text=review.answer.text)


@transaction.atomic
def redact_answer(*, answer: Answer, text: str, by, reason: str = "", seen: str = "") -> Review:
    """Release an answer with words taken out, or replaced by something in square brackets.

    Raises ValidationError where `text` has words that the answer has not, where nothing was taken
    out or nothing is left, and as `release_answer` does.
    """
    review = hold_review(answer, seen)
    text = text.strip()
    refuse_rewriting(review.answer.text, text)
    return decide(review, Status.REDACTED, by=by, text=text, reason=reason)


def refuse_rewriting(original: str, text: str) -> None:
    if text == original.strip():
        raise ValidationError("Nothing was taken out. Release the answer as it is instead.")
    left = words_outside_brackets(text)
    if not left:
        raise ValidationError("No words of the answer are left. Seal it, or leave it held.")
    said = iter(re.findall(r"\w+", original))
    if not all(word in said for word in left):
        raise ValidationError(
            "Only take words out, or put something short in square brackets in their place, such "
            "as [my school]. Everything else stays as it was said."
        )


def words_outside_brackets(text: str) -> list[str]:
    return re.findall(r"\w+", IN_BRACKETS.sub(" ", text))


@transaction.atomic
def seal_answer(*, answer: Answer, reason: str, by, seen: str = "") -> Review:
    """Keep an answer from everybody but the safeguarding lead, also one that was released."""
    return decide(hold_review(answer, seen), Status.SEALED, by=by, reason=reason)


@transaction.atomic
def unseal_answer(*, answer: Answer, reason: str, by, seen: str = "") -> Review:
    """Put a sealed or referred answer back among those that are held."""
    review = lock_review(answer, seen)
    if review.status not in {Status.SEALED, Status.REFERRED}:
        raise ValidationError(DECIDED_MEANWHILE)
    before = review.status
    review.status, review.reason = Status.HELD, reason
    review.released_text, review.decided_by, review.decided_at = "", None, None
    review.agreed_by = None
    review.save()
    record(by=by, verb="unsealed answer", thing=review, why=f"was {before}")
    return review


def decide(review: Review, status: str, *, by, text: str = "", reason: str = "") -> Review:
    """Write one decision down, and what it replaces. The record holds no words of the answer."""
    before = review.status
    review.status, review.released_text, review.reason = status, text, reason
    review.decided_by, review.decided_at, review.agreed_by = by, timezone.now(), None
    review.save()
    record(by=by, verb=f"{status} answer", thing=review, why=f"was {before}")
    return review


def hold_review(answer: Answer, seen: str) -> Review:
    """The answer's review, locked. Raises ValidationError where it is sealed or not as `seen`."""
    review = lock_review(answer, seen)
    if review.status in {Status.SEALED, Status.REFERRED}:
        raise ValidationError("This answer is sealed. Only the safeguarding lead can unseal it.")
    return review


def lock_review(answer: Answer, seen: str) -> Review:
    reviews = Review.objects.select_for_update(of=("self",)).select_related("answer")
    review = reviews.get(pk=answer.pk)
    if seen and seen != state_seen(review):
        raise ValidationError(DECIDED_MEANWHILE)
    return review
