"""A survey with nearly every kind of question, and one person's answers to all of it."""

from surveys.models import Survey
from tests.factories.accounts import make_locality, make_organisation
from tests.factories.programme import make_campaign
from tests.factories.surveys import open_now
from voice.demonstration.places import make_places

# What a browser sends on each page, in order. The drawing is added by whoever sends it.
SENT = {
    "like": {"answer": "heath"},
    "free-day": {"answer": "bus"},
    "meet": {"answer": "out"},
    "feel": {"answer": "4", "why": "=The sea 🌊"},
    "town-feel-safe-meet-friends": {"answer": "agree"},
    "town-something-rains": {"answer": "disagree"},
    "town-adults-glad-see-outside": {"answer": "unsure"},
    "evening": {"answer": "sometimes"},
    "stops": {"answer": ["far", "cost"]},
    "need--1": {"answer_0": "lights", "answer_1": "wifi"},
    "need--2": {"go": "skipped"},
    "need--3": {"go": "not_understood"},
    "need--4": {"go": "skipped"},
    "money": {"answer_mend": "3", "answer_new": "7", "answer_people": ""},
    "three": {"answer_0": "Trees", "answer_1": "", "answer_2": "Lights"},
    "best": {"answer": "🏖️"},
    "drawing": {"title": "My den"},
    "age": {"go": "rather_not_say"},
    "area": {"answer": ":rather-not-say"},
}


def make_places_to_meet(by, *, opened: bool = True, **fields) -> Survey:
    organisation = fields.pop("organisation", None) or make_organisation()
    make_locality("che", "Chesil", organisation=organisation)
    make_locality("nor", "North Dorset", organisation=organisation)
    survey = make_places(make_campaign(organisation=organisation, **fields), by)
    if opened:
        open_now(survey)
    return survey
