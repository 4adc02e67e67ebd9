"""What pages read: the stage of a campaign, and what an editor may put on a page."""

from django.db.models import Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Length

from surveys.models import Answer, Review, Survey
from voice.accounts.models import Organisation
from voice.programme.models import Campaign, Plan, Snapshot

TELLING = 25  # characters: shorter answers are words that anybody might write
STAGES = ("open", "coming", "closed", "answered")


def choosable(model, user) -> QuerySet:
    """Rows of Campaign, Survey, Plan or Priority that the person may put on a page."""
    if model is Plan:
        return Plan.objects.filter(organisation__in=Organisation.objects.visible_to(user))
    if model is Survey:
        return Survey.objects.visible_to(user).opened()
    return model.objects.visible_to(user)


def unreleased_words_in(text: str, organisations: QuerySet) -> bool:
    """Whether the text holds the whole of a written answer that nobody has released as it is."""
    answers = Answer.objects.filter(question__survey__campaign__organisation__in=organisations)
    unreleased = answers.exclude(review__status=Review.Status.RELEASED)
    long_enough = unreleased.annotate(length=Length("text")).filter(length__gte=TELLING)
    page = Value(text, output_field=TextField())
    return long_enough.annotate(page=page).filter(page__contains=F("text")).exists()


def with_answered(pages: QuerySet) -> QuerySet:
    """Campaign pages, each with `is_answered`: something of its results has been published."""
    published = Snapshot.objects.published().filter(campaign=OuterRef("campaign"))
    return pages.select_related("campaign").annotate(is_answered=Exists(published))


def by_stage(pages: QuerySet) -> dict[str, list]:
    """Campaign pages by stage: what ends or begins soonest first, the latest answers first."""
    stages: dict[str, list] = {stage: [] for stage in STAGES}
    for page in with_answered(pages):
        stages[stage_of(page.campaign, is_answered=page.is_answered)].append(page)
    stages["open"].sort(key=lambda page: page.campaign.closes_on)
    stages["coming"].sort(key=lambda page: page.campaign.opens_on)
    for stage in ("closed", "answered"):
        stages[stage].sort(key=lambda page: page.campaign.closes_on, reverse=True)
    return stages


def stage_of(campaign: Campaign, *, is_answered: bool) -> str:
    """`coming`, `open`, `closed` or `answered`: it stays open while people can still answer."""
    if campaign.stage == "closed" and is_answered:
        return "answered"
    return campaign.stage
