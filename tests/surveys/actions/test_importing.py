import datetime as dt
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from surveys.actions import importing
from surveys.actions.publishing import open_survey
from surveys.imports.storing import read_in
from surveys.models import Answer, AnswerImport, Response
from tests.factories.surveys import make_question, make_survey
from tests.surveys.importing import (
    COLUMNS,
    HEADERS_AND_ROWS,
    MAPPING,
    make_import,
    survey_to_import_to,
)

PLANTED = "my-planted-secret-sentence"


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text(HEADERS_AND_ROWS)
    return path


def run(survey, file, *options) -> str:
    page = StringIO()
    call_command("import_answers", survey.key, str(file), *options, stdout=page)
    return page.getvalue()


def test_a_survey_without_questions_takes_no_file(youth_worker):
    with pytest.raises(ValidationError, match="no questions yet"):
        make_import(by=youth_worker, survey=make_survey())


def test_the_copy_is_kept_where_nothing_is_served_and_only_we_can_read_it(youth_worker, settings):
    path = Path(make_import(by=youth_worker).file.path)
    assert path.parent == settings.PRIVATE_ROOT / "imports"
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="no address"):
        AnswerImport.objects.get().file.url  # noqa: B018 (asking is the test)


def test_confirming_freezes_the_first_version_of_a_survey_that_was_never_opened(youth_worker):
    matched = make_import(by=youth_worker)
    importing.confirm_import(answer_import=matched, by=youth_worker)
    version = matched.survey.versions.get()
    assert version.number == 1
    assert matched.survey.opened_at is None
    assert open_survey(survey=matched.survey, by=youth_worker) == version


def test_opening_after_a_change_makes_the_next_version(youth_worker):
    matched = make_import(by=youth_worker)
    importing.confirm_import(answer_import=matched, by=youth_worker)
    make_question(matched.survey, "more")
    assert open_survey(survey=matched.survey, by=youth_worker).number == 2


def test_confirming_twice_is_the_same_as_once(youth_worker):
    matched = make_import(by=youth_worker)
    importing.confirm_import(answer_import=matched, by=youth_worker)
    importing.confirm_import(answer_import=matched, by=youth_worker)
    assert DBTaskResult.objects.count() == 1


def test_the_task_names_the_import_alone(youth_worker):
    matched = make_import(by=youth_worker, text=f"id,area,best,quote\n1,,{PLANTED},no\n")
    importing.confirm_import(answer_import=matched, by=youth_worker)
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [matched.key], "kwargs": {}}


def test_of_two_imports_of_one_file_one_is_read_in(youth_worker):
    first = make_import(by=youth_worker)
    second = make_import(by=youth_worker, survey=first.survey)
    importing.confirm_import(answer_import=first, by=youth_worker)
    with pytest.raises(ValidationError, match="already brought in"):
        importing.confirm_import(answer_import=second, by=youth_worker)
    with pytest.raises(ValidationError, match="already brought in"):
        make_import(by=youth_worker, survey=first.survey)


def test_a_question_that_went_since_is_noticed_before_anything_is_read(youth_worker):
    matched = make_import(by=youth_worker)
    matched.survey.questions.filter(code="area").update(retired_at=timezone.now())
    with pytest.raises(ValidationError, match="There is no question “area”"):
        importing.confirm_import(answer_import=matched, by=youth_worker)
    matched.refresh_from_db()
    assert (matched.status, matched.survey.versions.count()) == ("matched", 0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"columns": {"nothing": "q:best"}}, "no column called “nothing”"),
        ({"columns": {"best": "q:mars"}, "quote": "no"}, "no question “mars”"),
        ({"columns": {"id": "id"}, "quote": "no"}, "at least one column"),
        ({"columns": {**COLUMNS, "best": "id"}}, "Two columns are matched to the id"),
        ({"quote": "yes"}, "A column says who did"),
        ({"values": {"area": {"poole": "mars"}}}, "“mars” is not one of the answers"),
        ({"values": {"mars": {"poole": "che"}}}, "“che” is not one of the answers"),
    ],
)
def test_a_matching_that_cannot_work_is_refused(youth_worker, change, words):
    chosen = make_import(by=youth_worker, matched=False)
    with pytest.raises(ValidationError, match=words):
        importing.match_columns(
            answer_import=chosen, mapping={**MAPPING, **change}, by=youth_worker
        )


