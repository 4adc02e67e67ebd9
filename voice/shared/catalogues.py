"""The files that hold the young people's pages in other languages, and who has checked them."""

import gettext
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import to_locale

CHECKED = "x-checked-by-a-speaker"
NOT_YET = "no"


def file_of(language: str) -> Path | None:
    """The compiled file of a language, or of the language that it is a kind of; None without."""
    for code in (language, language.partition("-")[0]):
        path = Path(settings.LOCALE_PATHS[0]) / to_locale(code) / "LC_MESSAGES" / "django.mo"
        if path.exists():
            return path
    return None


@cache
def checked_by(language: str) -> str | None:
    """What a file's head says of its check by a speaker: `no`, or who and when. None: no file."""
    path = file_of(language)
    if path is None:
        return None
    with path.open("rb") as file:
        return gettext.GNUTranslations(file).info().get(CHECKED, NOT_YET)
