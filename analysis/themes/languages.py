"""Which answers are read together, by which engine: languages it does not know stand apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.themes.artefacts import word_table
from analysis.themes.clean import Answers, base_language, words_of
from analysis.themes.config import TOO_FEW, ThemeConfig
from analysis.themes.represent_static import rows_of

KNOWN = frozenset({"en"})
CLAIMS = "languages.txt"
ENOUGH_KNOWN = 0.5
MODEL_UP_TO = 20_000
SCRIPTS = {
    "ARABIC": "ar", "CYRILLIC": "uk", "BENGALI": "bn", "CJK": "zh", "HIRAGANA": "ja",
    "KATAKANA": "ja", "HANGUL": "ko", "GREEK": "el", "DEVANAGARI": "hi", "GURMUKHI": "pa",
    "GUJARATI": "gu", "TAMIL": "ta", "THAI": "th", "HEBREW": "he", "ETHIOPIC": "am",
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """Rows that are read together: their languages, the engine, and the rows in order."""

    languages: tuple[str, ...]
    engine: str
    rows: list[int]


def plan_readings(answers: Answers, config: ThemeConfig) -> tuple[list[Reading], list[int]]:
    """The readings, largest first, and the rows whose language has too few answers for one."""
    known = claimed(config)
    by_code: dict[str, list[int]] = {}
    for row, (clean, lang) in enumerate(zip(answers.clean, answers.lang, strict=True)):
        if clean:
            code = _by_script(clean, lang)
            by_code.setdefault("*" if code in known else code, []).append(row)
    enough = {code: rows for code, rows in by_code.items() if len(rows) >= TOO_FEW}
    if not enough and by_code:
        largest = max(by_code, key=lambda code: (len(by_code[code]), code))
        enough = {largest: by_code[largest]}
    readings = [
        Reading(_codes(code, rows, answers), _engine(code, rows, answers, config), rows)
        for code, rows in enough.items()
    ]
    readings.sort(key=lambda reading: (-len(reading.rows), reading.languages))
    left = sorted(row for code, rows in by_code.items() if code not in enough for row in rows)
    return readings, left


def claimed(config: ThemeConfig) -> frozenset[str]:
    """The languages that the engine knows; a model's folder may list its own, one code a line."""
    if config.engine == "words":
        return frozenset()
    if config.model_folder and (listed := Path(config.model_folder) / CLAIMS).is_file():
        codes = listed.read_text(encoding="utf-8").split()
        return KNOWN | {base_language(code) for code in codes}
    return KNOWN


def _by_script(clean: str, code: str) -> str:
    """The language, unless the letters are plainly of a script that English is not written in."""
    if clean.isascii() or code not in KNOWN:
        return code
    letters = [char for char in clean if char.isalpha()]
    scripts = Counter(unicodedata.name(char, "").split(" ")[0] for char in letters)
    script, times = scripts.most_common(1)[0] if scripts else ("", 0)
    return SCRIPTS.get(script, code) if times > len(letters) / 2 else code


def _codes(code: str, rows: Sequence[int], answers: Answers) -> tuple[str, ...]:
    return tuple(sorted({answers.lang[row] for row in rows})) if code == "*" else (code,)


def _engine(code: str, rows: Sequence[int], answers: Answers, config: ThemeConfig) -> str:
    if code != "*":
        return "words"
    if config.engine != "auto":
        return config.engine
    if (
        not config.model_folder
        and _share_known([answers.clean[row] for row in rows]) < ENOUGH_KNOWN
    ):
        return "words"
    return "model" if len(rows) <= MODEL_UP_TO else "static"


def _share_known(texts: Sequence[str]) -> float:
    """How many of the words are whole words of the table, judged on some hundreds of texts."""
    table = word_table()
    step = max(1, len(texts) // 300)
    words = [word for text in texts[::step] for word in words_of(text)]
    return sum(len(rows_of(word, table)) == 1 for word in words) / max(1, len(words))
