"""The surveys of the demonstration, made as a youth worker makes them."""

from surveys.actions.designing import add_section, create_survey, set_branch
from surveys.actions.questions import add_question
from surveys.models import Breakdown, Kind, Section, Survey
from voice.programme.models import Campaign

CHILDREN, TEENAGERS = ["5-7", "8-10"], ["11-13", "14-16", "17-18", "19-25"]
FROM_EIGHT = ["8-10", *TEENAGERS]  # who can choose some of a list
ONE_THING = "What one thing would make Dorset a better place to grow up?"
MATTERS = [
    ("things-to-do", "Things to do"),
    ("feeling-safe", "Feeling safe"),
    ("getting-around", "Getting around"),
    ("kindness", "People being kind"),
    ("nature", "Nature and the climate"),
    ("help", "Help when things are hard"),
    ("skills", "Skills and jobs"),
]
LIKES = [
    ("sea", "The beach and the sea"),
    ("countryside", "Countryside and animals"),
    ("sport", "Sport and clubs"),
    ("people", "My friends and family"),
    ("parks", "Parks and playgrounds"),
    ("events", "Festivals and events"),
    ("quiet", "Quiet"),
]
IN_THE_WAY = [
    ("not-asked", "Nobody asks us"),
    ("not-told", "They ask, but never tell us what happened"),
    ("too-young", "They think we are too young"),
    ("who", "I do not know who to tell"),
    ("far", "It is hard to get to meetings"),
]
HOW = [
    ("bus", "Bus"),
    ("car", "Car"),
    ("foot", "On foot"),
    ("bike", "Bike or scooter"),
    ("train", "Train"),
    ("taxi", "Taxi"),
]
STOPPED = [
    ("friends", "Seeing friends"),
    ("clubs", "Clubs and activities"),
    ("job", "Getting to a job"),
    ("school", "Getting to school or college on time"),
    ("doctor", "Seeing a doctor"),
]
GROUPS = [
    ("care", "I am in care, or was"),
    ("carer", "I look after somebody at home"),
    ("extra-help", "I need extra help to learn, or I am disabled"),
    ("home", "I learn at home"),
    ("none", "None of these"),
]
TAKE_OVER = [
    ("meeting", "A big meeting"),
    ("budget", "Deciding how money is spent"),
    ("news", "News and social media"),
    ("parks", "Parks and places to play"),
    ("chief", "The chief executive's chair"),
]


def add_about_you(survey: Survey, by, *, asks_group: bool = False) -> None:
    section = add_section(
        survey=survey, by=by, text="About you", code="about-you", is_about_you=True
    )
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
        kind=Kind.SINGLE_CHOICE,
        text="Where do you live?",
        hint="Choose the area that is nearest to you.",
        reason="We want to know what is needed where.",
        code="area",
        breakdown=Breakdown.LOCALITY,
    )
    if asks_group:
        add_question(
            section=section,
            by=by,
            kind=Kind.SINGLE_CHOICE,
            text="Is one of these true for you?",
            hint="Choose the one that matters most to you.",
            reason="We want to know who we have not heard from yet.",
            code="group",
            choices=GROUPS,
            breakdown=Breakdown.GROUP,
        )


def ask_how_it_feels(section: Section, by) -> None:
    """Five faces for those who can tell five apart, three for the others."""
    add_question(
        section=section,
        by=by,
        kind=Kind.FACES,
        text="How do you feel about growing up in Dorset?",
        code="feeling",
        age_bands=TEENAGERS,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.THREE_FACES,
        text="Do you like growing up in Dorset?",
        code="feeling-young",
        age_bands=CHILDREN,
    )


def make_i_live_in_dorset(campaign: Campaign, by) -> Survey:
    ages = [*CHILDREN, *TEENAGERS]
    survey = create_survey(campaign=campaign, by=by, title="I Live in Dorset", age_bands=ages)
    add_about_you(survey, by, asks_group=True)
    here = add_section(survey=survey, by=by, text="Growing up here", code="here")
    ask_how_it_feels(here, by)
    listened = add_question(
        section=here,
        by=by,
        kind=Kind.YES_NO,
        text="Do adults listen to young people where you live?",
        code="listened",
    )
    heard = add_section(survey=survey, by=by, text="Being heard", code="being-heard")
    add_question(
        section=heard,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        text="What gets in the way?",
        hint="Choose all that are true for you.",
        code="in-the-way",
        choices=IN_THE_WAY,
        age_bands=FROM_EIGHT,
    )
    set_branch(section=heard, by=by, question=listened, choices=[listened.choices.get(code="no")])
    matters = add_section(survey=survey, by=by, text="What matters", code="what-matters")
    add_question(
        section=matters,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        text="What do you like about living here?",
        hint="Choose as many as you like.",
        code="likes",
        choices=LIKES,
        age_bands=FROM_EIGHT,
    )
    add_question(
        section=matters,
        by=by,
        kind=Kind.RANKING,
        text="What matters most to you?",
        hint="Choose up to three. 1st matters most.",
        code="matters",
        choices=MATTERS,
        limits={"most": 3},
        age_bands=TEENAGERS,
    )
    add_question(
        section=matters,
        by=by,
        kind=Kind.LONG_TEXT,
        text=ONE_THING,
        hint="Write as much or as little as you like.",
        code="one-thing",
    )
    return survey


def make_a_year_before(campaign: Campaign, by) -> Survey:
    """What was asked the year before: the questions that the next survey asked again."""
    ages = [*CHILDREN, *TEENAGERS]
    survey = create_survey(campaign=campaign, by=by, title=campaign.title, age_bands=ages)
    add_about_you(survey, by)
    here = add_section(survey=survey, by=by, text="Growing up here", code="here")
    ask_how_it_feels(here, by)
    for kind, text, code in (
        (Kind.YES_NO, "Do adults listen to young people where you live?", "listened"),
        (Kind.LONG_TEXT, ONE_THING, "change"),
    ):
        add_question(section=here, by=by, kind=kind, text=text, code=code)
    return survey


def make_getting_around(campaign: Campaign, by) -> Survey:
    survey = create_survey(campaign=campaign, by=by, title="Getting around", age_bands=FROM_EIGHT)
    add_about_you(survey, by)
    section = add_section(survey=survey, by=by, text="Getting around", code="getting-around")
    add_question(
        section=section,
        by=by,
        kind=Kind.SINGLE_CHOICE,
        text="How do you mostly get around?",
        code="how",
        choices=HOW,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.YES_NO,
        text="Is it easy to get to the places you want to go?",
        code="easy",
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        text="Has getting there ever stopped you doing these?",
        hint="Choose all that are true for you.",
        code="stopped",
        choices=STOPPED,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.LONG_TEXT,
        text="What would make it easier to get around?",
        code="easier",
    )
    return survey


def make_takeover(campaign: Campaign, by) -> Survey:
    survey = create_survey(campaign=campaign, by=by, title="What would you take over?")
    section = add_section(survey=survey, by=by, text="Taking over", code="taking-over")
    add_question(
        section=section,
        by=by,
        kind=Kind.MULTIPLE_CHOICE,
        text="Which would you like to take over for a day?",
        code="take-over",
        choices=TAKE_OVER,
    )
    add_question(
        section=section,
        by=by,
        kind=Kind.LONG_TEXT,
        text="What is the first thing you would do?",
        code="first-thing",
    )
    return survey
