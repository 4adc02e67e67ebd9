"""Each figure that the theme finder must reach, beside what was measured."""

import numpy as np


def reached(rows, engines):
    """Rows of figure, engine, goal, measured and met; only of the parts that were measured."""
    found = []
    for engine in engines:
        for part, judge in JUDGES.items():
            if rows.get(part):
                found += [
                    {"figure": figure, "by": engine, "goal": goal, "measured": value, "met": met}
                    for figure, goal, value, met in judge(rows[part], engine)
                ]
    return found


def _by_set(rows, by, value):
    return {row["set"]: row[value] for row in rows if row["by"] == by}


def _at_least(figure, mine, floor):
    """Each set at least its floor; told by the worst set."""
    worst = min(mine, key=lambda name: mine[name] - floor[name])
    value = f"{mine[worst]:.3f} and {floor[worst]:.3f} on {worst}, its nearest"
    return figure, "each at least the rival", value, mine[worst] >= floor[worst]


def _mean_above(figure, mine, floor, ahead):
    one, two = (float(np.mean(list(part.values()))) for part in (mine, floor))
    return figure, f"mean {ahead} above", f"{one:.3f} and {two:.3f}", one - two >= ahead


def _single(rows, engine):
    few = [row for row in rows if row["true"] <= 40]
    many = [row for row in rows if row["true"] > 40]
    found = []
    rival = "bertopic-reassigned"
    if _by_set(few, rival, "nmi"):
        mine, theirs = _by_set(few, f"{engine}, found", "nmi"), _by_set(few, rival, "nmi")
        found += [
            _at_least("NMI, number found", mine, theirs),
            _mean_above("NMI, number found", mine, theirs, 0.05),
            _mean_above(
                "ARI, number found",
                _by_set(few, f"{engine}, found", "ari"),
                _by_set(few, rival, "ari"),
                0.15,
            ),
        ]
        if many:
            given = _by_set(many, f"{engine}, given", "nmi")
            found.append(
                _at_least("NMI, many themes, number given", given, _by_set(many, rival, "nmi"))
            )
        given, theirs = (_by_set(rows, by, "nmi") for by in (f"{engine}, given", "minilm-kmeans"))
        found += [
            _at_least("NMI, number given", given, theirs),
            _mean_above("NMI, number given", given, theirs, 0.05),
        ]
    own = [row for row in few if row["by"] == f"{engine}, found"]
    good = sum(row["true"] / 2 <= row["themes"] <= 2 * row["true"] for row in own)
    goal = f"at least {len(own) - 1} sets of {len(own)}"
    found.append(("number of themes half to twice", goal, f"{good} sets", good >= len(own) - 1))
    return found


def _several(rows, engine):
    found = []
    for name, mine in _by_set(rows, engine, "f1").items():
        theirs = max(
            (row["f1"] for row in rows if row["set"] == name and "bertopic" in row["by"]),
            default=0.0,
        )
        goal = max(theirs + 0.05, 0.9 if "gambling" in name else 0.0)
        found.append((f"F1 of label sets, {name}", f"{goal:.3f}", mine, mine >= goal))
    return found


def _slips(rows, engine):
    return [
        (f"NMI lost by slips, {row['set']}", "at most 0.02", row["lost"], row["lost"] <= 0.02)
        for row in rows
        if row["by"] == engine
    ]


def _stability(rows, engine):
    return [
        (f"stability, {name}", "0.70", value, value >= 0.7)
        for name, value in _by_set(rows, engine, "stability").items()
    ]


def _languages(rows, engine):
    known = [row["least share of languages in a theme"] for row in rows if row["by"] != "words"]
    others = [row for row in rows if row["by"] == "words"]
    mine, theirs = (
        float(np.mean([row[name] for row in others])) if others else 0.0
        for name in ("nmi", "nmi tfidf")
    )
    return [
        ("languages in a theme, known", "half", min(known, default=0.0), min(known) >= 0.5),
        ("NMI, other languages", f"{theirs:.3f}", f"{mine:.3f}", mine >= theirs),
    ]


def _speed(rows, engine):
    found = []
    for row in rows:
        if row["by"] == engine and "times faster" in row:
            goal = {"static": (20, 30), "model": (6, 8)}.get(engine, (0, 0))[row["answers"] > 3000]
            value = f"{row['times faster']} ({row['by processor']} by processor)"
            met = row["times faster"] >= goal
            found.append((f"times faster, {row['answers']} answers", goal, value, met))
    for row in rows:
        if row["answers"] >= 500_000:
            value = f"{row['seconds']} s, {row['megabytes']} MB"
            met = row["seconds"] <= 600 and row["megabytes"] <= 8192
            found.append((f"{row['answers']} answers", "600 s, 8 GB", value, met))
    return found


def _sameness(rows, engine):
    differ = sum(row["differ"] for row in rows if row["by"] == engine)
    return [("files that differ, same seed", 0, differ, not differ)]


JUDGES = {
    "single": _single,
    "several": _several,
    "slips": _slips,
    "stability": _stability,
    "languages": _languages,
    "speed": _speed,
    "sameness": _sameness,
}
