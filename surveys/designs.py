"""Which four things stand together on each screen of a question of best and worst.

A balanced incomplete design, drawn by lots with a fixed seed from the codes alone: the same things
always give the same sets. Everything is shown twice (with an odd number of things two of them three
times), and with ten things or more no two meet twice.

Seen the other way round, each thing joins the two sets that it stands in: with sets in a ring, each
thing joins a set to the next, or to the next but one.
"""

from collections.abc import Sequence
from hashlib import sha256

SET = 4
LEAST, MOST = 5, 16  # things: with fewer there is nothing to balance, with more too many screens
SEED = 1

Sets = list[list[str]]


def sets_of_four(codes: Sequence[str]) -> Sets:
    """Sets of four codes, in the order in which they are asked: half as many sets as things.

    One set of all for four things or fewer.
    """
    if len(codes) <= SET:
        return [list(codes)]
    things: list[str | None] = sorted(codes, key=lot)
    if len(things) % 2:
        things.append(None)  # a gap in two sets, which two other things then fill
    ring = len(things) // 2
    sets: list[list[str | None]] = [[] for _ in range(ring)]
    for number, thing in enumerate(things):
        first, step = number % ring, 1 + number // ring
        sets[first].append(thing)
        sets[(first + step) % ring].append(thing)
    filled = fill_gaps(sets)
    return [
        sorted(one, key=lambda code: lot(f"{place} {code}")) for place, one in enumerate(filled)
    ]


def fill_gaps(sets: list[list[str | None]]) -> Sets:
    """Put something in each gap: what meets the rest of that set least often, nothing twice."""
    again: list[str] = []
    filled: Sets = []
    for one in sets:
        there = [code for code in one if code is not None]
        if len(there) < len(one):
            others = {code for other in sets for code in other if code and code not in one}
            fresh = sorted(others.difference(again), key=lot)
            again.append(min(fresh, key=lambda code: meetings(code, there, sets)))
            there.append(again[-1])
        filled.append(there)
    return filled


def meetings(code: str, there: list[str], sets: list[list[str | None]]) -> int:
    """How often a thing stands beside some others."""
    return sum(other in one for one in sets if code in one for other in there)


def lot(words: str) -> str:
    """As if drawn by chance, and always the same."""
    return sha256(f"{SEED} {words}".encode()).hexdigest()
