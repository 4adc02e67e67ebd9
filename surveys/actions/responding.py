"""Storing what a young person says: page by page as a draft, then once and for all.

None of these takes `by=`: nobody is known. Each is one short transaction that is on the disk before
it returns.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from surveys.bands import first_answers
from surveys.draft_key import DraftKey
from surveys.flow import MAY_QUOTE, Answers, Entry, codes_of, first_open, is_answered, route, settle
from surveys.frozen import FrozenQuestion, FrozenSurvey
from surveys.models import Answer, AnswerChoice, Artwork, Kind, Response, ReturnPhrase, Review
from surveys.phrases import phrase_row
from voice.shared.images import Remade


class AlreadySentError(Exception):
    """These answers were sent; they can no longer change."""


class NothingToSendError(Exception):
    """There are no answers under this key."""


class UnfinishedError(Exception):
    """A question of the route still waits; `question` is the first of them."""

    def __init__(self, question: FrozenQuestion):
        super().__init__(question.code)
        self.question = question


def start_response(*, key: DraftKey) -> Response:
    """The row that the answers under `key` are kept in, made if need be, and locked.

    Call inside a transaction. Two first pages posted at once get the same row.
    """
    if response := find_locked(key):
        return response
    row = Response(
        submission_key=key.submission_key,
        version_id=key.version,
        collector_id=key.collector,
        language=key.language,
        layer=key.layer,
        draft=first_answers(key.first),
    )
    Response.objects.bulk_create([row], ignore_conflicts=True)
    return Response.objects.select_for_update().get(submission_key=key.submission_key)


def find_locked(key: DraftKey) -> Response | None:
    rows = Response.objects.select_for_update(of=("self",))
    return rows.filter(submission_key=key.submission_key, version=key.version).first()


def draft_of(response: Response) -> Answers:
    """The answers so far; none where they were sent."""
    return response.draft or {}


@transaction.atomic(durable=True)
def save_answers(
    *,
    key: DraftKey,
    survey: FrozenSurvey,
    entries: Mapping[str, Entry],
    asks_to_quote: bool,
    artwork: Remade | None = None,
) -> Answers:
    """Add a page's entries to the draft and take away what no longer fits.

    `artwork` is the picture that was sent with the one entry that says so. Entries of questions
    that these answers do not lead to are not stored. Returns all answers now. Raises
    `AlreadySentError`.
    """
    response = start_response(key=key)
    if response.submitted_on is not None:
        raise AlreadySentError
    if artwork is not None:
        entries = keep_artwork(response, survey, entries, artwork)
    answers: Answers = {**draft_of(response), **entries}
    met = {question.code for question in route(survey, answers, asks_to_quote=asks_to_quote)}
    answers = {code: e for code, e in answers.items() if code in met or code not in entries}
    response.draft, _ = settle(survey, answers, asks_to_quote=asks_to_quote)
    response.saved_on = timezone.localdate()
    response.language, response.layer = key.language, key.layer
    response.save(update_fields=["draft", "saved_on", "language", "layer"])
    return draft_of(response)


def keep_artwork(
    response: Response, survey: FrozenSurvey, entries: Mapping[str, Entry], artwork: Remade
) -> Mapping[str, Entry]:
    """Store the picture in place of an earlier one; its key takes the place of the entry's mark."""
    ids = {question.code: question.id for question in survey.questions()}
    code = next(code for code, entry in entries.items() if entry.get("artwork"))
    kept, _ = Artwork.objects.update_or_create(
        response=response,
        question_id=ids[code],
        defaults={
            "content": artwork.content,
            "width": artwork.width,
            "height": artwork.height,
        },
    )
    return {**entries, code: {**entries[code], "artwork": str(kept.pk)}}


def delete_artwork_left_out(
    response: Response, survey: FrozenSurvey, questions: list[FrozenQuestion], answers: Answers
) -> None:
    """Delete pictures that were sent and that no answer speaks of any more."""
    if any(question.kind is Kind.ARTWORK for question in survey.questions()):
        left = [q.id for q in questions if answers.get(q.code, {}).get("artwork")]
        response.artworks.exclude(question__in=left).delete()


@transaction.atomic(durable=True)
def send_response(
    *,
    key: DraftKey,
    survey: FrozenSurvey,
    asks_to_quote: bool,
    campaign_pk: int,
    helped: str = "",
) -> Response:
    """Turn the draft into answers that count. Sending again changes nothing.

    Written answers are held for a reader. Raises `NothingToSendError` where nothing was ever saved,
    `UnfinishedError` where a question still waits.
    """
    response = find_locked(key)
    if response is None:
        raise NothingToSendError
    if response.submitted_on is not None:
        return response
    draft = draft_of(response)
    questions = route(survey, draft, asks_to_quote=asks_to_quote)
    if waiting := first_open(questions, draft):
        raise UnfinishedError(waiting)
    ReturnPhrase.objects.bulk_create([phrase_row(response, campaign_pk)], ignore_conflicts=True)
    store_answers(response, [q for q in questions if q is not MAY_QUOTE], draft)
    delete_artwork_left_out(response, survey, questions, draft)
    response.may_quote = "yes" in codes_of(draft, MAY_QUOTE.code)
    response.helped = helped
    response.draft = None
    response.saved_on = response.submitted_on = timezone.localdate()
    response.save(update_fields=["draft", "may_quote", "helped", "saved_on", "submitted_on"])
    return response


def store_answers(
    response: Response, questions: list[FrozenQuestion], answers: Answers
) -> list[Answer]:
    """Make the rows of answers, choices and reviews: three statements, however many questions."""
    rows = [
        Answer(
            response=response,
            question_id=question.id,
            place=question.place,
            text=str(answers[question.code].get("text", "")),
            refusal=str(answers[question.code].get("refusal", "")),
        )
        for question in questions
        if is_answered(answers, question.code)
    ]
    Answer.objects.bulk_create(rows)
    by_question = {(question.id, question.place): question for question in questions}
    AnswerChoice.objects.bulk_create(
        choice for row in rows for choice in choices_of(row, by_question[key_of(row)], answers)
    )
    made = {code for code, entry in answers.items() if entry.get("artwork")}
    to_read = [row for row in rows if row.text or by_question[key_of(row)].code in made]
    Review.objects.bulk_create(Review(answer=row) for row in to_read)
    return rows


def key_of(answer: Answer) -> tuple[int, int]:
    return answer.question_id, answer.place


def choices_of(answer: Answer, question: FrozenQuestion, answers: Answers) -> list[AnswerChoice]:
    ids = {choice.code: choice.id for choice in question.choices}
    codes = codes_of(answers, question.code)
    places = ranks_of(question, len(codes))
    tokens = answers[question.code].get("numbers") or [None] * len(codes)
    return [
        AnswerChoice(answer=answer, choice_id=ids[code], rank=rank, tokens=number)
        for code, rank, number in zip(codes, places, tokens, strict=True)  # type: ignore[call-overload]
    ]


def ranks_of(question: FrozenQuestion, picked: int) -> list[int | None]:
    """The rank of each choice picked: of a set the first is the best and the other the last."""
    if question.kind is Kind.RANKING:
        return list(range(1, picked + 1))
    if question.kind is Kind.BEST_WORST:
        return [1, len(question.choices)][:picked]
    return [None] * picked
