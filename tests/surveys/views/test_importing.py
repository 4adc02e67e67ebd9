import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from surveys.actions import importing
from surveys.imports.storing import read_in
from surveys.models import AnswerImport, Response
from tests.factories.accounts import make_organisation, make_person
from tests.surveys.importing import HEADERS_AND_ROWS, MAPPING, make_import, survey_to_import_to
from voice.accounts.models import Role

PLANTED = "my-planted-secret-sentence"
PAGES = ["import_match", "import_check", "import_refused", "import_status"]
POSTS = ["import_confirm", "import_again", "import_cancel"]


def file_of(text=HEADERS_AND_ROWS, name="answers.csv"):
    content = text.encode() if isinstance(text, str) else text
    return SimpleUploadedFile(name, content)


def words_on(page) -> str:
    return page.content.decode()


@pytest.fixture
def worker(client, youth_worker):
    client.force_login(youth_worker)
    return youth_worker


def test_a_file_goes_from_chosen_to_read_in(client, worker):
    survey = survey_to_import_to()
    page = client.post(reverse("import_start", args=[survey.key]), {"file": file_of()})
    chosen = AnswerImport.objects.get()
    assert page.url == reverse("import_match", args=[chosen.key])
    page = client.get(page.url)
    assert [page.context["form"][f"c{n}"].initial for n in range(4)] == [
        "id",
        "q:area",
        "q:best",
        "quote",
    ]
    sent = {"c0": "id", "c1": "q:area", "c2": "q:best", "c3": "quote"}
    page = client.post(page.request["PATH_INFO"], {**sent, **MAPPING, "columns": ""})
    assert page.url == reverse("import_check", args=[chosen.key])
    page = client.get(page.url)
    assert page.context["checked"].tally.as_json()["refused"] == {"unknown": 1, "no_answer": 1}
    assert "Atlantis" in words_on(page)
    page = client.post(page.request["PATH_INFO"], {"v-area-0": "-"})
    checked = client.get(page.url).context["checked"]
    assert checked.tally.as_json()["refused"] == {"no_answer": 1}
    page = client.post(reverse("import_confirm", args=[chosen.key]))
    assert page.url == reverse("import_status", args=[chosen.key])
    assert "is waiting to be read in" in words_on(client.get(page.url))
    assert Response.objects.count() == 0
    read_in(chosen.key)
    assert "The answers are in" in words_on(client.get(page.url))
    assert Response.objects.count() == 3
    assert client.get(reverse("imports", args=[survey.key])).status_code == 200


def test_a_file_that_cannot_be_read_says_why_and_is_not_kept(client, worker, settings):
    survey = survey_to_import_to()
    address = reverse("import_start", args=[survey.key])
    assert "names of columns but no answers" in words_on(
        client.post(address, {"file": file_of("text\n")})
    )
    assert "it is not text" in words_on(
        client.post(address, {"file": file_of(bytes(range(99)) * 9)})
    )
    assert "Choose a file first." in words_on(client.post(address, {}))
    settings.IMPORT_MAX_BYTES = 3
    assert "Split it into smaller files" in words_on(client.post(address, {"file": file_of()}))
    assert AnswerImport.objects.count() == 0
    assert not settings.PRIVATE_ROOT.exists()


def test_the_same_file_is_refused_once_it_was_read_in(client, worker):
    first = make_import(by=worker)
    importing.confirm_import(answer_import=first, by=worker)
    address = reverse("import_start", args=[first.survey.key])
    page = client.post(address, {"file": file_of()})
    assert importing.SAME_FILE in words_on(page)


def test_columns_that_cannot_be_read_so_are_refused(client, worker):
    chosen = make_import(by=worker, matched=False)
    address = reverse("import_match", args=[chosen.key])
    page = client.post(address, {"c0": "q:best", "c2": "q:best", **MAPPING, "columns": ""})
    twice, who = sorted(page.context["form"].non_field_errors(), reverse=True)
    assert twice == (
        "Two columns are matched to “What would make this the best place to grow up?”. Leave one "
        "of them out."
    )
    assert who.startswith("If a column says who agreed to be quoted, say which column")
    page = client.post(address, {"c0": "q:nothing", "quote": "maybe", "mode": "x", "name": ""})
    assert sorted(page.context["form"].errors) == ["c0", "mode", "name", "quote"]
    chosen.refresh_from_db()
    assert chosen.status == "chosen"


def test_words_that_are_no_choice_cannot_be_given_a_meaning_that_is_none(client, worker):
    matched = make_import(by=worker)
    page = client.post(reverse("import_check", args=[matched.key]), {"v-area-0": "mars"})
    assert sorted(page.context["form"].errors) == ["v-area-0"]


