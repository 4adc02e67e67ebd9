import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from analysis.models import Theme
from analysis.tasks import take_up_run
from tests.factories.themes import hear, make_run, make_theme, make_written, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(youth_worker, client):
    client.force_login(youth_worker)
    return make_written("More buses", by=youth_worker)


def page_of(client, run) -> str:
    return client.get(reverse("run", args=[run.key])).content.decode()


def test_asking_for_themes_leads_to_the_run(question, client, youth_worker):
    response = client.post(reverse("run_start", args=[question.key]), {"n_themes": "8"})

    run = question.runs.get()
    assert (response.url, run.config) == (reverse("run", args=[run.key]), {"n_themes": 8})


def test_asking_while_a_run_is_under_way_is_told(question, client):
    make_run(question, status="waiting")

    response = client.post(reverse("run_start", args=[question.key]), {"n_themes": ""})

    assert "Themes are already being looked for." in response.content.decode()
    assert question.runs.count() == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "waiting"}, "Waiting for its turn"),
        ({"status": "running", "step": "place", "done": 3, "total": 9}, "Step 6 of 8: 3 of 9"),
        ({"status": "failed", "problem": "One plain sentence."}, "One plain sentence."),
        ({"status": "done", "facts": {"too_few": True}}, "Too few answers for themes"),
        ({"status": "done", "read_at": None}, "not measured"),
    ],
)
def test_a_run_says_how_it_stands(question, client, fields, told):
    run = make_run(question, heard_from_at=timezone.now(), **fields)

    assert told in page_of(client, run)


def test_a_run_that_went_silent_is_shown_as_stopped(question, client):
    silent = timezone.now() - dt.timedelta(minutes=11)
    run = make_run(question, status="running", heard_from_at=silent)

    page = page_of(client, run)

    assert "This run has stopped" in page
    assert "hx-trigger" not in page
    assert reverse("run_start", args=[question.key]) in page


def test_a_run_under_way_is_looked_at_again_with_and_without_script(question, client):
    run = make_run(question, status="running", heard_from_at=timezone.now())

    page = page_of(client, run)

    assert 'hx-trigger="every 3s"' in page
    assert f'href="{reverse("run", args=[run.key])}"' in page


def test_a_run_is_stopped_by_its_button(question, client, youth_worker):
    run = make_run(question, status="running", heard_from_at=timezone.now())

    client.post(reverse("run_stop", args=[run.key]))

    run.refresh_from_db()
    assert (run.status, run.problem) == ("failed", f"Stopped by {youth_worker}.")


def test_all_suggestions_are_adopted_at_once(question, client):
    answers = hear(question, "A park", "A bus")
    run = make_run(question, {"Parks": answers[:1], "Buses": answers[1:]})

    client.post(reverse("run_adopt", args=[run.key]), {"revision": 0})
    take_up_run.call(run.pk)

    assert sorted(Theme.objects.values_list("label", flat=True)) == ["Buses", "Parks"]


def test_adopting_all_from_a_list_that_changed_is_told(question, client):
    run = make_run(question, {"Parks": hear(question, "A park")})
    client.post(reverse("theme_new", args=[question.key]), {"label": "Buses", "revision": 0})

    response = client.post(reverse("run_adopt", args=[run.key]), {"revision": 0}, follow=True)

    assert "Your change has not been made yet" in response.content.decode()
    assert list(Theme.objects.values_list("label", flat=True)) == ["Buses"]


def test_new_answers_are_announced_and_placed(question, client):
    theme = make_theme(question, "Parks")
    run = make_run(question, {"Parks": hear(question, "A park")})
    run.proposed_themes.update(adopted_as=theme)
    address = reverse("themes", args=[question.key])
    assert "Place these answers" in client.get(address).content.decode()

    client.post(reverse("run_place", args=[run.key]))
    take_up_run.call(run.pk)

    assert said(theme) == {"A park": "machine"}
    assert "Place these answers" not in client.get(address).content.decode()


def test_answers_released_after_the_run_are_announced(question, client):
    make_run(question, read_at=timezone.now() - dt.timedelta(days=1))

    page = client.get(reverse("themes", args=[question.key])).content.decode()

    assert "1 answer was released after themes were last looked for" in page


def test_the_reasons_of_answers_without_a_theme_lead_to_them(question, client):
    run = make_run(question, {"Parks": []}, facts={"counts": {"answers": 1}})
    run.uncoded_answers.create(answer=question.answers.get(), why="too short")

    page = client.get(reverse("run_without", args=[run.key]), {"why": "too short"})

    assert "Too short to tell (1)" in page.content.decode()
    assert "More buses" in page.content.decode()
