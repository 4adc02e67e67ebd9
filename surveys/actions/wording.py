"""Changing words. What people have read is kept beside what replaced it."""

from django.db import transaction
from django.utils import timezone

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
def correct_wording(*, thing: Section | Question | Choice, by, text: str, hint: str = "") -> bool:
    """Correct the words of something, in the survey's own language and standard layer.

    Before it is part of a version the words are simply replaced. Afterwards the old words are
    kept, and the newest version shows the new ones at once. Returns whether anything changed.
    """
    survey = Survey.objects.select_for_update().get(pk=survey_of(thing).pk)
    now = thing.wordings.current().filter(language=survey.language, layer=Layer.STANDARD).first()
    if now and (now.text, now.hint) == (text, hint):
        return False
    if frozen_ids(survey).holds(thing):
        keep_and_replace(survey, thing, now, text, hint)
        record(by=by, verb="corrected wording", thing=survey, why=target_of(thing))
    elif now:
        now.text, now.hint = text, hint
        now.save(update_fields=["text", "hint"])
    else:
        write_words(survey, thing, text, hint)
    return True


def write_words(survey: Survey, thing: Section | Question | Choice, text: str, hint: str = ""):
    """The first words of a new thing."""
    field = type(thing).__name__.lower()
    return Wording.objects.create(**{field: thing}, language=survey.language, text=text, hint=hint)


def keep_and_replace(survey: Survey, thing, old: Wording | None, text: str, hint: str) -> None:
    if old:
        old.replaced_at = timezone.now()
        old.save(update_fields=["replaced_at"])
    write_words(survey, thing, text, hint)
    version = survey.versions.latest()
    words = version.content["wordings"].setdefault(survey.language, {})
    shown = words.setdefault(Layer.STANDARD.value, {})
    if target_of(thing) not in shown:
        return
    shown[target_of(thing)] = [text, hint]
    version.revision += 1
    version.save(update_fields=["content", "revision"])
