"""Pages, and results that were let out, as the desk lets them out."""

from django.utils import timezone

from analysis.models import Excerpt
from cms.actions import make_home
from cms.models import CampaignIndexPage, CampaignPage, HomePage, PlanPage, PriorityPage
from tests.factories.accounts import make_organisation
from tests.factories.programme import make_campaign, make_plan
from voice.programme.models import Campaign, ReleasedTable, Snapshot


def make_site(**fields) -> HomePage:
    """The first pages, as `manage.py make_home` makes them."""
    return make_home(organisation=fields.get("organisation") or make_organisation())


def make_campaign_page(campaign: Campaign | None = None, **fields) -> CampaignPage:
    campaign = campaign or make_campaign()
    make_site()
    fields.setdefault("title", campaign.title)
    page = CampaignPage(campaign=campaign, **fields)
    CampaignIndexPage.objects.get().add_child(instance=page)
    return page


def make_priority_page(priority, **fields) -> PriorityPage:
    home = make_site()
    plan_page = PlanPage.objects.first()
    if plan_page is None:
        plan_page = PlanPage(title="The plan", plan=priority.plan or make_plan())
        home.add_child(instance=plan_page)
    page = PriorityPage(title=priority.title, priority=priority, **fields)
    plan_page.add_child(instance=page)
    return page


def make_snapshot(campaign: Campaign, *, is_published: bool = True) -> Snapshot:
    return Snapshot.objects.create(
        campaign=campaign, published_at=timezone.now() if is_published else None
    )


def make_theme_table(snapshot: Snapshot, key: str, title: str, **content) -> ReleasedTable:
    """A released theme in the shape that `voice.shared.disclosure` documents."""
    shape = {
        "audience": "Children and young people",
        "base": 100,
        "rows": [{"code": key, "label": title, "count": 40, "percent": 40, "band": "some"}],
        "breakdowns": [],
        "sentences": [f"Some of the 100 people who answered wrote about “{title}”."],
        "notes": ["Numbers are rounded to 5."],
        "meaning": "",
    }
    return ReleasedTable.objects.create(
        snapshot=snapshot,
        kind="theme",
        subject=key,
        title=title,
        content={**shape, **content},
        position=snapshot.tables.count(),
    )


def make_quotes_table(snapshot: Snapshot, key: str, *excerpts: Excerpt) -> ReleasedTable:
    quotes = [{"key": one.key, "words": one.text, "by": "11 to 13"} for one in excerpts]
    return ReleasedTable.objects.create(
        snapshot=snapshot,
        kind="quotes",
        subject=key,
        title="Quotes",
        content={"quotes": quotes},
        position=snapshot.tables.count(),
    )
