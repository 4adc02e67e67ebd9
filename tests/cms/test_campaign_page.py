import datetime as dt

import pytest
from django.utils import timezone

from analysis.models import Theme, ThemeSet
from surveys.actions.publishing import open_survey
from surveys.actions.reviewing import seal_answer
from surveys.models import Review
from tests.factories.pages import (
    make_campaign_page,
    make_quotes_table,
    make_snapshot,
    make_theme_table,
)
from tests.factories.programme import make_campaign, make_commitment, make_priority
from tests.factories.results import make_listening
from tests.factories.surveys import make_question, make_response, make_survey, release

TODAY = timezone.localdate


def days(number: int) -> dt.date:
    return TODAY() + dt.timedelta(days=number)


def read(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def campaign_on(opens: int, closes: int, promised: int):
    return make_campaign(
        opens_on=days(opens), closes_on=days(closes), feedback_promised_on=days(promised)
    )


def make_theme(survey, label: str) -> Theme:
    theme_set, _ = ThemeSet.objects.get_or_create(question=survey.questions.get(code="best"))
    return Theme.objects.create(theme_set=theme_set, label=label)


@pytest.fixture
def survey(db, youth_worker):
    survey = make_survey(campaign=make_campaign())
    make_question(survey)
    open_survey(survey=survey, by=youth_worker)
    return survey


def test_an_open_campaign_offers_its_survey(client, survey):
    text = read(client, make_campaign_page(survey.campaign))
    assert text.count(f'href="/s/{survey.key}/"') == 1
    assert "Open now" in text


def test_a_survey_that_was_closed_early_is_not_offered(client, survey):
    survey.closed_at = timezone.now()
    survey.save()
    assert survey.key not in read(client, make_campaign_page(survey.campaign))


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ((10, 20, 30), "Coming soon"),
        ((-10, 20, 30), "Open now"),
        ((-30, -10, 30), "Closed"),
        ((-30, -20, -10), "We are late"),
    ],
)
def test_the_stage_of_a_campaign_is_said(client, db, dates, words):
    assert words in read(client, make_campaign_page(campaign_on(*dates)))


def test_an_answered_campaign_says_when_it_was_answered(client, db):
    campaign = campaign_on(-30, -20, -10)
    make_snapshot(campaign)
    text = read(client, make_campaign_page(campaign))
    assert "We told you what happened on" in text
    assert "We are late" not in text


def test_an_unpublished_snapshot_is_invisible(client, db):
    campaign = campaign_on(-30, -20, -10)
    table = make_theme_table(make_snapshot(campaign, is_published=False), "t1", "Later buses")
    text = read(client, make_campaign_page(campaign))
    assert table.title not in text
    assert "We are late" in text


def test_only_the_latest_published_snapshot_is_shown(client, db):
    campaign = make_campaign()
    make_theme_table(make_snapshot(campaign), "t1", "An earlier name")
    make_theme_table(make_snapshot(campaign), "t1", "A later name")
    make_theme_table(make_snapshot(campaign, is_published=False), "t1", "A name in waiting")
    text = read(client, make_campaign_page(campaign))
    assert "A later name" in text
    assert "An earlier name" not in text
    assert "A name in waiting" not in text


def test_hidden_numbers_are_said_to_be_hidden(client, db):
    campaign = make_campaign()
    hidden = [{"code": "t1", "label": "Rare", "count": None, "percent": None, "band": ""}]
    make_theme_table(make_snapshot(campaign), "t1", "Rare", rows=hidden)
    text = read(client, make_campaign_page(campaign))
    assert "not shown" in text
    assert "None" not in text


def test_quotes_stand_beside_their_theme_with_a_descriptor(client, youth_worker):
    listening = make_listening(youth_worker)
    theme = listening.theme("Later buses")
    answer = listening.hear(1, "the last bus is at 5 <b>pm</b>", "Later buses")[0]
    snapshot = make_snapshot(listening.campaign)
    make_theme_table(snapshot, theme.key, "Later buses")
    make_quotes_table(snapshot, theme.key, listening.quote(answer, "Later buses"))
    text = read(client, make_campaign_page(listening.campaign))
    assert "the last bus is at 5 &lt;b&gt;pm&lt;/b&gt;" in text
    assert "<figcaption>11 to 13</figcaption>" in text


