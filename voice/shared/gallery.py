"""What the gallery shows: forms in each state and invented things to put in each component."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.templatetags.static import static

from voice.shared import forms as ours

LOOKS = ("public", "survey", "desk")
FEELINGS = [
    ("1", "Not happy at all"),
    ("2", "Not very happy"),
    ("3", "In the middle"),
    ("4", "Happy"),
    ("5", "Very happy"),
    ("skip", "Skip this question"),
]
PLACES = [
    ("town", "A town"),
    ("village", "A village"),
    ("coast", "By the sea"),
    ("skip", "Skip this question"),
]
THINGS = [
    ("buses", "Buses"),
    ("parks", "Parks and green places"),
    ("clubs", "Clubs"),
    ("safe", "Feeling safe"),
]


class Feelings(ours.FaceSelect):
    or_before = "skip"


class Areas(ours.RowSelect):
    or_before = "skip"
    hints = {"town": "Like Weymouth or Blandford"}


def picture(name: str) -> str:
    return static(f"voice/pictures/{name}.svg")


def questions() -> dict[str, forms.Field]:
    pictures = {
        "town": (picture("gold-hill"), "Houses on a steep street"),
        "village": (picture("heath"), "A pony on a heath"),
        "coast": (picture("coast"), "The sea and a stone arch"),
    }
    return {
        "one": forms.ChoiceField(
            label="Where do you live?", help_text="Choose one.", choices=PLACES, widget=Areas
        ),
        "many": forms.MultipleChoiceField(
            label="What matters most to you?",
            help_text="Choose up to two.",
            choices=THINGS,
            widget=ours.RowSelectMultiple,
        ),
        "faces": forms.ChoiceField(
            label="How do you feel about living here?", choices=FEELINGS, widget=Feelings
        ),
        "three": forms.ChoiceField(
            label="How was today?",
            choices=[("1", "Sad"), ("2", "OK"), ("3", "Happy")],
            widget=ours.FaceSelect(scale=3),
        ),
        "pictures": forms.ChoiceField(
            label="Which is most like your home?",
            choices=PLACES[:3],
            widget=ours.PictureSelect(pictures=pictures),
        ),
        "rank": ours.RankField(
            label="Put these in order", help_text="1st is best.", choices=THINGS, places=3
        ),
        "short": forms.CharField(label="What is your favourite place?", help_text="A few words."),
        "long": forms.CharField(
            label="What one thing would you change?",
            help_text="Please do not write names.",
            widget=ours.CountedTextarea(limit=200),
        ),
        "tick": forms.BooleanField(label="I want to take part"),
        "number": forms.IntegerField(label="How many buses a day?", required=False),
        "place": forms.ChoiceField(label="Nearest town", choices=PLACES[:3], required=False),
        "day": forms.DateField(label="When it opens", widget=ours.DayInput, required=False),
        "moment": forms.DateTimeField(
            label="When it closes", widget=ours.MomentInput, required=False
        ),
        "file": forms.FileField(
            label="A file of answers", help_text="CSV or XLSX.", required=False
        ),
    }


class Sample(forms.Form):
    """One field of each kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(questions())


class Heading(forms.Form):
    """One question whose label is the page's heading."""

    heading_field = "answer"
    marks_optional = False
    answer = forms.ChoiceField(
        label="How do you feel about living in Dorset?",
        choices=FEELINGS,
        widget=Feelings,
        required=False,
    )


class Refused(forms.Form):
    """A form that is refused as a whole."""

    day = forms.DateField(label="Promise date", widget=ours.DayInput)

    def clean(self):
        self.add_error(None, "The survey must close before the promise date.")


def filled() -> Sample:
    data = {
        "filled-one": "coast",
        "filled-many": ["buses", "safe"],
        "filled-faces": "4",
        "filled-three": "3",
        "filled-pictures": "coast",
        "filled-rank_clubs": "1",
        "filled-rank_buses": "2",
        "filled-short": "Durdle Door",
        "filled-long": "More buses at night, so that we can come home from the cinema.",
        "filled-tick": "on",
        "filled-number": "7",
        "filled-place": "town",
        "filled-day": "2026-12-01",
        "filled-moment": "2026-12-20T16:00",
    }
    return Sample(as_query(data), prefix="filled")


def as_query(data: dict):
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def samples(request: HttpRequest) -> dict:
    """Everything that the gallery's templates name."""
    bad = Sample(as_query({"bad-rank_buses": "1", "bad-rank_parks": "1"}), prefix="bad")
    bad.add_error("place", "Choose a town from the list.")
    return {
        "page_title": "Gallery",
        "blank_form": Sample(prefix="blank"),
        "filled_form": filled(),
        "bad_form": bad,
        "heading_form": Heading(prefix="heading"),
        "youngest_form": Heading(prefix="youngest"),
        "refused_form": Refused(as_query({"refused-day": "2026-12-01"}), prefix="refused"),
        "exit_url": "https://www.bbc.co.uk/weather",
        "back_url": "/gallery/",
        "site_menu": [
            {"href": "/gallery/", "text": "Gallery"},
            {"href": "/campaigns/", "text": "Have your say"},
            {"href": "/plan/", "text": "The plan"},
        ],
        "crumbs": [
            {"href": "/", "text": "Home"},
            {"href": "/campaigns/", "text": "Campaigns"},
            {"text": "I Live in Dorset"},
        ],
        "tabs": [
            {"href": "/gallery/", "text": "Answers", "count": 412},
            {"href": "/gallery/themes", "text": "Themes"},
            {"href": "/gallery/results", "text": "Results"},
        ],
        "steps": ["Choose a file", "Match the columns", "Check", "Done"],
        "page_middle": Paginator(range(90), 10).page(4),
        "bars": [
            {"label": "Buses that come more often", "percent": 62},
            {"label": "Parks and green places", "percent": 41},
            {"label": "Clubs after school", "percent": 8, "words": "a few of you"},
            {"label": "Somewhere warm to meet", "percent": None},
        ],
        "answers": [
            {"question": "Where do you live?", "text": "By the sea", "href": "/gallery/"},
            {
                "question": "What would you change?",
                "text": "More buses.\nAnd a skate park.",
                "href": "/gallery/",
            },
            {"question": "How old are you?", "text": "", "href": "/gallery/"},
        ],
        "words": ["otter", "pebble", "kite", "lemon"],
        "help_lines": [
            {
                "name": "Childline",
                "phone": "0800 1111",
                "text": "Free, day or night, if you are under 19.",
            },
            {"name": "Shout", "text": "Text SHOUT to 85258."},
        ],
        "updates": [
            {"when": "4 November 2026", "text": "Two evening buses began on the Swanage route."},
            {
                "when": "12 September 2026",
                "text": "We asked the bus company for a later timetable.",
            },
        ],
        "offered": [
            {
                "value": "en~standard",
                "name": "English",
                "language": "en",
                "direction": "ltr",
                "is_now": True,
            },
            {"value": "cy~standard", "name": "Cymraeg", "language": "cy", "direction": "ltr"},
            {"value": "ar~standard", "name": "العربية", "language": "ar", "direction": "rtl"},
        ],
        "scene": picture("gold-hill"),
        "scene_two": picture("heath"),
        "scene_three": picture("bus"),
        "sample_messages": [
            {"tags": "success", "text": "Saved."},
            {"tags": "warning", "text": "Three rows were left out."},
            {"tags": "error", "text": "The file could not be read."},
        ],
    }
