"""The ways of answering a question that a young person meets, for the gallery: in each state."""

from django import forms
from django.templatetags.static import static

from voice.shared import forms as ours

WORDS = {
    "en": {
        "pair": "Which would you choose?",
        "park": "A park",
        "beach": "The beach",
        "pony": "A pony on a heath",
        "sea": "The sea and a stone arch",
        "most": "Which of these matters most to you, and which least?",
        "tokens": "You have ten tokens. Where should they go?",
        "where": "Where do you live?",
        "feel": "How do you feel about it?",
        "why": "Why? You can tell us if you want to.",
        "drawing": "Show us something that you made",
        "title": "What is it called, or what does it show?",
        "things": ("Buses", "Parks and green places", "Clubs", "Feeling safe"),
        "faces": ("Sad", "OK", "Happy"),
    },
    "ar": {
        "pair": "ماذا تختار؟",
        "park": "حديقة",
        "beach": "الشاطئ",
        "pony": "مهر في البرية",
        "sea": "البحر وقوس من الحجر",
        "most": "ما هو الأهم لك، وما هو الأقل أهمية؟",
        "tokens": "لديك عشر قطع. أين تضعها؟",
        "where": "أين تسكن؟",
        "feel": "كيف تشعر؟",
        "why": "لماذا؟",
        "drawing": "أرنا شيئًا صنعته",
        "title": "ما اسمه؟",
        "things": ("الحافلات", "الحدائق", "النوادي", "الأمان"),
        "faces": ("حزين", "لا بأس", "سعيد"),
    },
}
CODES = ("buses", "parks", "clubs", "safe")


class Kinds(forms.Form):
    """One question of each kind that is more than a list or a box."""

    marks_optional = False

    def __init__(self, *args, language: str = "en", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(kinds_in(WORDS[language]))


def kinds_in(words: dict) -> dict[str, forms.Field]:
    cards = [("park", words["park"]), ("beach", words["beach"])]
    things = list(zip(CODES, words["things"], strict=True))
    pictures = {
        "park": (static("voice/pictures/heath.svg"), words["pony"]),
        "beach": (static("voice/pictures/coast.svg"), words["sea"]),
    }
    faces = list(zip(("1", "2", "3"), words["faces"], strict=True))
    return {
        "pair": forms.ChoiceField(
            label=words["pair"], choices=cards, widget=ours.PairSelect(pictures=pictures)
        ),
        "words": forms.ChoiceField(
            label=words["pair"], choices=cards, widget=ours.PairSelect(pictures={})
        ),
        "most": ours.MostLeastField(label=words["most"], choices=things),
        "tokens": ours.TokensField(label=words["tokens"], choices=things, tokens=10),
        "where": forms.ChoiceField(label=words["where"], choices=[("", "…"), *cards]),
        "feel": forms.ChoiceField(
            label=words["feel"], choices=faces, widget=ours.FaceSelect(scale=3)
        ),
        "why": forms.CharField(
            label=words["why"], widget=ours.CountedTextarea({"rows": 3}, limit=500), required=False
        ),
        "drawing": forms.FileField(
            label=words["drawing"],
            widget=forms.FileInput({"accept": "image/jpeg"}),
            required=False,
        ),
        "title": forms.CharField(label=words["title"], required=False),
    }


class Youngest(Kinds):
    """What children under nine may be asked."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("most", "tokens", "why"):
            del self.fields[name]


CHOSEN = {
    "pair": "beach",
    "words": "park",
    "most_0": "safe",
    "most_1": "buses",
    "tokens_buses": "6",
    "tokens_safe": "4",
    "where": "park",
    "feel": "3",
    "why": "Because I can swim.",
    "title": "My sea",
}
WRONG = {"most_0": "safe", "most_1": "safe", "tokens_buses": "6", "tokens_safe": "7"}


def kinds_samples(as_query) -> dict[str, forms.Form]:
    """Forms by the names under which `gallery/kinds.html` draws them."""

    def sent(prefix: str, values: dict):
        return as_query({f"{prefix}-{name}": value for name, value in values.items()})

    return {
        "kinds_blank": Kinds(prefix="kinds"),
        "kinds_chosen": Kinds(sent("chosen", CHOSEN), {}, prefix="chosen"),
        "kinds_wrong": Kinds(sent("wrong", WRONG), {}, prefix="wrong"),
        "kinds_right_to_left": Kinds(sent("rtl", CHOSEN), {}, prefix="rtl", language="ar"),
        "kinds_youngest": Youngest(prefix="small"),
    }
