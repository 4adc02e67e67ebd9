"""Words in further languages and reading layers, with their pictures and recordings.

They may be added and corrected at any time: they say the same, and what people have read is kept
beside what replaced it. The newest version shows them at once.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from surveys.actions.designing import hold
from surveys.actions.wording import keep_old
from surveys.frozen import freeze_wording
from surveys.models import Clip, Layer, Picture, Survey, SurveyVersion, Wording
from surveys.queries import FrozenIds, frozen_ids, latest_version
from surveys.translating import Line, lines_of
from voice.shared.audit import record
from voice.shared.images import Remade

Words = tuple[str, str, str]  # text, hint, reason


@transaction.atomic
def write_words_in(
    *, survey: Survey, language: str, layer: str, words: Mapping[str, Words], by
) -> int:
    """Word the lines that `words` names by target; an empty text takes the words of a line away.

    Returns how many lines changed. Not for the survey's own language and layer: the builder is.
    """
    held = hold(survey)
    held.campaign = survey.campaign
    frozen = frozen_ids(held)
    changed = [
        line
        for line in lines_of(held, language, layer)
        if line.target in words and write_line(line, language, layer, words[line.target], frozen)
    ]
    if changed:
        show_in_newest(held, language, layer, changed)
        record(by=by, verb="worded survey", thing=held, why=f"{language} {layer}")
    return len(changed)


def write_line(line: Line, language: str, layer: str, words: Words, frozen: FrozenIds) -> bool:
    text, hint, reason = words
    now = line.now
    if now is None:
        if text:
            line.now = Wording.objects.create(
                **line.fields, language=language, layer=layer, text=text, hint=hint, reason=reason
            )
        return bool(text)
    if (now.text, now.hint, now.reason) == words:
        return False
    if not text:
        Wording.objects.filter(pk=now.pk).update(replaced_at=timezone.now())
        line.now = None
        return True
    if may_have_been_read(line, frozen):
        keep_old(now)
    now.text, now.hint, now.reason = words
    now.save()
    return True


def may_have_been_read(line: Line, frozen: FrozenIds) -> bool:
    if isinstance(line.thing, Survey):
        return bool(frozen.questions)
    return frozen.holds(line.thing)


def show_in_newest(survey: Survey, language: str, layer: str, lines: list[Line]) -> None:
    """Show changed lines in the newest version, those that it asks."""
    version = latest_version(survey)
    if version is None:
        return
    wordings = version.content["wordings"]
    asked = wordings.get(survey.language, {}).get(Layer.STANDARD.value, {})
    shown = wordings.setdefault(language, {}).setdefault(layer, {})
    for line in lines:
        if line.target in asked or isinstance(line.thing, Survey):
            show_line(shown, line)
    for empty in [one for one, words in wordings[language].items() if not words]:
        del wordings[language][empty]
    if not wordings[language]:
        del wordings[language]
    put(version)


def show_line(shown: dict, line: Line) -> None:
    kind, _, rest = line.target.partition(":")
    reason = f"r:{rest}"
    shown.pop(line.target, None)
    if kind == "q":
        shown.pop(reason, None)
    if line.now is None:
        return
    shown[line.target] = freeze_wording(line.now)
    if line.now.reason:
        shown[reason] = [line.now.reason, ""]


def put(version: SurveyVersion) -> None:
    version.revision += 1
    version.save(update_fields=["content", "revision"])


@transaction.atomic
def set_media(
    *,
    survey: Survey,
    line: Line,
    by,
    shows: str,
    picture: Remade | None = None,
    clip: tuple[bytes, str] | None = None,
    takes_picture_off: bool = False,
    takes_clip_off: bool = False,
) -> None:
    """Set the picture and recording of a line that has words; None leaves each as it is.

    `shows`: what the picture shows. `clip`: a recording and its kind of sound.
    """
    held, now = hold(survey), line.now
    if now is None:
        raise ValueError("Words come before their picture.")
    if picture is not None:
        now.picture = Picture.objects.create(
            content=picture.content, width=picture.width, height=picture.height
        )
    elif takes_picture_off:
        now.picture = None
    now.picture_shows = shows if now.picture else ""
    if clip is not None:
        now.clip = Clip.objects.create(content=clip[0], sound=clip[1])
    elif takes_clip_off:
        now.clip = None
    now.save(update_fields=["picture", "picture_shows", "clip"])
    show_in_newest(held, now.language, now.layer, [line])
    record(by=by, verb="set picture or recording", thing=held, why=line.target)
