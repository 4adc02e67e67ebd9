"""In which language, and how easily, a browser reads the pages of working it out together.

It is chosen by a link and kept in the one cookie that the pages have; nothing is taken from what
the browser says of itself.
"""

from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.utils.translation import gettext

from surveys.languages import SPOKEN
from surveys.models import Layer
from voice.shared.languages import Spoken, offered


@dataclass(frozen=True, slots=True)
class Speaking:
    language: str = settings.LANGUAGE_CODE
    layer: str = Layer.STANDARD.value

    @classmethod
    def of(cls, *values: str) -> Self:
        """What the first of these that we have says, such as `pl~easy_read`; else usual English."""
        for value in values:
            language, _, layer = value.partition(SPOKEN)
            if language in dict(settings.LANGUAGES) and layer in {Layer.STANDARD, Layer.EASY_READ}:
                return cls(language, layer)
        return cls()

    @property
    def value(self) -> str:
        return f"{self.language}{SPOKEN}{self.layer}"

    @property
    def is_easy(self) -> bool:
        return self.layer == Layer.EASY_READ

    def switch(self) -> dict:
        """What `components/languages.html` draws."""
        return {
            "how": "link",
            "page_url": "?speak=",
            "languages": offered(self.language, f"{SPOKEN}{self.layer}"),
            "layers": [
                Spoken(f"{self.language}{SPOKEN}{layer}", name, "", "", layer == self.layer)
                for layer, name in (
                    (Layer.STANDARD, gettext("Usual words")),
                    (Layer.EASY_READ, gettext("Easy Read")),
                )
            ],
        }
