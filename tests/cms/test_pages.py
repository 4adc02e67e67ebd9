import datetime as dt
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from analysis.models import Theme, ThemePriority, ThemeSet
from cms.actions import make_home
from cms.models import (
    CampaignIndexPage,
    CampaignPage,
    ContentPage,
    HomePage,
    PlanPage,
    PriorityPage,
)
from tests.factories.accounts import make_organisation
from tests.factories.pages import (
    make_campaign_page,
    make_priority_page,
    make_site,
    make_snapshot,
    make_theme_table,
)
from tests.factories.programme import make_campaign, make_commitment, make_priority
from tests.factories.surveys import make_question, make_survey


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def test_making_the_first_pages_twice_makes_them_once(db):
    organisation = make_organisation()
    first = make_home(organisation=organisation)
    again = make_home(organisation=organisation)
    assert first.pk == again.pk
    assert Site.objects.get().root_page_id == first.pk
    assert first.get_children().count() == 5


def test_the_command_refuses_an_organisation_that_is_not_there(db):
    with pytest.raises(CommandError, match="no organisation"):
        call_command("make_home", "Nobody")


def test_where_each_page_may_stand():
    rules = {
        kind.__name__: sorted(below.__name__ for below in kind.allowed_subpage_models())
        for kind in (
            HomePage,
            CampaignIndexPage,
            CampaignPage,
            PlanPage,
            PriorityPage,
            ContentPage,
        )
    }
    assert rules == {
        "HomePage": ["CampaignIndexPage", "ContentPage", "PlanPage", "TakeoverPage"],
        "CampaignIndexPage": ["CampaignPage", "TakeoverPage"],
        "CampaignPage": [],
        "PlanPage": ["PriorityPage"],
        "PriorityPage": [],
        "ContentPage": ["ContentPage"],
    }


def test_every_foot_link_leads_to_a_page(client, db):
    make_site()
    foot = client.get("/").content.decode().partition("<footer")[2]
    links = re.findall(r'href="([^"]+)"', foot)
    assert {link: client.get(link).status_code for link in links if link.startswith("/")} == {
        "/help/": 200,
        "/contact/": 200,
        "/privacy/": 200,
        "/complain/": 200,
        "/accessibility/": 200,
    }


def test_home_shows_what_is_open_before_what_is_coming(client, db):
    make_campaign_page(make_campaign("Soon", opens_on=days(5), closes_on=days(9)))
    make_campaign_page(make_campaign("Now"))
    text = client.get("/").content.decode()
    assert text.index(">Now</a>") < text.index(">Soon</a>")
    assert 'href="/have-your-say/now/"' in text


def test_home_says_so_when_nothing_is_open(client, db):
    make_site()
    assert "Nothing is open today" in client.get("/").content.decode()


def test_a_page_that_is_not_live_is_not_listed(client, db):
    page = make_campaign_page(make_campaign("A draft"))
    page.unpublish()
    assert "A draft" not in client.get("/").content.decode()
    assert client.get("/have-your-say/a-draft/").status_code == 404


def test_home_costs_the_same_for_one_campaign_and_for_three(
    client, db, django_assert_max_num_queries
):
    make_campaign_page(make_campaign("The first"))
    client.get("/")
    counts = []
    for number in (1, 2):
        for n in range(number):
            make_snapshot(make_campaign_page(make_campaign(f"Campaign {number} {n}")).campaign)
        with django_assert_max_num_queries(16) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_priority_page_shows_published_themes_of_the_edition_before_too(client, db):
    before = make_priority("Delivering Locally")
    priority = make_priority("Local Family Help", plan=before.plan)
    priority.succeeds.add(before)
    survey = make_survey()
    theme_set = ThemeSet.objects.create(question=make_question(survey))
    tied = Theme.objects.create(theme_set=theme_set, label="Help nearby")
    ThemePriority.objects.create(theme=tied, priority=before)
    untied = Theme.objects.create(theme_set=theme_set, label="Skate parks")
    snapshot = make_snapshot(survey.campaign)
    for theme in (tied, untied):
        make_theme_table(snapshot, theme.key, theme.label)
    tied.commitments.add(
        make_commitment("Open a hub", priority=before, published_at=timezone.now())
    )
    make_commitment("A draft of a promise", priority=priority)
    text = client.get(make_priority_page(priority).url).content.decode()
    shown = ["Help nearby", "Skate parks", "Open a hub", "A draft of a promise"]
    assert [words for words in shown if words in text] == ["Help nearby", "Open a hub"]


def test_a_plan_page_links_the_priorities_that_have_a_page(client, db):
    with_page = make_priority("Best Place to Live")
    make_priority("Young and Thriving", plan=with_page.plan)
    page = make_priority_page(with_page)
    text = client.get(page.get_parent().url).content.decode()
    assert f'href="{page.url}"' in text
    assert "Young and Thriving</h3>" in text


def test_public_pages_hold_nothing_inline_and_nothing_from_elsewhere(client, db):
    campaign_page = make_campaign_page()
    make_theme_table(make_snapshot(campaign_page.campaign), "t1", "Later buses")
    priority_page = make_priority_page(make_priority())
    addresses = ["/", "/have-your-say/", "/help/", campaign_page.url, priority_page.url]
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
    for address in addresses:
        response = client.get(address)
        text = response.content.decode()
        assert inline.findall(text) == []
        assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]+', text) == []
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert response.cookies == {}


def test_pictures_are_served_and_nothing_else_that_was_uploaded(client, db):
    default_storage.save("images/a.webp", ContentFile(b"webp"))
    default_storage.save("images/a.svg", ContentFile(b"<svg/>"))
    default_storage.save("original_images/b.png", ContentFile(b"png"))
    default_storage.save("imports/answers.csv", ContentFile(b"words"))
    served = []
    for address in (
        "/media/images/a.webp",
        "/media/images/a.svg",
        "/media/images/none.webp",
        "/media/images/..%2Foriginal_images%2Fb.png",
        "/media/original_images/b.png",
        "/media/imports/answers.csv",
    ):
        response = client.get(address)
        if response.status_code == 200:
            served.append((address, response.getvalue()))
    assert served == [("/media/images/a.webp", b"webp")]


def test_wagtails_own_sign_in_page_is_not_a_second_door(client, db):
    make_site()
    assert client.get("/_util/login/").status_code in {302, 404}
    assert client.get("/private/?next=/x/").headers["Location"] == "/account/login/?next=/x/"
