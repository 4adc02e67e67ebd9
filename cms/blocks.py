"""The parts of a story that an editor puts together."""

from django.utils import timezone
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.viewsets import surveys
from voice.shared.help_lines import help_lines

WORDS = ["h2", "h3", "bold", "italic", "link", "ol", "ul", "document-link"]
SurveyChooserBlock = surveys.get_block_class(name="SurveyChooserBlock", module_path="cms.blocks")


class WordsBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": WORDS, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = "Words"
        description = "Headings, paragraphs, lists and links."
        template = "cms/blocks/words.html"
        preview_value = (
            "<h2>Why we ask</h2><p>You know best what it is like to grow up here. "
            "We want to hear it from you.</p>"
        )


class SurveyBlock(blocks.StructBlock):
    survey = SurveyChooserBlock()
    words = blocks.CharBlock(
        max_length=160,
        default="It takes about five minutes. You can skip any question.",
        help_text="Beside the button. Say how long it takes.",
    )

    class Meta:
        icon = "form"
        label = "Survey"
        description = "A button to a survey, with when it is open. It never shows answers."
        template = "cms/blocks/survey.html"
        preview_template = "cms/blocks/survey_preview.html"

    def get_context(self, value, parent_context=None):
        """Adds `stage` of the survey today: draft, coming, open or closed."""
        context = super().get_context(value, parent_context=parent_context)
        survey = value.get("survey")
        context["stage"] = survey.stage_on(timezone.localdate()) if survey else ""
        return context


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(
        max_length=300,
        help_text="Words that somebody gave you for this page. Never an answer to a survey.",
    )
    by = blocks.CharBlock(
        max_length=80, required=False, help_text="A role and an age, never a name."
    )

    class Meta:
        icon = "openquote"
        label = "Pull quote"
        description = "A few large words from somebody who agreed to be quoted here."
        template = "cms/blocks/quote.html"
        preview_value = {"words": "They asked us, and then they did it.", "by": "Youth Council, 15"}


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(help_text="Say what it shows, for people who cannot see it.")
    caption = blocks.CharBlock(max_length=200, required=False)

    class Meta:
        icon = "image"
        label = "Picture"
        description = "A photograph or drawing, with words for people who cannot see it."
        template = "cms/blocks/picture.html"
        preview_template = "cms/blocks/picture_preview.html"


class FactBlock(blocks.StructBlock):
    value = blocks.CharBlock(max_length=20, help_text="Short and large: 159, or 1 in 5.")
    label = blocks.CharBlock(max_length=80)
    source = blocks.CharBlock(
        max_length=120, required=False, help_text="Where it is from, and when."
    )


class FactsBlock(blocks.StructBlock):
    facts = blocks.ListBlock(FactBlock(), min_num=1, max_num=8)

    class Meta:
        icon = "list-ul"
        label = "Facts"
        description = "Large numbers, each with its source. Never results of a survey."
        template = "cms/blocks/facts.html"
        preview_value = {
            "facts": [
                {"value": "159", "label": "schools in Dorset", "source": "January 2023"},
                {"value": "46%", "label": "of us live in the countryside", "source": "The plan"},
            ]
        }


class HelpBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, default="Do you need to talk to somebody?")

    class Meta:
        icon = "help"
        label = "Help"
        description = "Your organisation's help lines and Front Door, as surveys show them."
        template = "cms/blocks/help.html"
        preview_value = {"title": "Do you need to talk to somebody?"}

    def get_context(self, value, parent_context=None):
        """Keeps the page's `help_lines`; the editor's preview has no page and shows everybody's."""
        context = super().get_context(value, parent_context=parent_context)
        context.setdefault("help_lines", help_lines())
        return context


class StepBlock(blocks.StructBlock):
    when = blocks.CharBlock(max_length=60)
    what = blocks.TextBlock(max_length=300)


class NextBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, default="What happens next")
    steps = blocks.ListBlock(StepBlock(), min_num=1, max_num=8)

    class Meta:
        icon = "date"
        label = "What happens next"
        description = "Steps with dates, so that nobody has to wonder."
        template = "cms/blocks/next.html"
        preview_value = {
            "title": "What happens next",
            "steps": [
                {"when": "In June", "what": "We read what you wrote."},
                {"when": "In July", "what": "We tell you what you said."},
            ],
        }


class Story(blocks.StreamBlock):
    words = WordsBlock()
    survey = SurveyBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    facts = FactsBlock()
    help = HelpBlock()
    next = NextBlock()


def words_of(body) -> str:
    """All the words of a story, without marks."""
    return " ".join(body.stream_block.get_searchable_content(body)) if body else ""
