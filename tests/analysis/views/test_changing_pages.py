"""Undoing, nesting, and a question that was reworded, as pages."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from analysis.actions.curating import rename_theme
from analysis.models import Theme
from analysis.tasks import take_up_run
from surveys.models import Layer, Wording
from tests.factories.accounts import make_person
from tests.factories.themes import hear, make_run, make_theme, make_written, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(client, youth_worker):
    client.force_login(youth_worker)
    return make_written("More buses", by=youth_worker)


def test_the_last_change_is_undone_from_the_workbench(question, client, youth_worker):
    theme = make_theme(question, "Buses")
    rename_theme(theme=theme, label="Getting about", by=youth_worker)
    here = reverse("themes", args=[question.key])
    assert "renamed “Buses” to “Getting about”" in client.get(here).content.decode()

    response = client.post(
        reverse("edit_undo", args=[question.key, 1]), {"next": here}, follow=True
    )

    theme.refresh_from_db()
    assert (theme.label, response.redirect_chain[-1][0]) == ("Buses", here)
    history = client.get(reverse("themes_history", args=[question.key])).content.decode()
    assert "undid: renamed “Buses” to “Getting about”" in history
    assert "(undone)" in history


def test_undoing_leads_to_no_other_site(question, client, youth_worker):
    rename_theme(theme=make_theme(question), label="Getting about", by=youth_worker)

    response = client.post(
        reverse("edit_undo", args=[question.key, 1]), {"next": "https://example.org/"}
    )

    assert response.headers["Location"] == reverse("themes_history", args=[question.key])


def test_a_change_that_cannot_be_undone_says_why(question, client, youth_worker):
    theme = make_theme(question, "Buses")
    rename_theme(theme=theme, label="Getting about", by=youth_worker)
    rename_theme(theme=theme, label="Travel", by=make_person())

    response = client.post(reverse("edit_undo", args=[question.key, 1]), follow=True)

    assert "Nothing was undone" in response.content.decode()
    theme.refresh_from_db()
    assert theme.label == "Travel"


def test_a_change_of_another_question_is_not_found(question, client, youth_worker):
    other = make_written("Another", by=youth_worker)
    rename_theme(theme=make_theme(other), label="Getting about", by=youth_worker)

    assert client.post(reverse("edit_undo", args=[question.key, 1])).status_code == 404


def test_a_theme_is_put_under_another_and_stands_alone_again(question, client):
    theme, above = make_theme(question, "Night buses"), make_theme(question, "Buses", position=1)
    address = reverse("theme_nest", args=[theme.key])

    client.post(address, {"under": above.key, "revision": 0})
    theme.refresh_from_db()
    assert theme.parent == above

    assert "None: it stands on its own" in client.get(address).content.decode()
    client.post(address, {"under": "", "revision": ""})
    theme.refresh_from_db()
    assert theme.parent is None


def test_a_ring_is_refused_in_words(question, client):
    above = make_theme(question, "Buses")
    make_theme(question, "Night buses", parent=above, position=1)
    other = make_theme(question, "Travel", position=2)

    response = client.post(
        reverse("theme_nest", args=[above.key]), {"under": other.key, "revision": 0}
    )

    assert "has sub-themes" in response.content.decode()


@pytest.fixture
def reworded_run(question):
    """A run that read its answers before the question was reworded."""
    run = make_run(
        question,
        {"Parks": hear(question, "A park")},
        read_at=timezone.now() + dt.timedelta(seconds=1),
    )
    old = Wording.objects.current().get(question=question, layer=Layer.STANDARD)
    old.replaced_at = run.read_at + dt.timedelta(seconds=1)
    old.save()
    Wording.objects.create(question=question, language=old.language, text="What would you change?")
    return run


def test_adopting_from_a_page_opened_before_the_question_changed_is_told(reworded_run, client):
    address = reverse("suggestion", args=[reworded_run.key, 1])
    stale = {"label": "Green places", "revision": 0}

    response = client.post(address, stale)

    page = response.content.decode()
    assert "send it again if it still fits" in page
    assert 'value="Green places"' in page
    assert Theme.objects.count() == 0
    again = {**stale, "knows_change": response.context["form"]["knows_change"].value()}
    client.post(address, again)
    assert Theme.objects.get().label == "Green places"


def test_a_page_opened_after_the_question_changed_says_so(reworded_run, client):
    here = reverse("themes", args=[reworded_run.question.key])

    response = client.get(here)

    assert "The question was reworded" in response.content.decode()
    assert response.context["cards"][0][1]["knows_change"].value() is True


def test_all_suggestions_of_a_reworded_question_are_adopted_by_who_knows(reworded_run, client):
    address = reverse("run_adopt", args=[reworded_run.key])

    refused = client.post(address, {"revision": 0}, follow=True)
    client.post(address, {"revision": 0, "knows_change": "True"})
    take_up_run.call(reworded_run.pk)

    assert "send it again if it still fits" in refused.content.decode()
    assert said(Theme.objects.get()) == {"A park": "machine"}
