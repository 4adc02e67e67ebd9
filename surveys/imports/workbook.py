"""Reading Excel workbooks (.xlsx) that nobody vouches for."""

import contextlib
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

from surveys.imports.problems import UnreadableFileError

MAX_PARTS = 2_000
MAX_UNPACKED = 12  # times the largest upload
MAX_ROW = 1_048_576
MAX_COLUMN = 201  # one more than we read, so that one too many shows
UNSAFE = "This file is not a safe Excel workbook, so we did not open it. Save it again from Excel."
BROKEN = (
    "We could not read this Excel workbook. Open it in Excel, choose Save as, and pick Excel "
    "workbook (.xlsx) or CSV."
)
OTHERS = {
    "content.xml": "This is an OpenDocument file (.ods). Open it in LibreOffice, choose Save as, "
    "and pick Excel workbook (.xlsx) or CSV.",
    "word/document.xml": "This is a Word document. Put the answers in a spreadsheet, one row a "
    "person, and save it as an Excel workbook (.xlsx) or CSV.",
    "Index/Document.iwa": "This is an Apple Numbers file. Choose Export to, and pick Excel or CSV.",
}
NEVER_WORKED_OUT = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|</(?:\w+:)?c>)"
)


def read_workbook(path: Path) -> tuple[list[str], Iterator[list[str]]]:
    """Notes on a workbook, and the rows of its first sheet that is not hidden.

    Formulas give the value that was last worked out. Raises `UnreadableFileError` before anything
    is unpacked when the archive is not what it should be, and while rows are read.
    """
    import openpyxl  # noqa: PLC0415 (it loads numpy where there is one; pages must not)

    check_archive(path)
    with plain_words():
        whole = io.BytesIO(path.read_bytes())  # a path must end in .xlsx; ours may not
        book = openpyxl.load_workbook(whole, read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise UnreadableFileError("This workbook has no sheet that can be seen.")
    sheet = sheets[0]
    refuse_unworked_formulas(path, sheet)
    notes = [f"We read the sheet “{sheet.title}”."]
    if len(sheets) > 1:
        notes.append(f"The workbook has {len(sheets) - 1} more, which we leave out.")
    return notes, rows_of(book, sheet)


def check_archive(path: Path) -> None:
    with plain_words(), zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        for name, sentence in OTHERS.items():
            if name in names:
                raise UnreadableFileError(sentence)
        if "xl/workbook.xml" not in names:
            raise UnreadableFileError(
                "This is a ZIP file, not an Excel workbook. Take the file of answers out of it "
                "first."
            )
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED * settings.IMPORT_MAX_BYTES:
            raise UnreadableFileError(UNSAFE)
        for part in parts:
            check_part(archive, part)


def check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part may point out of the archive, be locked, or declare a document type."""
    name = PurePosixPath(part.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in part.filename or part.flag_bits & 1:
        raise UnreadableFileError(UNSAFE)
    if name.suffix in {".xml", ".rels", ".vml"}:
        with archive.open(part) as source:
            if b"<!DOCTYPE" in source.read(4096).replace(b"\0", b"").upper():
                raise UnreadableFileError(UNSAFE)


def refuse_unworked_formulas(path: Path, sheet) -> None:
    """A formula that was never worked out would read as an empty cell: say so instead."""
    name = sheet._worksheet_path  # noqa: SLF001 (openpyxl says it nowhere else)
    with plain_words(), zipfile.ZipFile(path) as archive, archive.open(name) as source:
        kept = b""
        while piece := source.read(1024 * 1024):
            if NEVER_WORKED_OUT.search(kept + piece):
                raise UnreadableFileError(
                    "This workbook has formulas that were never worked out. Open it in Excel, "
                    "save it, and try again."
                )
            kept = piece[-10_000:]


def rows_of(book, sheet) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size may not be true
    with contextlib.closing(book), plain_words():
        rows = sheet.iter_rows(min_row=1, max_col=MAX_COLUMN, values_only=True)
        for number, row in enumerate(rows, start=1):
            if number > MAX_ROW:
                raise UnreadableFileError(UNSAFE)
            is_blank = row.count(None) == len(row)  # quick: a far row brings a million of these
            cells = [] if is_blank else [words_of(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            yield cells


@contextlib.contextmanager
def plain_words():
    """Turn whatever the readers of the format raise into one sentence, and their warnings off."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except UnreadableFileError:
            raise
        except Exception as problem:
            raise UnreadableFileError(BROKEN) from problem


def words_of(value: object) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)
