"""A Takeover, its hosts, and young people who apply. Surveys and letters are the product's own."""

import datetime as dt

from django.utils import timezone

from surveys.models import Response
from tests.factories.accounts import make_person
from tests.factories.programme import make_campaign
from voice.accounts.models import Role
from voice.takeover.actions.applying import finish_application
from voice.takeover.actions.challenges import create_challenge, open_challenge
from voice.takeover.models import (
    Application,
    ApplicationChoice,
    Challenge,
    Contact,
    Host,
    Match,
    Opportunity,
    Placement,
)

HELP_LINES = "Childline: 0800 1111 free, day and night"


def make_challenge(*, is_open: bool = True, worker=None, **fields) -> Challenge:
    """A Takeover that takes applications today unless dates are given."""
    today = timezone.localdate()
    campaign = fields.pop("campaign", None) or make_campaign(
        "Takeover", closes_on=today + dt.timedelta(days=90)
    )
    organisation = campaign.organisation
    if not organisation.help_text:
        organisation.help_text = HELP_LINES
        organisation.save()
    worker = worker or make_person(Role.YOUTH_WORKER, organisation=organisation)
    fields.setdefault("applications_close_on", today + dt.timedelta(days=10))
    fields.setdefault("starts_on", today + dt.timedelta(days=20))
    fields.setdefault("ends_on", today + dt.timedelta(days=40))
    fields.setdefault("age_bands", ["11-13", "14-16", "17-18", "19-25"])
    fields.setdefault("contact_name", "Sam Youth")
    fields.setdefault("contact_email", "youth@example.org")
    fields.setdefault("contact_phone", "01305 000000")
    challenge = create_challenge(campaign=campaign, by=worker, **fields)
    if is_open:
        open_challenge(challenge=challenge, by=worker)
    return Challenge.objects.select_related("campaign__organisation").get(pk=challenge.pk)


def make_host(challenge: Challenge | None = None, **fields) -> Host:
    fields["challenge"] = challenge or make_challenge()
    fields.setdefault("name", "Alex Chief")
    fields.setdefault("post", "Chief Executive")
    fields.setdefault("email", "chief@example.org")
    return Host.objects.create(**fields)


def make_opportunity(
    host: Host | None = None, role: str = "Chief Executive for a day", **fields
) -> Opportunity:
    """On the board unless a status is given."""
    host = host or make_host()
    begins = dt.datetime.combine(host.challenge.starts_on, dt.time(10))
    fields.setdefault("begins_at", timezone.make_aware(begins))
    fields.setdefault("ends_at", fields["begins_at"] + dt.timedelta(hours=4))
    fields.setdefault("together", "You chair the morning meeting with me.")
    fields.setdefault("is_online", True)
    fields.setdefault("joining_link", "https://teams.example.org/secret")
    fields.setdefault("responsible_name", "Kim Carer")
    fields.setdefault("responsible_post", "Participation officer")
    fields.setdefault("capacity", 2)
    fields.setdefault("status", Opportunity.Status.APPROVED)
    if fields["status"] == Opportunity.Status.APPROVED:
        fields.setdefault("approved_at", timezone.now())
        fields.setdefault("approved_by", host.challenge.created_by)
    return Opportunity.objects.create(host=host, challenge=host.challenge, role=role, **fields)


def make_application(
    challenge: Challenge, chosen: list[Opportunity], *, band: str = "17-18", **contact
) -> Application:
    """Sent, with consent asked for as the age needs it."""
    version = challenge.survey.versions.latest()
    response = Response.objects.create(
        version=version,
        collector=challenge.survey.collectors.first(),
        draft=None,
        submitted_on=timezone.localdate(),
    )
    row = Application.objects.create(challenge=challenge, response=response, age_band=band)
    for rank, one in enumerate(chosen, start=1):
        ApplicationChoice.objects.create(application=row, opportunity=one, rank=rank)
    details = {"name": "Robin Young", "email": "robin@example.org", **contact}
    Contact.objects.create(application=row, **details)
    finish_application(application=row)
    row.refresh_from_db()
    return row


def place(application: Application, opportunity: Opportunity, match: Match | None = None):
    """A placement in the challenge's published match."""
    challenge = application.challenge
    match = match or challenge.matches.published().first()
    if match is None:
        match = Match.objects.create(
            challenge=challenge, status="done", published_at=timezone.now()
        )
    return Placement.objects.create(
        match=match,
        application=application,
        opportunity=opportunity,
        rank=1,
        why=[{"opportunity": opportunity.key, "title": opportunity.role, "words": "Placed here."}],
    )
