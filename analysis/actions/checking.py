"""Drawing a blind sample, reading it, and vouching for themes whose lights are not all green."""

from collections.abc import Iterable
from secrets import SystemRandom

from django.db import transaction

from analysis.actions.changes import lock_themes
from analysis.actions.problems import ThemeProblem
from analysis.models import BlindReading, BlindSample, SampledAnswer, Theme, Vouching
from analysis.quality import lights_of
from surveys.models import Question
from voice.shared.audit import record

SAMPLE, LEAST = 40, 10


@transaction.atomic
def draw_sample(*, question: Question, by, size: int = SAMPLE) -> BlindSample:
    """Draw released answers at random for two people to read. Raises ThemeProblem where there are
    too few answers, or no themes to put them in."""
    theme_set = lock_themes(question)
    if not theme_set.themes.agreed().exists():
        raise ThemeProblem("Agree on themes first: then two people can sort answers into them.")
    released = list(question.answers.released().order_by("pk").values_list("pk", flat=True))
    if len(released) < LEAST:
        raise ThemeProblem(f"A sample needs at least {LEAST} released answers.")
    sample = BlindSample.objects.create(theme_set=theme_set, made_by=by)
    drawn = SystemRandom().sample(released, min(size, len(released)))
    SampledAnswer.objects.bulk_create(
        SampledAnswer(sample=sample, answer_id=pk, position=position)
        for position, pk in enumerate(drawn)
    )
    record(by=by, verb="drew a blind sample", thing=sample)
    return sample


@transaction.atomic
def read_sampled(*, sampled: SampledAnswer, themes: Iterable[Theme], by) -> BlindReading:
    """Say which agreed themes a sampled answer carries. Saying it again replaces it."""
    themes = list(themes)
    if any(theme.theme_set_id != sampled.sample.theme_set_id for theme in themes):
        raise ThemeProblem("These themes are of another question.")
    reading, _ = BlindReading.objects.update_or_create(sampled=sampled, reader=by)
    reading.themes.set(themes)
    return reading


@transaction.atomic
def vouch_for_themes(
    *, question: Question, reason: str, by, revision: int | None = None
) -> Vouching:
    """Give a reason to publish although lights are not green. It holds until the list of themes
    changes, or another light goes out. Raises ThemeProblem without a reason or without need."""
    theme_set = lock_themes(question, revision)
    reason = reason.strip()
    if not reason:
        raise ThemeProblem("Say why these themes may be published all the same.")
    missing = [light.code for light in lights_of(question) if not light.is_green]
    if not missing:
        raise ThemeProblem("All checks are green: no reason is needed.")
    vouching = Vouching.objects.create(
        theme_set=theme_set, revision=theme_set.revision, lights=missing, reason=reason, by=by
    )
    record(by=by, verb="vouched for themes", thing=vouching)
    return vouching
