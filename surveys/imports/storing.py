"""Reading a whole confirmed file in: all of it, or none."""

import datetime as dt
import itertools
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from django.utils import timezone

from surveys.flow import ranks_of
from surveys.frozen import FrozenSurvey, frozen
from surveys.imports.files import read_plain_copy
from surveys.imports.rows import BATCH, Planned, Reader, Refused, Tally
from surveys.models import (
    Answer,
    AnswerChoice,
    AnswerImport,
    Collector,
    Response,
    Review,
)
from surveys.notices import raise_alerts
from surveys.screened import held_review
from voice.shared.audit import record

logger = logging.getLogger(__name__)
FORGOTTEN_AFTER = dt.timedelta(days=7)
STOPPED = (
    "Something went wrong before the end, so none of the answers were kept. Choose the file again."
)


def reader_of(answer_import: AnswerImport, survey: FrozenSurvey) -> Reader:
    return Reader(
        survey_key=answer_import.survey.key,
        survey=survey,
        headers=answer_import.facts["headers"],
        mapping=answer_import.mapping,
    )


def outcomes_of(answer_import: AnswerImport, reader: Reader) -> Iterator[Planned | Refused]:
    """What happens to each row of the import's file, in order."""
    return reader.plan(read_plain_copy(Path(answer_import.file.path)))


def read_in(key: str) -> None:
    """Read a waiting import in, in one transaction, and delete its file.

    An import that is not waiting (somebody else's process read it in, or it was cancelled) is left
    as it is. When the process dies, nothing is kept and the import still waits; when reading
    fails, nothing is kept and the import says so.
    """
    try:
        with transaction.atomic():
            waiting = AnswerImport.objects.select_for_update(of=("self",)).select_related(
                "survey", "created_by"
            )
            answer_import = waiting.filter(key=key, status=AnswerImport.Status.WAITING).first()
            if answer_import is None:
                return
            store_all(answer_import)
    except (DatabaseError, OSError, LookupError, ValueError, ObjectDoesNotExist) as problem:
        logger.error("Import %s stopped: %s", key, type(problem).__name__)  # noqa: TRY400 (no words)
        stop(key)
    delete_file(AnswerImport.objects.get(key=key))


def store_all(answer_import: AnswerImport) -> None:
    survey = answer_import.survey
    version = survey.versions.get(number=answer_import.mapping["number"])
    collector = Collector.objects.create(
        survey=survey, mode=answer_import.mapping["mode"], name=answer_import.mapping["name"]
    )
    shape = frozen(version.pk, version.revision)
    tally = Tally()

    def planned() -> Iterator[Planned]:
        for outcome in outcomes_of(answer_import, reader_of(answer_import, shape)):
            tally.add(outcome)
            if isinstance(outcome, Planned):
                yield outcome

    language = survey.language
    for batch in batches(planned()):
        store_batch(batch, version=version, collector=collector, language=language)
    answer_import.collector = collector
    answer_import.status = AnswerImport.Status.DONE
    answer_import.facts |= tally.as_json()
    answer_import.save()
    record(
        by=answer_import.created_by,
        verb="read in answers",
        thing=answer_import,
        why=f"{tally.read_in} rows, {tally.refused.total()} refused",
    )


def batches(rows: Iterable[Planned]) -> Iterator[list[Planned]]:
    rows = iter(rows)
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch


def store_batch(batch: list[Planned], *, version, collector, language: str) -> None:
    today = timezone.localdate()
    responses, answers, reviews, picked = [], [], [], []
    for row in batch:
        response = Response(
            version=version,
            collector=collector,
            submission_key=row.submission_key,
            language=language,
            may_quote=row.may_quote,
            draft=None,
            saved_on=today,
            submitted_on=today,
        )
        responses.append(response)
        for said in row.said:
            answer = Answer(
                response=response,
                question_id=said.question.id,
                place=said.question.place,
                text=said.text,
                refusal=said.refusal,
            )
            answers.append(answer)
            if said.text:
                reviews.append(held_review(answer))
            picked += picks_of(answer, said)
    Response.objects.bulk_create(responses)
    Answer.objects.bulk_create(answers)
    Review.objects.bulk_create(reviews)
    raise_alerts(reviews, version.survey.campaign_id)
    AnswerChoice.objects.bulk_create(picked)


def picks_of(answer: Answer, said) -> list[AnswerChoice]:
    ids = {choice.code: choice.id for choice in said.question.choices}
    ranks = ranks_of(said.question, len(said.codes))
    tokens = said.numbers or [None] * len(said.codes)
    return [
        AnswerChoice(answer=answer, choice_id=ids[code], rank=rank, tokens=number)
        for code, rank, number in zip(said.codes, ranks, tokens, strict=True)
    ]


def stop(key: str) -> None:
    """Say that a waiting import failed."""
    waiting = AnswerImport.objects.filter(key=key, status=AnswerImport.Status.WAITING)
    waiting.update(status=AnswerImport.Status.FAILED, problem=STOPPED)


def delete_file(answer_import: AnswerImport) -> None:
    """Delete the file of an import that has ended, and what cells of it were said to mean."""
    answer_import.mapping.pop("values", None)
    if answer_import.file:
        answer_import.file.delete(save=False)
    ended = AnswerImport.objects.filter(pk=answer_import.pk)
    ended.update(file="", mapping=answer_import.mapping)


def forget_old_imports() -> None:
    """Delete files that an ended import left behind, and those of imports nobody went on with."""
    for answer_import in AnswerImport.objects.ended().exclude(file=""):
        delete_file(answer_import)
    before = timezone.now() - FORGOTTEN_AFTER
    begun = [AnswerImport.Status.CHOSEN, AnswerImport.Status.MATCHED]
    unfinished = AnswerImport.objects.filter(status__in=begun)
    for answer_import in unfinished.filter(created_at__lt=before):
        answer_import.status = AnswerImport.Status.CANCELLED
        answer_import.save(update_fields=["status"])
        delete_file(answer_import)
