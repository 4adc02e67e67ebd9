"""Bringing answers in from a file, at the desk."""

import itertools
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from surveys.actions import importing
from surveys.forms.importing import ColumnsForm, FileForm, ValuesForm
from surveys.imports.checking import check_import, words_of_said
from surveys.imports.files import read_plain_copy
from surveys.imports.problems import UnreadableFileError
from surveys.imports.rows import REASONS
from surveys.models import AnswerImport, Survey
from surveys.permissions import can_import_answers
from voice.shared.http import require
from voice.shared.spreadsheets import csv_response

Status = AnswerImport.Status
STEPS = ["Choose the file", "Match the columns", "See what will happen", "Read in"]
shows_or_takes = require_http_methods(["GET", "HEAD", "POST"])
NEXT_PAGE = {Status.CHOSEN: "import_match", Status.MATCHED: "import_check"}


def survey_or_404(request, key: str) -> Survey:
    surveys = Survey.objects.visible_to(request.user).select_related("campaign__organisation")
    survey = get_object_or_404(surveys, key=key)
    require(can_import_answers(request.user, survey))
    return survey


def import_or_404(request, key: str) -> AnswerImport:
    imports = AnswerImport.objects.visible_to(request.user).select_related(
        "survey__campaign__organisation", "created_by"
    )
    answer_import = get_object_or_404(imports, key=key)
    require(can_import_answers(request.user, answer_import.survey))
    return answer_import


def posted(request):
    return request.POST if request.method == "POST" else None


def page_of(answer_import: AnswerImport) -> str:
    """The address name of the page where this import stands."""
    return NEXT_PAGE.get(answer_import.status, "import_status")


@require_safe
def imports(request, key: str):
    survey = survey_or_404(request, key)
    rows = survey.imports.select_related("created_by", "collector")
    for row in rows:
        row.page = page_of(row)
    return render(request, "desk/imports/list.html", {"survey": survey, "imports": rows})


@shows_or_takes
def start(request, key: str):
    survey = survey_or_404(request, key)
    form = FileForm(posted(request), request.FILES)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            answer_import = importing.start_import(
                survey=survey,
                path=Path(file.temporary_file_path()),
                file_name=file.name,
                by=request.user,
            )
        except UnreadableFileError as problem:
            form.add_error("file", str(problem))
        except ValidationError as problem:
            form.add_error("file", problem)
        else:
            return redirect("import_match", answer_import.key)
    return render(
        request, "desk/imports/start.html", {"survey": survey, "form": form, "steps": STEPS}
    )


@shows_or_takes
def match(request, key: str):
    answer_import = import_or_404(request, key)
    if answer_import.status not in NEXT_PAGE:
        return redirect("import_status", key)
    form = ColumnsForm(
        posted(request),
        headers=answer_import.facts["headers"],
        samples=samples_of(answer_import),
        survey=importing.shape_of(answer_import.survey),
        initial={"name": Path(answer_import.file_name).stem[:160], **answer_import.mapping},
    )
    if request.method == "POST" and form.is_valid():
        try:
            importing.match_columns(
                answer_import=answer_import, mapping=form.mapping(), by=request.user
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("import_check", key)
    context = {"answer_import": answer_import, "form": form, "steps": STEPS}
    return render(request, "desk/imports/match.html", context)


def samples_of(answer_import: AnswerImport) -> dict[str, list[str]]:
    """The first few cells of each column that hold something, shortened."""
    headers = answer_import.facts["headers"]
    samples: dict[str, list[str]] = {header: [] for header in headers}
    for row in itertools.islice(read_plain_copy(Path(answer_import.file.path)), 20):
        for header, cell in zip(headers, row, strict=False):
            words = " ".join(cell.replace("\0", "").split())
            short = words if len(words) <= 60 else f"{words[:60]}…"
            if short and len(samples[header]) < 3 and short not in samples[header]:
                samples[header].append(short)
    return samples


@shows_or_takes
def check(request, key: str):
    """What will happen. A POST says what unknown words mean, and comes back here."""
    answer_import = import_or_404(request, key)
    if page_of(answer_import) != "import_check":
        return redirect(page_of(answer_import), key)
    survey = importing.shape_of(answer_import.survey)
    checked = check_import(answer_import, survey)
    form = ValuesForm(posted(request), unknown=checked.unknown, survey=survey)
    if request.method == "POST" and form.is_valid():
        try:
            importing.say_values(answer_import=answer_import, values=form.values(), by=request.user)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("import_check", key)
    context = {
        "answer_import": answer_import,
        "checked": checked,
        "form": form,
        "first": [first_row(row, survey) for row in checked.first],
        "has_version": answer_import.survey.versions.exists(),
        "steps": STEPS,
    }
    return render(request, "desk/imports/check.html", context)


def first_row(row, survey) -> dict:
    said = [
        {
            "question": survey.words(f"q:{one.question.code}")[0].text,
            "text": words_of_said(one, survey),
        }
        for one in row.said
    ]
    return {"number": row.number, "may_quote": row.may_quote, "said": said}


@require_safe
def refused(request, key: str):
    """Every row that will be left out and why, as CSV."""
    answer_import = import_or_404(request, key)
    if page_of(answer_import) != "import_check":
        return redirect(page_of(answer_import), key)
    survey = importing.shape_of(answer_import.survey)
    checked = check_import(answer_import, survey, keep_refused=None)
    rows = [("Row", "Why it is left out"), *((row.number, row.words) for row in checked.refused)]
    return csv_response(name=f"left-out-{answer_import.key}.csv", rows=rows)


@require_POST
def confirm(request, key: str):
    return do(request, key, importing.confirm_import, "")


@require_POST
def again(request, key: str):
    return do(request, key, importing.try_import_again, "We asked for it to be read in again.")


@require_POST
def cancel(request, key: str):
    return do(request, key, importing.cancel_import, "Cancelled. The file was deleted.")


def do(request, key: str, action, done: str):
    """Do one thing to an import and show where it stands; say kindly why it cannot be done."""
    answer_import = import_or_404(request, key)
    try:
        answer_import = action(answer_import=answer_import, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        answer_import.refresh_from_db()
    else:
        if done:
            messages.success(request, done)
    return redirect(page_of(answer_import), key)


@require_safe
def status(request, key: str):
    answer_import = import_or_404(request, key)
    if answer_import.status in NEXT_PAGE:
        return redirect(page_of(answer_import), key)
    context = {"answer_import": answer_import, "steps": STEPS, "reasons": reasons_of(answer_import)}
    return render(request, "desk/imports/status.html", context)


def reasons_of(answer_import: AnswerImport) -> list[tuple[str, int]]:
    refused_rows = answer_import.facts.get("refused", {})
    return [(f"The row {REASONS[why]}", n) for why, n in refused_rows.items()]
