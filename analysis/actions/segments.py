"""Cutting answers into segments, and again after a review changed the words that may be read."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from analysis.models import RELEASED, Coding, Segment
from surveys.models import Answer, Question


def cut_segment(*, answer: Answer, start: int, end: int) -> Segment:
    """The segment of the answer's released text, made if it is not there yet."""
    segment, is_new = Segment.objects.get_or_create(answer=answer, start=start, end=end)
    decided_at = answer.review.decided_at
    if not is_new and decided_at is not None and segment.cut_at < decided_at:
        segment.cut_at = timezone.now()
        segment.save(update_fields=["cut_at"])
    return segment


@transaction.atomic
def recut_segments(*, question: Question) -> None:
    """Make the segments of answers that were reviewed again fit their new words.

    What the machine said about the old words goes. What a person said is kept: where the words
    moved it is now said of the whole answer.
    """
    stale = Segment.objects.filter(
        answer__question=question,
        answer__review__status__in=RELEASED,
        answer__review__decided_at__gt=F("cut_at"),
    )
    Coding.objects.filter(segment__in=stale, assigned_by=None, removed_at=None).delete()
    stale.filter(codings=None).delete()
    for segment in stale.exclude(answer__review__released_text="").select_related("answer__review"):
        whole = cut_segment(
            answer=segment.answer, start=0, end=len(segment.answer.review.released_text)
        )
        if whole != segment:
            carry_over(segment, whole)


def carry_over(old: Segment, new: Segment) -> None:
    """Move what people said of one segment to another; where both were coded, the words that
    stand win over a removal."""
    there = {coding.theme_id: coding for coding in new.codings.all()}
    for coding in old.codings.all():
        twin = there.get(coding.theme_id)
        if twin and (twin.removed_at is None or coding.removed_at is not None):
            continue
        if twin:
            twin.delete()
        coding.segment = new
        coding.save(update_fields=["segment"])
    old.delete()
