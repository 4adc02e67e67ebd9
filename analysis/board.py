"""The page a board reads before it meets: priorities, promises to young people, voices heard.

What young people were promised is judged in four ways: *full* (every theme has an answer),
*friendly* (answers in short sentences), *fast* (told by the day that was promised) and *followed
up* (every promise is reported on or done, and none is late). All of it from released results and
published answers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Min
from django.utils import timezone
from django.utils.formats import date_format

from analysis.models import Theme
from analysis.reach import Reach, reach_of
from analysis.released import PrioritySummary, latest_tables, plan_summaries
from voice.accounts.models import Organisation
from voice.programme.models import Campaign, Commitment, Plan, ReleasedTable

KEPT, BROKEN, NOT_YET = "good", "bad", ""
MOST_WORDS = 15  # in a sentence, on average
SENTENCE = re.compile(r"[.!?]+(?:\s|$)")


@dataclass(frozen=True)
class Mark:
    """One of the four: how it stands, and the fact that says so."""

    name: str
    state: str
    fact: str


@dataclass
class Listened:
    """A campaign that asked, and what became of what it promised."""

    campaign: Campaign
    told: list[ReleasedTable] = field(default_factory=list)
    replies: list[Commitment] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)

    @property
    def marks(self) -> list[Mark]:
        return [self.full, self.friendly, self.fast, self.followed]

    @property
    def full(self) -> Mark:
        themes = {table.subject for table in self.told if table.kind == "theme"}
        if not themes:
            return Mark("Full", NOT_YET, "No themes released yet")
        answered = len(themes & self.answered)
        state = KEPT if answered == len(themes) else BROKEN
        return Mark("Full", state, f"{answered} of {len(themes)} themes answered")

    @property
    def friendly(self) -> Mark:
        if not self.replies:
            return Mark("Friendly", NOT_YET, "No answers published yet")
        words = round(words_a_sentence(one.text for one in self.replies))
        state = KEPT if words <= MOST_WORDS else BROKEN
        return Mark("Friendly", state, f"{words} words a sentence in the answers")

    @property
    def fast(self) -> Mark:
        promised, told = self.campaign.feedback_promised_on, self.campaign.told_at
        by = date_format(promised, "j F Y")
        if told is None:
            is_late = promised < timezone.localdate()
            words = f"Promised by {by}, not told" if is_late else f"To be told by {by}"
            return Mark("Fast", BROKEN if is_late else NOT_YET, words)
        day = timezone.localdate(told)
        words = f"Promised by {by}, told on {date_format(day, 'j F Y')}"
        return Mark("Fast", KEPT if day <= promised else BROKEN, words)

    @property
    def followed(self) -> Mark:
        promises = [one for one in self.replies if one.reply == Commitment.Reply.WILL]
        if not promises:
            return Mark("Followed up", NOT_YET, "Nothing promised yet")
        told = sum(bool(one.done_on or one.reports) for one in promises)
        late = sum(one.is_overdue for one in promises)
        fact = f"{told} of {len(promises)} promises reported on"
        if late:
            fact += f", {late} late"
        return Mark("Followed up", KEPT if told == len(promises) and not late else BROKEN, fact)


@dataclass
class Board:
    """Everything on the page. `plans`, the newest first, with their priorities."""

    organisation: Organisation
    plans: list[tuple[Plan, list[PrioritySummary]]]
    listened: list[Listened]
    reach: Reach


def board_of(organisation: Organisation) -> Board:
    """The board's page of an organisation: ten queries, however much there is."""
    tables = list(latest_tables(organisation).filter(kind__in=["reach", "theme"]))
    return Board(
        organisation,
        plan_summaries([organisation]),
        listened_in(organisation, tables),
        reach_of(organisation, tables),
    )


def listened_in(organisation: Organisation, tables: Iterable[ReleasedTable]) -> list[Listened]:
    """Campaigns that have asked somebody, the newest first. Two queries."""
    asked = Campaign.objects.filter(organisation=organisation, surveys__opened_at__isnull=False)
    asked = asked.annotate(told_at=Min("snapshots__published_at")).order_by("-opens_on", "pk")
    found = {campaign.pk: Listened(campaign) for campaign in asked}
    for table in tables:
        if table.snapshot.campaign_id in found:
            found[table.snapshot.campaign_id].told.append(table)
    replies = Commitment.objects.published().annotate(
        reports=Count("updates", distinct=True),
        theme_key=F("themes__key"),
        campaign=F("themes__theme_set__question__survey__campaign"),
    )
    for one in replies.filter(themes__in=Theme.objects.agreed(), campaign__in=found):
        listened = found[one.campaign]
        listened.answered.add(one.theme_key)
        if all(known.pk != one.pk for known in listened.replies):
            listened.replies.append(one)
    return list(found.values())


def words_a_sentence(texts: Iterable[str]) -> float:
    """How long the sentences of the texts are, on average, in words."""
    sentences = [one for text in texts for one in SENTENCE.split(text) if one.strip()]
    return sum(len(one.split()) for one in sentences) / max(1, len(sentences))
