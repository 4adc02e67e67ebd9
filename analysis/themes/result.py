"""What a run gives, saved as files: four frames, facts, and what assigning later answers needs."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.themes.config import ThemesError

THEME_COLUMNS = [
    "theme", "parent", "label", "words", "size", "share", "cohesion", "stability", "nearest_theme",
    "overlap",
]  # fmt: skip
CODING_COLUMNS = ["answer_id", "segment", "start", "end", "theme", "strength", "main"]
UNCODED_COLUMNS = ["answer_id", "why"]
EXCERPT_COLUMNS = ["theme", "rank", "kind", "answer_id", "text"]

_KINDS = {
    "theme": "Int64", "parent": "Int64", "label": "str", "words": "str", "size": "int64",
    "share": "float64", "cohesion": "float64", "stability": "float64", "nearest_theme": "Int64",
    "overlap": "float64", "segment": "int64", "start": "int64", "end": "int64",
    "strength": "float64", "main": "bool", "why": "str", "rank": "int64", "kind": "str",
    "text": "str",
}  # fmt: skip


@dataclass(frozen=True)
class ThemeResult:
    """One run of the theme finder.

    themes, codings, uncoded, excerpts: frames with the columns above; facts: JSON-ready;
    state: arrays, and lists and numbers that are JSON-ready, from which later answers are assigned.
    """

    themes: pd.DataFrame
    codings: pd.DataFrame
    uncoded: pd.DataFrame
    excerpts: pd.DataFrame
    facts: dict[str, Any]
    state: dict[str, Any] = field(repr=False)

    @property
    def leaves(self) -> pd.DataFrame:
        """The themes that answers are coded to: those that are nobody's parent."""
        return self.themes[~self.themes["theme"].isin(self.themes["parent"].dropna())]

    def save(self, folder: str | Path) -> Path:
        """Write the folder, whole or not at all; ThemesError if it exists or cannot be made."""
        folder = Path(folder)
        if folder.exists():
            raise ThemesError(f"There is already something at {folder}.")
        made = None
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
            self._write(made)
            made.chmod(0o755)
            made.rename(folder)
        except OSError as error:
            raise ThemesError(
                f"The folder {folder} could not be written: {error.strerror}."
            ) from error
        finally:
            if made is not None and made.exists():
                shutil.rmtree(made, ignore_errors=True)
        return folder

    def _write(self, folder: Path) -> None:
        for name in ("themes", "codings", "uncoded", "excerpts"):
            frame: pd.DataFrame = getattr(self, name)
            frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
        _write_json(folder / "facts.json", self.facts)
        arrays, plain = _apart(self.state)
        np.savez(folder / "state.npz", **arrays)
        _write_json(folder / "state.json", plain)

    @classmethod
    def load(cls, folder: str | Path) -> ThemeResult:
        """The result that `save` wrote; raises ThemesError where the folder is not one."""
        folder = Path(folder)
        try:
            frames = {
                "themes": _read(folder / "themes.csv", THEME_COLUMNS),
                "codings": _read(folder / "codings.csv", CODING_COLUMNS),
                "uncoded": _read(folder / "uncoded.csv", UNCODED_COLUMNS),
                "excerpts": _read(folder / "excerpts.csv", EXCERPT_COLUMNS),
            }
            facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
            plain = json.loads((folder / "state.json").read_text(encoding="utf-8"))
            with np.load(folder / "state.npz", allow_pickle=False) as arrays:
                state = _together({key: arrays[key] for key in arrays.files}, plain)
        except (OSError, ValueError, KeyError) as error:
            raise ThemesError(
                f"The folder {folder} does not hold themes that were found."
            ) from error
        return cls(**frames, facts=facts, state=state)


def frame_of(rows: list[dict[str, Any]] | dict[str, Any], columns: list[str]) -> pd.DataFrame:
    """A frame with exactly these columns, in order and of their kinds, even without rows."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({name: kind for name, kind in _KINDS.items() if name in columns})


def _read(path: Path, columns: list[str]) -> pd.DataFrame:
    frame = pd.read_csv(
        path,
        dtype={name: kind for name, kind in _KINDS.items() if name in columns}
        | {"answer_id": "str"},
        keep_default_na=False,
        na_values={name: [""] for name in columns if _KINDS.get(name, "str") != "str"},
    )
    return frame[columns]


def _write_json(path: Path, value: Any) -> None:
    path.write_text(
        json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def _apart(state: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Arrays by dotted path, and the rest as JSON."""
    arrays: dict[str, Any] = {}
    plain: dict[str, Any] = {}
    for key, value in state.items():
        if isinstance(value, dict):
            inner, rest = _apart(value)
            arrays |= {f"{key}.{name}": array for name, array in inner.items()}
            plain[key] = rest
        elif isinstance(value, np.ndarray):
            arrays[key] = value
        else:
            plain[key] = value
    return arrays, plain


def _together(arrays: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    state = plain
    for path, array in arrays.items():
        *folders, name = path.split(".")
        inner = state
        for folder in folders:
            inner = inner.setdefault(folder, {})
        inner[name] = array
    return state
