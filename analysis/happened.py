"""What happened to what one young person told us: from published results alone.

Of the person's own answers nothing is read but which published themes they went into; in a
sensitive campaign not even that, since a theme would say again what somebody wrote.
"""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils import timezone

from analysis.models import Coding, Theme
from surveys.models import Response, Survey
from voice.programme.models import Commitment, ReleasedTable, Snapshot


@dataclass
class Went:
    """A published theme, how many said so in released words, and what was decided and done."""

    title: str
    sentence: str
    commitments: list[Commitment] = field(default_factory=list)


@dataclass
class Happened:
    """`is_told`: results are public. `is_own`: `went` is where this person's answers went."""

    is_told: bool
    is_own: bool
    went: list[Went] = field(default_factory=list)


def what_happened(survey: Survey, submission_key) -> Happened:
    """What one response, already sent, may know. Six queries at most."""
    campaign = survey.campaign
    is_own = not campaign.is_sensitive
    snapshot = campaign.snapshots.published().order_by("-released_at", "-pk").first()
    if snapshot is None or is_later(submission_key, snapshot):
        return Happened(is_told=False, is_own=is_own)
    themes = Theme.objects.agreed().filter(theme_set__question__survey=survey)
    if is_own:
        own = Coding.objects.standing().filter(
            segment__answer__response__submission_key=submission_key
        )
        themes = themes.filter(pk__in=own.values("theme"))
    return Happened(is_told=True, is_own=is_own, went=list(published(snapshot, themes)))


def is_later(submission_key, snapshot: Snapshot) -> bool:
    """Whether the answers came on the day of the release or after it, and so are not in it."""
    released_on = timezone.localdate(snapshot.released_at)
    sent = Response.objects.filter(submission_key=submission_key, submitted_on__gte=released_on)
    return sent.exists()


def published(snapshot: Snapshot, themes):
    """The themes that a snapshot shows, in its order, each with its published commitments."""
    said = Prefetch("commitments", Commitment.objects.published().prefetch_related("updates"))
    by_key = {theme.key: theme for theme in themes.prefetch_related(said)}
    for table in snapshot.tables.filter(kind="theme", subject__in=by_key):
        yield Went(table.title, sentence_of(table), list(by_key[table.subject].commitments.all()))


def sentence_of(table: ReleasedTable) -> str:
    return next(iter(table.content.get("sentences", [])), "")
