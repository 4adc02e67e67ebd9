"""The one gate: no number and no quote leaves the desk except as a `Released`, and only this makes
them.

What goes in is counted exactly (`Draft`, `Quote`). What comes out holds `content`, plain JSON:

    reach, question, themes and theme:
      {"audience", "question", "counting",      words: whom, which question, what the base counts
       "base": 410 or None,                     None: fewer than 10, and then there are no rows
       "rows": [{"code", "label", "meaning", "count", "percent", "low", "high", "band"}],
       "breakdowns": [{"code", "label",
                       "groups": [{"code", "label", "base", "percent"}],
                       "rows": [{"code", "label", "cells": [{"count", "percent", "low", "high",
                                                             "band"}, one for each group]}]}],
       "sentences": [...], "notes": [...], and whatever words the draft carried}
      and, where rows have scores and none is hidden, "scoring": what they are, and "score" in each
    quotes:
      {"audience", "question", "meaning", "quotes": [{"key", "words", "by"}]}
    change (the same people asked before and after, on a scale):
      {"audience", "notes", "rows": [{"code", "label", "base", "before", "after", "change", "low",
                                      "high", "words"}]}

`reach` has no rows, and `themes` no rows in its breakdowns: each `theme` has its own. A number that
is not shown is None. Counts are of people, at least 10, rounded to 5; percentages are whole and
made from the rounded counts, `low` to `high` is their 95 % interval, and `band` says the same in
words.

A later release shows a group again only when it has changed by 15 or more after rounding, which is
by more than 10 people; until then it keeps what was shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import InitVar, dataclass, replace

from voice.shared.drafts import Draft, Row, Split
from voice.shared.paired import Paired, changed
from voice.shared.suppression import is_small
from voice.shared.tables import Frame, filled, finished, framed, is_settled, outline

__all__ = [
    "Draft",
    "Paired",
    "Quote",
    "Released",
    "Row",
    "Split",
    "release_change",
    "release_quotes",
    "release_survey",
]

MOST_DESCRIPTORS = 2
THE_GATE = object()

Content = dict
Before = Mapping[tuple[str, str], Content]


@dataclass(frozen=True)
class Quote:
    """Somebody's words. `descriptors` are (breakdown, group) codes, `people_alike` how many people
    who answered share them all."""

    key: str
    words: str
    is_permitted: bool
    is_released: bool
    is_checked: bool
    descriptors: tuple[tuple[str, str], ...] = ()
    people_alike: int = 0


@dataclass(frozen=True)
class Released:
    """A table or a list of quotes that has passed the gate."""

    kind: str
    subject: str
    title: str
    content: Content
    passed: InitVar[object] = None

    def __post_init__(self, passed: object) -> None:
        if passed is not THE_GATE:
            raise TypeError("Only the gate makes released tables.")


def release_survey(reach: Draft, drafts: Iterable[Draft], before: Before) -> list[Released]:
    """Pass one survey's tables through the gate together, since they share people and groups.

    `before` is the content of the release before this one, by (kind, subject). All drafts have the
    same groups in the same order. Each theme of a `themes` draft comes out as a table of its own.
    """
    frame = framed(reach, before.get(("reach", reach.subject), {}), {})
    small = {framing.split.code: framing.silent for framing in frame.framings}
    released = [passed(reach, finished(reach, outline(reach, frame)))]
    for draft in drafts:
        release = release_themes if draft.kind == "themes" else release_question
        released += release(draft, small, before)
    return released


def release_question(draft: Draft, small: Mapping, before: Before) -> list[Released]:
    earlier = before.get((draft.kind, draft.subject), {})
    frame = framed(draft, earlier, small)
    if frame.is_kept:
        return [passed(draft, earlier)]
    return [passed(draft, filled(draft, frame, earlier))]


def release_themes(draft: Draft, small: Mapping, before: Before) -> list[Released]:
    frame = framed(draft, before.get((draft.kind, draft.subject), {}), small)
    themes = [release_theme(draft, row, frame, before) for row in draft.rows]
    content = outline(draft, frame)
    content["rows"] = sorted(
        (row for theme in themes for row in theme.content["rows"]),
        key=lambda row: (-(row["count"] or 0), row["label"]),
    )
    return [passed(draft, finished(draft, content)), *themes]


def release_theme(draft: Draft, row: Row, frame: Frame, before: Before) -> Released:
    words = {**draft.words, "meaning": row.meaning, "question_key": draft.subject}
    words |= {"named_by": row.named_by} if row.named_by else {}
    one = replace(draft, kind="theme", subject=row.code, title=row.label, rows=(row,), words=words)
    earlier = before.get(("theme", row.code), {})
    content = filled(one, frame, earlier)
    if frame.is_kept and earlier and is_settled(row.count, earlier["rows"][0]["count"]):
        rows = [{**kept, "label": row.label, "meaning": row.meaning} for kept in earlier["rows"]]
        content |= {"rows": rows, "breakdowns": earlier["breakdowns"]}
        content = finished(one, content)
    return passed(one, content)


def release_quotes(theme: Released, quotes: Iterable[Quote]) -> Released | None:
    """The quotes of a released theme that may be shown, or None when there are none.

    Permission, release and a second person's check, a theme that ten or more people wrote about,
    and at most two descriptors that ten or more people who answered share.
    """
    content = theme.content
    if not any(row["count"] for row in content["rows"]):
        return None
    shown = [
        {"key": quote.key, "words": quote.words, "by": described(quote, content["breakdowns"])}
        for quote in quotes
        if quote.is_permitted and quote.is_released and quote.is_checked
    ]
    if not shown:
        return None
    carried = {key: content[key] for key in ("audience", "question", "meaning")}
    return Released("quotes", theme.subject, theme.title, {**carried, "quotes": shown}, THE_GATE)


CHANGE_NOTE = (
    "Only people who answered both before and after are counted, rounded to the nearest 5. The "
    "change is an average; in 95 of 100 such groups the true change lies between its two ends."
)


def release_change(
    *, subject: str, title: str, audience: str, items: Iterable[Paired], before: Content
) -> Released:
    """Averages before and after, of ten or more people each.

    `before` is the content of the release before this one: an item is shown again only when by its
    rounded number of people it has changed by 15 or more.
    """
    earlier = {row["code"]: row for row in before.get("rows", ())}
    rows = []
    for item in items:
        kept = earlier.get(item.code)
        if kept and is_settled(len(item.pairs), kept["base"]):
            rows.append({**kept, "label": item.label})
        else:
            rows.append({"code": item.code, "label": item.label, **changed(item.pairs)})
    content = {"audience": audience, "rows": rows, "notes": [CHANGE_NOTE]}
    return Released("change", subject, title, content, THE_GATE)


def described(quote: Quote, breakdowns: Sequence[Content]) -> str:
    labels = {
        (part["code"], group["code"]): group["label"]
        for part in breakdowns
        for group in part["groups"]
        if group["base"] is not None
    }
    words = [labels.get(pair, "") for pair in quote.descriptors]
    may_say = len(words) <= MOST_DESCRIPTORS and all(words) and not is_small(quote.people_alike)
    return ", ".join(words) if may_say else ""


def passed(draft: Draft, content: Content) -> Released:
    return Released(draft.kind, draft.subject, draft.title, content, THE_GATE)
