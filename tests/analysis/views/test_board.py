"""The board's page: the four promises to young people, each with the fact that says so."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from analysis.actions.releasing import publish_results
from analysis.board import board_of, words_a_sentence
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_commitment, make_priority
from voice.accounts.models import Role


@pytest.fixture
def answered(released, listening, priority, youth_worker):
    """Published in time, and the one theme answered by a promise that is not late."""
    publish_results(snapshot=released, by=youth_worker)
    soon = timezone.localdate() + dt.timedelta(days=30)
    promised = make_commitment(
        "We will run a later bus. It starts in May.",
        priority=priority,
        reply="will",
        due_on=soon,
        published_at=timezone.now(),
    )
    listening.themes["Getting about"].commitments.add(promised)
    return promised


def marks(organisation) -> dict[str, tuple[str, str]]:
    (listened,) = board_of(organisation).listened
    return {mark.name: (mark.state, mark.fact) for mark in listened.marks}


def test_before_anything_is_told_nothing_is_kept_or_broken(released, priority):
    found = marks(released.campaign.organisation)
    assert found["Full"] == ("bad", "0 of 1 themes answered")
    assert [found[name][0] for name in ("Friendly", "Fast", "Followed up")] == ["", "", ""]


def test_each_of_the_four_is_kept_and_says_why(answered, released):
    answered.updates.create(text="Drivers are found.")
    found = marks(released.campaign.organisation)
    assert [state for state, _ in found.values()] == ["good"] * 4
    assert found["Full"][1] == "1 of 1 themes answered"
    assert found["Friendly"][1] == "5 words a sentence in the answers"
    assert found["Followed up"][1] == "1 of 1 promises reported on"


def test_each_of_the_four_can_be_broken(answered, released):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    campaign = released.campaign
    campaign.opens_on = campaign.closes_on = campaign.feedback_promised_on = yesterday
    campaign.save()
    answered.due_on, answered.text = yesterday, "word " * 16 + "."
    answered.save()
    found = marks(campaign.organisation)
    assert [found[name][0] for name in ("Friendly", "Fast", "Followed up")] == ["bad"] * 3
    assert found["Followed up"][1] == "0 of 1 promises reported on, 1 late"


def test_a_draft_answers_nothing(answered, released):
    answered.published_at = None
    answered.save()
    assert marks(released.campaign.organisation)["Full"] == ("bad", "0 of 1 themes answered")


def test_the_page_shows_priorities_and_who_is_missing_and_no_other_organisation(
    client, answered, released, priority
):
    elsewhere = make_organisation("Another council")
    client.force_login(make_person(Role.OBSERVER, organisation=elsewhere))
    text = client.get(reverse("board")).content.decode()
    assert priority.title not in text
    assert "No campaign has asked anybody yet." in text
    client.force_login(make_person(Role.OBSERVER))
    text = client.get(reverse("board")).content.decode()
    for said in (priority.title, "Followed up", "Whose voices were heard"):
        assert said in text
    assert "planted" not in text


def test_the_page_costs_the_same_for_one_priority_and_for_many(
    answered, released, priority, django_assert_num_queries
):
    organisation = released.campaign.organisation
    with django_assert_num_queries(9):
        board_of(organisation)
    for number in range(3):
        make_commitment(priority=make_priority(f"More {number}", plan=priority.plan))
    with django_assert_num_queries(9):
        board_of(organisation)


@pytest.mark.parametrize(
    ("texts", "words"),
    [(["One two. Three four five six!"], 3), (["Half past 4.30 is late"], 5), ([], 0), (["…"], 1)],
)
def test_sentences_are_counted_in_words(texts, words):
    assert words_a_sentence(texts) == words
