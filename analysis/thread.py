"""The thread of a campaign: ask, read, themes, priorities, answer, tell. Where it stands now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format

from analysis.models import AnalysisRun, Theme
from surveys.models import Question
from surveys.queries import CampaignFacts, facts_of_campaigns
from voice.programme.models import Campaign, Snapshot

DONE, NOW, LATER = "done", "now", "later"


@dataclass(slots=True)
class Standing:
    """How far one campaign has come."""

    campaign: Campaign
    facts: CampaignFacts
    runs_done: set[int] = field(default_factory=set)  # questions with a finished run
    runs_under_way: int = 0
    with_themes: set[int] = field(default_factory=set)  # questions with agreed themes
    themes: int = 0
    tied: int = 0
    answered: int = 0
    released: int = 0
    published: int = 0

    @property
    def is_open(self) -> bool:
        """Somebody can answer today."""
        today = timezone.localdate()
        return any(survey.stage_on(today) == "open" for survey in self.facts.surveys)

    @property
    def suggested(self) -> list[Question]:
        """Written questions with themes suggested and none agreed yet."""
        waiting = self.runs_done - self.with_themes
        return [question for question in self.facts.written if question.pk in waiting]

    @property
    def is_told(self) -> bool:
        return self.published > 0

    def days_to_promise(self, today: dt.date) -> int:
        """Days until young people hear back; less than 0 when it is late."""
        return (self.campaign.feedback_promised_on - today).days


def standings(campaigns: Iterable[Campaign]) -> list[Standing]:
    """One for each campaign, in the same order. Eight queries for any number of campaigns."""
    campaigns = list(campaigns)
    facts = facts_of_campaigns(campaigns)
    found = {one.pk: Standing(one, facts[one.pk]) for one in campaigns}
    add_runs(found)
    add_themes(found)
    add_snapshots(found)
    return [found[campaign.pk] for campaign in campaigns]


def add_runs(found: dict[int, Standing]) -> None:
    path = "question__survey__campaign"
    runs = AnalysisRun.objects.of_all_answers().filter(**{f"{path}__in": found}).order_by()
    for pk, question, status in runs.values_list(path, "question", "status").distinct():
        if status == AnalysisRun.Status.DONE:
            found[pk].runs_done.add(question)
        elif status in {AnalysisRun.Status.WAITING, AnalysisRun.Status.RUNNING}:
            found[pk].runs_under_way += 1


def add_themes(found: dict[int, Standing]) -> None:
    path = "theme_set__question__survey__campaign"
    themes = Theme.objects.agreed().filter(**{f"{path}__in": found}).order_by()
    for pk, question in themes.values_list(path, "theme_set__question").distinct():
        found[pk].with_themes.add(question)
    counted = themes.values(path).annotate(
        n=Count("pk", distinct=True),
        tied=Count("pk", distinct=True, filter=Q(priorities__isnull=False)),
        answered=Count("pk", distinct=True, filter=Q(commitments__published_at__isnull=False)),
    )
    for pk, n, tied, answered in counted.values_list(path, "n", "tied", "answered"):
        found[pk].themes, found[pk].tied, found[pk].answered = n, tied, answered


def add_snapshots(found: dict[int, Standing]) -> None:
    rows = Snapshot.objects.filter(campaign__in=found).order_by().values("campaign")
    counted = rows.annotate(n=Count("pk"), public=Count("published_at"))
    for pk, n, public in counted.values_list("campaign", "n", "public"):
        found[pk].released, found[pk].published = n, public


# The steps --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the thread. `page` names an address and `key` what it is about."""

    name: str
    meaning: str
    state: str
    fact: str
    page: str = ""
    key: str = ""
    query: str = ""


def steps_of(standing: Standing, *, with_counts: bool) -> list[Step]:
    """The six steps in order.

    Without `with_counts` nothing tells how many people answered, nor what the themes are like
    before results are released.
    """
    steps = [
        ask_step(standing, with_counts),
        read_step(standing, with_counts),
        themes_step(standing),
        priorities_step(standing),
        answer_step(standing),
        tell_step(standing),
    ]
    if with_counts or standing.released:
        return steps
    about_themes = {"Themes", "Priorities", "Answer"}
    return [replace(step, fact="") if step.name in about_themes else step for step in steps]


def state_of(*, done: bool, begun: bool) -> str:
    if done:
        return DONE
    return NOW if begun else LATER


def amount(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"


def ask_step(standing: Standing, with_counts: bool) -> Step:
    facts = standing.facts
    over = bool(facts.opened) and not standing.is_open and standing.campaign.stage == "closed"
    fact = amount(len(facts.opened), "survey opened", "surveys opened")
    if with_counts and facts.opened:
        fact = amount(facts.responses, "response in", "responses in")
    if not facts.surveys:
        fact = "No survey yet"
    survey = next(iter(facts.drafts or facts.surveys), None)
    page, key = ("survey", survey.key) if survey else ("survey_new", standing.campaign.key)
    return Step(
        "Ask", "Make a survey and share it", state_of(done=over, begun=True), fact, page, key
    )


def read_step(standing: Standing, with_counts: bool) -> Step:
    facts = standing.facts
    read = facts.released + facts.sealed
    fact = ""
    if facts.held and with_counts:
        fact = f"{amount(facts.held, 'answer')} held to read"
    elif facts.held:
        fact = "Answers are being read"
    elif read:
        fact = "No answer waits"
    done = bool(read) and not facts.held
    return Step(
        "Read",
        "Read and release what was written",
        state_of(done=done, begun=bool(facts.held)),
        fact,
        "reviews",
        query=f"?survey={facts.opened[0].key}" if len(facts.opened) == 1 else "",
    )


def themes_step(standing: Standing) -> Step:
    waiting = standing.suggested
    question = next(iter(waiting or standing.facts.written), None)
    fact = ""
    if standing.themes:
        fact = f"{amount(standing.themes, 'theme')} agreed"
    elif standing.runs_under_way:
        fact = "Being looked for now"
    elif waiting:
        fact = "Suggested: choose among them"
    begun = bool(standing.facts.released or standing.runs_done or standing.runs_under_way)
    done = bool(standing.themes) and not waiting
    return Step(
        "Themes",
        "Find what people said most",
        state_of(done=done, begun=begun),
        fact,
        "themes" if question else "",
        question.key if question else "",
    )


def priorities_step(standing: Standing) -> Step:
    fact = f"{standing.tied} of {amount(standing.themes, 'theme')} tied" if standing.themes else ""
    done = bool(standing.themes) and standing.tied == standing.themes
    return Step(
        "Priorities",
        "Tie themes to the plan",
        state_of(done=done, begun=bool(standing.themes)),
        fact,
        "plans",
    )


def answer_step(standing: Standing) -> Step:
    fact = f"{standing.answered} of {amount(standing.themes, 'theme')} answered"
    done = bool(standing.themes) and standing.answered == standing.themes
    return Step(
        "Answer",
        "Say what will be done",
        state_of(done=done, begun=bool(standing.tied)),
        fact if standing.themes else "",
        "plans",
    )


def tell_step(standing: Standing) -> Step:
    promised = date_format(standing.campaign.feedback_promised_on, "j F Y")
    late = standing.days_to_promise(timezone.localdate()) < 0
    fact = f"Promised by {promised}"
    if standing.is_told:
        fact = "Results are public"
    elif late:
        fact = f"Promised by {promised}: late"
    return Step(
        "Tell",
        "Tell young people what came of it",
        state_of(done=standing.is_told, begun=bool(standing.released) or late),
        fact,
        "results",
        standing.campaign.key,
    )
