"""What comes after the themes were agreed and fits none of them is shown as new here."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from analysis.actions.moving import remove_answer
from analysis.later import agreed_since, new_here, numbers_of
from analysis.models import NO_THEME
from analysis.themes import clean
from surveys.models import Review
from tests.factories.accounts import make_organisation, make_person
from tests.factories.surveys import make_response
from tests.factories.themes import code, hear, make_run, make_theme, make_written
from voice.accounts.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(youth_worker):
    """One answer before the themes were agreed; afterwards two that fit none, and others."""
    question = make_written(by=youth_worker)
    before = hear(question, "Old words without a theme")[0]
    theme = make_theme(question, "Buses")
    ghost, alone, fits, idle, taken, coded = hear(
        question, "A ghost train", "Free snow", "Night bus", "idk", "Bus tour", "More buses"
    )
    make_response(question.survey, {question.code: "zzheld"})
    code(coded, theme)
    remove_answer(codings=[code(taken, theme)], by=youth_worker)
    run = make_run(question, {"Getting about": [fits, coded], "Fun": [ghost, taken]})
    run.proposed_themes.filter(number=1).update(adopted_as=theme)
    for answer, why in ((alone, NO_THEME), (before, NO_THEME), (idle, "don't know")):
        run.uncoded_answers.create(answer=answer, why=why)
    unread = hear(question, "After the run")[0]
    return SimpleNamespace(
        question=question, theme=theme, run=run, ghost=ghost, alone=alone, unread=unread
    )


def found(later) -> set:
    since = agreed_since(later.question)
    return set(new_here(later.question, later.run, since))


def test_what_came_since_and_fits_none_is_new_here(later):
    assert found(later) == {later.ghost, later.alone}
    numbers = numbers_of(later.question, later.run, agreed_since(later.question))
    assert numbers == {"released": 8, "since": 1, "to_place": 1, "new_here": 2}


def test_what_a_person_puts_in_a_theme_or_seals_is_no_longer_new(later, youth_worker):
    code(later.ghost, later.theme, by=youth_worker)
    assert found(later) == {later.alone}

    Review.objects.filter(answer=later.alone).update(status="sealed", released_text="")
    assert found(later) == set()


def test_adopting_what_they_say_together_makes_it_a_theme(later):
    fun = make_theme(later.question, "Fun")
    later.run.proposed_themes.filter(label="Fun").update(adopted_as=fun)

    assert found(later) == {later.alone}


def test_without_themes_or_a_run_nothing_is_new(later):
    assert not new_here(later.question, None, timezone.now()).exists()
    later.theme.dropped_at = timezone.now()
    later.theme.save()
    assert agreed_since(later.question) is None
    assert numbers_of(later.question, later.run, None)["new_here"] == 0


def test_the_page_of_themes_says_how_many_and_leads_to_them(later, client, youth_worker):
    client.force_login(youth_worker)

    page = client.get(reverse("themes", args=[later.question.key])).content.decode()
    address = reverse("answers_without_theme", args=[later.question.key]) + "?new=1"
    listed = client.get(address).content.decode()

    assert ">New here</h2>" in page
    assert "2 answers came since the themes were agreed and fit none of them." in page
    assert f'href="{address}"' in page
    assert "A ghost train" in listed
    assert "Free snow" in listed
    for other in ("Old words", "Night bus", "idk", "Bus tour", "More buses", "zzheld", "After the"):
        assert other not in listed


def test_the_heading_is_not_there_when_nothing_is_new(later, client, youth_worker):
    client.force_login(youth_worker)
    for answer in (later.ghost, later.alone):
        code(answer, later.theme)

    page = client.get(reverse("themes", args=[later.question.key])).content.decode()
    empty = client.get(reverse("answers_without_theme", args=[later.question.key]) + "?new=1")

    assert "New here" not in page
    assert "fits one of them" in empty.content.decode()


def test_another_organisation_does_not_find_them(later, client):
    client.force_login(make_person(Role.YOUTH_WORKER, organisation=make_organisation("Elsewhere")))

    address = reverse("answers_without_theme", args=[later.question.key]) + "?new=1"
    assert client.get(address).status_code == 404


def test_the_reason_is_called_as_the_finder_calls_it():
    assert clean.NO_THEME == NO_THEME
