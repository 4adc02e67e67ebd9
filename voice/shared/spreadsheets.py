"""CSV files that people open in a spreadsheet: no cell of ours ever runs as a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from django.http import HttpResponse

BEGINS_A_FORMULA = tuple("=+-@|%\t\r\n\0＝＋－＠")  # noqa: RUF001 (full-width ones run too)


def guarded(cell: object) -> str:
    """The text of a cell, with an apostrophe before whatever a spreadsheet might run.

    Spaces, byte order marks and marks of no width do not hide a formula from a spreadsheet, so
    they do not hide it from us. Whole numbers stay numbers.
    """
    if isinstance(cell, int):
        return str(cell)
    text = str(cell)
    first = next((i for i, c in enumerate(text) if not is_unseen(c)), len(text))
    risky = text[:1].startswith(BEGINS_A_FORMULA) or text[first:].startswith(BEGINS_A_FORMULA)
    return f"'{text}" if risky else text


def is_unseen(character: str) -> bool:
    return character == " " or unicodedata.category(character) in {"Cf", "Zs"}


def csv_response(*, name: str, rows: Iterable[Iterable]) -> HttpResponse:
    """A download called `name` with every cell guarded: UTF-8 with its mark, quoted by RFC 4180."""
    page = io.StringIO()
    csv.writer(page).writerows([guarded(cell) for cell in row] for row in rows)
    return HttpResponse(
        page.getvalue().encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
