"""Making a Takeover, and opening and closing it."""

import datetime as dt
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys.actions.publishing import close_survey, open_survey
from voice.programme.models import Campaign
from voice.shared.audit import record
from voice.takeover.actions.asking import write_surveys
from voice.takeover.models import Challenge


class ChallengeDetails(TypedDict, total=False):
    """What a person says about a Takeover."""

    form: str
    applications_close_on: dt.date
    starts_on: dt.date
    ends_on: dt.date
    age_bands: list[str]
    agrees_under: int
    told_under: int
    most_choices: int
    groups: list[dict]
    first_timer_weight: int
    contact_name: str
    contact_phone: str
    contact_email: str


@transaction.atomic
def create_challenge(*, campaign: Campaign, by, **details: Unpack[ChallengeDetails]) -> Challenge:
    """Make a Takeover of a campaign, with the surveys that it asks, ready to be changed."""
    challenge = Challenge.objects.create(campaign=campaign, created_by=by, **details)
    write_surveys(challenge=challenge, by=by)
    record(by=by, verb="made a takeover", thing=challenge)
    return challenge


@transaction.atomic
def edit_challenge(*, challenge: Challenge, by, **details: Unpack[ChallengeDetails]) -> Challenge:
    """Change its dates and rules. Ages and groups are settled by opening it."""
    changed = {n: value for n, value in details.items() if getattr(challenge, n) != value}
    if challenge.opened_at and {"age_bands", "groups"} & changed.keys():
        weights_only = {one["code"] for one in challenge.groups} == {
            one["code"]
            for one in changed.get("groups", challenge.groups)  # type: ignore[attr-defined]
        }
        if "age_bands" in changed or not weights_only:
            raise ValidationError("People have been asked already, so ages and groups stay.")
    if changed:
        for name, value in changed.items():
            setattr(challenge, name, value)
        challenge.save(update_fields=changed)
        record(by=by, verb="changed a takeover", thing=challenge, why=", ".join(changed))
    return challenge


def surveys_of(challenge: Challenge) -> list:
    """The surveys of a Takeover that are there."""
    notes = challenge.notes_question.survey if challenge.notes_question else None
    found = (challenge.survey, challenge.measures, challenge.host_measures, notes)
    return [survey for survey in found if survey is not None]


@transaction.atomic
def open_challenge(*, challenge: Challenge, by) -> None:
    """Put it online, with its surveys: hosts may offer, and young people apply from its first day.

    Raises ValidationError with every reason why it is not ready. Opening twice is as once.
    """
    held = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if held.opened_at:
        return
    for survey in surveys_of(held):
        open_survey(survey=survey, by=by)
    held.opened_at = challenge.opened_at = timezone.now()
    held.save(update_fields=["opened_at"])
    record(by=by, verb="opened a takeover", thing=held)


@transaction.atomic
def close_challenge(*, challenge: Challenge, by) -> None:
    """End it. Its pages then only tell what came of it. Raises ValidationError before opening."""
    held = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if held.opened_at is None:
        raise ValidationError("This Takeover has not been opened yet.")
    if held.closed_at:
        return
    if held.survey is not None:
        close_survey(survey=held.survey, by=by)
    held.closed_at = challenge.closed_at = timezone.now()
    held.save(update_fields=["closed_at"])
    record(by=by, verb="closed a takeover", thing=held)
