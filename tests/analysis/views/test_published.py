"""What anybody may take away: files and JSON of published results, and nothing before that."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse

from analysis.actions.quoting import withdraw_excerpt
from analysis.actions.releasing import publish_results, release_results
from analysis.models import Excerpt
from tests.factories.pages import make_campaign_page
from tests.factories.results import HELD, SEALED, UNPERMITTED

PLANTED = (HELD, SEALED, UNPERMITTED)


def addresses(campaign) -> list[str]:
    return [
        reverse("results_published", args=[campaign.key, "csv"]),
        reverse("results_published", args=[campaign.key, "xlsx"]),
        reverse("released:campaign", args=[campaign.key]),
    ]


@pytest.fixture
def published(released, youth_worker):
    publish_results(snapshot=released, by=youth_worker)
    return released


def cells(response) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]


def test_nothing_can_be_taken_before_it_is_published(client, released):
    statuses = [client.get(address).status_code for address in addresses(released.campaign)]
    assert statuses == [404, 404, 404]
    assert client.get(reverse("released:campaigns")).json() == []


def test_published_results_carry_no_planted_words_and_no_small_number(client, published):
    csv, xlsx, json = (client.get(address) for address in addresses(published.campaign))
    words = [csv.content.decode(), " ".join(cells(xlsx)), json.content.decode()]
    assert [planted for planted in PLANTED if any(planted in said for said in words)] == []
    tables = json.json()["tables"]
    counts = [row["count"] for table in tables for row in table.get("rows", ())]
    assert [count for count in counts if count is not None and count % 5] == []
    assert "a bus after six please" in words[1]
    assert "a bus after six please" in words[2]


def test_a_later_release_is_not_seen_until_it_is_published(client, published, listening):
    address = addresses(published.campaign)[2]
    before = client.get(address).json()
    listening.hear(40, "More buses", "Getting about", likes="yes", area="north", age="8-10")
    release_results(campaign=listening.campaign, by=published.released_by)
    assert client.get(address).json() == before


def test_a_quote_taken_back_is_gone_from_every_file(client, published, youth_worker):
    for excerpt in Excerpt.objects.all():
        withdraw_excerpt(excerpt=excerpt, by=youth_worker)
    _, xlsx, json = (client.get(address) for address in addresses(published.campaign))
    assert "a bus after six please" not in " ".join(cells(xlsx)) + json.content.decode()


def test_a_name_like_a_formula_is_only_words_in_the_workbook(client, listening, youth_worker):
    theme = listening.themes["Getting about"]
    theme.label = '=HYPERLINK("http://x.example")'
    theme.save()
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    publish_results(snapshot=snapshot, by=youth_worker)
    book = openpyxl.load_workbook(io.BytesIO(client.get(addresses(listening.campaign)[1]).content))
    kinds = {cell.data_type for row in book["Numbers"] for cell in row if cell.value}
    assert kinds == {"s", "n"}


def test_the_api_describes_itself_and_refuses_to_be_written(client, published):
    described = client.get(reverse("released:openapi-json")).json()
    assert sorted(described["paths"]) == ["/api/1/campaigns", "/api/1/campaigns/{key}"]
    address = reverse("released:campaign", args=[published.campaign.key])
    assert [client.post(address).status_code, client.delete(address).status_code] == [405, 405]
    assert client.get(reverse("released:campaign", args=["nope"])).status_code == 404


def test_who_named_a_theme_is_told_wherever_it_is_shown(client, listening, youth_worker, plan_lead):
    theme = listening.themes["Getting about"]
    theme.named_by, theme.named_on = "Youth Council", dt.date(2026, 3, 12)
    theme.save()
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    publish_results(snapshot=snapshot, by=youth_worker)
    said = client.get(reverse("released:campaign", args=[listening.campaign.key])).json()
    credited = [table["named_by"] for table in said["tables"] if table.get("named_by")]
    assert credited == ["Youth Council, 12 March 2026"]
    page = client.get(make_campaign_page(listening.campaign).url).content.decode()
    assert "Named by Youth Council, 12 March 2026" in page
    client.force_login(plan_lead)
    for address in (
        reverse("said", args=[theme.key]),
        reverse("results", args=[listening.campaign.key]),
    ):
        assert "Named by Youth Council, 12 March 2026" in client.get(address).content.decode()


def test_people_can_read_what_the_api_gives(client, db):
    page = client.get(reverse("api_described")).content.decode()
    for said in ("GET /api/1/campaigns/{key}", "list of Breakdown", "integer or null"):
        assert said in page
    assert "The young people who named the theme, and when" in page
