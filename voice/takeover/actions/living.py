"""While it goes on: another place, the diary, a call for help, and the before and after items."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from surveys.models import Response
from voice.shared.audit import record
from voice.shared.images import Remade
from voice.takeover import tasks
from voice.takeover.models import (
    Application,
    Challenge,
    DiaryEntry,
    HelpRequest,
    Host,
    Measure,
    Opportunity,
    Placement,
)
from voice.takeover.queries import free_places, published_match

GONE = gettext_lazy("Somebody else has just taken that place. Please choose another one.")
TOOK = "They chose this place themselves."


@transaction.atomic
def take_place(*, application: Application, opportunity: Opportunity) -> Placement:
    """Take a free place after one's own fell through. Raises ValidationError where it is gone."""
    Challenge.objects.select_for_update().get(pk=application.challenge_id)
    if not has_lost_place(application):
        raise ValidationError(gettext("You have a place already."))
    match = published_match(application.challenge)
    if match is None or opportunity.pk not in {one.pk for one in free_places(application)}:
        raise ValidationError(GONE)
    why = [
        {"opportunity": opportunity.key, "title": opportunity.role, "words": TOOK, "code": "took"}
    ]
    return Placement.objects.create(
        match=match,
        application=application,
        opportunity=opportunity,
        why=why,
    )


def has_lost_place(application: Application) -> bool:
    """Whether a host called off and nothing has taken its place."""
    match = published_match(application.challenge)
    mine = Placement.objects.filter(match=match, application=application)
    is_out = application.withdrawn_on or not mine.filter(ended=Placement.Ended.HOST).exists()
    return not is_out and mine.current().count() < application.most


@transaction.atomic
def write_diary(
    *,
    application: Application,
    text: str = "",
    picture: Remade | None = None,
    picture_shows: str = "",
    may_show: bool = False,
) -> DiaryEntry:
    """Keep a day in words, a drawing or a photo."""
    drawn = {}
    if picture is not None:
        drawn = {
            "picture": picture.content,
            "width": picture.width,
            "height": picture.height,
            "picture_shows": picture_shows,
        }
    return DiaryEntry.objects.create(application=application, text=text, may_show=may_show, **drawn)


@transaction.atomic
def delete_diary(*, entry: DiaryEntry) -> None:
    """Take an entry out of one's diary, for good."""
    entry.delete()


@transaction.atomic
def ask_for_help(
    *,
    challenge: Challenge,
    application: Application | None = None,
    host: Host | None = None,
    text: str = "",
) -> HelpRequest:
    """Tell the youth worker that somebody needs them."""
    row = HelpRequest.objects.create(
        challenge=challenge, application=application, host=host, text=text
    )
    tasks.send_letter.enqueue("help_asked", row.key)
    return row


@transaction.atomic
def answer_help(*, asked: HelpRequest, note: str, by) -> None:
    """Write down what was done for somebody who asked for help.

    Raises ValidationError where a colleague has done so already: theirs stays.
    """
    held = HelpRequest.objects.select_for_update().get(pk=asked.pk)
    if held.answered_at:
        raise ValidationError(f"{held.answered_by} has written this down already.")
    held.note, held.answered_by, held.answered_at = note, by, timezone.now()
    held.save(update_fields=["note", "answered_by", "answered_at"])
    record(by=by, verb="answered a call for help", thing=held)


@transaction.atomic
def keep_measure(
    *, response: Response, moment: str, application: Application | None, host: Host | None
) -> Measure:
    """Tie items that were sent to whose they are, so that before and after are a pair."""
    row, _ = Measure.objects.get_or_create(
        application=application, host=host, moment=moment, defaults={"response": response}
    )
    return row
