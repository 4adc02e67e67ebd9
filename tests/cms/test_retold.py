"""Results in fewer words: the same published facts, and nothing more."""

import pytest
from django.utils import timezone

from analysis.models import Theme
from tests.factories.pages import (
    make_campaign_page,
    make_priority_page,
    make_quotes_table,
    make_snapshot,
    make_theme_table,
)
from tests.factories.programme import make_commitment, make_priority
from tests.factories.results import make_listening
from voice.programme.models import Priority, ReleasedTable


def read(client, page, reading: str) -> str:
    response = client.get(page.url + f"?read={reading}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def told(youth_worker):
    """A published theme with a quote, one too small to number, and a published promise."""
    listening = make_listening(youth_worker)
    question = listening.survey.questions.get(code="best")
    theme: Theme = listening.theme("Later buses")
    answer = listening.hear(1, "the last bus is at five", "Later buses")[0]
    snapshot = make_snapshot(listening.campaign)
    ReleasedTable.objects.create(
        snapshot=snapshot, kind="themes", subject=question.key, title="What is best?", content={}
    )
    asked = {"question_key": question.key}
    make_theme_table(snapshot, theme.key, "Later buses", **asked)
    hidden = [{"code": "t2", "label": "Rare", "count": None, "percent": None, "band": ""}]
    make_theme_table(snapshot, "t2", "Rare", rows=hidden, **asked)
    make_quotes_table(snapshot, theme.key, listening.quote(answer, "Later buses"))
    promised = make_commitment(
        "A bus at nine.", priority=make_priority(), reply="did", published_at=timezone.now()
    )
    theme.commitments.add(promised)
    return make_campaign_page(listening.campaign)


def test_children_read_what_many_said_with_a_quote_and_what_was_done(client, told):
    text = read(client, told, "children")
    assert "Some of you talked about: Later buses." in text
    assert "the last bus is at five" in text
    assert "You said: Later buses. We did this: A bus at nine." in text
    assert "Rare" not in text


def test_easy_read_is_shorter_and_still_tells_what_was_done(client, told):
    text = read(client, told, "easy")
    assert "Some of you talked about: Later buses." in text
    assert "the last bus is at five" not in text
    assert "We did this: A bus at nine." in text


def test_another_reading_is_the_whole_page(client, told):
    assert "In your own words" in read(client, told, "shouting")


def test_nothing_is_retold_before_it_is_published(client, db):
    page = make_campaign_page()
    assert "For children" not in read(client, page, "children")


def test_children_are_told_when_a_report_gave_no_date(client, told):
    promised = make_commitment(
        "A hub.",
        priority=Priority.objects.get(),
        reply="will",
        source="Report 2024",
        published_at=timezone.now(),
    )
    Theme.objects.get(label="Later buses").commitments.add(promised)
    assert "We will do this: A hub. No date was given." in read(client, told, "children")


def test_a_priority_is_retold_too(client, db):
    priority = make_priority()
    make_commitment("Shelters.", priority=priority, reply="did", published_at=timezone.now())
    make_commitment("A draft nobody may see", priority=priority, reply="did")
    text = read(client, make_priority_page(priority), "easy")
    assert "We did this: Shelters." in text
    assert "A draft nobody may see" not in text
