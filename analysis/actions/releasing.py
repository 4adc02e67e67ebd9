"""Letting a campaign's results leave the desk: to plan leads first, then to everybody."""

from django.db import transaction
from django.utils import timezone

from analysis.quality import unready
from analysis.releasing import release_campaign
from voice.programme.models import Campaign, ReleasedTable, Snapshot
from voice.shared.audit import record


class ReleaseError(ValueError):
    """Why results cannot be released or published, in one plain sentence."""


@transaction.atomic
def release_results(*, campaign: Campaign, by) -> Snapshot:
    """Take a dated picture of what may be shown now. Plan leads and observers see it at once.

    Raises `ReleaseError` when no survey of the campaign has been opened, and once its answers were
    deleted: what was released before is then what there is.
    """
    if Campaign.objects.select_for_update().get(pk=campaign.pk).answers_deleted_on:
        raise ReleaseError("The answers had their time and were deleted. What you released stays.")
    released = release_campaign(campaign, before_of(campaign))
    if not released:
        raise ReleaseError("There is nothing to release: no survey has been opened yet.")
    snapshot = Snapshot.objects.create(campaign=campaign, released_by=by)
    ReleasedTable.objects.bulk_create(
        ReleasedTable(
            snapshot=snapshot,
            kind=table.kind,
            subject=table.subject,
            title=table.title,
            content=table.content,
            position=position,
        )
        for position, table in enumerate(released)
    )
    record(by=by, verb="released results", thing=campaign)
    return snapshot


def before_of(campaign: Campaign) -> dict[tuple[str, str], dict]:
    """The content of the campaign's latest release by (kind, subject)."""
    latest = campaign.snapshots.first()
    if latest is None:
        return {}
    tables = latest.tables.values_list("kind", "subject", "content")
    return {(kind, subject): content for kind, subject, content in tables}


@transaction.atomic
def publish_results(*, snapshot: Snapshot, by) -> Snapshot:
    """Put a release on the public pages. Doing it twice is the same as once.

    Raises `ReleaseError` when a later one has taken its place, or when a check of its themes is not
    green and nobody has vouched for them.
    """
    Campaign.objects.select_for_update().get(pk=snapshot.campaign_id)
    snapshot = Snapshot.objects.select_related("campaign").get(pk=snapshot.pk)
    if snapshot.published_at:
        return snapshot
    if snapshot.campaign.snapshots.first() != snapshot:
        raise ReleaseError("There is a later release. Publish that one instead.")
    if problem := unready(snapshot.campaign):
        raise ReleaseError(problem)
    snapshot.published_at, snapshot.published_by = timezone.now(), by
    snapshot.save(update_fields=["published_at", "published_by"])
    record(by=by, verb="published results", thing=snapshot.campaign)
    return snapshot
