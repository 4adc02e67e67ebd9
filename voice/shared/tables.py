"""What of a drafted table may be shown: its base, its groups, its rows, and each cell.

Content is documented in `voice.shared.disclosure`, the only caller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voice.shared.drafts import Draft, Row, Split
from voice.shared.measures import NOTHING, measured, notes, percentage, sentences
from voice.shared.suppression import (
    CannotProtectError,
    Grid,
    cells_to_hide,
    groups_to_hide,
    is_small,
    play,
    rounded,
)

MOVED = 15
CERTAIN = 30
MOST_LABELS = 3
POOL = "other"

Content = dict


@dataclass(frozen=True)
class Framing:
    """What may be shown of one breakdown: the base of each group or None; `kept` are as before."""

    split: Split
    not_said: int
    shown: tuple[int | None, ...]
    kept: frozenset[int]

    @property
    def silent(self) -> frozenset[int]:
        """Places of the groups that are not shown; the last place is that of who did not say."""
        hidden = {place for place, base in enumerate(self.shown) if base is None}
        return frozenset(hidden | {len(self.shown)})


@dataclass(frozen=True)
class Frame:
    """What all rows of one question share: its base and its groups."""

    base: int | None
    is_kept: bool
    framings: tuple[Framing, ...]


def framed(draft: Draft, earlier: Content, small: Mapping[str, frozenset[int]]) -> Frame:
    """The base and the groups that may be shown. `small`: places hidden in the whole survey."""
    if is_small(draft.base):
        return Frame(None, is_kept=False, framings=())
    is_kept = not has_changed(rounded(draft.base), earlier.get("base"))
    parts = {part["code"]: part for part in earlier.get("breakdowns", ())}
    framings = []
    for split in draft.splits:
        before = bases_before(split, parts.get(split.code))
        if before and is_kept:
            framings.append(framed_as_before(draft.base, split, before))
        else:
            hidden = small.get(split.code, frozenset())
            framings.append(newly_framed(draft.base, split, hidden, before))
    return Frame(earlier["base"] if is_kept else rounded(draft.base), is_kept, tuple(framings))


def has_changed(shown: int, earlier: int | None) -> bool:
    """Whether more than ten people have come or gone, as far as rounded numbers tell."""
    return earlier is None or abs(shown - earlier) >= MOVED


def bases_before(split: Split, part: Content | None) -> tuple[int | None, ...]:
    """The bases shown in the earlier release, in the order of the split's groups; () if none."""
    if part is None:
        return ()
    bases = {group["code"]: group["base"] for group in part["groups"]}
    return tuple(bases.get(code) for code, _ in split.groups)


def newly_framed(
    base: int, split: Split, hidden: frozenset[int], before: tuple[int | None, ...]
) -> Framing:
    """Groups of ten or more that are not `hidden`, less those that would give a hidden one away."""
    not_said = base - sum(split.bases)
    must_hide = frozenset(
        place
        for place, count in enumerate(split.bases)
        if place in hidden
        or is_small(count)
        or (before and before[place] is None and count < CERTAIN)
    )
    kept = frozenset(
        place
        for place, shown in enumerate(before)
        if place not in must_hide and not has_changed(rounded(split.bases[place]), shown)
    )
    hide = groups_to_hide(split.bases, not_said, must_hide, kept)
    shown = [None if place in hide else rounded(count) for place, count in enumerate(split.bases)]
    for place in kept - hide:
        shown[place] = before[place]
    return Framing(split, not_said, tuple(shown), kept - hide)


def framed_as_before(base: int, split: Split, before: tuple[int | None, ...]) -> Framing:
    kept = frozenset(place for place, shown in enumerate(before) if shown is not None)
    return Framing(split, base - sum(split.bases), before, kept)


# The rows and the cells --------------------------------------------------------------------------


def outline(draft: Draft, frame: Frame) -> Content:
    """Content with its base and groups, and no rows yet."""
    return {
        **draft.words,
        "audience": draft.audience,
        "question": draft.question,
        "counting": draft.counting,
        "base": frame.base,
        "rows": [],
        "breakdowns": []
        if frame.base is None
        else [part_outline(framing, frame.base) for framing in frame.framings],
    }


def part_outline(framing: Framing, base: int) -> Content:
    groups = [
        {
            "code": code,
            "label": label,
            "base": shown,
            "percent": None if shown is None else percentage(shown / base),
        }
        for (code, label), shown in zip(framing.split.groups, framing.shown, strict=True)
    ]
    return {"code": framing.split.code, "label": framing.split.label, "groups": groups, "rows": []}


