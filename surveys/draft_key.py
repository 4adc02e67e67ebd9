"""The signed key of the answers so far: in every form, and in a cookie where there is one.

It is made on *Start* and is the only thing that ties a browser to its answers: random, about no
person, known to nobody else. It also says which version was begun, so that an open draft finishes
on its own version. It is the token that these pages' forms are checked by; docs/decisions says why
that is sound.
"""

import uuid
from dataclasses import dataclass, field, replace

from django.core.signing import BadSignature, Signer

from surveys.flow import Answers
from surveys.models import Layer

SALT = "surveys.draft"


@dataclass(frozen=True, slots=True)
class DraftKey:
    """`version` and `collector` are primary keys; `language` and `layer` those begun with.

    `first` is the age band that was said before *Start* (see `surveys/bands.py`); `helper` says
    that somebody helps, whose rules then stand on every page.
    """

    version: int
    collector: int
    language: str
    layer: str = Layer.STANDARD.value
    submission_key: uuid.UUID = field(default_factory=uuid.uuid4)
    first: str = ""
    helper: str = ""
    text: str = field(default="", compare=False, repr=False)  # as we read it, signed

    def signed(self) -> str:
        return self.text or self.sign()

    def sign(self) -> str:
        parts = (
            self.submission_key.hex,
            str(self.version),
            str(self.collector),
            self.language,
            self.layer,
            self.first,
            self.helper,
        )
        return Signer(salt=SALT).sign("~".join(parts))

    def spoken(self, language: str, layer: str) -> "DraftKey":
        return replace(self, language=language, layer=layer, text="")


def read_key(signed: str) -> DraftKey | None:
    """The key, or None for anything that we did not sign."""
    try:
        parts = Signer(salt=SALT).unsign(signed).split("~")
        key, version, collector, language, layer, first, helper = parts
    except (BadSignature, ValueError):
        return None
    ids = (int(version), int(collector))
    spoken = (language, layer)
    return DraftKey(*ids, *spoken, uuid.UUID(key), first=first, helper=helper, text=signed)


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers so far of a response that was not sent, as they were read."""

    response: uuid.UUID
    answers: Answers
