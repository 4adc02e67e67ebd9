"""Imports to test with."""

import tempfile
from pathlib import Path

from surveys.actions import importing
from surveys.models import AnswerImport, Breakdown, Kind, Survey
from tests.factories.surveys import make_question, make_survey

COLUMNS = {"id": "id", "area": "q:area", "best": "q:best", "quote": "quote"}
MAPPING = {
    "columns": COLUMNS,
    "quote": "column",
    "mode": "paper",
    "name": "Paper forms, May",
}
HEADERS_AND_ROWS = (
    "id,area,best,quote\n"
    "1,Chesil,More buses,yes\n"
    '2,,"Nothing, it is fine",no\n'
    "3,Atlantis,Less rain,yes\n"
    "4,,,\n"
)


def survey_to_import_to(**fields) -> Survey:
    survey = make_survey(**fields)
    make_question(survey, "best")
    areas = (("che", "Chesil"), ("nor", "North Dorset"))
    make_question(
        survey,
        "area",
        Kind.SINGLE_CHOICE,
        "Where do you live?",
        areas,
        breakdown=Breakdown.LOCALITY,
    )
    return survey


def make_import(
    *, by, survey: Survey | None = None, text: str = HEADERS_AND_ROWS, matched: bool = True
) -> AnswerImport:
    """A file of answers that somebody chose and, unless said, matched."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        path.write_text(text)
        answer_import = importing.start_import(
            survey=survey or survey_to_import_to(), path=path, file_name="answers.csv", by=by
        )
    if matched:
        importing.match_columns(answer_import=answer_import, mapping=MAPPING, by=by)
        answer_import.refresh_from_db()
    return answer_import
