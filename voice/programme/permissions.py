"""Who may do what with campaigns."""

from voice.accounts.models import Organisation, Role
from voice.accounts.permissions import has_role
from voice.programme.models import Campaign


def can_make_campaign(user, organisation: Organisation) -> bool:
    return has_role(user, organisation, Role.YOUTH_WORKER)


def can_view_campaign(user, campaign: Campaign) -> bool:
    """Every role may see what is being asked and when; counts of answers are another matter."""
    return has_role(user, campaign.organisation, *Role)


def can_edit_campaign(user, campaign: Campaign) -> bool:
    return has_role(user, campaign.organisation, Role.YOUTH_WORKER)


def can_see_counts(user, campaign: Campaign) -> bool:
    """Whether the person may see how many answers came in before results are released."""
    return has_role(user, campaign.organisation, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


def can_set_duty(user, campaign: Campaign) -> bool:
    """Say when the campaign is staffed and who is told of what may be urgent."""
    return has_role(user, campaign.organisation, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)
