import datetime as dt

import pytest
from django.utils import timezone

from analysis.actions.adopting import adopt_all, adopt_theme, place_answers
from analysis.actions.curating import drop_theme, write_theme
from analysis.actions.moving import confirm_answer, move_answer, remove_answer
from analysis.actions.problems import ThemeProblem, ThemesChanged
from analysis.models import Coding, ProposedTheme, Segment, ThemeEdit, ThemeSet
from tests.factories.surveys import release
from tests.factories.themes import (
    code,
    hear,
    make_run,
    make_theme,
    make_written,
    said,
    suggest,
)

pytestmark = pytest.mark.django_db
TEXTS = ("More buses", "Buses at night", "A bigger park")


@pytest.fixture
def question(db):
    return make_written()


@pytest.fixture
def answers(question):
    return hear(question, *TEXTS)


def test_a_suggestion_becomes_a_theme_with_its_answers(question, answers, youth_worker):
    run = make_run(question, {"Buses": answers[:2]})
    proposed = run.proposed_themes.get()

    theme = adopt_theme(proposed=proposed, by=youth_worker, label=" Getting   about ")

    proposed.refresh_from_db()
    assert (theme.label, theme.words, proposed.adopted_as) == ("Getting about", ["word"], theme)
    assert said(theme) == {"More buses": "machine", "Buses at night": "machine"}
    assert ThemeSet.objects.get().revision == 1
    assert set(Coding.objects.values_list("run", flat=True)) == {run.pk}


def test_a_suggestion_is_adopted_once(question, answers, youth_worker):
    proposed = make_run(question, {"Buses": answers}).proposed_themes.get()
    adopt_theme(proposed=proposed, by=youth_worker)

    with pytest.raises(ThemeProblem):
        adopt_theme(proposed=proposed, by=youth_worker, label="Again")

    assert question.theme_set.themes.count() == 1


def test_a_dropped_theme_may_be_suggested_and_adopted_again(question, answers, youth_worker):
    proposed = make_run(question, {"Buses": answers}).proposed_themes.get()
    drop_theme(theme=adopt_theme(proposed=proposed, by=youth_worker), by=youth_worker)

    again = adopt_theme(proposed=proposed, by=youth_worker)

    assert len(said(again)) == 3


def test_a_name_that_is_taken_is_refused_whatever_its_capitals(question, answers, youth_worker):
    make_theme(question, "buses")
    proposed = make_run(question, {"Buses": answers}).proposed_themes.get()

    with pytest.raises(ThemeProblem):
        adopt_theme(proposed=proposed, by=youth_worker)

    assert (question.theme_set.themes.count(), Coding.objects.count()) == (1, 0)


def test_adopting_all_leaves_the_names_that_are_taken(question, answers, youth_worker):
    make_theme(question, "Parks")
    run = make_run(question, {"Buses": answers[:2], "Parks": answers[2:], "Night": answers[1:2]})

    adopted = adopt_all(run=run, by=youth_worker)

    assert sorted(theme.label for theme in adopted) == ["Buses", "Night"]
    assert run.proposed_themes.get(adopted_as=None).label == "Parks"


def test_adopting_a_heading_brings_its_sub_themes(question, answers, youth_worker):
    run = make_run(question, {"Getting about": [], "Buses": answers[:2]})
    heading, below = run.proposed_themes.order_by("number")
    ProposedTheme.objects.filter(pk=below.pk).update(parent=heading)

    theme = adopt_theme(proposed=heading, by=youth_worker)

    sub_theme = theme.sub_themes.get()
    assert (sub_theme.label, len(said(sub_theme)), said(theme)) == ("Buses", 2, {})


def test_the_second_of_two_people_is_told_and_nothing_is_done(question, answers, youth_worker):
    run = make_run(question, {"Buses": answers})
    write_theme(question=question, label="Parks", by=youth_worker, revision=0)

    with pytest.raises(ThemesChanged):
        adopt_all(run=run, by=youth_worker, revision=0)

    assert [theme.label for theme in question.theme_set.themes.all()] == ["Parks"]


