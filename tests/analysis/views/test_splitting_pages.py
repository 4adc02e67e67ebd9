"""A split that the finder proposes, and that a person carries out."""

import pytest
from django.urls import reverse

from analysis.models import AnalysisRun, ProposedTheme
from analysis.tasks import find_themes_of_run
from tests.analysis.invented import INVENTED
from tests.factories.themes import code, hear, make_run, make_theme, make_written, said, suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(client, youth_worker):
    client.force_login(youth_worker)
    return make_written(by=youth_worker)


@pytest.fixture
def theme(question, youth_worker):
    theme = make_theme(question, "Everything")
    for answer in hear(question, *INVENTED, by=youth_worker):
        code(answer, theme)
    return theme


def test_the_finder_looks_into_the_theme_alone(question, theme, client, youth_worker):
    hear(question, *["other words about nothing in it"] * 5, by=youth_worker)
    address = reverse("theme_split", args=[theme.key])
    assert "Propose a split" in client.get(address).content.decode()

    client.post(reverse("split_propose", args=[theme.key]))
    assert "are being read" in client.get(address).content.decode()
    run = AnalysisRun.objects.get()
    find_themes_of_run.call(run.pk)

    page = client.get(address)
    part = page.context["parts"][0]
    assert len(page.context["parts"]) > 1
    assert 0 < part.answers < len(INVENTED)
    assert ProposedTheme.objects.filter(adopted_as__isnull=False).count() == 0
    ticked = client.get(address, {"part": part.proposed.number}).context["form"]
    assert len(ticked["codings"].value()) == part.answers

    client.post(
        f"{address}?part={part.proposed.number}",
        {"label": "A part", "codings": ticked["codings"].value(), "revision": ""},
    )
    new = question.theme_set.themes.get(label="A part")
    assert len(said(new)) <= part.answers
    assert set(said(new).values()) == {str(youth_worker)}


def test_a_look_into_a_theme_is_no_run_of_the_question(question, theme, client):
    answers = list(question.answers.all())
    run = make_run(question, {"Planted part": answers[:3]}, within=theme)

    assert "Planted part" not in client.get(reverse("themes", args=[question.key])).content.decode()
    assert client.get(reverse("run", args=[run.key])).status_code == 404
    assert client.post(reverse("run_adopt", args=[run.key])).status_code == 404


def test_nothing_found_and_what_went_wrong_are_told(question, theme, client):
    address = reverse("theme_split", args=[theme.key])
    run = make_run(question, within=theme)
    assert "No parts were found" in client.get(address).content.decode()

    run.status, run.problem = "failed", "It stopped."
    run.save()
    assert "It stopped." in client.get(address).content.decode()


def test_answers_that_left_the_theme_are_in_no_part(question, theme, client):
    run = make_run(question, {"Part": []}, within=theme)
    coding = theme.codings.select_related("segment__answer__review").first()
    suggest(run.proposed_themes.get(), coding.segment.answer)
    address = reverse("theme_split", args=[theme.key])
    assert client.get(address).context["parts"][0].answers == 1

    coding.delete()

    assert client.get(address).context["parts"] == []
