"""Who may do what with a Takeover."""

from voice.accounts.models import Organisation, Role
from voice.accounts.permissions import has_role
from voice.takeover.models import Challenge


def can_make_challenge(user, organisation: Organisation) -> bool:
    return has_role(user, organisation, Role.YOUTH_WORKER)


def can_view_challenge(user, challenge: Challenge) -> bool:
    """Dates and opportunities are no secret inside the organisation; who applied is."""
    return has_role(user, challenge.organisation, *Role)


def can_edit_challenge(user, challenge: Challenge) -> bool:
    """Its dates and rules, opening and closing."""
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_invite_host(user, challenge: Challenge) -> bool:
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_approve_opportunity(user, challenge: Challenge) -> bool:
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_see_applications(user, challenge: Challenge) -> bool:
    """Names, ways to reach them, needs and consents."""
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


def can_answer_help(user, challenge: Challenge) -> bool:
    """Read what somebody who needs help wrote, and write down what was done."""
    return can_see_applications(user, challenge)


def can_match_applications(user, challenge: Challenge) -> bool:
    """Pin, forbid, solve, publish, move."""
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_run_workshop(user, challenge: Challenge) -> bool:
    """Make it, book people in, mark who came, and type its notes."""
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_mark_attendance(user, challenge: Challenge) -> bool:
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_check_placement(user, challenge: Challenge) -> bool:
    """Tick the checklist of risks and consent."""
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


def can_write_report(user, challenge: Challenge) -> bool:
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)


def can_answer_recommendation(user, challenge: Challenge) -> bool:
    """Write down the Board's answer."""
    return has_role(user, challenge.organisation, Role.PLAN_LEAD)


def can_issue_certificates(user, challenge: Challenge) -> bool:
    return has_role(user, challenge.organisation, Role.YOUTH_WORKER)
