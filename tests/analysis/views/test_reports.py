"""Reports: released numbers and published replies only, on screen and as a document."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from analysis.actions.releasing import publish_results
from analysis.reports import period_of, periods, report_of
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_commitment
from tests.factories.results import HELD, SEALED, UNPERMITTED
from voice.accounts.models import Role


def this_year() -> str:
    return str(timezone.localdate().year)


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def read(client, organisation, name="report", code=None):
    return client.get(reverse(name, args=[organisation.key, code or this_year()]))


@pytest.mark.parametrize(
    ("code", "begins", "ends"),
    [
        ("2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        ("2026-Q4", dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    ],
)
def test_a_period_holds_its_first_and_last_day(code, begins, ends):
    assert (period_of(code).begins_on, period_of(code).ends_on) == (begins, ends)


@pytest.mark.parametrize("code", ["", "2026-Q5", "26", "2026-Q", "1999", "2026-Q1 ", "٢٠٢٦"])
def test_what_is_no_period_is_none(code):
    assert period_of(code) is None


def test_periods_offered_go_back_from_today():
    codes = [period.code for period in periods(dt.date(2026, 2, 1))]
    assert codes[:3] == ["2026-Q1", "2025-Q4", "2025-Q3"]
    assert codes[-3:] == ["2026", "2025", "2024"]


def test_a_report_tells_what_was_heard_and_answered_and_nothing_planted(
    client, released, priority, plan_lead, youth_worker
):
    publish_results(snapshot=released, by=youth_worker)
    late = timezone.localdate() - dt.timedelta(days=1)
    promised = {"reply": "will", "due_on": late, "published_at": timezone.now()}
    make_commitment("A later bus", priority=priority, **promised)
    make_commitment("Not yet public", priority=priority)
    client.force_login(plan_lead)
    organisation = released.campaign.organisation
    page = read(client, organisation).content.decode()
    document = words_of(read(client, organisation, "report_document").content)
    for said in (page, document):
        assert "wrote about “Getting about”" in said
        assert "a bus after six please" in said
        assert "A later bus" in said
        assert [
            words for words in (HELD, SEALED, UNPERMITTED, "Not yet public") if words in said
        ] == []


def test_the_document_has_headings_marked_tables_and_pictures_with_words(
    client, released, plan_lead
):
    client.force_login(plan_lead)
    content = read(client, released.campaign.organisation, "report_document").content
    document = Document(io.BytesIO(content))
    levels = [
        one.style.name for one in document.paragraphs if one.style.name[:4] in {"Head", "Titl"}
    ]
    assert levels[:3] == ["Title", "Heading 1", "Heading 2"]
    assert [table for table in document.tables if "w:tblHeader" not in table._tbl.xml] == []
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described
    assert [words for words in described if "%" not in words] == []


def test_a_report_with_nothing_released_says_so(client, listening, plan_lead):
    client.force_login(plan_lead)
    organisation = listening.campaign.organisation
    assert "No results were released" in read(client, organisation).content.decode()
    document = words_of(read(client, organisation, "report_document", "2020-Q1").content)
    assert "No results were released in this period" in document


def test_a_promise_not_kept_is_said(released, listening):
    campaign = listening.campaign
    campaign.opens_on = campaign.closes_on = timezone.localdate() - dt.timedelta(days=9)
    campaign.feedback_promised_on = timezone.localdate() - dt.timedelta(days=2)
    campaign.save()
    report = report_of(campaign.organisation, period_of(this_year()))
    assert report.broken == 1
    assert report.campaigns[0].promise.startswith("Not kept:")


def test_a_report_says_of_a_promise_without_a_day_that_none_was_given(
    client, released, priority, plan_lead
):
    promised = {"reply": "will", "source": "Annual Report 2024", "published_at": timezone.now()}
    make_commitment("A hub in each town", priority=priority, **promised)
    client.force_login(plan_lead)
    organisation = released.campaign.organisation
    page = read(client, organisation).content.decode()
    assert page.count("no date was given") == 2  # among the replies, and among what is overdue
    rows = [
        [cell.text for cell in row.cells]
        for table in Document(
            io.BytesIO(read(client, organisation, "report_document").content)
        ).tables
        for row in table.rows
    ]
    assert ["A hub in each town", "", "no date was given"] in rows


def test_a_report_of_others_is_unknown_and_no_period_is_unknown(client, released, plan_lead):
    organisation = released.campaign.organisation
    client.force_login(make_person(Role.PLAN_LEAD, organisation=make_organisation("Elsewhere")))
    assert read(client, organisation).status_code == 404
    client.force_login(plan_lead)
    assert read(client, organisation, code="2026-Q7").status_code == 404


def test_a_report_costs_the_same_for_one_and_for_many(
    client, released, priority, plan_lead, django_assert_num_queries
):
    report_of(released.campaign.organisation, period_of(this_year()))
    with django_assert_num_queries(11):
        report_of(released.campaign.organisation, period_of(this_year()))
    for number in range(3):
        make_commitment(f"Thing {number}", priority=priority, published_at=timezone.now())
    with django_assert_num_queries(11):
        report_of(released.campaign.organisation, period_of(this_year()))


def test_a_report_that_is_killed_half_way_is_whole_when_asked_for_again(
    client, released, priority, plan_lead, monkeypatch
):
    """It is made while it is asked for and kept nowhere, so that there is nothing to mend."""
    client.force_login(plan_lead)
    organisation = released.campaign.organisation

    def killed(*args):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("analysis.report_document.add_priority", killed)
        with pytest.raises(SystemExit):
            read(client, organisation, "report_document")
    assert "Getting about" in words_of(read(client, organisation, "report_document").content)
