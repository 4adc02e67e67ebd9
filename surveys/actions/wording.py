"""Changing words. What people have read is kept beside what replaced it."""

from django.db import transaction
from django.utils import timezone

from surveys.frozen import freeze_wording
from surveys.models import Choice, Layer, Question, Section, Survey, Wording
from surveys.queries import frozen_ids
from voice.shared.audit import record


def survey_of(thing: Section | Question | Choice) -> Survey:
    return thing.question.survey if isinstance(thing, Choice) else thing.survey


def target_of(thing: Section | Question | Choice) -> str:
    """The name of the thing in a version's wordings (see `surveys/frozen.py`)."""
    if isinstance(thing, Choice):
        return f"c:{thing.question.code}:{thing.code}"
    return f"{'s' if isinstance(thing, Section) else 'q'}:{thing.code}"


@transaction.atomic
def correct_wording(
    *,
    thing: Section | Question | Choice,
    by,
    text: str,
    hint: str = "",
    reason: str | None = None,
) -> bool:
    """Correct the words of something, in the survey's own language and standard layer.

    Before it is part of a version the words are simply replaced. Afterwards the old words are
    kept, and the newest version shows the new ones at once. `reason`: None leaves it as it is.
    Returns whether anything changed.
    """
    survey = Survey.objects.select_for_update().get(pk=survey_of(thing).pk)
    now = thing.wordings.current().filter(language=survey.language, layer=Layer.STANDARD).first()
    if now is None:
        write_words(survey, thing, text, hint, reason or "")
        return True
    reason = now.reason if reason is None else reason
    if (now.text, now.hint, now.reason) == (text, hint, reason):
        return False
    if frozen_ids(survey).holds(thing):
        keep_old(now)
        record(by=by, verb="corrected wording", thing=survey, why=target_of(thing))
    now.text, now.hint, now.reason = text, hint, reason
    now.save()
    show_now(survey, thing, now)
    return True


def write_words(
    survey: Survey, thing: Section | Question | Choice, text: str, hint: str = "", reason: str = ""
) -> Wording:
    """The first words of a new thing."""
    field = type(thing).__name__.lower()
    return Wording.objects.create(
        **{field: thing}, language=survey.language, text=text, hint=hint, reason=reason
    )


def keep_old(wording: Wording) -> None:
    """Keep the words that people have read, and make the row one of its own for new words."""
    Wording.objects.filter(pk=wording.pk).update(replaced_at=timezone.now())
    wording.pk = None


def show_now(survey: Survey, thing, wording: Wording) -> None:
    """Show the words in the newest version, where that has the thing in it."""
    version = survey.versions.order_by("number").last()
    if version is None:
        return
    words = version.content["wordings"].get(survey.language, {})
    shown = words.get(Layer.STANDARD.value, {})
    if target_of(thing) not in shown:
        return
    shown[target_of(thing)] = freeze_wording(wording)
    if wording.reason:
        shown[f"r:{thing.code}"] = [wording.reason, ""]
    version.revision += 1
    version.save(update_fields=["content", "revision"])
