"""Made-up answers of young people: about parks, buses, bullying, homework and youth clubs."""

import numpy as np
import pandas as pd
import pytest

from analysis.themes import ThemeConfig, find_themes

WISHES = {
    "parks": ["more parks to play in", "a bigger park with swings", "parks need new slides",
              "clean up the park near us", "better swings and slides at the park"],
    "buses": ["cheaper buses into town", "the bus is always late", "buses should run at night",
              "free bus travel for under 18s", "more buses on sundays from the village"],
    "bullying": ["stop bullying at school", "teachers should deal with bullies",
                 "bullying online is horrible", "people get bullied for how they look",
                 "bullies never get told off"],
    "homework": ["less homework please", "too much homework every night", "no homework at weekends",
                 "homework takes hours", "homework makes me stressed"],
    "clubs": ["a youth club on fridays", "youth clubs for teenagers", "open the youth club again",
              "somewhere like a youth club to meet friends", "more youth workers at the club"],
}  # fmt: skip
ENDINGS = ["", " because it helps", " in my area", " for everyone", " all year", " where i live"]


@pytest.fixture(scope="session")
def wishes() -> pd.DataFrame:
    """150 answers on five subjects; the column `subject` says which, `age` has a small group."""
    generator = np.random.default_rng(7)
    rows = [
        {
            "text": phrase + ending,
            "subject": subject,
            "age": "13-15" if len(phrase) % 9 else "16-17",
        }
        for subject, phrases in WISHES.items()
        for phrase in phrases
        for ending in ENDINGS
    ]
    frame = pd.DataFrame([rows[at] for at in generator.permutation(len(rows))])
    frame.insert(0, "answer_id", [f"a{number}" for number in range(len(frame))])
    return frame


@pytest.fixture(scope="session")
def found(wishes):
    """The themes of the wishes by the `words` engine."""
    return find_themes(wishes, ThemeConfig(engine="words"))
