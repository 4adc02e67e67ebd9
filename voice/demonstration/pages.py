"""The public pages of the demonstration, as an editor would make them."""

from cms.actions import make_home
from cms.models import (
    CampaignIndexPage,
    CampaignPage,
    ContentPage,
    HomePage,
    PlanPage,
    PriorityPage,
)
from cms.starting_words import words
from surveys.models import Survey
from voice.accounts.models import Organisation
from voice.programme.models import Campaign, Plan

PICTURES = {
    "BSL": "bucket",
    "YT": "signpost",
    "GCP": "gate",
    "BEA": "ammonite",
    "BPL": "coast",
    "LFH": "gold-hill",
    "SHC": "heath",
}
PRIORITY_SUMMARY = "One of seven things that people who work with children in Dorset try to do."


def load_pages(organisation: Organisation, *, by) -> HomePage:
    home = make_home(organisation=organisation, by=by)
    home.add_child(
        instance=ContentPage(
            title="About",
            slug="about",
            show_in_menus=True,
            drawing="thanks",
            summary="Who we are, and what is real here.",
            body=[
                words(
                    "<h2>What this is</h2><p>This is a place where young people in Dorset say "
                    "what it is like to grow up here, and where the people who can change things "
                    "answer.</p><h2>What is real here</h2><p>The plans, the priorities, the areas "
                    "and the figures are real: they come from documents that anybody can read. "
                    "<b>Every answer, every promise and every person on this site is "
                    "invented</b>, so that you can see how it works.</p>"
                ),
                {
                    "type": "facts",
                    "value": {
                        "facts": [
                            {
                                "value": "74,305",
                                "label": "children and young people up to 19",
                                "source": "Children's Services self-assessment, January 2023",
                            },
                            {
                                "value": "159",
                                "label": "schools",
                                "source": "Children's Services self-assessment, January 2023",
                            },
                            {
                                "value": "46%",
                                "label": "of residents live in the countryside",
                                "source": "Children, Young People and Families' Plan",
                            },
                        ]
                    },
                },
            ],
        )
    )
    return home


def load_campaign_page(home: HomePage, campaign: Campaign, *, drawing: str, summary: str, body=()):
    index = CampaignIndexPage.objects.child_of(home).get()
    page = CampaignPage(
        title=campaign.title,
        drawing=drawing,
        summary=summary,
        campaign=campaign,
        body=list(body),
    )
    index.add_child(instance=page)
    return page


def open_story(survey: Survey) -> list[dict]:
    return [
        words(
            "<h2>Why we ask</h2><p>In 2020 children in Dorset were asked what matters to them. "
            "They said so clearly that a whole priority was added to the county's plan: the Best "
            "Place to Live. Things change. So we ask again.</p>"
        ),
        {
            "type": "survey",
            "value": {
                "survey": survey.pk,
                "words": "About five minutes. Nine short questions. You can skip any of them.",
            },
        },
        {
            "type": "next",
            "value": {
                "title": "What happens next",
                "steps": [
                    {"when": "Every week", "what": "Three youth workers read what you write."},
                    {"when": "Each month", "what": "We show on this page what you said so far."},
                    {
                        "when": "When it closes",
                        "what": "The people who lead each priority say what they will do, what "
                        "they will not do, and why.",
                    },
                ],
            },
        },
    ]


def takeover_story() -> list[dict]:
    return [
        words(
            "<h2>What is a takeover?</h2><p>For two weeks you swap places with the people who "
            "decide. You run a meeting, ask the hard questions, or sit in the chief executive's "
            "chair. Before it starts there is a workshop, so that nobody has to walk in "
            "alone.</p>"
        ),
        {
            "type": "quote",
            "value": {
                "words": "They stood up when I came in. Then they wrote down what I said.",
                "by": "An invented young person, 15",
            },
        },
    ]


def load_guides(home: HomePage) -> None:
    """What young people and hosts of a Takeover read before it; their pages lead here."""
    kit = (
        "<h2>Before</h2><ul><li>Read the papers, and write down one question.</li><li>Try the link "
        "or the bus the day before.</li><li>Tell us what you need. It is never too much.</li></ul>"
        "<h2>In the meeting</h2><ul><li>Say your name and why you came.</li><li>Ask what a word "
        "means. Others wonder too.</li><li>You may say no, and you may leave.</li></ul>"
        "<h2>After</h2><ul><li>Write a line in your diary.</li><li>Something felt wrong? Press "
        "<b>I need help</b> on your page.</li></ul>"
    )
    host = (
        "<h2>Before</h2><ul><li>Send one page in plain words a week before.</li><li>Ask what the "
        "young person needs, and have it ready.</li><li>Give us the joining link. Never put it "
        "where others can read it.</li></ul><h2>On the day</h2><ul><li>Somebody responsible is "
        "there the whole time.</li><li>Let them lead. Ask, then wait.</li><li>Keep nothing about "
        "them, and take no pictures without a yes.</li></ul><h2>After</h2><ul><li>Tell them what "
        "came of what they said.</li></ul>"
    )
    for title, slug, drawing, body in (
        ("Your starter kit", "starter-kit", "bucket", kit),
        ("A guide for hosts", "host-guide", "signpost", host),
    ):
        page = ContentPage(title=title, slug=slug, drawing=drawing, body=[words(body)])
        home.add_child(instance=page)


def load_plan_pages(home: HomePage, plan: Plan) -> PlanPage:
    """The plan that is in force, and a page for each of its priorities."""
    page = PlanPage(
        title="The plan",
        slug="the-plan",
        show_in_menus=True,
        drawing="gold-hill",
        summary="What the people who work with children in Dorset say they will do until 2033.",
        plan=plan,
        body=[
            words(
                "<h2>What has it to do with you?</h2><p>When many of you say the same thing, we "
                "lay it beside the priority that it belongs to. The person who leads that "
                "priority has to answer: we did, we will, or we can't, and why.</p>"
            )
        ],
    )
    home.add_child(instance=page)
    for priority in plan.priorities.all():
        page.add_child(
            instance=PriorityPage(
                title=priority.title,
                summary=f"{priority.plain_title}. {PRIORITY_SUMMARY}",
                drawing=PICTURES[priority.code],
                priority=priority,
            )
        )
    return page
