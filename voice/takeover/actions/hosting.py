"""Inviting hosts, and what becomes of their opportunities."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from voice.shared.audit import record
from voice.takeover import tasks
from voice.takeover.models import Challenge, Host, Match, Opportunity, Placement
from voice.takeover.queries import placed_with

MEANWHILE = "Somebody else changed this in the meantime. Please look at it again."


@transaction.atomic
def invite_host(*, challenge: Challenge, name: str, post: str, email: str, by) -> Host:
    """Write to a decision maker with the link that is theirs. Raises ValidationError once over."""
    if challenge.stage == "over":
        raise ValidationError("This Takeover is over.")
    host = Host.objects.create(
        challenge=challenge, name=name, post=post, email=email, invited_by=by
    )
    record(by=by, verb="invited a host", thing=host)
    tasks.send_letter.enqueue("host_invited", host.key)
    return host


@transaction.atomic
def withdraw_host(*, host: Host, by) -> None:
    """Make a host's link useless, and withdraw what they offered."""
    for row in host.opportunities.exclude(status=Opportunity.Status.WITHDRAWN):
        withdraw_opportunity(opportunity=row, by=by)
    host.withdrawn_at = timezone.now()
    host.save(update_fields=["withdrawn_at"])
    record(by=by, verb="withdrew a host's invitation", thing=host)


def note_first_visit(*, host: Host) -> None:
    """Write down that a host opened their link."""
    if host.first_came_at is None:
        Host.objects.filter(pk=host.pk, first_came_at=None).update(first_came_at=timezone.now())


@transaction.atomic
def offer_opportunity(*, host: Host, **details) -> Opportunity:
    """Offer a role. It waits for a youth worker."""
    row = Opportunity.objects.create(host=host, challenge=host.challenge, **details)
    record(by=None, verb="offered an opportunity", thing=row)
    tasks.send_letter.enqueue("opportunity_offered", row.key)
    return row


def hold(opportunity: Opportunity) -> Opportunity:
    return Opportunity.objects.select_for_update().get(pk=opportunity.pk)


def refuse_too_few(opportunity: Opportunity, capacity: int) -> None:
    """Raise ValidationError where more young people are placed than there would be room for."""
    placed = placed_with(opportunity).count()
    if capacity < placed:
        people = "1 young person is" if placed == 1 else f"{placed} young people are"
        raise ValidationError(
            {
                "capacity": f"{people} placed there already, so it needs at least {placed} "
                f"place{'' if placed == 1 else 's'}. Move them first, or call it off."
            }
        )


@transaction.atomic
def edit_opportunity(*, opportunity: Opportunity, by=None, **details) -> Opportunity:
    """Change what is offered; `by` is empty for the host. Raises ValidationError.

    What a host changes of the words on the board waits for a youth worker again, unless somebody is
    placed there: then only a youth worker changes them.
    """
    held = hold(opportunity)
    if held.status == Opportunity.Status.WITHDRAWN:
        raise ValidationError("This was withdrawn. It can no longer be changed.")
    refuse_too_few(held, details.get("capacity", held.capacity))
    changed = {name: value for name, value in details.items() if getattr(held, name) != value}
    if not changed:
        return held
    if by is None and changed.keys() - KEPT_BACK:
        if placed_with(held).exists():
            raise ValidationError(
                "Young people are placed with you already. Ask the youth worker to change this."
            )
        held.status = Opportunity.Status.OFFERED
        tasks.send_letter.enqueue("opportunity_offered", held.key)
    for name, value in changed.items():
        setattr(held, name, value)
    held.save()
    record(by=by, verb="changed an opportunity", thing=held, why=", ".join(changed))
    return held


# What is not on the board, and so waits for nobody.
KEPT_BACK = {"joining_link", "responsible_phone", "capacity"}


@transaction.atomic
def approve_opportunity(*, opportunity: Opportunity, by) -> None:
    """Put it on the board. Raises ValidationError once it was withdrawn."""
    held = hold(opportunity)
    if held.status == Opportunity.Status.WITHDRAWN:
        raise ValidationError(MEANWHILE)
    if held.status == Opportunity.Status.APPROVED:
        return
    held.status, held.note = Opportunity.Status.APPROVED, ""
    held.approved_by, held.approved_at = by, timezone.now()
    held.save(update_fields=["status", "note", "approved_by", "approved_at"])
    record(by=by, verb="approved an opportunity", thing=held)
    tasks.send_letter.enqueue("opportunity_decided", held.key)


@transaction.atomic
def return_opportunity(*, opportunity: Opportunity, note: str, by) -> None:
    """Send it back to its host with a question. Raises ValidationError where it no longer waits."""
    held = hold(opportunity)
    if held.status != Opportunity.Status.OFFERED:
        raise ValidationError(MEANWHILE)
    held.status, held.note = Opportunity.Status.RETURNED, note
    held.save(update_fields=["status", "note"])
    record(by=by, verb="sent an opportunity back", thing=held)
    tasks.send_letter.enqueue("opportunity_decided", held.key)


@transaction.atomic
def withdraw_opportunity(*, opportunity: Opportunity, by=None) -> int:
    """Take it away, at any time, the night before too; returns how many people lose their place.

    Everybody placed there is told at once, and may take another place themselves. `by` is empty for
    the host. Withdrawing twice is as once.
    """
    held = hold(opportunity)
    if held.status == Opportunity.Status.WITHDRAWN:
        return 0
    held.status, held.withdrawn_at = Opportunity.Status.WITHDRAWN, timezone.now()
    held.save(update_fields=["status", "withdrawn_at"])
    record(by=by, verb="withdrew an opportunity", thing=held)
    published = Match.objects.published()
    placed = list(Placement.objects.current().filter(opportunity=held, match__in=published))
    for placement in placed:
        end_placement(placement=placement, ended=Placement.Ended.HOST)
        tasks.send_letter.enqueue("placement_lost", placement.key)
    tasks.send_letter.enqueue("opportunity_called_off", held.key)
    return len(placed)


def end_placement(*, placement: Placement, ended: str) -> None:
    """A placement that will not be, and why. Call inside a transaction."""
    placement.ended, placement.ended_at = ended, timezone.now()
    placement.save(update_fields=["ended", "ended_at"])


@transaction.atomic
def confirm_placement(*, placement: Placement) -> None:
    """A host says that they look forward to somebody."""
    if placement.confirmed_at is None:
        placement.confirmed_at = timezone.now()
        placement.save(update_fields=["confirmed_at"])
