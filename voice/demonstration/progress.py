"""What public reports said was done under the plans, as commitments with their sources."""

import datetime as dt

from django.utils import timezone

from voice.accounts.models import Organisation
from voice.demonstration.files import read_json
from voice.programme.models import Commitment, PlanAction, Priority, ProgressUpdate

# The last day that each report speaks of, as far as it says.
REPORTED_ON = {
    "2020-21": dt.date(2021, 5, 31),
    "2020-23": dt.date(2023, 6, 30),
    "2022-23": dt.date(2023, 1, 31),
    "2023-24": dt.date(2024, 12, 31),
}
NEW_EDITION_FROM = "2023-24"


def load_progress(organisation: Organisation) -> None:
    """A commitment for each thing that a report tells of one priority.

    What was done is published. What was only promised stays at the desk, since no report says what
    came of it, and has no date, since none was given. Nor is the day given on which a thing was
    done. Things told of the whole partnership or of one partner have no priority to stand under and
    are not in the file.
    """
    priorities = {
        (one.plan.code, one.code): one
        for one in Priority.objects.filter(plan__organisation=organisation).select_related("plan")
    }
    actions = {one.code: one for one in PlanAction.objects.filter(priority__in=priorities.values())}
    rows = read_json("progress.json")
    made = Commitment.objects.bulk_create(
        commitment_of(row, priority_of(row, priorities)) for row in rows
    )
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(commitment=one, reported_on=REPORTED_ON[row["year"]], text=told(row))
        for one, row in zip(made, rows, strict=True)
        if row["kind"] != "next"
    )
    link = Commitment.actions.through
    link.objects.bulk_create(
        link(commitment=one, planaction=actions[code])
        for one, row in zip(made, rows, strict=True)
        for code in row.get("action_codes", ())
    )


def priority_of(row: dict, priorities: dict[tuple[str, str], Priority]) -> Priority:
    edition = "23" if row["year"] >= NEW_EDITION_FROM else "20"
    found = priorities.get((edition, row["priority"]))
    return found or priorities["23", row["priority"]]


def commitment_of(row: dict, priority: Priority) -> Commitment:
    day = REPORTED_ON[row["year"]]
    noon = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
    is_promise = row["kind"] == "next"
    return Commitment(
        priority=priority,
        reply=Commitment.Reply.WILL if is_promise else Commitment.Reply.DID,
        text=row["title"],
        source=row["source"],
        published_at=None if is_promise else noon,
    )


def told(row: dict) -> str:
    """What the report says of it, with its figure where it gives one."""
    said = f"Reported in: {row['source']}."
    figure = row.get("evidence")
    return f"{said} {figure['value']:,} {figure['unit']}." if figure else said