def test_words_keep_their_meaning_when_columns_are_matched_again(youth_worker):
    matched = make_import(by=youth_worker)
    values = {"area": {"atlantis": "che"}}
    importing.say_values(answer_import=matched, values=values, by=youth_worker)
    again = importing.match_columns(answer_import=matched, mapping=MAPPING, by=youth_worker)
    assert again.mapping["values"] == values


def test_cancelling_deletes_the_file_and_cannot_be_undone(youth_worker):
    matched = make_import(by=youth_worker)
    importing.cancel_import(answer_import=matched, by=youth_worker)
    assert not os.path.exists(matched.file.path)  # noqa: PTH110
    for action in (importing.confirm_import, importing.cancel_import, importing.try_import_again):
        with pytest.raises(ValidationError, match="moved on"):
            action(answer_import=matched, by=youth_worker)


def test_what_was_read_in_cannot_be_cancelled(youth_worker):
    matched = make_import(by=youth_worker)
    importing.confirm_import(answer_import=matched, by=youth_worker)
    read_in(matched.key)
    with pytest.raises(ValidationError, match="moved on"):
        importing.cancel_import(answer_import=matched, by=youth_worker)
    assert Response.objects.count() == 2


def test_files_that_nobody_went_on_with_are_forgotten(youth_worker, settings):
    left, recent = (make_import(by=youth_worker, survey=survey_to_import_to(title=t)) for t in "ab")
    ended = make_import(by=youth_worker)
    AnswerImport.objects.filter(pk=ended.pk).update(status="done")
    week_ago = timezone.now() - dt.timedelta(days=7, seconds=1)
    AnswerImport.objects.filter(pk=left.pk).update(created_at=week_ago)
    importing.forget_old_imports()
    statuses = dict(AnswerImport.objects.values_list("pk", "status"))
    assert statuses == {left.pk: "cancelled", recent.pk: "matched", ended.pk: "done"}
    assert list((settings.PRIVATE_ROOT / "imports").iterdir()) == [Path(recent.file.path)]


def test_the_command_reads_a_file_in_and_says_what_it_left_out(db, file):
    survey = survey_to_import_to()
    said = run(survey, file, "--map", "best=best", "area=area", "--id", "id", "--quote", "quote")
    assert said.splitlines() == [
        "Letters are UTF-8; columns are separated by commas.",
        "“best” is best",
        "“area” is area",
        "“id” is id",
        "“quote” is quote",
        "Left out: row 4. It has a word that is not one of the answers (in “area”).",
        "Left out: row 5. It has no answer to any of the questions.",
        "area: “Atlantis” is not one of the answers (1 times)",
        "2 rows to read in (2 written answers), 2 left out.",
        "2 read in.",
    ]
    assert sorted(Response.objects.values_list("may_quote", flat=True)) == [False, True]
    with pytest.raises(CommandError, match="already brought in"):
        run(survey, file)


def test_the_command_can_say_what_words_mean_and_guess_columns(db, file):
    said = run(survey_to_import_to(), file, "--value", "area:Atlantis=nor")
    assert said.splitlines()[-1] == "3 read in."
    assert Answer.objects.filter(picked__choice__code="nor").count() == 1


def test_a_dry_run_keeps_nothing(db, file, settings):
    said = run(survey_to_import_to(), file, "--dry-run")
    assert said.splitlines()[-1] == "2 rows would be read in (2 written answers), 2 left out."
    assert Response.objects.count() == 0
    assert AnswerImport.objects.get().status == "cancelled"
    assert list((settings.PRIVATE_ROOT / "imports").iterdir()) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "best"], "Write best as NAME=VALUE"),
        (["--map", "best=mars"], "no question “mars”"),
        (["--by", "nobody@example.org"], "Nobody has the address"),
        (["--id", "nothing"], "no column called “nothing”"),
    ],
)
def test_the_command_says_what_is_wrong_and_keeps_nothing(db, file, options, words):
    with pytest.raises(CommandError, match=words):
        run(survey_to_import_to(), file, *options)
    assert not AnswerImport.objects.exclude(status="cancelled").exists()


def test_the_command_refuses_what_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="no survey with the key"):
        call_command("import_answers", "nothing", "x.csv")
    with pytest.raises(CommandError, match="No such file"):
        run(survey_to_import_to(), tmp_path / "nothing.csv")


def test_the_person_who_brought_it_in_is_on_record(youth_worker, file):
    run(survey_to_import_to(), file, "--by", youth_worker.email)
    assert AnswerImport.objects.get().created_by == youth_worker