def test_a_quote_whose_answer_is_sealed_after_publishing_is_gone(client, youth_worker):
    listening = make_listening(youth_worker)
    theme = listening.theme("Later buses")
    answer = listening.hear(1, "planted words sealed later", "Later buses")[0]
    snapshot = make_snapshot(listening.campaign)
    make_theme_table(snapshot, theme.key, "Later buses")
    make_quotes_table(snapshot, theme.key, listening.quote(answer, "Later buses"))
    page = make_campaign_page(listening.campaign)
    assert "planted words sealed later" in read(client, page)
    seal_answer(answer=answer, reason="second thoughts", by=youth_worker)
    assert "planted words sealed later" not in read(client, page)


def test_words_that_were_not_released_are_on_no_public_page(client, survey, youth_worker):
    words = {
        "held": "a held sentence about my street and the dark",
        "sealed": "a sealed sentence about what happened at home",
        "released": "a released sentence that nobody chose as a quote",
    }
    for status, text in words.items():
        answer = make_response(survey, {"best": text}).answers.get()
        if status == "released":
            release(answer, youth_worker)
        if status == "sealed":
            Review.objects.filter(pk=answer.pk).update(
                status="sealed", decided_at=timezone.now(), decided_by=youth_worker
            )
    page = make_campaign_page(survey.campaign)
    make_theme_table(make_snapshot(survey.campaign), "t1", "Later buses")
    public = [page.url, "/", "/have-your-say/", "/help/", "/privacy/"]
    seen = " ".join(client.get(address).content.decode() for address in public)
    assert [status for status, text in words.items() if text in seen] == []


def test_an_unpublished_commitment_is_invisible(client, survey):
    theme = make_theme(survey, "Later buses")
    make_theme_table(make_snapshot(survey.campaign), theme.key, "Later buses")
    theme.commitments.add(make_commitment("Run a bus at nine"))
    assert "Run a bus at nine" not in read(client, make_campaign_page(survey.campaign))


def test_a_published_commitment_stands_under_its_released_theme(client, survey):
    theme = make_theme(survey, "Renamed since it was released")
    make_theme_table(make_snapshot(survey.campaign), theme.key, "Later buses")
    theme.commitments.add(make_commitment("Run a bus at nine", published_at=timezone.now()))
    text = read(client, make_campaign_page(survey.campaign))
    assert "Run a bus at nine" in text
    assert ">Later buses</h3>" in text
    assert "Renamed since it was released" not in text


def test_a_theme_that_was_not_released_is_not_named_by_its_commitment(client, survey):
    theme = make_theme(survey, "Said by three people")
    commitment = make_commitment("Run a bus at nine", published_at=timezone.now())
    theme.commitments.add(commitment)
    text = read(client, make_campaign_page(survey.campaign))
    assert "Said by three people" not in text
    assert f">{commitment.priority.title}</h3>" in text


def test_a_late_promise_is_said_to_be_late(client, survey):
    theme = make_theme(survey, "Later buses")
    late = make_commitment(
        "Run a bus at nine", reply="will", due_on=days(-3), published_at=timezone.now()
    )
    theme.commitments.add(late)
    assert '<span class="chip chip-warn">Late</span>' in read(
        client, make_campaign_page(survey.campaign)
    )


def test_a_promise_that_a_report_gave_no_day_for_says_so(client, survey):
    theme = make_theme(survey, "Later buses")
    theme.commitments.add(
        make_commitment(
            "Run a bus at nine", reply="will", source="Report 2024", published_at=timezone.now()
        )
    )
    address = make_campaign_page(survey.campaign)
    assert "No date was given." in read(client, address)


def test_a_campaign_page_costs_the_same_however_much_was_said(
    client, survey, django_assert_max_num_queries
):
    page = make_campaign_page(survey.campaign)
    snapshot = make_snapshot(survey.campaign)
    priority = make_priority()
    read(client, page)
    counts = []
    for number in (1, 3):
        for n in range(number):
            label = f"Theme {number} {n}"
            theme = make_theme(survey, label)
            make_theme_table(snapshot, theme.key, label)
            theme.commitments.add(
                make_commitment(f"Do {label}", priority=priority, published_at=timezone.now())
            )
        with django_assert_max_num_queries(22) as queries:
            read(client, page)
        counts.append(len(queries))
    assert counts[0] == counts[1]
