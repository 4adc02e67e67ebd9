"""The page of a Takeover, which young people want to open."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from cms.models.base import BasePage
from voice.accounts.models import Organisation
from voice.takeover.models import Challenge
from voice.takeover.queries import board_of

FIRST = 3  # opportunities shown before the board


class TakeoverPage(BasePage):
    """One Takeover. Dates, ages and opportunities come from the desk by themselves."""

    challenge = models.ForeignKey(
        Challenge,
        on_delete=models.PROTECT,
        related_name="pages",
        help_text="Its dates, ages and opportunities come from the desk.",
    )

    chosen_fields = ("challenge",)
    content_panels = [*BasePage.content_panels, FieldPanel("challenge"), FieldPanel("body")]
    parent_page_types = ["cms.HomePage", "cms.CampaignIndexPage"]
    subpage_types = ["cms.ContentPage"]

    class Meta:
        verbose_name = "Takeover page"

    def get_context(self, request, *args, **kwargs):
        """Adds `challenge`, the first `opportunities` of the board, how `many`, and `guides`."""
        context = super().get_context(request, *args, **kwargs)
        found = board_of(self.challenge) if self.challenge.opened_at else []
        context["challenge"] = self.challenge
        context["opportunities"], context["many"] = found[:FIRST], len(found)
        context["guides"] = self.get_children().live().public()
        return context

    def organisation_asked(self, home) -> Organisation:
        return self.challenge.organisation
