"""Campaigns as young people see them: why we ask, by when, and what came of it."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from cms.models.base import BasePage
from cms.queries import by_stage
from cms.retold import READINGS, retold
from cms.told import story_of
from voice.accounts.models import Organisation
from voice.programme.models import Campaign


class CampaignPage(BasePage):
    """One campaign. Dates, readers, results and promises come from the desk by themselves."""

    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        related_name="pages",
        help_text="Its dates, who reads the answers and its results come from the desk.",
    )

    chosen_fields = ("campaign",)
    content_panels = [*BasePage.content_panels, FieldPanel("campaign"), FieldPanel("body")]
    parent_page_types = ["cms.CampaignIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "campaign page"

    def get_context(self, request, *args, **kwargs):
        """Adds `told`, see `cms.told.Told`; with `?read=`, `parts` of it in fewer words."""
        context = super().get_context(request, *args, **kwargs)
        told = context["told"] = story_of(self.campaign)
        reading = request.GET.get("read")
        if told.snapshot and reading in READINGS:
            context["reading"] = reading
            context["parts"] = retold(told.shown, told.promises, reading)
        return context

    def organisation_asked(self, home) -> Organisation:
        return self.campaign.organisation


class CampaignIndexPage(BasePage):
    """Every campaign: open ones first."""

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.CampaignPage", "cms.TakeoverPage"]

    class Meta:
        verbose_name = "list of campaigns"

    def get_context(self, request, *args, **kwargs):
        """Adds `stages`: live campaign pages by stage; and `takeovers`, the pages of those."""
        context = super().get_context(request, *args, **kwargs)
        pages = CampaignPage.objects.child_of(self).live().public()
        context["stages"] = by_stage(pages)
        context["takeovers"] = takeover_pages(self)
        return context


def takeover_pages(above: BasePage):
    """Live and public pages of Takeovers below a page, the latest first."""
    below = above.get_children().live().public().filter(takeoverpage__isnull=False)
    return below.order_by("-takeoverpage__challenge__starts_on")
