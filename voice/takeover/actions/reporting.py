"""After a Takeover: notes of the workshop, the report, what is asked of the Board, and thanks."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from analysis.actions.answering import make_commitment, publish_commitment
from surveys.actions.reviewing import release_answers
from surveys.models import Answer, Collector, Response
from surveys.queries import latest_version
from surveys.screened import held_review
from surveys.screening import Band
from voice.programme.models import Commitment
from voice.shared.audit import record
from voice.takeover import tasks_running as tasks
from voice.takeover.impact import CAME, counted_content, who_came
from voice.takeover.models import (
    Application,
    Certificate,
    Challenge,
    Host,
    ImpactReport,
    Placement,
    Recommendation,
    ReportCheck,
    Workshop,
    WorkshopNote,
)
from voice.takeover.queries import published_match
from voice.takeover.queries_running import standing_rows

NO_QUESTION = "This Takeover has no question that notes could answer."
NOT_OPEN = "Open the Takeover first: its question for notes is not in use yet."
PRESENTED = "The report was presented to the Board, so its numbers and requests stay as they are."
NOT_SHOWN = "Show the draft to the young people first: it is about them."
Decision = Recommendation.Decision


@transaction.atomic
def type_notes(
    *, workshop: Workshop, statements: Iterable[str], said_by: str, may_quote: bool, by
) -> tuple[int, int]:
    """Keep what was said at a workshop as answers, for the themes; (released, held back).

    Whoever types has read them, so they are released at once; but what the screening thinks tells
    of danger or harm waits in the reading queue. Raises ValidationError where nothing asks for it.
    """
    question = workshop.challenge.notes_question
    if question is None:
        raise ValidationError(NO_QUESTION)
    version = latest_version(question.survey)
    if version is None:
        raise ValidationError(NOT_OPEN)
    collector, _ = Collector.objects.get_or_create(
        survey=question.survey, mode=Collector.Mode.SESSION, name=workshop.title
    )
    today, harmless, kept = timezone.localdate(), [], 0
    for words in statements:
        response = Response.objects.create(
            version=version,
            collector=collector,
            language=question.survey.language,
            may_quote=may_quote,
            draft=None,
            saved_on=today,
            submitted_on=today,
        )
        answer = Answer.objects.create(response=response, question=question, text=words)
        review = held_review(answer)
        review.save()
        WorkshopNote.objects.create(workshop=workshop, said_by=said_by, answer=answer, typed_by=by)
        if review.band >= Band.HARM:
            kept += 1
        else:
            harmless.append(answer)
    release_answers(answers=harmless, by=by)
    record(by=by, verb="typed notes of a workshop", thing=workshop, why=str(len(harmless) + kept))
    return len(harmless), kept


# The report -------------------------------------------------------------------------------------


@transaction.atomic
def draft_report(*, challenge: Challenge, by) -> ImpactReport:
    """Count, suppress and keep what the report shows; counts again until it is presented."""
    report, _ = ImpactReport.objects.select_for_update().get_or_create(
        challenge=challenge, defaults={"drafted_by": by}
    )
    refuse_presented(report)
    report.content = counted_content(challenge, report.content)
    report.drafted_at, report.drafted_by = timezone.now(), by
    report.save(update_fields=["content", "drafted_at", "drafted_by"])
    record(by=by, verb="drafted a report", thing=report)
    return report


def refuse_presented(report: ImpactReport) -> None:
    if report.presented_on:
        raise ValidationError(PRESENTED)


@transaction.atomic
def word_report(*, report: ImpactReport, opening: str, next_steps: str, by) -> None:
    report.opening, report.next_steps = opening, next_steps
    report.save(update_fields=["opening", "next_steps"])
    record(by=by, verb="worded a report", thing=report)


@transaction.atomic
def show_report(*, report: ImpactReport, by) -> None:
    """Let those who took part read the draft, and ask them whether it is right."""
    refuse_presented(report)
    is_first = report.shown_at is None
    report.shown_at = timezone.now()
    report.save(update_fields=["shown_at"])
    record(by=by, verb="showed a report to young people", thing=report)
    for application in who_came(report.challenge) if is_first else ():
        tasks.send_letter.enqueue("report_to_check", application.key)


@transaction.atomic
def check_report(
    *, report: ImpactReport, application: Application, is_right: bool, text: str
) -> ReportCheck:
    """What a young person says of the draft; saying it again replaces it."""
    if report.shown_at is None or report.presented_on:
        raise ValidationError(gettext("This draft cannot be checked now."))
    if application.pk not in {one.pk for one in who_came(report.challenge)}:
        raise ValidationError(gettext("Only people who took part check the report."))
    check, _ = ReportCheck.objects.update_or_create(
        report=report,
        application=application,
        defaults={"is_right": is_right, "text": text, "made_on": timezone.localdate()},
    )
    return check


@transaction.atomic
def present_report(*, report: ImpactReport, board: str, on: dt.date, by) -> None:
    """Write down that a board was given it. Raises ValidationError before young people saw it."""
    if report.shown_at is None:
        raise ValidationError(NOT_SHOWN)
    report.board, report.presented_on = board, on
    report.save(update_fields=["board", "presented_on"])
    record(by=by, verb="presented a report", thing=report, why=board)


@transaction.atomic
def publish_report(*, report: ImpactReport, by) -> None:
    """Put it on the public pages. Doing it twice is as once."""
    if report.presented_on is None:
        raise ValidationError("Present it to the Board first.")
    if report.published_at is None:
        report.published_at, report.published_by = timezone.now(), by
        report.save(update_fields=["published_at", "published_by"])
        record(by=by, verb="published a report", thing=report)


# What is asked of the Board ---------------------------------------------------------------------


@transaction.atomic
def write_recommendation(
    *, report: ImpactReport, by, recommendation: Recommendation | None = None, **words
) -> Recommendation:
    """Ask the Board for something, or word it anew. Raises ValidationError once presented."""
    refuse_presented(report)
    if recommendation is None:
        row = Recommendation(report=report, position=report.recommendations.count())
    else:
        row = recommendation
    for name, value in words.items():
        setattr(row, name, value)
    row.save()
    record(by=by, verb="wrote a recommendation", thing=row)
    return row


@transaction.atomic
def answer_recommendation(
    *,
    recommendation: Recommendation,
    decision: str,
    reason: str,
    owner_role: str,
    due_on: dt.date | None,
    by,
) -> Recommendation:
    """Write down what the Board decided. Where it bears on a priority of the plan it becomes a
    commitment, published at once, and its progress is told there.

    Raises ValidationError before the report was presented, for a change or a no without a reason,
    and for a yes without an owner or a date.
    """
    row = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    refuse_answer(row, decision, reason, owner_role, due_on)
    row.decision, row.reason = decision, reason
    is_yes = decision != Decision.DECLINED
    row.owner_role, row.due_on = (owner_role, due_on) if is_yes else ("", None)
    row.decided_on, row.decided_by = timezone.localdate(), by
    if row.priority and row.commitment is None:
        row.commitment = publish_commitment(commitment=commitment_of(row, by), by=by)
    row.save()
    record(by=by, verb="answered a recommendation", thing=row, why=decision)
    return row


def refuse_answer(row, decision: str, reason: str, owner_role: str, due_on) -> None:
    if row.report.presented_on is None:
        raise ValidationError("The report has not been presented yet.")
    if row.decision:
        raise ValidationError("The Board has answered this already.")
    if decision != Decision.ACCEPTED and not reason:
        raise ValidationError({"reason": "Say why, so that young people can understand it."})
    if decision == Decision.DECLINED:
        return
    if not owner_role:
        raise ValidationError({"owner_role": "Say whose job it is: a post, not a name."})
    if due_on is None:
        raise ValidationError({"due_on": "Say by when."})


def commitment_of(row: Recommendation, by) -> Commitment:
    assert row.priority is not None  # noqa: S101 (asked before)
    will = row.decision != Decision.DECLINED
    asked = f"Young people asked: {row.text}"
    return make_commitment(
        priority=row.priority,
        by=by,
        reply=Commitment.Reply.WILL if will else Commitment.Reply.CANNOT,
        text=f"{asked} {row.reason}".strip(),
        owner_role=row.owner_role,
        due_on=row.due_on,
    )


# Thanks -----------------------------------------------------------------------------------------


@transaction.atomic
def issue_certificates(*, challenge: Challenge, signed_by: str, by) -> int:
    """One for each young person who came and each host whom somebody came to; returns how many are
    new."""
    match = published_match(challenge)
    came = standing_rows(match).filter(attended__in=CAME) if match else Placement.objects.none()
    by_person: dict[Application, list[Placement]] = {}
    for row in came:
        by_person.setdefault(row.application, []).append(row)
    made = 0
    for application, rows in by_person.items():
        hours = [row.hours for row in rows if row.hours is not None]
        made += new_certificate(
            application=application,
            role="; ".join(row.opportunity.role for row in rows if row.opportunity)[:200],
            hours=sum(hours) if hours else None,
            signed_by=signed_by,
            issued_by=by,
        )
    for host in Host.objects.filter(opportunities__placements__in=came).distinct():
        made += new_certificate(host=host, role=host.post, signed_by=signed_by, issued_by=by)
    record(by=by, verb="issued certificates", thing=challenge, why=str(made))
    return made


def new_certificate(*, application=None, host=None, **said) -> int:
    _, is_new = Certificate.objects.get_or_create(application=application, host=host, defaults=said)
    return int(is_new)
