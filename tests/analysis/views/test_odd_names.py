"""A theme named with markup or like a formula is only words in everything that leaves the desk;
a report that is stopped in the middle leaves nothing behind."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from analysis import report_document
from analysis.actions.releasing import publish_results, release_results
from analysis.models import ThemePriority
from tests.everywhere import places_with
from tests.factories.pages import make_campaign_page, make_priority_page

NAMES = [
    "=HYPERLINK(1)",
    "<script>alert(1)</script>",
    "<b>Buses</b> & {{ more }} {% now %}",
    "@SUM",
]


@pytest.fixture
def odd(listening, priority, youth_worker, request):
    theme = listening.theme(request.param)
    ThemePriority.objects.create(theme=theme, priority=priority, by=youth_worker)
    listening.hear(30, "Somewhere dry", theme.label, area="north", age="8-10")
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    publish_results(snapshot=snapshot, by=youth_worker)
    return theme


@pytest.mark.parametrize("odd", NAMES, indirect=True)
def test_an_odd_name_is_only_words_in_every_export(client, odd, listening, priority, plan_lead):
    client.force_login(plan_lead)
    campaign, year = listening.campaign, str(timezone.localdate().year)
    organisation = campaign.organisation.key

    def get(name, *args):
        return client.get(reverse(name, args=args))

    for sheet in (
        get("results_download", campaign.key),
        get("results_published", campaign.key, "csv"),
    ):
        assert ",=HYPER" not in sheet.content.decode()
        assert odd.label.split('"')[0] in sheet.content.decode()
    for book in (
        get("results_workbook", campaign.key),
        get("results_published", campaign.key, "xlsx"),
    ):
        cells = [c for row in load_workbook(io.BytesIO(book.content))["Numbers"] for c in row]
        assert {c.data_type for c in cells if c.value == odd.label} == {"s"}
    document = Document(io.BytesIO(get("report_document", organisation, year).content))
    tables = [c.text for table in document.tables for row in table.rows for c in row.cells]
    assert odd.label in tables
    told = get("released:campaign", campaign.key).json()["tables"]
    assert odd.label in [table["title"] for table in told]
    pages = [
        get("results", campaign.key),
        get("priority", priority.key),
        get("said", odd.key),
        get("board"),
        get("report", organisation, year),
        client.get(make_campaign_page(campaign).url),
        client.get(make_priority_page(priority).url + "?read=easy"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "<b>Buses" not in page.content.decode()


class Killed(BaseException):
    """As when the process that makes a report is ended: nothing catches it."""


@pytest.mark.parametrize("odd", NAMES[:1], indirect=True)
def test_a_report_stopped_in_the_middle_leaves_nothing_and_can_be_asked_for_again(
    client, odd, listening, plan_lead, monkeypatch
):
    client.force_login(plan_lead)
    organisation, year = listening.campaign.organisation.key, str(timezone.localdate().year)
    address = reverse("report_document", args=[organisation, year])
    before = places_with(odd.label)

    def killed(*args):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(report_document, "bars_of", killed)
        with pytest.raises(Killed):
            client.get(address)
    assert places_with(odd.label) == before
    assert client.get(address).content[:2] == b"PK"