def test_answers_reviewed_again_after_the_run_are_not_laid(question, answers, youth_worker):
    run = make_run(question, {"Buses": answers[:2]})
    release(answers[0], youth_worker, "[…] buses")

    theme = adopt_theme(proposed=run.proposed_themes.get(), by=youth_worker)

    assert said(theme) == {"Buses at night": "machine"}


def test_placing_new_answers_moves_no_other(question, answers, youth_worker):
    first = make_run(question, {"Buses": answers[:2], "Parks": answers[2:]})
    buses, parks = adopt_all(run=first, by=youth_worker)
    later = hear(question, "Buses on Sunday")
    second = make_run(question, {"Buses": [answers[0], *later], "Parks": answers[1:]})
    adopted_as(second, Buses=buses, Parks=parks)

    place_answers(run=second, by=youth_worker)

    assert sorted(said(buses)) == ["Buses at night", "Buses on Sunday", "More buses"]
    assert sorted(said(parks)) == ["A bigger park"]


def test_placing_again_replaces_the_machine_and_leaves_what_people_did(
    question, answers, youth_worker
):
    buses, parks = make_theme(question, "Buses"), make_theme(question, "Parks")
    confirmed = code(answers[0], buses)
    moved = code(answers[1], buses)
    code(answers[2], buses)
    confirm_answer(codings=[confirmed], by=youth_worker)
    move_answer(codings=[moved], to=parks, by=youth_worker)
    taken = code(*hear(question, "Teachers"), parks)
    remove_answer(codings=[taken], by=youth_worker)
    run = make_run(question, {"Buses": answers[1:2], "Parks": [answers[0], answers[2]]})
    adopted_as(run, Buses=buses, Parks=parks)
    suggest(run.proposed_themes.get(label="Parks"), taken.segment.answer, end=5)

    place_answers(run=run, by=youth_worker, again=True)

    name = str(youth_worker)
    assert said(buses) == {"More buses": name}
    assert said(parks) == {"Buses at night": name, "A bigger park": "machine"}


def test_the_machine_says_nothing_of_words_that_a_person_placed(question, answers, youth_worker):
    buses, parks = make_theme(question, "Buses"), make_theme(question, "Parks")
    code(answers[0], buses, by=youth_worker)
    run = make_run(question, {"Buses": [], "Parks": []})
    adopted_as(run, Buses=buses, Parks=parks)
    suggest(run.proposed_themes.get(label="Parks"), answers[0], start=5)

    place_answers(run=run, by=youth_worker, again=True)

    assert said(parks) == {}


def test_placing_twice_is_the_same_as_once(question, answers, youth_worker):
    run = make_run(question, {"Buses": answers})
    adopt_theme(proposed=run.proposed_themes.get(), by=youth_worker)

    place_answers(run=run, by=youth_worker, again=True)
    place_answers(run=run, by=youth_worker, again=True)
    place_answers(run=run, by=youth_worker)

    assert (Coding.objects.count(), Segment.objects.count()) == (3, 3)
    assert ThemeEdit.objects.filter(verb="placed").count() == 3


def test_suggestions_of_a_run_from_before_a_sealing_hold_nothing_sealed(
    question, answers, youth_worker
):
    run = make_run(question, {"Buses": answers})
    review = answers[0].review
    review.status, review.released_text = "sealed", ""
    review.decided_at = timezone.now() + dt.timedelta(seconds=1)
    review.save()

    theme = adopt_theme(proposed=run.proposed_themes.get(), by=youth_worker)

    assert sorted(said(theme)) == ["A bigger park", "Buses at night"]


def adopted_as(run, **themes):
    for label, theme in themes.items():
        run.proposed_themes.filter(label=label).update(adopted_as=theme)
