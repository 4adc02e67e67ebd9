"""Storing what a young person says: page by page as a draft, then once and for all.

None of these takes `by=`: nobody is known. Each is one short transaction that is on the disk before
it returns.
"""

from collections.abc import Mapping

from django.db import OperationalError, transaction
from django.utils import timezone

from surveys import tasks
from surveys.bands import first_answers
from surveys.draft_key import Draft, DraftKey
from surveys.flow import (
    MAY_QUOTE,
    Answers,
    Entry,
    codes_of,
    first_open,
    is_answered,
    ranks_of,
    route,
    settle,
)
from surveys.frozen import FrozenQuestion, FrozenSurvey
from surveys.models import Answer, AnswerChoice, Artwork, Kind, Response, Review
from surveys.notices import raise_alerts
from surveys.phrases import phrase_row
from surveys.screened import held_review
from voice.shared.images import Remade
from voice.shared.prepared import change, insert, stored_as

TRIES = 100  # more than can ever write to one draft at once


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
    rows = Response.objects.select_for_update()
    if response := rows.filter(submission_key=key.submission_key).first():
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
    return rows.get(submission_key=key.submission_key)


def read_draft(key: DraftKey) -> Draft | None:
    """What is stored under a key; None where nothing is. Raises `AlreadySentError`."""
    rows = Response.objects.filter(submission_key=key.submission_key, version=key.version)
    row = rows.values_list("pk", "draft", "submitted_on").first()
    if row is None:
        return None
    if row[2] is not None:
        raise AlreadySentError
    return Draft(row[0], row[1] or {})


def save_answers(
    *,
    key: DraftKey,
    survey: FrozenSurvey,
    entries: Mapping[str, Entry],
    asks_to_quote: bool,
    before: Draft | None = None,
) -> Answers:
    """Add a page's entries to the draft and take away what no longer fits.

    `before` is the draft as the page was drawn from: while nobody has changed it, one statement
    stores the answers, and else they join what is stored by now. Entries of questions that these
    answers do not lead to are not stored. Returns all answers now. Raises `AlreadySentError`.
    """
    for _ in range(TRIES):
        kept = before.answers if before else first_answers(key.first)
        answers = join(survey, kept, entries, asks_to_quote=asks_to_quote)
        if put_draft(key, before, answers):
            return answers
        before = read_draft(key)
    raise OperationalError("Too many others wrote to the same draft.")


@transaction.atomic(durable=True)
def save_artwork(
    *,
    key: DraftKey,
    survey: FrozenSurvey,
    entries: Mapping[str, Entry],
    asks_to_quote: bool,
    artwork: Remade,
) -> Answers:
    """As `save_answers`, with the picture that was sent with the one entry that says so."""
    response = start_response(key=key)
    if response.submitted_on is not None:
        raise AlreadySentError
    entries = keep_artwork(response, survey, entries, artwork)
    before = Draft(response.pk, response.draft or {})
    answers = join(survey, before.answers, entries, asks_to_quote=asks_to_quote)
    put_draft(key, before, answers)
    return answers


def join(
    survey: FrozenSurvey, kept: Answers, entries: Mapping[str, Entry], *, asks_to_quote: bool
) -> Answers:
    """The answers with these entries among them, where they lead to their questions."""
    answers: Answers = {**kept, **entries}
    met = {question.code for question in route(survey, answers, asks_to_quote=asks_to_quote)}
    answers = {code: e for code, e in answers.items() if code in met or code not in entries}
    return settle(survey, answers, asks_to_quote=asks_to_quote)[0]


def put_draft(key: DraftKey, before: Draft | None, answers: Answers) -> bool:
    """Store a draft in place of the one before; False where that is no longer what is stored."""
    now = {"draft": answers, "saved_on": timezone.localdate()}
    spoken = {"language": key.language, "layer": key.layer}
    if before is None:
        ids = {"version_id": key.version, "collector_id": key.collector}
        row = Response(submission_key=key.submission_key, **ids, **spoken, **now)
        return insert([row], or_leave=True) == 1
    was = {"id": before.response, "draft": before.answers}
    return change(PUT, stored_as(Response, **now, **spoken) + stored_as(Response, **was)) == 1


PUT = (
    "UPDATE surveys_response SET draft = %s, saved_on = %s, language = %s, layer = %s "
    "WHERE id = %s AND submitted_on IS NULL AND draft = %s"
)
SEND = (
    "UPDATE surveys_response SET draft = NULL, saved_on = %s, submitted_on = %s, may_quote = %s, "
    "helped = %s, helper = %s WHERE id = %s AND submitted_on IS NULL AND draft = %s"
)


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


def send_response(
    *,
    key: DraftKey,
    survey: FrozenSurvey,
    asks_to_quote: bool,
    campaign_pk: int,
    helped: str = "",
    helper: str = "",
    before: Draft | None = None,
) -> None:
    """Turn the draft into answers that count. Sending again changes nothing.

    `before` as in `save_answers`. Written answers are held for a reader. Raises
    `NothingToSendError` where nothing was ever saved, `UnfinishedError` where a question still
    waits.
    """
    for _ in range(TRIES):
        try:
            before = before or read_draft(key)
        except AlreadySentError:
            return
        if before is None:
            raise NothingToSendError
        questions = route(survey, before.answers, asks_to_quote=asks_to_quote)
        if waiting := first_open(questions, before.answers):
            raise UnfinishedError(waiting)
        said = {"helped": helped, "helper": helper}
        if send_draft(key, survey, before, questions, campaign_pk=campaign_pk, said=said):
            return
        before = None
    raise OperationalError("Too many others wrote to the same draft.")


@transaction.atomic(durable=True)
def send_draft(
    key: DraftKey,
    survey: FrozenSurvey,
    draft: Draft,
    questions: list[FrozenQuestion],
    *,
    campaign_pk: int,
    said: dict[str, str],
) -> bool:
    """Store a draft as answers, whole or not at all; False where it is no longer what is stored."""
    today = timezone.localdate()
    may_quote = "yes" in codes_of(draft.answers, MAY_QUOTE.code)
    sent = {"saved_on": today, "submitted_on": today, "may_quote": may_quote, **said}
    was = {"id": draft.response, "draft": draft.answers}
    if change(SEND, stored_as(Response, **sent, **was)) == 0:
        return False
    response = Response(pk=draft.response, submission_key=key.submission_key)
    insert([phrase_row(response, campaign_pk)], or_leave=True)
    store_answers(
        response, [q for q in questions if q is not MAY_QUOTE], draft.answers, campaign_pk
    )
    delete_artwork_left_out(response, survey, questions, draft.answers)
    return True


def store_answers(
    response: Response, questions: list[FrozenQuestion], answers: Answers, campaign_pk: int
) -> list[Answer]:
    """Make the rows of answers, choices and reviews: three statements, however many questions.

    What may be urgent gets an alert too, and the worker is asked to send it.
    """
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
    by_question = {(question.id, question.place): question for question in questions}
    insert(rows)
    insert([c for row in rows for c in choices_of(row, by_question[key_of(row)], answers)])
    made = {code for code, entry in answers.items() if entry.get("artwork")}
    to_read = [row for row in rows if row.text or by_question[key_of(row)].code in made]
    reviews: list[Review] = [held_review(row) for row in to_read]
    insert(reviews)
    if raise_alerts(reviews, campaign_pk):
        tasks.send_alerts.enqueue()
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
