"""Two runs side by side: which themes are kept, renamed, split, merged, new or gone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.themes.result import ThemeResult

SHARED = 0.5
PART = 0.25


def compare_runs(before: ThemeResult, after: ThemeResult) -> pd.DataFrame:
    """One row for each change between the leaf themes of two runs on (partly) the same answers.

    Columns: change (kept, renamed, split, merged, new, gone), before and after (theme numbers, NA
    where there is none), label_before, label_after, shared (answers in both), jaccard (shared over
    those in either, among the answers of both runs). A split or a merge gives a row for each part.
    """
    old, new = _members(before), _members(after)
    known = _answers(before) & _answers(after)
    pairs = _pairs(old, new, known) + _same_names(before, after, old, new)
    rows: list[dict[str, Any]] = []
    for one, other, shared, jaccard in pairs:
        rows.append(_row(_change(one, other, pairs, before, after), one, other, shared, jaccard))
    seen_old, seen_new = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    rows += [_row("gone", one, None, 0, 0.0) for one in sorted(set(old) - seen_old)]
    rows += [_row("new", None, other, 0, 0.0) for other in sorted(set(new) - seen_new)]
    columns = ["change", "before", "after", "shared", "jaccard"]
    frame = pd.DataFrame(rows, columns=columns).astype({"before": "Int64", "after": "Int64"})
    frame.insert(3, "label_before", [_label(before, theme) for theme in frame["before"]])
    frame.insert(4, "label_after", [_label(after, theme) for theme in frame["after"]])
    return frame


Pair = tuple[int, int, int, float]


def _members(result: ThemeResult) -> dict[int, set[str]]:
    members: dict[int, set[str]] = {int(theme): set() for theme in result.leaves["theme"]}
    main = result.codings[result.codings["main"]]
    for answer, theme in zip(main["answer_id"].astype("str"), main["theme"], strict=True):
        members[int(theme)].add(answer)
    return members


def _answers(result: ThemeResult) -> set[str]:
    return set(result.codings["answer_id"].astype("str")) | set(
        result.uncoded["answer_id"].astype("str")
    )


def _pairs(old: dict[int, set[str]], new: dict[int, set[str]], known: set[str]) -> list[Pair]:
    """Themes that share half of either's answers, or a quarter of both's."""
    pairs = []
    for one, had in sorted(old.items()):
        for other, has in sorted(new.items()):
            first, second = had & known, has & known
            shared = len(first & second)
            if not shared:
                continue
            most = max(shared / len(first), shared / len(second))
            least = min(shared / len(first), shared / len(second))
            if most >= SHARED or least >= PART:
                pairs.append((one, other, shared, round(shared / len(first | second), 4)))
    return pairs


def _same_names(
    before: ThemeResult, after: ThemeResult, old: dict[int, set[str]], new: dict[int, set[str]]
) -> list[Pair]:
    """Agreed themes that nobody's answer is in, in both runs."""
    empty = {_label(after, theme): theme for theme, members in new.items() if not members}
    return [
        (theme, empty[label], 0, 0.0)
        for theme, members in sorted(old.items())
        if not members and (label := _label(before, theme)) in empty
    ]


def _change(
    one: int, other: int, pairs: list[Pair], before: ThemeResult, after: ThemeResult
) -> str:
    parts = [pair for pair in pairs if pair[0] == one]
    sources = [pair for pair in pairs if pair[1] == other]
    if len(parts) > 1 and len(parts) >= len(sources):
        return "split"
    if len(sources) > 1:
        return "merged"
    same = _label(before, one).casefold() == _label(after, other).casefold()
    return "kept" if same else "renamed"


def _row(
    change: str, before: int | None, after: int | None, shared: int, jaccard: float
) -> dict[str, Any]:
    return {
        "change": change,
        "before": before,
        "after": after,
        "shared": shared,
        "jaccard": jaccard,
    }


def _label(result: ThemeResult, theme: object) -> str:
    if theme is None or theme is pd.NA:
        return ""
    return str(result.themes.set_index("theme").loc[theme, "label"])
