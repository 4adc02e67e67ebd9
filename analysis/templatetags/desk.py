"""What the desk's home and campaign pages show of surveys, answers and themes."""

from collections.abc import Callable
from dataclasses import replace

from django import template
from django.urls import reverse
from django.utils import timezone

from analysis.attention import Item, attention
from analysis.permissions import can_view_plans, can_view_results
from analysis.thread import LATER, NOW, Standing, Step, standings, steps_of
from surveys.models import Question, Survey
from surveys.queries import SurveyFacts, facts_of_surveys, words_of_questions
from voice.accounts.models import Role
from voice.accounts.permissions import has_role
from voice.programme.models import Campaign
from voice.programme.permissions import can_edit_campaign, can_see_counts, can_set_duty

register = template.Library()

# Who may follow a link to each page, by the page's name; the survey itself is for everyone inside.
MAY_FOLLOW: dict[str, Callable[[object, Campaign], bool]] = {
    "survey_new": can_edit_campaign,
    "campaign_duty": can_set_duty,
    "imports": can_edit_campaign,
    "reviews": can_see_counts,
    "themes": can_see_counts,
    "plans": lambda user, campaign: can_view_plans(user, campaign.organisation),
    "results": can_view_results,
    "editor": lambda user, campaign: has_role(user, campaign.organisation, Role.EDITOR),
}


@register.simple_tag
def standings_of(campaigns) -> list[Standing]:
    """How far each campaign has come, in the same order."""
    return standings(campaigns)


@register.simple_tag
def standing_of(campaign: Campaign) -> Standing:
    return standings([campaign])[0]


@register.simple_tag
def attention_of(user, found: list[Standing]) -> list[Item]:
    """What waits for the person, given how far their campaigns have come."""
    return attention(user, found)


@register.simple_tag
def counts_of(standing: Standing, user) -> bool:
    """Whether the person may see how many answers came in."""
    return can_see_counts(user, standing.campaign)


@register.simple_tag
def pages_for(user, campaign: Campaign) -> dict[str, bool]:
    """Which pages of a campaign the person may open, by name."""
    return {page: may(user, campaign) for page, may in MAY_FOLLOW.items()}


@register.simple_tag
def thread_of(standing: Standing, user) -> list[Step]:
    """The six steps of the campaign as this person may see and follow them."""
    may = pages_for(user, standing.campaign)
    steps = steps_of(standing, with_counts=counts_of(standing, user))
    return [step if may.get(step.page, True) else replace(step, page="") for step in steps]


@register.simple_tag
def next_step_of(standing: Standing, user) -> Step | None:
    """The furthest step that is under way, else the first that is not done."""
    steps = thread_of(standing, user)
    under_way = [step for step in steps if step.state == NOW]
    later = [step for step in steps if step.state == LATER]
    return next(iter([*reversed(under_way), *later]), None)


@register.simple_tag
def goes_to(thing: Step | Item) -> str:
    """The address that a step or a thing to do leads to, or nothing."""
    if not thing.page:
        return ""
    return reverse(thing.page, args=[thing.key] if thing.key else []) + thing.query


@register.simple_tag
def survey_facts_of(surveys: list[Survey]) -> list[tuple[Survey, SurveyFacts, str]]:
    """Each survey with its counts and its stage today."""
    facts, today = facts_of_surveys(surveys), timezone.localdate()
    return [(survey, facts[survey.pk], survey.stage_on(today)) for survey in surveys]


@register.simple_tag
def question_words_of(questions: list[Question]) -> list[tuple[Question, str]]:
    """Each question with its words."""
    words = words_of_questions(questions)
    return [(question, words.get(question.pk, question.code)) for question in questions]
