"""Signing a data protection impact assessment."""

from django.core.exceptions import ValidationError
from django.db import transaction

from surveys.impact import covers, facts_of
from voice.programme.models import Campaign, ImpactAssessment
from voice.shared.audit import record

MEANWHILE = "The campaign's settings changed while you read. Read the new page, then sign."


@transaction.atomic
def sign_assessment(
    *, campaign: Campaign, seen: str, decision: str, reason: str, consulted: str, by
) -> ImpactAssessment:
    """Sign what the page showed. `seen` is its hash; raises ValidationError if it is old."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    facts = facts_of(campaign)
    if covers(facts) != seen:
        raise ValidationError(MEANWHILE)
    signed = ImpactAssessment.objects.create(
        campaign=campaign,
        covers=seen,
        facts=facts,
        decision=decision,
        reason=reason,
        consulted=consulted,
        signed_by=by,
    )
    record(by=by, verb="signed an impact assessment", thing=campaign, why=decision)
    return signed
