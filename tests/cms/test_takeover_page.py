from django.urls import reverse

from cms.models import CampaignIndexPage, CampaignPage, TakeoverPage
from tests.factories.pages import make_campaign_page, make_site
from tests.factories.takeover import make_challenge, make_host, make_opportunity


def make_takeover_page(challenge, **fields) -> TakeoverPage:
    make_site(organisation=challenge.organisation)
    page = TakeoverPage(title="Take over", challenge=challenge, **fields)
    CampaignIndexPage.objects.get().add_child(instance=page)
    return page


def test_the_page_shows_the_first_roles_and_how_to_apply(client, db):
    challenge = make_challenge()
    host = make_host(challenge)
    for number in range(4):
        make_opportunity(host, f"Role {number}")
    make_opportunity(host, "Not approved", status="offered")
    page = client.get(make_takeover_page(challenge).url).content.decode()
    assert "Not approved" not in page
    assert [f"Role {n}" in page for n in range(4)] == [True, True, True, False]
    assert "See all 4" in page
    assert reverse("takeover_apply", args=[challenge.key]) in page
    assert "teams.example.org" not in page


def test_the_page_of_one_that_is_not_open_leads_nowhere(client, db):
    challenge = make_challenge(is_open=False)
    page = client.get(make_takeover_page(challenge).url).content.decode()
    assert f"/takeover/{challenge.key}/" not in page


def test_the_list_of_campaigns_shows_it(client, db):
    page = make_takeover_page(make_challenge())
    listed = client.get(CampaignIndexPage.objects.get().url).content.decode()
    assert page.url in listed


def test_a_campaigns_own_page_does_not_offer_its_takeovers_surveys(client, db):
    challenge = make_challenge()
    page: CampaignPage = make_campaign_page(challenge.campaign)
    assert f"/s/{challenge.survey.key}/" not in client.get(page.url).content.decode()
