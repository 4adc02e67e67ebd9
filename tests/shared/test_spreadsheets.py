import csv
import io

import pytest

from voice.shared.spreadsheets import csv_response, guarded


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+44 1305",
        "- more buses",
        "@school",
        "|cmd",
        "%x",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "  =1+1",
        "\ufeff=1+1",
        "\u200b=1+1",
        "\u00a0@x",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
    ],
)
def test_a_cell_that_might_run_is_guarded_and_its_text_kept(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["More buses", "", "  spaces", "1 = 1", "é", "2-3", "'quoted'"])
def test_plain_words_stay_as_they_are(cell):
    assert guarded(cell) == cell


def test_whole_numbers_stay_numbers():
    assert guarded(-5) == "-5"


def test_a_download_can_be_read_back_whole():
    rows = [("Row", "Why"), (2, 'A "quoted", thing\nover two lines'), (3, "=1")]
    page = csv_response(name="left-out.csv", rows=rows)
    assert page.content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"), newline="")))
    assert read == [["Row", "Why"], ["2", 'A "quoted", thing\nover two lines'], ["3", "'=1"]]
    assert page["Content-Disposition"] == 'attachment; filename="left-out.csv"'
