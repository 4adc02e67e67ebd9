"""What is measured of the theme finder: each function gives rows (dicts) of one table."""

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, v_measure_score

from analysis.themes.clean import base_language
from bench.themes_run import run_finder
from bench.themes_sets import multi_label, of_languages, resampled, single_label, with_slips


def scores(true, found):
    """NMI, ARI, V-measure and the number of themes."""
    return {
        "nmi": round(normalized_mutual_info_score(true, found), 3),
        "ari": round(adjusted_rand_score(true, found), 3),
        "v": round(v_measure_score(true, found), 3),
        "themes": len(set(found)),
    }


def measure_single(path, rivals, engines, most):
    """Answers with one label: every one in exactly one theme."""
    texts, labels = single_label(path, most)
    k = len(set(labels))
    rows = []
    for engine in engines:
        for name, extra in (("found", []), ("given", ["--themes", str(k)])):
            found = run_finder(texts, "--one-each", "--engine", engine, *extra)
            rows.append(
                {"by": f"{engine}, {name}", **scores(labels, found.leaf_of(len(texts)))}
                | found.spent
            )
    for kind in ("bertopic", "minilm-kmeans", "tfidf"):
        for way, given, spent in _rival(rivals, kind, texts, k):
            rows.append({"by": way, **scores(labels, given), **spent})
    return [{"set": path.stem, "answers": len(texts), "true": k, **row} for row in rows]


def _rival(rivals, kind, texts, k=0, *, fresh=False):
    """(way, labels, spent) of a rival; nothing where it cannot run."""
    result = rivals.labels(kind, texts, k, fresh=fresh)
    return [(way, labels, result[1]) for way, labels in result[0].items()] if result else []


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


def measure_several(path, rivals, engines, most):
    """Label sets on the answers with one or more labels."""
    texts, labels = multi_label(path, most)
    rows = []
    for engine in engines:
        found = run_finder(texts, "--engine", engine)
        own = found.codings.groupby("answer_id")["theme"].agg(set).to_dict()
        given = [own.get(at, set()) for at in range(len(texts))]
        rows.append({"by": engine, "f1": label_set_f1(labels, given), "themes": len(found.themes)})
    for way, given, _ in _rival(rivals, "bertopic", texts):
        sets = [{int(label)} if label >= 0 else set() for label in given]
        rows.append({"by": way, "f1": label_set_f1(labels, sets), "themes": len(set(given))})
    return [{"set": path.stem, **row} for row in rows]


def measure_languages(path, rivals):
    """The same sentences in many languages: which languages a theme mixes, and how well each does.

    Each language gets as many themes as there are topics, as TF-IDF + k-means does.
    """
    texts, labels, langs = of_languages(path)
    k, codes = len(set(labels)), sorted(set(langs))
    found = run_finder(texts, "--one-each", "--themes", str(k * len(codes)), lang=langs)
    short = [base_language(code) for code in langs]
    frame = pd.DataFrame(
        {"lang": short, "label": labels, "theme": found.leaf_of(len(texts)), "text": texts}
    )
    rows = []
    for reading in found.facts["readings"]:
        own = frame[frame["theme"].isin(reading["themes"])]
        mixed = own.groupby("theme")["lang"].nunique() / len(reading["languages"])
        for code in reading["languages"]:
            said = frame[frame["lang"] == code]
            rival = _rival(rivals, "tfidf", said["text"].tolist(), k)[0][1]
            rows.append(
                {
                    "language": code,
                    "by": reading["engine"],
                    "least share of languages in a theme": round(float(mixed.min()), 2),
                    "nmi": scores(said["label"], said["theme"])["nmi"],
                    "nmi tfidf": scores(said["label"], rival)["nmi"],
                }
            )
    return rows


def measure_slips(path, engines, most):
    """What a slip in 30 % of words costs."""
    texts, labels = single_label(path, most)
    rows = []
    for engine in engines:
        clean = run_finder(texts, "--one-each", "--engine", engine).leaf_of(len(texts))
        spoilt = with_slips(texts, share=0.3, seed=0)
        slipped = run_finder(spoilt, "--one-each", "--engine", engine).leaf_of(len(texts))
        before, after = scores(labels, clean)["nmi"], scores(labels, slipped)["nmi"]
        rows.append({"by": engine, "nmi": before, "with slips": after})
        rows[-1]["lost"] = round(before - after, 3)
    return [{"set": path.stem, **row} for row in rows]


def measure_stability(path, rivals, engines, rounds=5):
    """Mean adjusted Rand between runs on 80 % samples of 2,500, on the answers both saw."""
    texts, _ = single_label(path, 2500)
    rows = []
    for engine in engines:
        generator = np.random.default_rng(0)
        runs = []
        for _ in range(rounds):
            chosen = np.sort(generator.choice(len(texts), int(0.8 * len(texts)), replace=False))
            found = run_finder([texts[at] for at in chosen], "--one-each", "--engine", engine)
            labels = np.full(len(texts), -2)
            labels[chosen] = found.leaf_of(len(chosen))
            runs.append(labels)
        rows.append({"by": engine, "stability": _agreement(runs)})
    result = rivals.labels("bertopic-resampled", texts)
    if result:
        rows.append({"by": "bertopic", "stability": _agreement(list(result[0].values()))})
    return [{"set": path.stem, **row} for row in rows]


def _agreement(runs):
    pairs = [
        adjusted_rand_score(first[both], second[both])
        for at, first in enumerate(runs)
        for second in runs[at + 1 :]
        if (both := (first > -2) & (second > -2)).any()
    ]
    return round(float(np.mean(pairs)), 3)


def measure_names(path, engine, most):
    """Share of names with a word that a fifth of the theme's answers have; names alike."""
    texts, _ = single_label(path, most)
    found = run_finder(texts, "--engine", engine)
    leaves = found.themes[~found.themes["theme"].isin(found.themes["parent"].dropna())]
    good = 0
    for theme, label in zip(leaves["theme"], leaves["label"], strict=True):
        own = found.codings[found.codings["theme"] == theme]["answer_id"].unique()
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


def measure_speed(paths, rivals, engines, sizes, rival_up_to=20_000):
    """Seconds and memory of whole processes on resampled answers with slips.

    BERTopic is run afresh, right after the finder, so that both meet the same load.
    """
    rows = []
    for size in sizes:
        texts = resampled(paths, size, seed=0)
        own = engines if size <= rival_up_to else ["auto"]
        found = {engine: run_finder(texts, "--engine", engine, fresh=True) for engine in own}
        rows += [
            {"answers": size, "by": name, "themes": len(one.themes), **one.spent}
            for name, one in found.items()
        ]
        if size < 3000 or size > rival_up_to:
            continue
        for way, given, spent in _rival(rivals, "bertopic-only", texts, fresh=True):
            rows.append({"answers": size, "by": way, "themes": len(set(given)), **spent})
            for row in rows[-1 - len(own) : -1]:
                row["times faster"] = round(spent["seconds"] / row["seconds"], 1)
                row["by processor"] = round(spent["cpu"] / row["cpu"], 1)
    return rows


def measure_sameness(path, engines, most):
    """Which files of two runs with one seed differ (timing aside)."""
    texts, _ = single_label(path, most)
    rows = []
    for engine in engines:
        one, two = (run_finder(texts, "--engine", engine, fresh=True).digests for _ in range(2))
        differ = [name for name in one if one[name] != two.get(name)]
        rows.append({"set": path.stem, "by": engine, "files": len(one), "differ": len(differ)})
    return rows
