"""Taking words out of an answer by choosing them, so that nothing is put in that nobody said.

A word is what stands between spaces; what runs on without any is cut, so that a part of it can be
chosen too.
"""

import re
from collections.abc import Collection, Iterator

LONGEST = 30
WORD = re.compile(rf"\S{{1,{LONGEST}}}")
ENDS = ".,;:!?)…"
ELSE = "…"  # what stands in the brackets where nothing says what was taken out

Personal = Collection[tuple[str, int, int]]  # (kind, start, end)


def words_in(text: str) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends."""
    return [word.span() for word in WORD.finditer(text)]


def holding(text: str, personal: Personal) -> set[int]:
    """The numbers of the words in which personal details were found."""
    return {
        number
        for number, (start, end) in enumerate(words_in(text))
        if kinds_at(start, end, personal)
    }


def kinds_at(start: int, end: int, personal: Personal) -> list[str]:
    return [kind for kind, first, last in personal if first < end and start < last]


def without(text: str, out: Collection[int], personal: Personal = ()) -> str:
    """The text with something in square brackets for each run of words that is taken out.

    That is the kind of detail, where all of the run is personal, and else only dots.
    """
    made, done = [], 0
    for start, end in runs(text, out):
        made += [text[done:start], f"[{named(text[start:end], start, personal)}]"]
        done = end
    return "".join([*made, text[done:]]).strip()


def runs(text: str, out: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where words beside each other that are taken out begin and end; a full stop stays."""
    begun: list[int] = []
    for number, span in enumerate(words_in(text)):
        if number in out:
            begun = [begun[0] if begun else span[0], span[1]]
        elif begun:
            yield bare(text, *begun)
            begun = []
    if begun:
        yield bare(text, *begun)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    left = text[start:end].rstrip(ENDS)
    return start, start + len(left) if left else end


def named(run: str, at: int, personal: Personal) -> str:
    kinds = [kinds_at(at + start, at + end, personal) for start, end in words_in(run)]
    if not all(kinds):
        return ELSE
    return ", ".join(dict.fromkeys(kind for found in kinds for kind in found))


def leaves_words(text: str, out: Collection[int]) -> bool:
    """Whether anything is still said when these words are taken out."""
    return any(
        any(character.isalnum() for character in text[start:end])
        for number, (start, end) in enumerate(words_in(text))
        if number not in out
    )
