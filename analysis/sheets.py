"""Released tables as sheets: a row for each number, and the notes that belong beside them."""

import io
from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.utils.formats import date_format
from xlsxwriter import Workbook

from analysis.released import Heard, arranged, without_withdrawn_quotes
from voice.programme.models import ReleasedTable, Snapshot
from voice.shared.spreadsheets import csv_response

HEADINGS = (
    "About",
    "Asked of",
    "Answer or theme",
    "Breakdown",
    "Group",
    "Out of",
    "People",
    "Percent",
    "Percent, lowest likely",
    "Percent, highest likely",
    "Score",
    "What the score is",
)
QUOTE_HEADINGS = ("About", "Asked of", "Theme", "Said by", "Words")
NOTES = (
    (
        "Numbers under 10 are not shown. Others are rounded to the nearest 5, and percentages are "
        "made from them. An empty cell is a number that is not shown."
    ),
    (
        "The lowest and highest likely percent are a 95 % interval: had other young people been "
        "asked in the same way, 19 times in 20 the percent would lie between them."
    ),
    (
        "Themes are counted by people. One person can say several things, so percentages of "
        "themes need not add up to 100."
    ),
    "The people who answered chose to. They do not stand for everybody of their age.",
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60


def numbers_of(tables: Iterable[ReleasedTable]) -> list[tuple]:
    """A row under HEADINGS for each released number, in reading order; None is not shown."""
    shown = [table for table in tables if table.kind != "quotes"]
    return [line for heard in arranged(shown) for line in lines(heard)]


def quotes_of(tables: Iterable[ReleasedTable]) -> list[tuple]:
    """A row under QUOTE_HEADINGS for each quote that may still be shown."""
    return [
        (
            table.content.get("question", ""),
            table.content.get("audience", ""),
            table.title,
            quote["by"],
            quote["words"],
        )
        for table in without_withdrawn_quotes(tables)
        if table.kind == "quotes"
        for quote in table.content["quotes"]
    ]


def lines(heard: Heard) -> Iterator[tuple]:
    yield from lines_of(heard.table)
    for theme in heard.themes:
        yield from lines_of(theme.table)


def lines_of(table: ReleasedTable) -> Iterator[tuple]:
    """A table's totals (a theme's stand in its question's table), then its groups."""
    content = table.content
    start = (content.get("question") or table.title, content.get("audience", ""))
    if table.kind == "reach":
        people = (None, content.get("base"), *[None] * 3)
        yield (*start, content.get("counting", ""), "", "", *people, *scored({}, ""))
    elif table.kind != "theme":
        for row in content["rows"]:
            about = (row["label"], "", "", content["base"])
            yield (*start, *about, *measures(row), *scored(row, content.get("scoring", "")))
    for part in content.get("breakdowns", ()):
        for row in part["rows"]:
            for group, cell in zip(part["groups"], row["cells"], strict=True):
                about = (row["label"], part["label"], group["label"], group["base"])
                yield (*start, *about, *measures(cell), *scored({}, ""))


def measures(cell: dict) -> tuple:
    return tuple(cell[name] for name in ("count", "percent", "low", "high"))


def scored(row: dict, scoring: str) -> tuple:
    return row.get("score"), scoring


def csv_of(snapshot: Snapshot | None) -> HttpResponse:
    """One release as one CSV sheet, its first line a note. Without a release only the headings."""
    rows = numbers_of(snapshot.tables.all()) if snapshot else []
    blank = (["" if cell is None else cell for cell in row] for row in rows)
    return csv_response(name="results.csv", rows=[(NOTES[0],), HEADINGS, *blank])


def xlsx_of(snapshot: Snapshot) -> HttpResponse:
    """One release as a workbook: numbers, quotes where there are any, and a sheet of notes."""
    tables = list(snapshot.tables.all())
    notes = (snapshot.campaign.title, f"Released on {date_format(snapshot.released_at, 'j F Y')}.")
    page = io.BytesIO()
    with Workbook(page, {"in_memory": True}) as book:
        book.set_properties({"title": snapshot.campaign.title})
        fill(book, "Numbers", HEADINGS, numbers_of(tables))
        if quotes := quotes_of(tables):
            fill(book, "Quotes", QUOTE_HEADINGS, quotes)
        fill(book, "Notes", ("About these results",), [(note,) for note in notes + NOTES])
    headers = {
        "Content-Disposition": 'attachment; filename="results.xlsx"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(page.getvalue(), content_type=XLSX, headers=headers)


def fill(book: Workbook, title: str, headings: tuple, rows: list[tuple]) -> None:
    """A sheet with a heading row that stays in sight; numbers are numbers, and words only words."""
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, headings, book.add_format({"bold": True, "text_wrap": True}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, heading in enumerate(headings):
        longest = max([len(heading), *(len(str(row[place] or "")) for row in rows)])
        sheet.set_column(place, place, min(longest + 2, WIDEST), wrapped)
    for down, row in enumerate(rows, start=1):
        for across, cell in enumerate(row):
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            if cell not in (None, ""):
                write(down, across, cell)
