"""Codes suggested from words: short, stable, unique among their neighbours."""

from collections.abc import Collection

from django.utils.text import slugify

LONGEST = 40
SMALL = """
a an and are as at be by can do does for from how i if in is it me my of on or our should so that
the their there they this to us was we were what when where which who why will with would
you your
"""
SMALL_WORDS = frozenset(SMALL.split())


def suggest_code(words: str, taken: Collection[str] = (), fallback: str = "question") -> str:
    """A code from the telling words of `words`, with a number where it is taken already."""
    parts = [part for part in slugify(words).split("-") if part]
    telling = [part for part in parts if part not in SMALL_WORDS] or parts
    code = shorten(telling[:5]) or fallback
    return number(code, taken)


def shorten(parts: list[str], longest: int = LONGEST - 3) -> str:
    """Join whole parts while they fit; a single part that is too long is cut."""
    code = ""
    for part in parts:
        joined = f"{code}-{part}" if code else part[:longest]
        if len(joined) > longest:
            break
        code = joined
    return code


def number(code: str, taken: Collection[str]) -> str:
    if code not in taken:
        return code
    return next(f"{code}-{n}" for n in range(2, len(taken) + 3) if f"{code}-{n}" not in taken)