def finished(draft: Draft, content: Content) -> Content:
    """The content with its numbers in sentences, and what to know about them."""
    kind = draft.words.get("kind", draft.kind)
    return {**content, "sentences": sentences(kind, content), "notes": notes(content)}


def filled(draft: Draft, frame: Frame, earlier: Content) -> Content:
    """The content of a table with rows."""
    content = outline(draft, frame)
    if frame.base is None:
        return finished(draft, content)
    rows = pooled(draft, earlier) if draft.adds_up else draft.rows
    shown = shown_rows(draft, rows)
    content["rows"] = [
        {
            "code": row.code,
            "label": row.label,
            "meaning": row.meaning,
            **(measured(rounded(row.count), frame.base) if row in shown else NOTHING),
        }
        for row in rows
    ]
    content |= scored(draft, content["rows"], shown)
    content["pooled"] = [row.code for row in draft.rows if draft.adds_up and row not in rows]
    before = {part["code"]: part for part in earlier.get("breakdowns", ())}
    content["breakdowns"] = [
        filled_part(Table(draft, rows, shown, framing), part, before.get(part["code"]))
        for framing, part in zip(frame.framings, content["breakdowns"], strict=True)
    ]
    return finished(draft, content)


def shown_rows(draft: Draft, rows: Sequence[Row]) -> list[Row]:
    """The rows whose totals may be shown. Rows of which everyone is in some need company."""
    if draft.adds_up:
        return list(rows)
    shown = [row for row in rows if may_show(draft, row)]
    if not is_bound(draft):
        return shown
    hidden = [row.count for row in rows if row not in shown]
    while shown and hidden and (len(hidden) == 1 or is_small(sum(hidden))):
        least = min(shown, key=lambda row: row.count)
        shown.remove(least)
        hidden.append(least.count)
    return shown


def may_show(draft: Draft, row: Row) -> bool:
    wholes = [draft.base] if row.within is None else [draft.base, row.within.count]
    return not is_small(row.count) and not any(is_small(whole - row.count) for whole in wholes)


def is_bound(draft: Draft) -> bool:
    """Whether the rows nearly add up (or nearly reach the most they can), in all or in a group, so
    that one can be told from the others."""
    if not draft.is_every_one_in_some:
        return False
    sums = [(sum(row.count for row in draft.rows), draft.base)]
    for split in draft.splits:
        sums += [
            (sum(row.by[split.code][place] for row in draft.rows), base)
            for place, base in enumerate(split.bases)
        ]
    most = draft.most or len(draft.rows)
    return any(is_small(total - base) or is_small(most * base - total) for total, base in sums)


def pooled(draft: Draft, earlier: Content) -> tuple[Row, ...]:
    """The rows, with those of fewer than ten people put together (and with the next smallest until
    they are ten). What was put together before stays together. No rows when that leaves one."""
    together = set(earlier.get("pooled", ()))
    pool = [row for row in draft.rows if is_small(row.count) or row.code in together]
    rest = sorted((row for row in draft.rows if row not in pool), key=lambda row: -row.count)
    while pool and rest and (len(pool) == 1 or is_small(sum(row.count for row in pool))):
        pool.append(rest.pop())
    if not pool:
        return draft.rows
    if not rest:
        return ()
    return (*(row for row in draft.rows if row in rest), one_row(draft, pool))


def one_row(draft: Draft, pool: Sequence[Row]) -> Row:
    labels = [row.label for row in draft.rows if row in pool]
    by = {
        split.code: tuple(map(sum, zip(*(row.by[split.code] for row in pool), strict=True)))
        for split in draft.splits
    }
    label = " or ".join(labels) if len(labels) <= MOST_LABELS else "Any other answer"
    return Row(POOL, label, sum(row.count for row in pool), by)


# The cells of one breakdown ----------------------------------------------------------------------


@dataclass(frozen=True)
class Table:
    """The rows of a draft by the groups of one breakdown."""

    draft: Draft
    rows: Sequence[Row]
    shown: Sequence[Row]
    framing: Framing

    def counts(self, row: Row) -> tuple[int, ...]:
        """How many of each group are in the row, and last how many who did not say a group."""
        by = row.by[self.framing.split.code]
        return (*by, row.count - sum(by))

    @property
    def bases(self) -> tuple[int, ...]:
        return (*self.framing.split.bases, self.framing.not_said)

    @property
    def base_play(self) -> tuple[int, ...]:
        """By how many each group's base could be lowered and still be shown as the same."""
        return tuple(
            0 if shown is None or place in self.framing.kept else play(base)[0]
            for place, (base, shown) in enumerate(
                zip(self.framing.split.bases, self.framing.shown, strict=True)
            )
        )


