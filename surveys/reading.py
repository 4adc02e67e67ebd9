"""The reading queue: which written answers a person may read, in which order, page by page."""

import re
import uuid
from dataclasses import dataclass

from django.db.models import Count, Q

from surveys.frozen import frozen
from surveys.models import Artwork, Kind, Review
from voice.accounts.models import Membership, Role

ON_A_PAGE = 20
HELD, RELEASED, SEALED = "held", "released", "sealed"
STATES = {
    HELD: [Review.Status.HELD],
    RELEASED: [Review.Status.RELEASED, Review.Status.REDACTED],
    SEALED: [Review.Status.SEALED, Review.Status.REFERRED],
}
ORGANISATION = "answer__question__survey__campaign__organisation"
# What often says who or where somebody is: a help to the reader's eye, and nothing more.
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w[\w.]*"  # an e-mail address
    r"|(?<!\w)@\w{3,}"  # a name on social media
    r"|(?:\+44|\b0)[\d\s()-]{8,14}\d"  # a telephone number
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"  # a postcode
    r"|\bmy name(?:'s|’s| is)\s+\w+(?:\s+[A-Z]\w+)?"  # noqa: RUF001
    r"|\b(?:i am|i'm|i’m) called\s+\w+",  # noqa: RUF001
    re.IGNORECASE,
)


def is_for_reader(user) -> Q:
    """What the person may read: sealed answers are for the safeguarding lead alone."""
    current = Membership.objects.current().filter(user=user)
    leads = current.filter(role=Role.SAFEGUARDING_LEAD).values("organisation")
    readers = current.filter(role__in=[Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD])
    own = Q(**{f"{ORGANISATION}__in": readers.values("organisation")})
    return own & (~Q(status__in=STATES[SEALED]) | Q(**{f"{ORGANISATION}__in": leads}))


def reviews_for(user, survey_key: str = ""):
    """Reviews that the person may read, of one survey or of all."""
    reviews = Review.objects.filter(is_for_reader(user))
    return reviews.filter(answer__question__survey__key=survey_key) if survey_key else reviews


def counts_for(user, survey_key: str = "") -> dict[str, int]:
    """How many answers are in each of `STATES`. One query."""
    return reviews_for(user, survey_key).aggregate(
        **{state: Count("pk", filter=Q(status__in=statuses)) for state, statuses in STATES.items()}
    )


@dataclass(slots=True)
class QueuePage:
    """Up to `ON_A_PAGE` reviews in the order of their random keys, after a given one.

    `after` leads to the next page and is None on the last.
    """

    reviews: list[Review]
    after: uuid.UUID | None


def page_of_queue(user, *, state: str, survey_key: str = "", after=None) -> QueuePage:
    reviews = reviews_for(user, survey_key).filter(status__in=STATES[state]).order_by("answer")
    if after is not None:
        reviews = reviews.filter(answer__gt=after)
    rows = list(
        reviews.select_related(
            "answer__question__survey__campaign__organisation",
            "answer__response__version",
            "decided_by",
        ).defer("answer__response__version__content", "answer__response__draft")[: ON_A_PAGE + 1]
    )
    shown = rows[:ON_A_PAGE]
    return QueuePage(shown, shown[-1].pk if len(rows) > ON_A_PAGE else None)


def question_words(review: Review) -> str:
    """What was asked, in the words of the version that was answered."""
    version = review.answer.response.version
    shape = frozen(version.pk, version.revision)
    return shape.words(f"q:{review.answer.question.code}")[0].text


def with_artwork(reviews: list[Review]) -> set[uuid.UUID]:
    """Keys of those of the reviews whose answer came with a picture. One query, or none."""
    made = [review for review in reviews if review.answer.question.kind == Kind.ARTWORK]
    responses = [review.answer.response_id for review in made]
    pairs = Artwork.objects.filter(response__in=responses).values_list("response", "question")
    there = set(pairs) if made else set()
    return {r.pk for r in made if (r.answer.response_id, r.answer.question_id) in there}


def artwork_of(review: Review) -> Artwork | None:
    answer = review.answer
    return Artwork.objects.filter(response=answer.response, question=answer.question).first()


def state_seen(review: Review) -> str:
    """A mark of the decision as it stands, by which a later one is noticed."""
    decided = review.decided_at.isoformat() if review.decided_at else ""
    return f"{review.status} {decided}".strip()


def pieces_of(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it looks personal."""
    pieces, end = [], 0
    for found in PERSONAL.finditer(text):
        pieces += [(text[end : found.start()], False), (found[0], True)]
        end = found.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]
