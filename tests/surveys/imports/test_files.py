import io
import zipfile

import openpyxl
import pytest

from surveys.imports.files import make_plain_copy, read_plain_copy
from surveys.imports.problems import UnreadableFileError
from surveys.imports.workbook import BROKEN, UNSAFE

ROWS = [["Ref", "What would you change?"], ["1", "More buses; please"], ["2", "Café “Zoë”"]]


def csv_of(rows, separator=",") -> str:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    return "\r\n".join(separator.join(row) for row in quoted) + "\r\n"


def read(tmp_path, content: bytes, name="answers.csv"):
    """(facts, rows) of a file with this content."""
    source, copy = tmp_path / name, tmp_path / "copy.csv"
    source.write_bytes(content)
    facts = make_plain_copy(source, copy)
    return facts, list(read_plain_copy(copy))


def problem_with(tmp_path, content: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(tmp_path, content)
    return str(caught.value)


def workbook(*rows, sheets=1) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(sheets - 1):
        book.create_sheet().append(["other"])
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()


def tampered(content: bytes, *, name: str, body: bytes) -> bytes:
    """A workbook with one part added or replaced."""
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(page, "w") as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, body, zipfile.ZIP_DEFLATED)
    return page.getvalue()


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_encodings_are_found_and_said(tmp_path, encoding, said):
    facts, rows = read(tmp_path, csv_of(ROWS).encode(encoding))
    assert facts.headers == ROWS[0]
    assert rows == ROWS[1:]
    assert facts.notes == [f"Letters are {said}; columns are separated by commas."]


@pytest.mark.parametrize(
    ("separator", "words"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs")]
)
def test_separators_are_found_and_said(tmp_path, separator, words):
    facts, rows = read(tmp_path, csv_of(ROWS, separator).encode())
    assert rows == ROWS[1:]
    assert facts.notes == [f"Letters are UTF-8; columns are separated by {words}."]


def test_one_column_keeps_its_commas(tmp_path):
    text = "What would you change, and why?\nParks, buses, and shops\nNothing\nMore, please; now\n"
    facts, rows = read(tmp_path, text.encode())
    assert facts.headers == ["What would you change, and why?"]
    assert rows == [["Parks, buses, and shops"], ["Nothing"], ["More, please; now"]]
    assert facts.notes == ["Letters are UTF-8; it has one column."]


def test_quoted_line_ends_stay_inside_a_cell_and_empty_rows_keep_their_number(tmp_path):
    facts, rows = read(tmp_path, b'ref,text\n1,"one\ntwo"\n\n2,three\n')
    assert rows == [["1", "one\ntwo"], [], ["2", "three"]]
    assert facts.rows == 2


def test_formulas_in_a_csv_stay_text(tmp_path):
    _, rows = read(tmp_path, b'ref,text\n1,"=HYPERLINK(""http://x"")"\n2,-more buses\n')
    assert rows == [["1", '=HYPERLINK("http://x")'], ["2", "-more buses"]]


def test_ragged_rows_and_zero_bytes_reach_the_rows(tmp_path):
    _, rows = read(tmp_path, b"ref,text\n1\n2,b\n3,c,d\n4,e\x00f\n5,g\n6,h\n")
    assert rows == [["1"], ["2", "b"], ["3", "c", "d"], ["4", "e\0f"], ["5", "g"], ["6", "h"]]


def test_columns_without_a_name_or_with_the_same_name_are_told_apart(tmp_path):
    facts, _ = read(tmp_path, b"text,,text,\n1,2,3\n")
    assert facts.headers == ["text", "Column 2", "text (2)"]
    assert facts.notes[1:] == ["Two columns are called “text”, so we call column 3 “text (2)”."]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"ref,text\n", "names of columns but no answers"),
        (b"ref,text\n,\n \n", "names of columns but no answers"),
        (b"\n1,2\n", "The first row is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "it is not text"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel file"),
        (b"%PDF-1.7\n", "This is a PDF."),
        (b"{\\rtf1 text}", "This is a text document."),
        (b"<html><table>", "This is a web page or XML."),
        (b'ref,text\n1,"never closed\n2,b\n', "We could not read row 2"),
        (b'ref,text\n1,"' + b"a" * 140_000 + b'"\n', "We could not read row 2"),
        ("café ☂ ☃ ".encode() * 9 + b"\xff\n1\n", "choose Save as, and pick CSV UTF-8"),
        (b"\xff\xfea\0b\0c", "choose Save as, and pick CSV UTF-8"),
        (b"text\ncaf\x81\n", "choose Save as, and pick CSV UTF-8"),
        (
            ",".join(["a"] * 201).encode() + b"\n1,2\n",
            "This file has 201 columns; we can read 200.",
        ),
    ],
)
def test_unreadable_files_are_refused_in_plain_words(tmp_path, content, words):
    assert words in problem_with(tmp_path, content)


