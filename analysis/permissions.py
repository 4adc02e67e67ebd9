"""Who may read and change the themes of a question. Plan leads and observers see released results
only, so none of this is theirs."""

from analysis.models import Excerpt, ThemeSet
from surveys.models import Question
from voice.accounts.models import Organisation, Role
from voice.accounts.permissions import has_role


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
