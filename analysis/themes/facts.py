"""The facts of a run: what was read, by which versions, with which settings."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from importlib.metadata import version
from typing import Any

import numpy as np
import pandas as pd
import scipy

from analysis.themes.clean import Answers
from analysis.themes.config import ThemeConfig
from analysis.themes.progress import Clock, peak_megabytes

VERSION = "1"


def facts_of(answers: Answers, config: ThemeConfig, clock: Clock) -> dict[str, Any]:
    """All facts known before the themes are; JSON-ready. Only `timing` differs between runs."""
    reasons = Counter(why for why in answers.why if why)
    kinds = Counter(kind for kind in answers.kind if kind)
    return {
        "versions": versions(),
        "seed": config.seed,
        "engine": "none",
        "settings": config.as_dict(),
        "fingerprint": fingerprint(answers),
        "counts": {
            "answers": len(answers),
            "set_aside": dict(sorted(reasons.items())),
            "set_aside_kinds": dict(sorted(kinds.items())),
            "distinct_texts": 0,
            "segments": 0,
            "coded": 0,
            "themes": 0,
            "fitted_texts": 0,
        },
        "languages": dict(sorted(Counter(answers.lang).items())),
        "readings": [],
        "scores": {},
        "agreed": {},
        "too_few": False,
        "timing": {"seconds": clock.seconds, "peak_megabytes": peak_megabytes()},
    }


def fingerprint(answers: Answers) -> str:
    """SHA-256 of ids, texts and languages in order."""
    digest = hashlib.sha256()
    for answer_id, text, lang in zip(answers.ids, answers.raw, answers.lang, strict=True):
        row = f"{answer_id}\x1f{text}\x1f{lang}\x1e"
        digest.update(row.encode("utf-8", errors="surrogatepass"))
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Of the theme finder and what it stands on."""
    return {
        "themes": VERSION,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "pandas": pd.__version__,
        "onnxruntime": version("onnxruntime"),
    }


def score(value: float) -> float | None:
    """Rounded to four places; None where it was not measured."""
    return round(float(value), 4) if np.isfinite(value) else None
