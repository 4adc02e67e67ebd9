"""From the file that somebody chose to a plain copy of it: UTF-8, commas, one row a row."""

import csv
import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from surveys.imports.delimited import read_delimited
from surveys.imports.problems import UnreadableFileError
from surveys.imports.workbook import read_workbook

MAX_COLUMNS = 200
MAX_HEADER = 500
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
OLD_OR_LOCKED = (
    "This is an old Excel file (.xls), or it has a password. Open it in Excel, save it without "
    "a password, and pick Excel workbook (.xlsx) or CSV."
)
WHAT_TO_DO_INSTEAD = [
    (OLD_EXCEL, OLD_OR_LOCKED),
    (b"%PDF", "This is a PDF. Ask for the answers as a CSV or Excel file (.xlsx)."),
    (b"{\\rtf", "This is a text document. Ask for the answers as a CSV or Excel file (.xlsx)."),
    (b"<", "This is a web page or XML. Open it in Excel and save it as an Excel workbook (.xlsx)."),
]


@dataclasses.dataclass(slots=True)
class FileFacts:
    """What we learned by reading a file through once.

    `rows` counts the rows after the names of the columns that hold something. `notes` are
    sentences for the person about what we did.
    """

    headers: list[str]
    rows: int = 0
    notes: list[str] = dataclasses.field(default_factory=list)

    def as_json(self) -> dict:
        return dataclasses.asdict(self)


def fingerprint(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def make_plain_copy(path: Path, target: Path) -> FileFacts:
    """Write the file at `path` to `target` as plain CSV whose first row names the columns.

    Rows keep their order and their number: row 1 is the names of the columns, an empty row stays.
    Raises `UnreadableFileError`.
    """
    refuse_by_sight(path)
    notes, rows = read_any(path)
    headers = name_columns(next(rows, []), notes)
    facts = FileFacts(headers=headers, notes=notes)
    with target.open("w", encoding="utf-8", newline="") as copy:
        write = csv.writer(copy, lineterminator="\n").writerow
        write(headers)
        for row in rows:
            facts.rows += any(map(str.strip, row))
            if facts.rows > settings.IMPORT_MAX_ROWS:
                raise UnreadableFileError(
                    f"This file has more than {settings.IMPORT_MAX_ROWS:,} rows. Split it into "
                    "smaller files and bring them in one by one."
                )
            write(row)
    if not facts.rows:
        raise UnreadableFileError("This file has names of columns but no answers under them.")
    return facts


def refuse_by_sight(path: Path) -> None:
    """Refuse what its size or first bytes give away."""
    size = path.stat().st_size
    if not size:
        raise UnreadableFileError("This file is empty.")
    if size > settings.IMPORT_MAX_BYTES:
        raise UnreadableFileError(
            f"This file is larger than {settings.IMPORT_MAX_BYTES // 1024**2} MB. Split it into "
            "smaller files, or take out columns that are not answers."
        )
    with path.open("rb") as source:
        first = source.read(16)
    for mark, sentence in WHAT_TO_DO_INSTEAD:
        if first.lstrip().startswith(mark):
            raise UnreadableFileError(sentence)


def read_any(path: Path) -> tuple[list[str], Iterator[list[str]]]:
    """Notes on the file, and its rows."""
    with path.open("rb") as source:
        is_zip = source.read(2) == b"PK"
    return read_workbook(path) if is_zip else read_delimited(path)


def name_columns(row: list[str], notes: list[str]) -> list[str]:
    """Names of the columns, each used once: an empty one is numbered, and so is a second use."""
    while row and not row[-1].strip():
        row = row[:-1]
    if not row:
        raise UnreadableFileError("The first row is empty. It should name the columns.")
    if len(row) > MAX_COLUMNS:
        raise UnreadableFileError(
            f"This file has {len(row):,} columns; we can read {MAX_COLUMNS}. Take out the columns "
            "that are not answers."
        )
    names: list[str] = []
    for place, cell in enumerate(row, start=1):
        words = " ".join(cell.replace("\0", "").split())[:MAX_HEADER] or f"Column {place}"
        name, use = words, 1
        while name in names:
            use += 1
            name = f"{words} ({use})"
        if use > 1:
            notes.append(f"Two columns are called “{words}”, so we call column {place} “{name}”.")
        names.append(name)
    return names


def read_plain_copy(path: Path) -> Iterator[list[str]]:
    """Rows of a plain copy after its first."""
    with path.open(encoding="utf-8", newline="") as copy:
        rows = csv.reader(copy)
        next(rows)
        yield from rows
