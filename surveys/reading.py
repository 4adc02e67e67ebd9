"""The reading queue: which written answers a person may read, in which order, page by page."""

import uuid
from collections.abc import Container
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, Subquery

from surveys.frozen import frozen
from surveys.models import Artwork, Kind, Review
from surveys.redacting import words_in
from surveys.screening import CATEGORIES, Band
from surveys.screening.personal import personal_details
from voice.accounts.models import Membership, Role

ON_A_PAGE = 20
HELD, RELEASED, SEALED = "held", "released", "sealed"
STATES = {
    HELD: [Review.Status.HELD],
    RELEASED: [Review.Status.RELEASED, Review.Status.REDACTED],
    SEALED: [Review.Status.SEALED, Review.Status.REFERRED],
}
ORGANISATION = "answer__question__survey__campaign__organisation"
NOT_SCREENED = {
    "": "It was not screened.",
    "another language": "It may be in another language. Nothing screened it.",
    "too long": "It is too long to be screened.",
    "too slow": "Screening it took too long.",
    "broke": "The screening failed on it.",
}


def is_for_reader(user) -> Q:
    """What the person may read.

    Sealed answers are for the safeguarding lead alone. What may be about somebody whom the team
    works with is for safeguarding leads and the allegations contact; once it was referred as such,
    for the latter alone.
    """
    current = Membership.objects.current().filter(user=user)

    def of(*roles: Role) -> Q:
        held = current.filter(role__in=roles).values("organisation")
        return Q(**{f"{ORGANISATION}__in": held})

    apart = Q(is_about_staff=True)
    is_sealed, is_referred = Q(status__in=STATES[SEALED]), Q(status=Review.Status.REFERRED)
    team = of(Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD) & ~is_sealed & ~apart
    leads = of(Role.SAFEGUARDING_LEAD) & ~(apart & is_referred)
    return team | leads | (of(Role.ALLEGATIONS) & apart)


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
    """Up to `ON_A_PAGE` reviews in the order of the queue, after a given one.

    What may be urgent comes first, then what was not screened, then harm, then the rest; among
    those of one kind the oldest day, and within a day the order of their random keys. `after`
    leads to the next page and is None on the last.
    """

    reviews: list[Review]
    after: uuid.UUID | None


def page_of_queue(user, *, state: str, survey_key: str = "", after=None) -> QueuePage:
    reviews = reviews_for(user, survey_key).filter(status__in=STATES[state])
    if after is not None:
        reviews = reviews.filter(comes_after(after))
    rows = list(
        reviews.order_by("-band", "came_on", "answer")
        .select_related(
            "answer__question__survey__campaign__organisation",
            "answer__response__version",
            "decided_by",
        )
        .defer("answer__response__version__content", "answer__response__draft")[: ON_A_PAGE + 1]
    )
    shown = rows[:ON_A_PAGE]
    return QueuePage(shown, shown[-1].pk if len(rows) > ON_A_PAGE else None)


def comes_after(key: uuid.UUID) -> Q:
    """What stands behind a review in the queue; nothing where that one is gone."""
    one = Review.objects.filter(pk=key)
    band, day = Subquery(one.values("band")), Subquery(one.values("came_on"))
    return (
        Q(band__lt=band) | Q(band=band, came_on__gt=day) | Q(band=band, came_on=day, answer__gt=key)
    )


def begun_by(user) -> list[uuid.UUID]:
    """Answers that the person may read and has begun to take words out of, the oldest first."""
    begun = user.redactions.filter(review__in=reviews_for(user))
    return list(begun.values_list("review", flat=True))


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


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an answer. `kind` is "personal", "danger", "harm" or empty; `why` names it."""

    text: str
    kind: str = ""
    why: str = ""


def spans_of(review: Review) -> list[tuple[int, int, str, str]]:
    """Where personal details stand, and words that a rule spoke of: (start, end, kind, why)."""
    marks, personal = spoken_of(review)
    named = [(start, end, "personal", kind) for kind, start, end in personal]
    named += [
        (start, end, "danger" if band == Band.DANGER else "harm", CATEGORIES.get(category, ""))
        for category, band, rule, start, end in marks
        if category
    ]
    return sorted(named)


def pieces_of(review: Review) -> list[Piece]:
    """The answer in pieces: personal details, and the words that a rule spoke of, by themselves."""
    text = review.answer.text
    pieces: list[Piece] = []
    done = 0
    for start, end, kind, why in spans_of(review):
        begins = max(start, done)
        if begins < end <= len(text):
            pieces += [Piece(text[done:begins]), Piece(text[begins:end], kind, why)]
            done = end
    return [piece for piece in [*pieces, Piece(text[done:])] if piece.text]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be taken out, what stands `before` it, and the piece that it is part of."""

    number: int
    before: str
    text: str
    is_out: bool
    kind: str
    why: str


def words_of(review: Review, out: Container[int]) -> list[Word]:
    """The answer word by word, with those of the numbers `out` chosen."""
    text, words, done = review.answer.text, [], 0
    spoken = spans_of(review)
    for number, (start, end) in enumerate(words_in(text)):
        kind, why = next(
            ((kind, why) for first, last, kind, why in spoken if first < end and start < last),
            ("", ""),
        )
        words.append(Word(number, text[done:start], text[start:end], number in out, kind, why))
        done = end
    return words


def personal_of(review: Review) -> list[tuple[str, int, int]]:
    """The personal details of an answer: (kind, start, end)."""
    return [(kind, start, end) for kind, start, end in spoken_of(review)[1]]


def spoken_of(review: Review) -> tuple[list, list]:
    """The stored marks and personal details of an answer; the latter are looked for if need be."""
    stored = review.screening or {}
    if "personal" in stored:
        return stored.get("marks", []), stored["personal"]
    found = personal_details(review.answer.text, settings.SCHOOL_NAMES)
    return [], [[one.kind, one.start, one.end] for one in found]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer stands where it does: a category, and the rules that spoke."""

    category: str
    rules: list[str]
    is_danger: bool


def reasons_of(review: Review) -> list[Reason]:
    """What the screening said of an answer, the gravest first; nothing where it said nothing."""
    by_category: dict[str, Reason] = {}
    for category, band, rule, _start, _end in (review.screening or {}).get("marks", []):
        name = CATEGORIES.get(category, "")
        is_danger = band == Band.DANGER or (name in by_category and by_category[name].is_danger)
        rules = by_category[name].rules if name in by_category else []
        by_category[name] = Reason(name, rules + [rule] * (rule not in rules), is_danger)
    return sorted(by_category.values(), key=lambda reason: not reason.is_danger)


def why_not_screened(review: Review) -> str:
    """A sentence on why an answer was not screened; empty where it was."""
    if review.band != Band.UNREAD:
        return ""
    return NOT_SCREENED.get((review.screening or {}).get("problem", ""), NOT_SCREENED[""])
