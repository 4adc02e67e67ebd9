"""Pictures that stand on choices, and what they show."""

from django.db import transaction

from surveys.actions.designing import hold
from surveys.actions.wording import correct_wording
from surveys.models import Choice, Layer, Picture
from surveys.queries import frozen_ids
from voice.shared.audit import record
from voice.shared.images import Remade


@transaction.atomic
def set_picture(*, choice: Choice, by, shows: str, remade: Remade | None = None) -> None:
    """Put a picture on a choice, in place of an earlier one; without `remade` leave that as it is.

    `shows` is told to those who cannot see it, and may be corrected while the survey is open.
    """
    hold(choice.question.survey)
    if remade is not None:
        old, choice.picture = choice.picture, make_picture(remade)
        choice.save(update_fields=["picture"])
        forget_picture(choice, old)
    say_what_it_shows(choice, shows, by)
    record(by=by, verb="set picture", thing=choice.question, why=choice.code)


@transaction.atomic
def remove_picture(*, choice: Choice, by) -> None:
    """Take the picture off a choice."""
    hold(choice.question.survey)
    old, choice.picture = choice.picture, None
    choice.save(update_fields=["picture"])
    forget_picture(choice, old)
    say_what_it_shows(choice, "", by)
    record(by=by, verb="removed picture", thing=choice.question, why=choice.code)


def make_picture(remade: Remade) -> Picture:
    return Picture.objects.create(content=remade.content, width=remade.width, height=remade.height)


def forget_picture(choice: Choice, old: Picture | None) -> None:
    """Delete a picture that nobody has been shown: versions of the survey keep theirs."""
    if old is not None and not frozen_ids(choice.question.survey).holds(choice):
        old.delete()


def say_what_it_shows(choice: Choice, shows: str, by) -> None:
    language = choice.question.survey.language
    now = choice.wordings.current().filter(language=language, layer=Layer.STANDARD).first()
    words = now.text if now else choice.code
    correct_wording(thing=choice, by=by, text=words, hint=shows)
