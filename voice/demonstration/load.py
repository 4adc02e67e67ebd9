"""The whole demonstration, in the order in which people would do it."""

from django.db import transaction

from cms.models import HomePage
from surveys.models import Question, Survey
from voice.accounts.models import Organisation
from voice.demonstration import listening, pages, people, plans, progress, understanding
from voice.demonstration.answering import load_commitments, load_results
from voice.demonstration.takeover import load_takeover_month

# The files of answers, and the names of their commitments.
GETTING_AROUND, LIVE_HERE, A_YEAR_BEFORE = "getting-around.csv", "answers.csv", "a-year-before.csv"
STEMS = {GETTING_AROUND: "getting-around", LIVE_HERE: "i-live-in-dorset"}


class NotEmptyError(Exception):
    """The database already holds somebody's work, which is never mixed with inventions."""


def is_loaded() -> bool:
    return Organisation.objects.filter(name=people.PARTNERSHIP).exists()


@transaction.atomic
def load() -> bool:
    """Load the demonstration, whole or not at all. False when it was there already.

    Raises NotEmptyError when the database holds another organisation's work.
    """
    if is_loaded():
        return False
    if Organisation.objects.exists():
        raise NotEmptyError
    partnership = people.load_partnership()
    staff = people.load_people(partnership)
    plans.load_places(partnership)
    plan = plans.load_plans(partnership)["23"]
    progress.load_progress(partnership)
    travel = listening.load_getting_around(partnership, staff["youth.worker"])
    before = listening.load_a_year_before(partnership, staff["youth.worker"])
    living = listening.load_i_live_in_dorset(
        partnership, staff["youth.worker"], follows=before.campaign
    )
    places = listening.load_places(partnership, staff["youth.worker"])
    takeover = listening.load_takeover(partnership, staff["youth.worker"])
    listening.load_gull_rock(people.load_neighbour())
    told_on = before.campaign.feedback_promised_on
    answer(before.questions.get(code="change"), A_YEAR_BEFORE, plan, staff, told_on=told_on)
    told_on = travel.campaign.feedback_promised_on
    answer(travel.questions.get(code="easier"), GETTING_AROUND, plan, staff, told_on=told_on)
    answer(living.questions.get(code="one-thing"), LIVE_HERE, plan, staff)
    month = load_takeover_month(partnership, staff, plan)
    home = load_site(partnership, plan, staff, travel=travel, living=living, takeover=takeover)
    pages.load_campaign_page(
        home,
        month.campaign,
        drawing="bubbles",
        summary="For a month young people took over real jobs and real meetings. An invented one.",
    )
    pages.load_guides(home)
    pages.load_campaign_page(
        home,
        places,
        drawing="bucket",
        summary="Where do you go to play and to meet your friends, and what is missing there?",
    )
    return True


def answer(question: Question, name: str, plan, staff: dict, *, told_on=None) -> None:
    """From answers that are held to promises that are published."""
    worker, second, safe = (
        staff[who] for who in ("youth.worker", "second.worker", "safeguarding.lead")
    )
    listening.review(question, name, by=worker, sealed_by=safe)
    themes = understanding.load_themes(question, name, by=worker, checked_by=second)
    understanding.tie_themes(themes, plan, by=worker)
    load_results(question.survey.campaign, by=worker, told_on=told_on)
    if name in STEMS:
        load_commitments(STEMS[name], plan, themes, by=staff["plan.lead"])


def load_site(
    partnership, plan, staff: dict, *, travel: Survey, living: Survey, takeover
) -> HomePage:
    home = pages.load_pages(partnership, by=staff["administrator"])
    pages.load_plan_pages(home, plan)
    pages.load_campaign_page(
        home,
        living.campaign,
        drawing="coast",
        summary="What is it like to grow up here, and what one thing would you change?",
        body=pages.open_story(living),
    )
    pages.load_campaign_page(
        home,
        takeover,
        drawing="thanks",
        summary="Take over a real job or a real meeting. Tell us which one you want.",
        body=pages.takeover_story(),
    )
    pages.load_campaign_page(
        home,
        travel.campaign,
        drawing="bus",
        summary="You told us what makes it hard to get anywhere. Here is what came of it.",
    )
    return home
