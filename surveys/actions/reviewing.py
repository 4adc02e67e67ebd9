"""Deciding on written answers. Only `released_text` goes further, and only while it is released."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys.actions.alerting import open_alerts
from surveys.models import Answer, Redaction, Review
from surveys.permissions import can_read_whole
from surveys.reading import personal_of, state_seen
from surveys.redacting import leaves_words, without
from surveys.screening import Band
from voice.shared.audit import record

Status = Review.Status
DECIDED_MEANWHILE = (
    "Somebody else decided on this answer while you were reading it. Nothing you did was kept; "
    "what they decided is shown below."
)
ONLY_A_LEAD = (
    "Words were taken out of that answer. Only the safeguarding lead can change which; you can "
    "seal it."
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

    Raises ValidationError for a sealed one, for whoever may not read the whole of it, and where it
    is no longer as `seen`.
    """
    review = hold_whole(answer, by, seen)
    return decide(review, Status.RELEASED, by=by, text=review.answer.text)


@transaction.atomic
def redact_answer(
    *, answer: Answer, out: Collection[int], by, reason: str = "", seen: str = ""
) -> Review:
    """Release an answer without the words of these numbers, as `surveys.redacting` counts them.

    Raises ValidationError where no word is taken out or none is left, and as `release_answer` does.
    """
    review = hold_whole(answer, by, seen)
    said = review.answer.text
    text = without(said, out, personal_of(review))
    if text == said.strip():
        raise ValidationError("Choose the words to take out, or release the answer as it is.")
    if not leaves_words(said, out):
        raise ValidationError("No words of the answer are left. Seal it, or leave it held.")
    return decide(review, Status.REDACTED, by=by, text=text, out=out, reason=reason)


@transaction.atomic
def keep_redaction(*, answer: Answer, out: Collection[int], reason: str, by, seen: str) -> None:
    """Keep for one reader which words they mean to take out, until somebody decides.

    Raises ValidationError as `release_answer` does.
    """
    review = hold_whole(answer, by, seen)
    chosen = {"chosen": Redaction.written(out, reason), "saved_on": timezone.localdate()}
    Redaction.objects.update_or_create(review=review, reader=by, defaults=chosen)


@transaction.atomic
def drop_redaction(*, answer: Answer, by) -> None:
    """Forget which words a reader meant to take out."""
    Redaction.objects.filter(review=answer.pk, reader=by).delete()


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
    review.agreed_by, review.taken_out = None, []
    review.save()
    record(by=by, verb="unsealed answer", thing=review, why=f"was {before}")
    return review


def decide(
    review: Review,
    status: str,
    *,
    by,
    text: str = "",
    out: Collection[int] = (),
    reason: str = "",
) -> Review:
    """Write one decision down, and what it replaces. The record holds no words of the answer.

    Whoever decides has looked: nobody is told of it any more.
    """
    before = review.status
    review.status, review.released_text, review.reason = status, text, reason
    review.taken_out = sorted(out)
    review.decided_by, review.decided_at, review.agreed_by = by, timezone.now(), None
    review.save()
    review.redactions.all().delete()
    if review.band == Band.DANGER:
        open_alerts(reviews=[review], by=by)
    record(by=by, verb=f"{status} answer", thing=review, why=f"was {before}")
    return review


def hold_review(answer: Answer, seen: str) -> Review:
    """The answer's review, locked. Raises ValidationError where it is sealed or not as `seen`."""
    review = lock_review(answer, seen)
    if review.status in {Status.SEALED, Status.REFERRED}:
        raise ValidationError("This answer is sealed. Only the safeguarding lead can unseal it.")
    return review


def hold_whole(answer: Answer, by, seen: str) -> Review:
    """As `hold_review`, for somebody who may read the whole answer."""
    review = hold_review(answer, seen)
    if not can_read_whole(by, review):
        raise ValidationError(ONLY_A_LEAD)
    return review


def lock_review(answer: Answer, seen: str) -> Review:
    reviews = Review.objects.select_for_update(of=("self",)).select_related("answer")
    review = reviews.get(pk=answer.pk)
    if seen and seen != state_seen(review):
        raise ValidationError(DECIDED_MEANWHILE)
    return review
