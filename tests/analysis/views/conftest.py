"""A campaign with results: two areas, a small one, and words that must never be seen."""

import pytest

from analysis.actions.releasing import release_results
from analysis.models import ThemePriority
from surveys.models import Review
from tests.factories.programme import make_priority
from tests.factories.results import HELD, SEALED, UNPERMITTED, make_listening
from tests.factories.surveys import make_response


@pytest.fixture
def priority(db):
    return make_priority(aim="A place to play and be heard")


@pytest.fixture
def listening(youth_worker, priority):
    """Two areas of 40, one of 6; a theme tied to the priority; things planted that stay hidden."""
    listening = make_listening(youth_worker)
    theme = listening.theme("Getting about", meaning="Buses and safe roads")
    ThemePriority.objects.create(theme=theme, priority=priority, by=youth_worker)
    for area, age, many in (
        ("chesil", "11-13", 20),
        ("north", "8-10", 20),
        ("purbeck", "14-17", 3),
    ):
        about = {"area": area, "age": age}
        listening.hear(many, "More buses", "Getting about", likes="yes", **about)
        listening.hear(many, "A skate park", likes="no", **about)
    said = listening.hear(1, "a bus after six please", "Getting about", area="chesil", age="11-13")
    listening.quote(said[0], "Getting about")
    make_response(listening.survey, {"best": HELD})
    sealed = listening.hear(1, SEALED, "Getting about")[0]
    listening.quote(sealed, "Getting about")
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")
    unpermitted = listening.hear(1, UNPERMITTED, "Getting about", may_quote=False)[0]
    listening.quote(unpermitted, "Getting about")
    return listening


@pytest.fixture
def released(listening, youth_worker):
    return release_results(campaign=listening.campaign, by=youth_worker)
