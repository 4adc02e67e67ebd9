"""A survey with every kind of question, as a youth worker makes it: places to play and meet."""

from surveys.actions.designing import add_section, create_survey
from surveys.actions.picturing import set_picture
from surveys.actions.questions import add_question, add_statements
from surveys.models import Breakdown, Kind, Question, Section, Survey
from voice.demonstration.files import DATA
from voice.programme.models import Campaign
from voice.shared.images import remake_small

AGES = ["11-13", "14-16", "17-18"]
PICTURES = {
    "beach": ("bucket", "A bucket and a spade on the sand"),
    "heath": ("heath", "A pony on a purple heath"),
    "town": ("gold-hill", "Houses beside a steep street"),
    "bus": ("bus", "A red bus on the road"),
}
GO_TO = [("beach", "The beach"), ("heath", "Heath and woods"), ("town", "The middle of town")]
MISSING = [
    ("skate", "A skate park"),
    ("swings", "Swings and slides"),
    ("pitch", "A pitch to play on"),
    ("shelter", "A dry place to sit"),
    ("lights", "Lights in the evening"),
    ("toilets", "Clean toilets"),
    ("trees", "Trees and shade"),
    ("wifi", "Free wifi"),
]
SPEND = [("mend", "Mend what is broken"), ("new", "Build something new"), ("people", "Pay people")]
STOPS = [("far", "It is too far"), ("older", "Older people are there"), ("cost", "It costs money")]
AGREE = [
    "I feel safe where I meet my friends.",
    "There is something to do when it rains.",
    "Adults are glad to see us outside.",
]


def make_places(campaign: Campaign, by) -> Survey:
    survey = create_survey(campaign=campaign, by=by, title="Places to meet", age_bands=AGES)
    now = add_section(survey=survey, by=by, text="Where you go now", code="now")
    add_where_you_go(now, by)
    change = add_section(survey=survey, by=by, text="What should change", code="change")
    add_what_should_change(change, by)
    about = add_section(survey=survey, by=by, text="About you", code="about-you", is_about_you=True)
    add_about_you(about, by)
    return survey


def add_where_you_go(section: Section, by) -> None:
    outside = add_question(
        section=section,
        by=by,
        kind=Kind.PICTURE_CHOICE,
        text="Where do you like to be?",
        code="like",
        choices=GO_TO,
    )
    either = add_question(
        section=section,
        by=by,
        kind=Kind.THIS_OR_THAT,
        text="On a free day, which would you choose?",
        code="free-day",
        choices=[("beach", "Stay near home"), ("bus", "Go somewhere by bus")],
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.THIS_OR_THAT,
        text="Which is better for meeting friends?",
        code="meet",
        choices=[("in", "Somewhere inside"), ("out", "Somewhere outside")],
    )
    for question in (outside, either):
        put_pictures(question, by)
    add_question(
        section=section,
        by=by,
        kind=Kind.FACES,
        text="How do you feel about the places near you?",
        code="feel",
        limits={"why": True},
    )
    add_statements(
        section=section,
        by=by,
        statements=AGREE,
        text="",
        code="town",
        hint="Do you agree with this sentence?",
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.SOMETIMES,
        text="Do you go out in the evening?",
        code="evening",
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        text="What stops you going out?",
        code="stops",
        choices=STOPS,
        limits={"least": 1, "most": 2},
    )


def add_what_should_change(section: Section, by) -> None:
    add_question(
        section=section,
        by=by,
        kind=Kind.BEST_WORST,
        text="Which of these do you need most, and which least?",
        code="need",
        choices=MISSING,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.TOKENS,
        text="How should the money be spent?",
        code="money",
        choices=SPEND,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.THREE_THINGS,
        text="What three things would make a good place to meet?",
        code="three",
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.SHORT_TEXT,
        text="What is the best place that you know?",
        code="best",
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.ARTWORK,
        text="Draw your perfect place to meet, and send us a photo of it",
        hint="Only the drawing, please: no people, and no names.",
        code="drawing",
    )


def add_about_you(section: Section, by) -> None:
    add_question(
        section=section,
        by=by,
        kind=Kind.SINGLE_CHOICE,
        text="How old are you?",
        reason="We want to hear from every age.",
        code="age",
        breakdown=Breakdown.AGE_BAND,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.PLACE,
        text="Where do you live?",
        reason="We want to know which places are missing where.",
        code="area",
        breakdown=Breakdown.LOCALITY,
    )


def put_pictures(question: Question, by) -> None:
    for choice in question.choices.all():
        name, shows = PICTURES[choice.code]
        with (DATA / "pictures" / f"{name}.webp").open("rb") as file:
            set_picture(choice=choice, by=by, shows=shows, remade=remake_small(file))