def scored(draft: Draft, rows: list[Content], shown: Sequence[Row]) -> Content:
    """The rows with their scores; none at all where a row is hidden, which others would give away
    because scores add up to the same for everybody.
    """
    if not draft.scoring or len(shown) < len(draft.rows):
        return {}
    scores = {row.code: row.score for row in draft.rows}
    return {
        "scoring": draft.scoring,
        "rows": [{**row, "score": scores[row["code"]]} for row in rows],
    }


def filled_part(table: Table, part: Content, before: Content | None) -> Content:
    """The breakdown with a cell for each row and group; the earlier one where no safe one is."""
    earlier = cells_before(before)
    settled = settled_places(table, earlier)
    codes = [row.code for row in table.rows]
    known = codes if before is None else [row["code"] for row in before["rows"]]
    if before is not None and table.framing.kept and codes != known:
        return before
    try:
        hidden = hidden_cells(table, earlier, settled)
    except CannotProtectError:
        return before or blank(table, part)
    return {
        **part,
        "rows": [shown_cells(table, row, hidden, earlier, settled) for row in table.rows],
    }


def cells_before(before: Content | None) -> dict[tuple[str, str], Content]:
    """The earlier cells by (row, group)."""
    if before is None:
        return {}
    codes = [group["code"] for group in before["groups"]]
    return {
        (row["code"], code): cell
        for row in before["rows"]
        for code, cell in zip(codes, row["cells"], strict=True)
    }


def settled_places(table: Table, earlier: Mapping) -> frozenset[int]:
    """The groups whose cells stay as they were: neither the base nor any cell has changed."""
    codes = [code for code, _ in table.framing.split.groups]
    return frozenset(
        place
        for place in table.framing.kept
        if all(
            (row.code, codes[place]) in earlier
            and is_settled(table.counts(row)[place], earlier[row.code, codes[place]]["count"])
            for row in table.rows
        )
    )


def is_settled(count: int, earlier: int | None) -> bool:
    """A number that was hidden stays so until it is far from small."""
    return count < CERTAIN if earlier is None else not has_changed(rounded(count), earlier)


def hidden_cells(table: Table, earlier: Mapping, settled: frozenset[int]) -> set[tuple[str, int]]:
    """(row, place of the group) of each cell that may not be shown."""
    codes = [code for code, _ in table.framing.split.groups]
    was_hidden = frozenset(
        (number, place)
        for number, row in enumerate(table.rows)
        for place in settled
        if earlier[row.code, codes[place]]["count"] is None
    )
    hidden = {
        (row.code, place)
        for row in table.rows
        for place in range(len(codes))
        if row not in table.shown
    }
    if table.draft.adds_up or is_bound(table.draft):
        grid = Grid(
            counts=tuple(table.counts(row) for row in table.rows),
            silent_rows=frozenset(n for n, row in enumerate(table.rows) if row not in table.shown),
            silent_groups=table.framing.silent,
            kept=settled,
            kept_hidden=was_hidden,
            bases=table.bases,
            base_play=table.base_play,
        )
        return hidden | {(table.rows[number].code, place) for number, place in cells_to_hide(grid)}
    for number, row in enumerate(table.rows):
        if row in table.shown:
            said = table.counts(row)
            grid = Grid(
                counts=(said, tuple(b - n for b, n in zip(table.bases, said, strict=True))),
                silent_rows=frozenset({1}),
                silent_groups=table.framing.silent,
                kept=settled,
                kept_hidden=frozenset((0, place) for n, place in was_hidden if n == number),
                within=table.counts(row.within) if row.within else None,
                base_play=table.base_play,
            )
            hidden |= {(row.code, place) for n, place in cells_to_hide(grid) if n == 0}
    return hidden


def shown_cells(
    table: Table, row: Row, hidden: set[tuple[str, int]], earlier: Mapping, settled: frozenset[int]
) -> Content:
    cells = []
    for place, (code, _) in enumerate(table.framing.split.groups):
        base = table.framing.shown[place]
        if (row.code, place) in hidden or base is None:
            cells.append(NOTHING)
        elif place in settled:
            cells.append(earlier[row.code, code])
        else:
            cells.append(measured(rounded(table.counts(row)[place]), base))
    return {"code": row.code, "label": row.label, "cells": cells}


def blank(table: Table, part: Content) -> Content:
    cells = [NOTHING for _ in part["groups"]]
    rows = [{"code": row.code, "label": row.label, "cells": cells} for row in table.rows]
    return {**part, "rows": rows}
