"""What a person may set about a run, and the one error that the theme finder raises on purpose."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from typing import Any

ENGINES = ("auto", "words", "static", "model")
TOO_FEW = 30


class ThemesError(ValueError):
    """The input or a setting cannot be used; its message is one plain sentence for people."""


@dataclass(frozen=True)
class ThemeConfig:
    """Settings of one run. Every value is plain, so that a run can be repeated from `facts`.

    seed: the same seed, answers and versions give the same bytes.
    engine: `words` needs no model, `static` a table of word vectors, `model` the small sentence
        model; `auto` chooses by language and number of answers.
    n_themes: exactly so many leaf themes; or `least` / `most`: bounds on what is found.
    one_each: every answer, leftovers too, gets exactly one theme (to compare with other tools).
    language: code (`en`, `cy`, `pl-PL` …) of answers that do not carry their own in `lang`.
    question: what was asked; answers that only copy it are set aside.
    by: columns of the frame that tell groups apart; small groups are kept in samples and quotes.
    model_folder: a folder with `model.onnx` and `vocab.txt`, used in place of the shipped model.
    backend: joblib backend for the embedding of chunks (`threading`, `dask`, or `dask@HOST:PORT` of
        a scheduler); None is in-process.
    resamples: how often the answers are resampled to measure stability; 0 leaves it out.
    """

    seed: int = 0
    engine: str = "auto"
    n_themes: int | None = None
    least: int | None = None
    most: int | None = None
    one_each: bool = False
    language: str = "en"
    question: str = ""
    by: tuple[str, ...] = ()
    model_folder: str | None = None
    backend: str | None = None
    resamples: int = 5

    def __post_init__(self) -> None:
        """Raise ThemesError in plain words when a value cannot be meant."""
        if self.engine not in ENGINES:
            raise ThemesError(f"The engine must be one of {', '.join(ENGINES)}.")
        _check_counts(self)
        if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", self.language):
            raise ThemesError("The language must be a code such as en, cy or pl.")
        if not 0 <= self.seed < 2**32:
            raise ThemesError("The seed must be a whole number from 0 to 4294967295.")
        if not 0 <= self.resamples <= 50:
            raise ThemesError("The answers can be resampled from 0 to 50 times.")

    def as_dict(self) -> dict[str, Any]:
        """The settings as JSON-ready values."""
        return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> ThemeConfig:
        """The settings that `as_dict` gave; keys of other versions are passed over."""
        known = {field.name for field in fields(cls)}
        kept = {key: value for key, value in values.items() if key in known}
        kept["by"] = tuple(kept.get("by", ()))
        return cls(**kept)


def _check_counts(config: ThemeConfig) -> None:
    for count in (config.n_themes, config.least, config.most):
        if count is not None and not 1 <= count <= 500:
            raise ThemesError("The number of themes must be from 1 to 500.")
    if config.n_themes and (config.least or config.most):
        raise ThemesError("Give either the number of themes or its bounds, not both.")
    if config.least and config.most and config.least > config.most:
        raise ThemesError("The least number of themes is above the most.")
