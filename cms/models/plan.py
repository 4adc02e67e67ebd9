"""The plan, and each priority, in plain words with what young people said about it."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from cms.models.base import BasePage
from cms.retold import READINGS, retold_priority
from cms.told import commitments_under, heard_about, reported_under
from voice.accounts.models import Organisation
from voice.programme.models import Plan, Priority


class PlanPage(BasePage):
    """One edition of a plan and its priorities."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="pages")

    chosen_fields = ("plan",)
    content_panels = [*BasePage.content_panels, FieldPanel("plan"), FieldPanel("body")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PriorityPage"]

    class Meta:
        verbose_name = "plan page"

    def get_context(self, request, *args, **kwargs):
        """Adds `priorities`: each with `page_url`, empty where it has no page yet."""
        context = super().get_context(request, *args, **kwargs)
        pages = PriorityPage.objects.child_of(self).live().public()
        urls = {page.priority_id: page.get_url(request) for page in pages}
        priorities = list(self.plan.priorities.annotate(action_count=models.Count("actions")))
        for priority in priorities:
            priority.page_url = urls.get(priority.pk, "")
        context["priorities"] = priorities
        return context

    def organisation_asked(self, home) -> Organisation:
        return self.plan.organisation


class PriorityPage(BasePage):
    """One priority: what it is for, what young people said, and what was promised and done."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="pages")

    chosen_fields = ("priority",)
    content_panels = [*BasePage.content_panels, FieldPanel("priority"), FieldPanel("body")]
    parent_page_types = ["cms.PlanPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "priority page"

    def get_context(self, request, *args, **kwargs):
        """Adds `actions`, `heard` (see `cms.told.Heard`), `commitments`, `reported`; with `?read=`,
        `parts`."""
        context = super().get_context(request, *args, **kwargs)
        context["actions"] = list(self.priority.actions.all())
        heard = context["heard"] = heard_about(self.priority)
        promised = context["commitments"] = commitments_under(self.priority)
        context["reported"] = reported_under(self.priority)
        reading = request.GET.get("read")
        if reading in READINGS:
            context["reading"] = reading
            context["parts"] = retold_priority(heard, promised, reading)
        return context
