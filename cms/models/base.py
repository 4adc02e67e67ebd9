"""What every page has: a summary, one of our drawings, a story, a menu and where you are."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from cms.blocks import Story, words_of
from cms.queries import choosable, unreleased_words_in
from voice.accounts.models import Organisation
from voice.shared.help_lines import help_lines


class Drawing(models.TextChoices):
    """Our drawings in `static/voice/pictures/`."""

    COAST = "coast", "The coast"
    HEATH = "heath", "A pony on the heath"
    HILL = "gold-hill", "Houses on a hill"
    BUS = "bus", "A bus"
    BUBBLES = "bubbles", "Speech bubbles"
    SIGNPOST = "signpost", "A signpost"
    AMMONITE = "ammonite", "An ammonite"
    BUCKET = "bucket", "A bucket and spade"
    GATE = "gate", "A gate"
    THANKS = "thanks", "Thank you"


class PageForm(WagtailAdminPageForm):
    """Refuses what belongs to another organisation, and words that nobody has released."""

    def clean(self):
        cleaned = super().clean()
        for name in self.instance.chosen_fields:
            self.check_own(name, cleaned.get(name))
        body = cleaned.get("body")
        for block in body or []:
            if block.block_type == "survey":
                self.check_own("body", block.value.get("survey"))
        self.check_released(cleaned, body)
        return cleaned

    def check_own(self, name: str, thing) -> None:
        """What the page already shows may stay; anything else must be the editor's own."""
        if thing is None or (name != "body" and getattr(self.instance, f"{name}_id") == thing.pk):
            return
        if not choosable(type(thing), self.for_user).filter(pk=thing.pk).exists():
            self.add_error(name, ValidationError("Choose one of your own organisation."))

    def check_released(self, cleaned: dict, body) -> None:
        text = " ".join([str(value) for value in cleaned.values() if isinstance(value, str)])
        own = Organisation.objects.visible_to(self.for_user)
        if unreleased_words_in(f"{text} {words_of(body)}", own):
            raise ValidationError(
                "This page holds the words of an answer that has not been released. Take them out: "
                "quotes come from the results, which are released at the desk."
            )


class BasePage(Page):
    summary = models.CharField(
        max_length=300, blank=True, help_text="One or two short sentences under the title."
    )
    drawing = models.CharField(max_length=20, choices=Drawing.choices, default=Drawing.COAST)
    body = StreamField(
        Story(),
        blank=True,
        verbose_name="story",
        help_text="Never paste an answer here. Quotes of answers come from released results.",
    )

    base_form_class = PageForm
    chosen_fields: tuple[str, ...] = ()
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("drawing")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("show_in_menus"), FieldPanel("search_description")],
            "Address and menu",
        )
    ]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Adds `site_menu`, `crumbs`, `home` and `help_lines`."""
        context = super().get_context(request, *args, **kwargs)
        home = Site.find_for_request(request).root_page.specific
        context["home"] = home
        context["site_menu"] = menu_of(home, request)
        context["crumbs"] = self.crumbs(request)
        asked = self.organisation_asked(home)
        context["help_lines"] = asked.help_lines if asked else help_lines()
        return context

    def crumbs(self, request) -> list[dict]:
        """The pages above this one, from home; none on the home page itself."""
        if self.depth is None or self.depth <= 2:
            return []
        above = [
            {"href": page.get_url(request), "text": "Home" if page.depth == 2 else page.title}
            for page in self.get_ancestors().filter(depth__gt=1)
        ]
        return [*above, {"text": self.title}]

    def organisation_asked(self, home) -> Organisation | None:
        """Whose help lines are shown here."""
        return getattr(home, "organisation", None)


def menu_of(home: Page, request) -> list[dict]:
    pages = home.get_children().live().public().in_menu()
    return [{"href": page.get_url(request), "text": page.title} for page in pages]
