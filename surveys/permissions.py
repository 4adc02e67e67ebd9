"""Who may do what with surveys and the answers to them."""

from surveys.models import Review, Survey
from voice.accounts.models import Role
from voice.accounts.permissions import has_role
from voice.programme.models import Campaign

SEES_SEALED = (Role.SAFEGUARDING_LEAD, Role.ALLEGATIONS)
ANSWER_REQUESTS = (Role.SAFEGUARDING_LEAD, Role.DATA_PROTECTION, Role.ADMINISTRATOR)


def organisation_of(survey: Survey):
    return survey.campaign.organisation


def can_view_survey(user, survey: Survey) -> bool:
    """What is asked is no secret inside the organisation; the answers are."""
    return has_role(user, organisation_of(survey), *Role)


def can_design_survey(user, survey: Survey) -> bool:
    """Make, change, open and close it."""
    return has_role(user, organisation_of(survey), Role.YOUTH_WORKER)


def can_import_answers(user, survey: Survey) -> bool:
    return has_role(user, organisation_of(survey), Role.YOUTH_WORKER)


def can_read_answers(user, survey: Survey) -> bool:
    """Read written answers that wait or were released, and decide on them."""
    return has_role(user, organisation_of(survey), Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


def can_read_sealed_answers(user, survey: Survey) -> bool:
    """Read sealed and referred answers, and unseal them."""
    return has_role(user, organisation_of(survey), Role.SAFEGUARDING_LEAD)


def can_read_review(user, review: Review) -> bool:
    """Read one written answer as it stands now; the same rule as `surveys.reading` for many."""
    survey = review.answer.question.survey
    is_allegations = has_role(user, organisation_of(survey), Role.ALLEGATIONS)
    is_referred = review.status == Review.Status.REFERRED
    if review.is_about_staff and is_allegations:
        return True
    if review.is_about_staff and is_referred:
        return False
    if review.is_about_staff or is_referred or review.status == Review.Status.SEALED:
        return can_read_sealed_answers(user, survey)
    return can_read_answers(user, survey)


def can_read_whole(user, review: Review) -> bool:
    """Read what was taken out of an answer, and take out other words."""
    if review.status != Review.Status.REDACTED:
        return True
    return has_role(user, organisation_of(review.answer.question.survey), *SEES_SEALED)


def can_release_unread(user, campaign: Campaign) -> bool:
    """Draw and read a blind sample, and release the rest of the unflagged answers after it."""
    return has_role(user, campaign.organisation, Role.SAFEGUARDING_LEAD)


def can_answer_requests(user, survey: Survey) -> bool:
    """Find somebody's answers when they ask for it, and delete them. Nobody reads them by that."""
    return has_role(user, organisation_of(survey), *ANSWER_REQUESTS)


def can_copy_answers(user, survey: Survey) -> bool:
    """Make a copy of somebody's answers for them: it also holds what nobody has read yet."""
    return has_role(user, organisation_of(survey), Role.SAFEGUARDING_LEAD)


def can_sign_assessment(user, campaign: Campaign) -> bool:
    """Sign that what a campaign does with people's data is right."""
    return has_role(user, campaign.organisation, Role.DATA_PROTECTION, Role.ADMINISTRATOR)
