"""Who may read and change the themes of a question, and who may see and answer released results.

Plan leads and observers see released results only, so the themes themselves are not theirs.
"""

from analysis.models import Excerpt, ThemeSet
from surveys.models import Question
from voice.accounts.models import Organisation, Role
from voice.accounts.permissions import has_role
from voice.programme.models import Campaign, Priority


def organisation_of(question: Question) -> Organisation:
    return question.survey.campaign.organisation


def can_view_themes(user, question: Question) -> bool:
    """Read the answers, suggestions and agreed themes of a question."""
    organisation = organisation_of(question)
    return has_role(user, organisation, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


def can_edit_themes(user, question: Question) -> bool:
    """Start and stop runs, adopt, word, move, tie and choose quotes."""
    return has_role(user, organisation_of(question), Role.YOUTH_WORKER)


def can_check_excerpt(user, excerpt: Excerpt) -> bool:
    """Say that a quote may be shown: somebody other than the person who chose it."""
    theme_set: ThemeSet = excerpt.theme.theme_set
    return excerpt.chosen_by_id != user.pk and can_view_themes(user, theme_set.question)


# Results, priorities and what is answered -------------------------------------------------------


def can_view_results(user, campaign: Campaign) -> bool:
    """See what has been released."""
    return has_role(
        user,
        campaign.organisation,
        Role.YOUTH_WORKER,
        Role.SAFEGUARDING_LEAD,
        Role.PLAN_LEAD,
        Role.EDITOR,
        Role.OBSERVER,
    )


def can_release_results(user, campaign: Campaign) -> bool:
    """See what would be released, and release it to plan leads and observers."""
    return has_role(user, campaign.organisation, Role.YOUTH_WORKER)


def can_publish_results(user, campaign: Campaign) -> bool:
    """Put a release on the public pages."""
    return has_role(user, campaign.organisation, Role.YOUTH_WORKER)


def can_view_plans(user, organisation: Organisation) -> bool:
    """See the plan, what was released about each priority, and what was answered."""
    return has_role(
        user, organisation, Role.YOUTH_WORKER, Role.PLAN_LEAD, Role.EDITOR, Role.OBSERVER
    )


def can_answer_priority(user, priority: Priority) -> bool:
    """Make, publish and report on commitments: a plan lead, of those who lead the priority where
    some are named."""
    if not has_role(user, priority.plan.organisation, Role.PLAN_LEAD):
        return False
    leads = list(priority.leads.current())
    return not leads or any(
        lead.user_id == user.pk and lead.role == Role.PLAN_LEAD for lead in leads
    )


def can_see_drafts(user, organisation: Organisation) -> bool:
    """See commitments before they are published."""
    return has_role(user, organisation, Role.YOUTH_WORKER, Role.PLAN_LEAD, Role.EDITOR)
