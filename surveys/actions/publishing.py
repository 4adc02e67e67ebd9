"""Opening a survey, putting changes live, closing it and opening it again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys.actions.designing import hold
from surveys.frozen import freeze_content
from surveys.models import Collector, Survey, SurveyVersion
from surveys.queries import changes_waiting, latest_version, outline_of
from surveys.readiness import problems_of
from voice.shared.audit import record


@transaction.atomic
def open_survey(*, survey: Survey, by) -> SurveyVersion:
    """Freeze the survey as its first version and make its web link.

    Opening it twice is the same as opening it once. Raises ValidationError with every reason why
    it is not ready.
    """
    held = hold(survey)
    if held.opened_at is not None:
        return held.versions.latest()
    refuse_unready(held)
    version = version_to_open(held, by)
    Collector.objects.get_or_create(survey=held, mode=Collector.Mode.WEB)
    survey.opened_at = held.opened_at = timezone.now()
    held.save(update_fields=["opened_at"])
    record(by=by, verb="opened survey", thing=held)
    return version


def version_to_open(survey: Survey, by) -> SurveyVersion:
    """The first version; or the one that answers from a file came in on, unless it has changed."""
    newest = latest_version(survey)
    if newest is not None and newest.content == freeze_content(survey):
        return newest
    return freeze(survey, by, number=newest.number + 1 if newest else 1)


@transaction.atomic
def publish_changes(*, survey: Survey, by) -> SurveyVersion:
    """Freeze what was changed since as the next version; drafts finish on their own version.

    Returns the newest version, which is the old one when nothing waits.
    """
    survey = hold(survey)
    newest = latest_version(survey)
    if newest is None:
        raise ValidationError("Open the survey first.")
    if not changes_waiting(outline_of(survey), newest):
        return newest
    refuse_unready(survey)
    version = freeze(survey, by, number=newest.number + 1)
    record(by=by, verb="put changes live", thing=survey, why=f"version {version.number}")
    return version


def freeze(survey: Survey, by, *, number: int) -> SurveyVersion:
    return SurveyVersion.objects.create(
        survey=survey, number=number, content=freeze_content(survey), frozen_by=by
    )


def refuse_unready(survey: Survey) -> None:
    problems = problems_of(outline_of(survey))
    if problems:
        raise ValidationError([problem.words for problem in problems])


@transaction.atomic
def close_survey(*, survey: Survey, by) -> None:
    """Take no more answers. Raises ValidationError for a survey that was never opened."""
    held = hold(survey)
    if held.opened_at is None:
        raise ValidationError("This survey has not been opened yet.")
    if held.closed_at is None:
        held.closed_at = timezone.now()
        held.save(update_fields=["closed_at"])
        record(by=by, verb="closed survey", thing=held)
    survey.closed_at = held.closed_at


@transaction.atomic
def reopen_survey(*, survey: Survey, by) -> None:
    """Take answers again, on the newest version. Raises ValidationError after the last day."""
    held = hold(survey)
    if timezone.localdate() > held.campaign.closes_on:
        raise ValidationError("The campaign is over. Change its last day first.")
    if held.closed_at is not None:
        held.closed_at = None
        held.save(update_fields=["closed_at"])
        record(by=by, verb="opened survey again", thing=held)
    survey.closed_at = None
