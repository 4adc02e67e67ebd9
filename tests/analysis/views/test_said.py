"""One released theme with the thread around it, and the thread from the other ends."""

import pytest
from django.urls import reverse
from django.utils import timezone

from analysis.actions.releasing import release_results
from analysis.models import Theme, ThemePriority, ThemeSet
from tests.factories.accounts import make_organisation, make_person
from tests.factories.pages import make_snapshot, make_theme_table
from tests.factories.programme import make_campaign, make_commitment, make_plan, make_priority
from tests.factories.surveys import make_question, make_survey
from voice.accounts.models import Role
from voice.programme.models import PlanAction


@pytest.fixture
def theme(released):
    return released.campaign.surveys.get().questions.get(code="best").theme_set.themes.get()


@pytest.fixture
def action(priority):
    return PlanAction.objects.create(priority=priority, code="23-BPL-01", title="Later buses")


def read(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(name, args=args)).content.decode()


def test_the_thread_is_walked_from_a_theme_to_what_was_done_and_back(
    client, theme, priority, action, plan_lead
):
    promised = make_commitment("Two later buses run", priority=priority)
    promised.actions.add(action)
    promised.updates.create(text="Since Monday.")
    theme.commitments.add(promised)
    said, under = reverse("said", args=[theme.key]), reverse("priority", args=[priority.key])
    of_plan, reply = f"{under}#action-{action.code}", reverse("commitment", args=[promised.key])
    page = read(client, plan_lead, "said", theme.key)
    for told in (f'href="{under}"', f'href="{reply}"', f'href="{of_plan}"', "Since Monday."):
        assert told in page
    assert "a bus after six please" in page
    page = read(client, plan_lead, "commitment", promised.key)
    for link in (said, under, of_plan):
        assert f'href="{link}"' in page
    page = read(client, plan_lead, "priority", priority.key)
    for link in (said, reply):
        assert f'href="{link}"' in page
    assert f'id="action-{action.code}"' in page


def test_nothing_planted_no_draft_and_no_answers_stand_on_it_for_an_observer(
    client, theme, priority
):
    theme.commitments.add(make_commitment("A secret draft", priority=priority))
    page = read(client, make_person(Role.OBSERVER), "said", theme.key)
    for never in ("planted", "A secret draft", reverse("theme", args=[theme.key])):
        assert never not in page


def test_a_theme_is_unknown_before_release_and_to_others(client, listening, youth_worker):
    theme = listening.themes["Getting about"]
    address = reverse("said", args=[theme.key])
    client.force_login(youth_worker)
    assert client.get(address).status_code == 404
    release_results(campaign=listening.campaign, by=youth_worker)
    assert client.get(address).status_code == 200
    client.force_login(make_person(Role.PLAN_LEAD, organisation=make_organisation("Elsewhere")))
    assert client.get(address).status_code == 404


def make_waves(priority, before: int, now: int, label="Getting about"):
    """Two campaigns, one after the other, whose themes of one name are tied to the priority."""
    earlier = make_campaign("Last year")
    later = make_campaign("This year", follows=earlier)
    for campaign, count in ((earlier, before), (later, now)):
        question = make_question(make_survey(campaign=campaign))
        theme_set = ThemeSet.objects.create(question=question)
        theme = Theme.objects.create(theme_set=theme_set, label=label)
        ThemePriority.objects.create(theme=theme, priority=priority)
        row = {"code": theme.key, "label": label, "count": count, "percent": count, "band": "some"}
        make_theme_table(make_snapshot(campaign), theme.key, label, rows=[row], question="Best?")
    return later


def test_a_priority_says_what_has_changed_since_last_time(
    client, priority, plan_lead, django_assert_max_num_queries
):
    make_waves(priority, before=20, now=60)
    client.force_login(plan_lead)
    address = reverse("priority", args=[priority.key])
    client.get(address)
    with django_assert_max_num_queries(12):
        page = " ".join(client.get(address).content.decode().split())
    assert "Since last time: Last year" in page
    assert "<strong>More</strong> said “Getting about”: 60%, and 20% last time." in page


def test_results_say_what_has_changed_and_what_has_not(client, priority, youth_worker):
    later = make_waves(priority, before=50, now=55)
    page = read(client, youth_worker, "results", later.key)
    assert "Nothing has changed by more than chance." in page
    assert "Getting about (55%, 50%)" in page


def test_a_priority_knows_what_the_edition_before_it_heard_and_still_owes(client, plan_lead):
    old = make_priority("Delivering Locally", plan=make_plan("20", years="2020-2023"))
    new = make_priority("Local Family Help", plan=make_plan("23", years="2023-2033"))
    new.succeeds.add(old)
    make_waves(old, before=20, now=20, label="Help nearby")
    facts = {"reply": "will", "due_on": "2021-01-01", "published_at": timezone.now()}
    make_commitment("Open a hub", priority=old, **facts)
    make_commitment("From a yearly report", priority=old, source="Annual Report", **facts)
    page = read(client, plan_lead, "priority", new.key)
    assert "tied under Delivering Locally, 2020-2023" in page
    assert "Open a hub" in page
    assert "From a yearly report" not in page
    assert "Help nearby" not in read(
        client, plan_lead, "priority", make_priority("Other", plan=new.plan).key
    )
    make_waves(new, before=20, now=20, label="Only of now")
    assert "Only of now" not in read(client, plan_lead, "priority", old.key)
