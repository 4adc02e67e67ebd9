"""Reading CSV files as they come: other encodings, other separators, quoted line ends."""

import codecs
import contextlib
import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

from surveys.imports.problems import UnreadableFileError

CHUNK = 1024 * 1024
NO_SEPARATOR = "\x1f"
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
NOT_TEXT = (
    "This does not look like a file of answers: it is not text. Save it as CSV or as an Excel "
    "workbook (.xlsx) and try again."
)
MIXED = (
    "Some letters in this file are written in a way we cannot read. Open it in a spreadsheet, "
    "choose Save as, and pick CSV UTF-8."
)


def read_delimited(path: Path) -> tuple[list[str], Iterator[list[str]]]:
    """Notes on a CSV file, and its rows. Raises `UnreadableFileError`, also while rows are read."""
    encoding = find_encoding(path)
    separator = find_separator(path, encoding)
    by = SEPARATORS.get(separator)
    notes = [
        f"Letters are {NAMES.get(encoding, 'UTF-16')}; "
        + (f"columns are separated by {by}." if by else "it has one column.")
    ]
    return notes, rows_of(path, encoding, separator)


def find_encoding(path: Path) -> str:
    """The encoding in which the whole file can be read. Raises `UnreadableFileError`."""
    with path.open("rb") as source:
        head = source.read(64 * 1024)
    encoding = from_mark(head) or from_zeros(head)
    if encoding:
        if not decodes(path, encoding):
            raise UnreadableFileError(MIXED)
        return encoding
    if looks_binary(head):
        raise UnreadableFileError(NOT_TEXT)
    if decodes(path, "utf-8"):
        return "utf-8"
    if is_mostly_utf8(path) or not decodes(path, "cp1252"):
        raise UnreadableFileError(MIXED)
    return "cp1252"


def from_mark(head: bytes) -> str:
    return next((name for mark, name in MARKS if head.startswith(mark)), "")


def from_zeros(head: bytes) -> str:
    """UTF-16 without a mark shows as a zero byte beside nearly every letter."""
    pairs = len(head) // 2
    first, second = head[0::2].count(0), head[1::2].count(0)
    if pairs > 1 and second > pairs * 0.4 and first < pairs * 0.05:
        return "utf-16-le"
    if pairs > 1 and first > pairs * 0.4 and second < pairs * 0.05:
        return "utf-16-be"
    return ""


def looks_binary(head: bytes) -> bool:
    """Whether there are many control characters that no text holds."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in head)
    return controls > 4 + len(head) / 100


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while piece := source.read(CHUNK):
            yield piece


def decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces(path):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def is_mostly_utf8(path: Path) -> bool:
    """Whether most letters beyond ASCII are good UTF-8: then the rest is damage."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    for piece in pieces(path):
        text = decoder.decode(piece)
        bad += text.count("\ufffd")
        good += sum(ord(character) > 127 for character in text if character != "\ufffd")
    return good > bad


def find_separator(path: Path, encoding: str) -> str:
    """The separator that most of the first rows use as the first of them does, if any."""
    best, best_score = NO_SEPARATOR, 0.5
    for separator in SEPARATORS:
        score = evenness(path, encoding, separator)
        if score > best_score:
            best, best_score = separator, score
    return best


def evenness(path: Path, encoding: str, separator: str) -> float:
    """Share of the first rows with two cells or more and no more than the first of them has.

    0 where the first has only one; the more cells it has, the better, by a hair.
    """
    widths: list[int] = []
    with contextlib.suppress(UnreadableFileError):  # said when the file is read
        for row in itertools.islice(rows_of(path, encoding, separator), 60):
            widths += [len(row)] if any(map(str.strip, row)) else []
    if not widths or widths[0] < 2:
        return 0.0
    even = [2 <= width <= widths[0] for width in widths[1:]] or [True]
    return sum(even) / len(even) + widths[0] / 10_000


def rows_of(path: Path, encoding: str, separator: str) -> Iterator[list[str]]:
    number = 1
    with path.open(encoding=encoding, newline="") as source:
        rows = csv.reader(source, delimiter=separator, strict=True)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error:
                raise UnreadableFileError(
                    f"We could not read row {number}: a quotation mark is missing or is in the "
                    "wrong place, or a cell is far too long. Open the file in a spreadsheet and "
                    "save it again as CSV."
                ) from None
            yield row
            number += 1
