import pytest

from analysis.actions.moving import add_answer, confirm_answer, move_answer, remove_answer
from analysis.actions.problems import ThemeProblem
from analysis.actions.segments import recut_segments
from analysis.models import Coding, Segment
from surveys.models import Review
from tests.factories.surveys import release
from tests.factories.themes import code, hear, make_theme, make_written, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return make_written()


@pytest.fixture
def answer(question):
    return hear(question, "More buses and a park")[0]


def test_a_moved_answer_is_in_the_other_theme_by_a_person(question, answer, youth_worker):
    buses, parks = make_theme(question, "Buses"), make_theme(question, "Parks")

    moved = move_answer(codings=[code(answer, buses)], to=parks, by=youth_worker)

    assert (moved, said(buses)) == (1, {})
    assert said(parks) == {"More buses and a park": str(youth_worker)}


def test_moving_there_and_back_ends_where_it_began(question, answer, youth_worker):
    buses, parks = make_theme(question, "Buses"), make_theme(question, "Parks")
    move_answer(codings=[code(answer, buses)], to=parks, by=youth_worker)

    move_answer(codings=[Coding.objects.get(theme=parks)], to=buses, by=youth_worker)

    assert (said(parks), said(buses)) == ({}, {"More buses and a park": str(youth_worker)})
    assert Coding.objects.count() == 2


def test_answers_of_another_question_are_refused(question, answer, youth_worker):
    elsewhere = make_theme(make_written(title="Another survey"), "Elsewhere")
    coding = code(answer, make_theme(question))

    with pytest.raises(ThemeProblem):
        move_answer(codings=[coding], to=elsewhere, by=youth_worker)

    coding.refresh_from_db()
    assert coding.removed_at is None


@pytest.mark.parametrize("act", [confirm_answer, remove_answer])
def test_nothing_ticked_is_refused(act, youth_worker):
    with pytest.raises(ThemeProblem):
        act(codings=[], by=youth_worker)


def test_what_a_person_confirmed_is_theirs(question, answer, youth_worker):
    coding = code(answer, make_theme(question))

    fresh = confirm_answer(codings=[coding], by=youth_worker)

    coding.refresh_from_db()
    assert (fresh, coding.assigned_by) == (1, youth_worker)


def test_part_of_an_answer_is_put_in_a_theme(question, answer, youth_worker):
    theme = make_theme(question, "Parks")

    add_answer(answer=answer, theme=theme, by=youth_worker, start=17)

    assert said(theme) == {"park": str(youth_worker)}


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 99), (-1, 4), (9, 3)])
def test_a_part_that_is_not_there_is_refused(question, answer, youth_worker, start, end):
    with pytest.raises(ThemeProblem):
        add_answer(answer=answer, theme=make_theme(question), by=youth_worker, start=start, end=end)

    assert Segment.objects.count() == 0


def test_a_held_answer_is_put_in_no_theme(question, answer, youth_worker):
    Review.objects.filter(answer=answer).update(status="held", released_text="", decided_at=None)

    with pytest.raises(ThemeProblem):
        add_answer(answer=answer, theme=make_theme(question), by=youth_worker)


def test_adding_what_was_taken_out_puts_it_back(question, answer, youth_worker):
    theme = make_theme(question)
    remove_answer(codings=[code(answer, theme)], by=youth_worker)

    add_answer(answer=answer, theme=theme, by=youth_worker)

    assert said(theme) == {"More buses and a park": str(youth_worker)}
    assert Coding.objects.count() == 1


def test_sealed_answers_fall_out_of_their_themes(question, answer, youth_worker):
    theme = make_theme(question)
    code(answer, theme, by=youth_worker)

    Review.objects.filter(answer=answer).update(status="sealed", released_text="")

    assert said(theme) == {}


def test_words_that_changed_count_for_nothing_until_they_are_cut_again(
    question, answer, youth_worker
):
    by_person, by_machine = make_theme(question, "Buses"), make_theme(question, "Parks")
    code(answer, by_person, by=youth_worker)
    code(answer, by_machine)

    release(answer, youth_worker, "More […] and a park")
    assert (said(by_person), said(by_machine)) == ({}, {})

    recut_segments(question=question)
    assert said(by_person) == {"More […] and a park": str(youth_worker)}
    assert said(by_machine) == {}


def test_cutting_again_keeps_a_removal_and_lets_a_standing_word_win(question, answer, youth_worker):
    theme, other = make_theme(question, "Buses"), make_theme(question, "Parks")
    whole, part = code(answer, theme, by=youth_worker), Segment(answer=answer, start=0, end=10)
    part.save()
    for each in (theme, other):
        coding = Coding.objects.create(segment=part, theme=each, assigned_by=youth_worker)
        remove_answer(codings=[coding], by=youth_worker)

    release(answer, youth_worker, "More buses")
    recut_segments(question=question)

    assert (said(theme), said(other)) == ({"More buses": str(youth_worker)}, {})
    assert Coding.objects.get(theme=other).removed_by == youth_worker
    assert whole.segment_id not in Segment.objects.values_list("pk", flat=True)


def test_cutting_again_changes_nothing_that_stands(question, answer):
    theme = make_theme(question)
    coding = code(answer, theme)

    recut_segments(question=question)

    assert Coding.objects.standing().get() == coding
