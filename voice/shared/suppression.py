"""Which numbers of a table to hide, so that no small one can be worked out from what is shown.

A `Grid` holds how many people of each group gave each answer. Its rows share out each group: every
person of a group is in exactly one row. ("Said so" and "did not say so" are two such rows.) Some
rows and groups are silent: they are never shown, yet can be worked out by taking away what is.

A small cell is hidden. It is safe when some people could be moved between hidden cells without
changing anything shown: from another group in the same row, and back in another row. So cells are
hidden in fours, the corners of a rectangle, choosing the four that hide fewest people. For groups
that are never shown, the play that rounding leaves in the cells that are shown counts as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

SMALL = 10
STEP = 5
ROOM = 5
ROOM_OF_SILENT = 2
PLENTY = 10**9

Cell = tuple[int, int]


class CannotProtectError(Exception):
    """Too little is left to hide small cells among: show none of the table."""


def is_small(count: int) -> bool:
    """Fewer than ten, none included: both tell too much about the people of a group."""
    return count < SMALL


def rounded(count: int) -> int:
    """The nearest multiple of five."""
    return (count + STEP // 2) // STEP * STEP


def play(count: int) -> tuple[int, int]:
    """How far a shown count could be lowered and raised and still be shown as the same."""
    shown = rounded(count)
    return count - max(SMALL, shown - STEP // 2), shown + STEP // 2 - count


@dataclass(frozen=True)
class Grid:
    """`counts[row][group]` people. `kept` groups are shown as they were: nothing there can change.

    `kept_hidden` are the cells of kept groups that were hidden before. `bases` are the people of
    each group, where they are not the sum of its rows; `within` those of a wider count, shown
    elsewhere, that the first row is part of. `base_play`: by how many the base of each group could
    be lowered and still be shown as the same.
    """

    counts: tuple[tuple[int, ...], ...]
    silent_rows: frozenset[int] = frozenset()
    silent_groups: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    kept_hidden: frozenset[Cell] = frozenset()
    bases: tuple[int, ...] | None = None
    within: tuple[int, ...] | None = None
    base_play: tuple[int, ...] = ()

    @property
    def rows(self) -> range:
        return range(len(self.counts))

    @property
    def groups(self) -> range:
        return range(len(self.counts[0]))

    def count(self, cell: Cell) -> int:
        return self.counts[cell[0]][cell[1]]

    def base(self, group: int) -> int:
        return self.bases[group] if self.bases else sum(row[group] for row in self.counts)

    def cells(self) -> Iterator[Cell]:
        return ((row, group) for row in self.rows for group in self.groups)

    def is_silent(self, cell: Cell) -> bool:
        return cell[0] in self.silent_rows or cell[1] in self.silent_groups

    def is_small(self, cell: Cell) -> bool:
        """Whether the cell, or the rest of what it is part of, holds fewer than ten people."""
        row, group = cell
        count = self.count(cell)
        wholes = [self.base(group)]
        if self.within and row == 0:
            wholes.append(self.within[group])
        return is_small(count) or any(is_small(whole - count) for whole in wholes)


def cells_to_hide(grid: Grid) -> frozenset[Cell]:
    """The cells not to show, silent ones included.

    Raises `CannotProtectError` where even hiding every cell that may be hidden is not enough.
    """
    hidden = {cell for cell in grid.cells() if starts_hidden(grid, cell)}
    for cell in sorted(grid.cells(), key=lambda cell: (grid.count(cell), cell)):
        if cell in hidden and grid.is_small(cell) and not is_safe(grid, cell, hidden):
            hidden |= partners(grid, cell, hidden)
    return frozenset(hidden)


def starts_hidden(grid: Grid, cell: Cell) -> bool:
    if grid.is_silent(cell):
        return True
    if cell[1] in grid.kept:
        return cell in grid.kept_hidden
    return grid.is_small(cell)


def is_safe(grid: Grid, cell: Cell, hidden: set[Cell]) -> bool:
    row, group = cell
    if group in grid.silent_groups and may_come(grid, cell, hidden) >= ROOM_OF_SILENT:
        return True
    return any(
        room(grid, cell, other, hidden) >= needed(grid, cell) for other in grid.rows if other != row
    )


def may_come(grid: Grid, cell: Cell, hidden: set[Cell]) -> int:
    """How many people of the row could belong to a silent group instead of a shown one."""
    row, _ = cell
    return sum(
        min(give(grid, (row, away), hidden, may_use_play=True)[0], less)
        for away, less in enumerate(grid.base_play)
        if away not in grid.silent_groups
    )


def needed(grid: Grid, cell: Cell) -> int:
    return ROOM_OF_SILENT if cell[1] in grid.silent_groups else ROOM


def room(grid: Grid, cell: Cell, other: int, hidden: set[Cell]) -> int:
    """How many values the cell can take, less one, by moving people between its row and `other`."""
    row, group = cell
    may_use_play = group in grid.silent_groups
    fewer = more = 0
    for away in grid.groups:
        if away == group:
            continue
        here_less, here_more = give(grid, (row, away), hidden, may_use_play=may_use_play)
        there_less, there_more = give(grid, (other, away), hidden, may_use_play=may_use_play)
        more += min(here_less, there_more)
        fewer += min(here_more, there_less)
    less, _ = give(grid, cell, hidden, may_use_play=may_use_play)
    other_less, other_more = give(grid, (other, group), hidden, may_use_play=may_use_play)
    return min(more, other_less) + min(fewer, less, other_more)


def give(grid: Grid, cell: Cell, hidden: set[Cell], *, may_use_play: bool) -> tuple[int, int]:
    """By how many the cell could be lowered and raised unseen."""
    if cell in hidden:
        return grid.count(cell), PLENTY
    if may_use_play and cell[1] not in grid.kept:
        return play(grid.count(cell))
    return 0, 0


def partners(grid: Grid, cell: Cell, hidden: set[Cell]) -> set[Cell]:
    """The cells to hide beside a small one: those of the fewest people that make it safe."""
    best: tuple[int, int, set[Cell]] | None = None
    for extra in rectangles(grid, cell, hidden):
        if is_safe(grid, cell, hidden | extra):
            cost = (sum(grid.count(one) for one in extra), len(extra), extra)
            best = cost if best is None else min(best, cost, key=lambda cost: cost[:2])
    if best is None:
        raise CannotProtectError
    return best[2]


def rectangles(grid: Grid, cell: Cell, hidden: set[Cell]) -> Iterator[set[Cell]]:
    """What would have to be hidden as well, for each rectangle with the cell at a corner."""
    row, group = cell
    for other in grid.rows:
        for away in grid.groups:
            if other == row or away == group:
                continue
            extra = {cell, (row, away), (other, group), (other, away)} - hidden
            if not any(one[1] in grid.kept for one in extra):
                yield extra


def groups_to_hide(
    bases: tuple[int, ...], not_said: int, hidden: frozenset[int], kept: frozenset[int]
) -> frozenset[int]:
    """The groups not to show, given those that must be hidden; `not_said` people are in none.

    Hidden groups must hold ten people between them and be more than one (those who did not say
    count as one). Where only those are hidden, rounding must leave enough play to hide them in.
    """
    hidden_now = set(hidden)
    for place in sorted(range(len(bases)), key=lambda place: (place in kept, bases[place], place)):
        if place in hidden_now or are_safe(bases, not_said, hidden_now):
            continue
        hidden_now.add(place)
    return frozenset(hidden_now)


def are_safe(bases: tuple[int, ...], not_said: int, hidden: set[int]) -> bool:
    if not hidden:
        plays = [play(base) for base in bases]
        more = sum(less for less, _ in plays)
        fewer = min(not_said, sum(up for _, up in plays))
        return not is_small(not_said) or more + fewer >= ROOM_OF_SILENT
    pool = [bases[place] for place in hidden] + [not_said]
    return sum(count > 0 for count in pool) > 1 and not is_small(sum(pool))