def test_files_that_are_too_large_are_refused(tmp_path, settings):
    settings.IMPORT_MAX_BYTES = 1024**2
    assert problem_with(tmp_path, b"a" * (1024**2 + 1)).startswith("This file is larger than 1 MB.")


def test_files_with_too_many_rows_are_refused(tmp_path, settings):
    settings.IMPORT_MAX_ROWS = 2
    assert "more than 2 rows" in problem_with(tmp_path, b"text\n1\n2\n3\n")


def test_a_workbook_is_read_as_a_person_sees_it(tmp_path):
    content = workbook(
        ["Ref", "Text", "Agreed"], [1, "Café", True], [None, None, None], [2.5, "b", False]
    )
    facts, rows = read(tmp_path, content, "answers.xlsx")
    assert facts.headers == ["Ref", "Text", "Agreed"]
    assert rows == [["1", "Café", "yes"], [], ["2.5", "b", "no"]]


def test_other_sheets_of_a_workbook_are_named_as_left_out(tmp_path):
    facts, _ = read(tmp_path, workbook(["Text"], ["a"], sheets=3), "answers.xlsx")
    assert facts.notes == [
        "We read the sheet “Sheet”.",
        "The workbook has 2 more, which we leave out.",
    ]


def sheet_with(cells: str) -> bytes:
    head = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>{cells}'
    return tampered(
        workbook(["text"], ["a"]),
        name="xl/worksheets/sheet1.xml",
        body=f"{head}{rows}</sheetData></worksheet>".encode(),
    )


def test_a_formula_gives_the_value_last_worked_out(tmp_path):
    _, rows = read(tmp_path, sheet_with('<row r="2"><c r="A2"><f>40+2</f><v>42</v></c></row>'))
    assert rows == [["42"]]


def test_a_formula_never_worked_out_is_refused(tmp_path):
    content = sheet_with('<row r="2"><c r="A2"><f>40+2</f></c></row>')
    assert "formulas that were never worked out" in problem_with(tmp_path, content)


def test_a_cell_far_to_the_right_or_a_row_far_below_costs_little(tmp_path):
    far = sheet_with('<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>1</v></c></row>')
    assert read(tmp_path, far)[1] == [["1"]]
    below = sheet_with('<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>')
    assert problem_with(tmp_path, below) == UNSAFE


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl/../../x", "C:evil", "..\\evil"])
def test_workbooks_with_parts_that_point_outside_are_refused(tmp_path, name):
    content = tampered(workbook(["a"], ["b"]), name=name, body=b"x")
    assert problem_with(tmp_path, content) == UNSAFE


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, settings):
    settings.IMPORT_MAX_BYTES = 200_000
    body = b"0" * (12 * 200_000)
    content = tampered(workbook(["a"], ["b"]), name="xl/media/big.bin", body=body)
    assert len(content) < 20_000
    assert problem_with(tmp_path, content) == UNSAFE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_workbook_are_refused(tmp_path, encoding):
    body = (
        '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>&a;&b;</t></si></sst>"
    ).encode(encoding)
    content = tampered(workbook(["a"], ["b"]), name="xl/sharedStrings.xml", body=body)
    assert problem_with(tmp_path, content) == UNSAFE


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("content.xml", "OpenDocument"),
        ("word/document.xml", "Word document"),
        ("Index/Document.iwa", "Apple Numbers"),
        ("answers.csv", "This is a ZIP file"),
    ],
)
def test_other_archives_say_what_to_do_instead(tmp_path, name, words):
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr(name, "text\na\n")
    assert words in problem_with(tmp_path, page.getvalue())


def test_broken_workbooks_say_so(tmp_path):
    whole = workbook(["a"], ["b"])
    assert problem_with(tmp_path, whole[: len(whole) // 2]) == BROKEN
    broken = tampered(whole, name="xl/worksheets/sheet1.xml", body=b"<worksheet><sheetData><row")
    assert problem_with(tmp_path, broken) == BROKEN
