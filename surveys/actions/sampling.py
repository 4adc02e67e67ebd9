"""Releasing the unflagged answers of a campaign at once, after a blind sample of them."""

import hashlib
import secrets
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from surveys.models import SAMPLE_SIZE, Answer, ReadingSample, Redaction, Review, SampledReview
from voice.programme.models import Campaign
from voice.shared.audit import record

State = ReadingSample.State
ACTED_ON = (Review.Status.SEALED, Review.Status.REFERRED, Review.Status.REDACTED)
RELEASED_BECAUSE = "Released with all unflagged answers after a blind sample."
FOUND = "something to act on was found"


def unflagged_of(campaign: Campaign):
    """Answers of the campaign that wait and in which nothing was found."""
    return Review.objects.unflagged().filter(answer__question__survey__campaign=campaign)


def refusal_to_draw(campaign: Campaign) -> str:
    """Why no sample can be drawn now; empty where it can."""
    if campaign.reading_samples.filter(state=State.FAILED).exists():
        return (
            "A sample of this campaign held something to act on. All its answers are read by "
            "people."
        )
    if campaign.reading_samples.filter(state=State.READING).exists():
        return "A sample is being read already."
    if (count := unflagged_of(campaign).count()) < SAMPLE_SIZE:
        return (
            f"{count} unflagged answers wait. Below {SAMPLE_SIZE} a sample says too little: read "
            "them all."
        )
    return ""


@transaction.atomic
def draw_sample(*, campaign: Campaign, by) -> ReadingSample:
    """Draw `SAMPLE_SIZE` of the unflagged answers at random, and remember which were there.

    Raises ValidationError where `refusal_to_draw` says why.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if refusal := refusal_to_draw(campaign):
        raise ValidationError(refusal)
    keys = sorted(unflagged_of(campaign).select_for_update(of=("self",)).values_list("pk"))
    sample = ReadingSample.objects.create(
        campaign=campaign,
        size=SAMPLE_SIZE,
        drawn_from_count=len(keys),
        seed=secrets.token_hex(32),
        drawn_by=by,
    )
    for begins in range(0, len(keys), 500):
        some = [key for (key,) in keys[begins : begins + 500]]
        Review.objects.filter(pk__in=some).update(drawn_from=sample)
    drawn = in_order_of(sample.seed, [key for (key,) in keys])[: sample.size]
    SampledReview.objects.bulk_create(
        SampledReview(sample=sample, place=place, review_id=key)
        for place, key in enumerate(drawn, start=1)
    )
    why = f"{sample.size} of {sample.drawn_from_count} unflagged"
    record(by=by, verb="drew a blind sample", thing=sample, why=why)
    return sample


def in_order_of(seed: str, keys: list[uuid.UUID]) -> list[uuid.UUID]:
    """The keys in an order that is as good as random, and the same again for the same seed."""
    return sorted(keys, key=lambda key: hashlib.sha256(seed.encode() + key.bytes).digest())


def next_place(sample: ReadingSample) -> SampledReview | None:
    """What is to be read next; None when all was read. A deleted answer is replaced at random."""
    unread = sample.places.filter(read_at=None)
    for place in unread.filter(review=None):
        replace(sample, place)
    return unread.select_related(
        "review__answer__question__survey__campaign__organisation",
        "review__answer__response__version",
    ).first()


def replace(sample: ReadingSample, place: SampledReview) -> None:
    taken = sample.places.exclude(review=None).values("review")
    left = list(sample.drawn_from.exclude(pk__in=taken).values_list("pk", flat=True))
    if left:
        place.review_id = secrets.choice(left)
        place.save()


def locked(sample: ReadingSample) -> ReadingSample:
    """The sample, while it is being read and nobody else changes it."""
    found = ReadingSample.objects.select_for_update(of=("self",)).get(pk=sample.pk)
    if found.state != State.READING:
        raise ValidationError("This sample has ended.")
    return found


def end(sample: ReadingSample, state: str, *, by, reason: str = "") -> None:
    sample.state, sample.reason = state, reason
    sample.ended_by, sample.ended_at = by, timezone.now()
    sample.save()


def holds_something(sample: ReadingSample) -> bool:
    """Whether somebody acted on an answer of the sample, here or in the queue."""
    return sample.places.filter(review__status__in=ACTED_ON).exists()


@transaction.atomic
def fail_sample(*, sample: ReadingSample, by) -> None:
    """Bulk release stays closed: an answer of the sample needs somebody to act."""
    sample = locked(sample)
    end(sample, State.FAILED, by=by)
    record(by=by, verb="ended a blind sample", thing=sample, why=FOUND)


def acted_on(sample: ReadingSample, by) -> bool:
    """Whether the sample failed by what somebody decided in the queue meanwhile; then it ends."""
    if sample.state == State.READING and holds_something(sample):
        fail_sample(sample=sample, by=by)
        return True
    return False


@transaction.atomic
def mark_nothing(*, sample: ReadingSample, place: int, by) -> None:
    """The answer at that place was read, and holds nothing to act on."""
    sample = locked(sample)
    unread = sample.places.filter(place=place, read_at=None, review__isnull=False)
    unread.update(read_by=by, read_at=timezone.now())


@transaction.atomic
def release_rest(*, sample: ReadingSample, reason: str, by) -> int:
    """Release what the sample was drawn from and is still held and unflagged; returns how many.

    Raises ValidationError unless the whole sample was read and held nothing.
    """
    sample = locked(sample)
    drawn = sample.places.exclude(review=None).values("review")
    list(Review.objects.select_for_update(of=("self",)).filter(pk__in=drawn))
    if holds_something(sample):
        raise ValidationError("Something to act on was found in the sample.")
    if sample.places.filter(read_at=None).exists():
        raise ValidationError("Read the whole sample first.")
    words = Answer.objects.filter(pk=OuterRef("answer_id")).values("text")[:1]
    rest = Review.objects.unflagged().filter(drawn_from=sample)
    Redaction.objects.filter(review__in=rest).delete()
    sample.released_count = rest.update(
        status=Review.Status.RELEASED,
        released_text=Subquery(words),
        decided_by=by,
        decided_at=timezone.now(),
        reason=RELEASED_BECAUSE,
    )
    end(sample, State.RELEASED, by=by, reason=reason)
    why = (
        f"{sample.released_count} answers; sample of {sample.size}, found 0, "
        f"at most {sample.bound:g} % at 95 %"
    )
    record(by=by, verb="released unread answers after a blind sample", thing=sample, why=why)
    return sample.released_count
