"""Acting on an answer that cannot wait: referring it, agreeing to keep it, asking a colleague."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys import tasks
from surveys.actions.reviewing import DECIDED_MEANWHILE, decide, lock_review
from surveys.models import Answer, Referral, Review, SecondOpinion
from surveys.reading import question_words
from surveys.screening import Band
from voice.accounts.models import User
from voice.shared.audit import record

Status = Review.Status


@transaction.atomic
def refer_answer(
    *,
    answer: Answer,
    known: str,
    why: str,
    told: str,
    told_at: dt.datetime | None,
    is_about_staff: bool,
    by,
    seen: str = "",
) -> Referral:
    """Open a record with a copy of the answer, and keep the answer from everybody else.

    What is about a member of staff is from then on for the allegations contact alone. Raises
    ValidationError where the answer was referred already or is no longer as `seen`.
    """
    review = lock_review(answer, seen)
    if Referral.objects.filter(review=review).exists():
        raise ValidationError("This answer was referred already. Go on in its record.")
    campaign = answer.question.survey.campaign
    referral = Referral.objects.create(
        organisation=campaign.organisation,
        campaign=campaign,
        review=review,
        is_about_staff=is_about_staff,
        asked=question_words(answer.review),
        copy=answer.text,
        known=known,
        why=why,
        told=told,
        told_at=told_at,
        decided_by=by,
    )
    review.is_about_staff = is_about_staff
    decide(review, Status.REFERRED, by=by)
    record(by=by, verb="opened a referral", thing=referral)
    return referral


@transaction.atomic
def add_to_referral(*, referral: Referral, told: str, told_at: dt.datetime | None, by) -> Referral:
    """Write down whom was told and when. Raises ValidationError once it is closed."""
    held = hold(referral)
    held.told, held.told_at = told, told_at
    held.save(update_fields=["told", "told_at"])
    record(by=by, verb="wrote down whom was told", thing=held)
    return held


@transaction.atomic
def close_referral(*, referral: Referral, outcome: str, by) -> Referral:
    """Write down what came of it. Raises ValidationError before anybody was told."""
    held = hold(referral)
    if held.told_at is None:
        raise ValidationError("First write down whom was told, and when.")
    held.outcome, held.closed_on, held.closed_by = outcome, timezone.localdate(), by
    held.save(update_fields=["outcome", "closed_on", "closed_by"])
    record(by=by, verb="closed a referral", thing=held)
    return held


def hold(referral: Referral) -> Referral:
    held = Referral.objects.select_for_update().get(pk=referral.pk)
    if held.closed_on:
        raise ValidationError("This referral is closed.")
    return held


def needs_second(review: Review) -> bool:
    """Whether one person alone keeps back what may be urgent, without telling anybody."""
    is_kept = review.status == Status.SEALED and review.band == Band.DANGER
    return is_kept and review.agreed_by_id is None


@transaction.atomic
def agree_to_keep(*, answer: Answer, by, seen: str = "") -> Review:
    """A second person agrees that nobody needs to be told.

    Raises ValidationError for whoever sealed it.
    """
    review = lock_review(answer, seen)
    if not needs_second(review):
        raise ValidationError(DECIDED_MEANWHILE)
    if review.decided_by_id == by.pk:
        raise ValidationError("You sealed it. Somebody else has to look at it too.")
    review.agreed_by = by
    review.save(update_fields=["agreed_by"])
    record(by=by, verb="agreed to keep answer sealed", thing=review)
    return review


@transaction.atomic
def keep_from_team(*, answer: Answer, is_about_staff: bool, by, seen: str = "") -> Review:
    """Say that an answer is, or is not, about somebody whom the campaign's team works with."""
    review = lock_review(answer, seen)
    review.is_about_staff = is_about_staff
    review.save(update_fields=["is_about_staff"])
    verb = "kept answer from the team" if is_about_staff else "gave answer to the team"
    record(by=by, verb=verb, thing=review)
    return review


@transaction.atomic
def ask_colleague(*, answer: Answer, colleague: User, question: str, by) -> SecondOpinion:
    """Ask a colleague for an opinion. They are sent a link, and no word of it."""
    asked = SecondOpinion.objects.create(
        review=answer.review, asked_by=by, asked_of=colleague, question=question
    )
    record(by=by, verb="asked a colleague about answer", thing=answer.review)
    tasks.tell_colleague.enqueue(asked.pk)
    return asked


@transaction.atomic
def give_opinion(*, asked: SecondOpinion, opinion: str, by) -> SecondOpinion:
    """Answer a colleague. The decision stays with whoever reads."""
    asked.opinion, asked.given_on = opinion, timezone.localdate()
    asked.save(update_fields=["opinion", "given_on"])
    record(by=by, verb="gave an opinion on answer", thing=asked.review)
    return asked
