"""Where answers meet the screening library: the place of each in the reading queue."""

from django.conf import settings

from surveys.models import Answer, Review
from surveys.screening import Band, screen

STAFF = "staff"  # the category of what may be about somebody in a position of trust


def held_review(answer: Answer) -> Review:
    """The review of a new answer, held, with what the screening says of it. Not stored yet.

    Never raises. What is not screened (a drawing, or the screening is off) and what cannot be
    stands at the top of the queue, below danger. What may be about somebody who works with the
    children is kept from the campaign's own team.
    """
    if not settings.SCREENING or not answer.text:
        return Review(answer=answer)
    found = screen(answer.text, schools=settings.SCHOOL_NAMES)
    is_about_staff = any(mark.category == STAFF for mark in found.marks)
    return Review(
        answer=answer,
        band=found.band,
        screening=found.as_json(),
        is_about_staff=is_about_staff,
    )


def seems_danger(text: str) -> bool:
    """Whether the rules think that somebody may be in danger now."""
    return bool(text) and settings.SCREENING and screen(text).band is Band.DANGER