def test_rows_left_out_can_be_downloaded_and_run_no_formula(client, worker):
    survey = survey_to_import_to()
    text = "id,=cmd(),best\n1,Atlantis,x\n"
    chosen = make_import(by=worker, survey=survey, text=text, matched=False)
    columns = {"=cmd()": "q:area", "best": "q:best"}
    mapping = {**MAPPING, "columns": columns, "quote": "no"}
    importing.match_columns(answer_import=chosen, mapping=mapping, by=worker)
    page = client.get(reverse("import_refused", args=[chosen.key]))
    assert page.content.decode("utf-8-sig").splitlines() == [
        "Row,Why it is left out",
        "2,It has a word that is not one of the answers (in “=cmd()”).",
    ]
    assert page["Content-Disposition"] == f'attachment; filename="left-out-{chosen.key}.csv"'


def test_hostile_words_are_shown_as_words(client, worker):
    text = 'id,area,best,quote\n1,"<script>alert(1)</script>","{{ 7*7 }}<img src=x>",no\n'
    page = words_on(
        client.get(reverse("import_match", args=[make_import(by=worker, text=text).key]))
    )
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "{{ 7*7 }}" in page


def test_a_stuck_import_can_be_tried_again_or_cancelled(client, worker, settings):
    waiting = make_import(by=worker)
    importing.confirm_import(answer_import=waiting, by=worker)
    page = client.post(reverse("import_again", args=[waiting.key]), follow=True)
    assert "We asked for it to be read in again." in words_on(page)
    page = client.post(reverse("import_cancel", args=[waiting.key]), follow=True)
    assert "Cancelled. The file was deleted." in words_on(page)
    assert list((settings.PRIVATE_ROOT / "imports").iterdir()) == []
    page = client.post(reverse("import_again", args=[waiting.key]), follow=True)
    assert "This file has moved on" in words_on(page)


def test_each_page_leads_to_where_the_import_stands(client, worker):
    chosen = make_import(by=worker, matched=False)
    match = reverse("import_match", args=[chosen.key])
    assert client.get(reverse("import_check", args=[chosen.key])).url == match
    assert client.get(reverse("import_refused", args=[chosen.key])).url == match
    assert client.get(reverse("import_status", args=[chosen.key])).url == match
    importing.cancel_import(answer_import=chosen, by=worker)
    assert client.get(match).url == reverse("import_status", args=[chosen.key])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.YOUTH_WORKER, 200),
        (Role.SAFEGUARDING_LEAD, 403),
        (Role.PLAN_LEAD, 403),
        (Role.EDITOR, 403),
        (Role.ADMINISTRATOR, 403),
        (Role.OBSERVER, 403),
    ],
)
def test_only_youth_workers_bring_files_in(client, youth_worker, role, status):
    matched = make_import(by=youth_worker, text=f"best,area,id,quote\n{PLANTED},,1,no\n")
    client.force_login(make_person(role))
    seen = [
        client.get(reverse(name, args=[matched.survey.key])) for name in ("imports", "import_start")
    ]
    seen += [client.get(reverse(name, args=[matched.key]), follow=True) for name in PAGES]
    assert {page.status_code for page in seen} == {status}
    if status == 403:
        posts = [client.post(reverse(name, args=[matched.key])) for name in POSTS]
        assert {page.status_code for page in posts} == {403}
        assert not any(PLANTED in words_on(page) for page in seen)


def test_another_organisation_finds_no_import(client, youth_worker):
    matched = make_import(by=youth_worker)
    client.force_login(make_person(organisation=make_organisation("Another council")))
    gets = [client.get(reverse(name, args=[matched.key])).status_code for name in PAGES]
    posts = [client.post(reverse(name, args=[matched.key])).status_code for name in POSTS]
    assert {*gets, *posts} == {404}
    assert client.get(reverse("imports", args=[matched.survey.key])).status_code == 404


def test_reading_never_changes_and_changing_is_never_read(client, worker):
    matched = make_import(by=worker)
    gets = [client.get(reverse(name, args=[matched.key])).status_code for name in POSTS]
    posts = [
        client.post(reverse(name, args=[matched.key])).status_code
        for name in ("import_refused", "import_status")
    ]
    assert {*gets, *posts} == {405}


def test_the_list_of_files_costs_the_same_for_one_and_three(client, worker):
    survey = survey_to_import_to()
    address = reverse("imports", args=[survey.key])

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        return len(caught)

    make_import(by=worker, survey=survey)
    queries()
    one = queries()
    for n in range(2):
        make_import(by=worker, survey=survey, text=f"best,id,area,quote\n{n},1,,no\n")
    assert queries() == one
