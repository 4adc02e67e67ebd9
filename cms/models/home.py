"""The first page, and plain pages of words."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from cms.models.base import BasePage
from cms.models.campaign import CampaignPage
from cms.queries import by_stage
from cms.told import newest_promises
from voice.accounts.models import Organisation

PROMISES = 3


class HomePage(BasePage):
    """A strong welcome, what is open now, and what came of what closed."""

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    welcome = models.CharField(max_length=120, help_text="The large words at the top.")

    content_panels = [*BasePage.content_panels, FieldPanel("welcome"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms.CampaignIndexPage",
        "cms.TakeoverPage",
        "cms.PlanPage",
        "cms.ContentPage",
    ]

    class Meta:
        verbose_name = "home page"

    def get_context(self, request, *args, **kwargs):
        """Adds `stages`, live campaign pages by stage, and the newest `promises`."""
        context = super().get_context(request, *args, **kwargs)
        stages = context["stages"] = by_stage(live_campaigns(self))
        shown = [page.campaign_id for pages in stages.values() for page in pages]
        context["promises"] = newest_promises(shown, PROMISES)
        return context


def live_campaigns(above: BasePage):
    """Live and public campaign pages below a page."""
    return CampaignPage.objects.descendant_of(above).live().public()


class ContentPage(BasePage):
    """Words: about us, privacy, help, accessibility."""

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["cms.HomePage", "cms.ContentPage"]
    subpage_types = ["cms.ContentPage"]

    class Meta:
        verbose_name = "page of words"
