import pytest

from analysis.actions.curating import (
    describe_theme,
    drop_theme,
    edit_theme,
    merge_themes,
    rename_theme,
    restore_theme,
    split_theme,
    write_theme,
)
from analysis.actions.moving import remove_answer
from analysis.actions.problems import ThemeProblem, ThemesChanged
from analysis.actions.tying import tie_theme, untie_theme
from analysis.models import Coding, Excerpt, Theme, ThemeEdit
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_plan, make_priority
from tests.factories.themes import code, hear, make_theme, make_written, said
from voice.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return make_written()


@pytest.fixture
def answers(question):
    return hear(question, "More buses", "Buses at night", "A bigger park")


def verbs(question) -> list[str]:
    return list(question.theme_set.edits.values_list("verb", flat=True))


def test_a_theme_is_written_by_hand(question, youth_worker):
    theme = write_theme(question=question, label="Parks", meaning=" Green places ", by=youth_worker)

    assert (theme.label, theme.meaning, theme.created_by) == ("Parks", "Green places", youth_worker)
    assert verbs(question) == ["wrote"]
    assert AuditEvent.objects.get().thing == f"Theme {theme.key}"


@pytest.mark.parametrize("label", ["", "   ", "x" * 121, "PARKS", " parks "])
def test_a_name_that_cannot_be_is_refused(question, youth_worker, label):
    make_theme(question, "Parks")

    with pytest.raises(ThemeProblem):
        write_theme(question=question, label=label, by=youth_worker)

    assert Theme.objects.count() == 1


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "=1+1", "Ünïcode 🚌"])
def test_a_name_is_kept_as_it_was_written(question, youth_worker, label):
    assert write_theme(question=question, label=label, by=youth_worker).label == label


def test_renaming_keeps_the_answers_and_the_old_name_in_the_history(
    question, answers, youth_worker
):
    theme = make_theme(question, "Buses")
    code(answers[0], theme)

    rename_theme(theme=theme, label="Getting about", by=youth_worker)

    theme.refresh_from_db()
    edit = ThemeEdit.objects.get()
    assert (theme.label, edit.details["was"], said(theme)) == (
        "Getting about",
        "Buses",
        {"More buses": "machine"},
    )


def test_renaming_to_its_own_name_in_other_capitals_is_allowed(question, youth_worker):
    theme = make_theme(question, "buses")

    assert rename_theme(theme=theme, label="Buses", by=youth_worker).label == "Buses"


def test_saving_without_a_change_leaves_no_history(question, youth_worker):
    theme = make_theme(question, "Buses", meaning="Public transport")

    edit_theme(theme=theme, label="Buses", meaning="Public transport", is_not="", by=youth_worker)

    assert verbs(question) == []


def test_a_description_says_what_it_was_before(question, youth_worker):
    theme = make_theme(question, "Buses", meaning="Old")

    describe_theme(theme=theme, meaning="New", is_not="Trains", by=youth_worker)

    theme.refresh_from_db()
    assert (theme.meaning, theme.is_not) == ("New", "Trains")
    assert ThemeEdit.objects.get().journal["Theme"][0][1][2:4] == ["Old", ""]


def test_a_change_over_another_persons_is_refused_and_says_whose(question, youth_worker):
    other = make_person(name="Ola Other")
    theme = make_theme(question, "Buses")
    rename_theme(theme=theme, label="Getting about", by=other, revision=0)

    with pytest.raises(ThemesChanged, match="Ola Other"):
        rename_theme(theme=theme, label="Transport", by=youth_worker, revision=0)

    theme.refresh_from_db()
    assert theme.label == "Getting about"


def test_sorting_answers_does_not_stand_in_the_way_of_wording(question, answers, youth_worker):
    theme = make_theme(question, "Buses")
    remove_answer(codings=[code(answers[0], theme)], by=make_person())

    renamed = rename_theme(theme=theme, label="Transport", by=youth_worker, revision=0)

    assert renamed.label == "Transport"


def test_dropping_keeps_everything_and_putting_back_brings_it(question, answers, youth_worker):
    theme = make_theme(question, "Buses")
    below = make_theme(question, "Night buses", parent=theme)
    code(answers[0], theme, by=youth_worker)

    drop_theme(theme=theme, by=youth_worker)
    below.refresh_from_db()
    assert (list(question.theme_set.themes.agreed()), below.parent) == ([below], None)

    restored = restore_theme(theme=theme, by=youth_worker)
    assert said(restored) == {"More buses": str(youth_worker)}
    assert verbs(question) == ["put back", "dropped"]


def test_a_dropped_theme_cannot_be_changed(question, youth_worker):
    theme = make_theme(question, "Buses")
    drop_theme(theme=theme, by=youth_worker)

    with pytest.raises(ThemeProblem):
        rename_theme(theme=theme, label="Transport", by=youth_worker)


def test_putting_back_under_a_name_that_is_taken_is_refused(question, youth_worker):
    theme = make_theme(question, "Buses")
    drop_theme(theme=theme, by=youth_worker)
    make_theme(question, "Buses")

    with pytest.raises(ThemeProblem):
        restore_theme(theme=theme, by=youth_worker)


def test_a_split_moves_the_ticked_answers_for_good(question, answers, youth_worker):
    theme = make_theme(question, "Buses")
    codings = [code(answer, theme) for answer in answers]

    new = split_theme(theme=theme, label="Parks", codings=codings[2:], by=youth_worker)

    assert said(new) == {"A bigger park": str(youth_worker)}
    assert sorted(said(theme)) == ["Buses at night", "More buses"]
    codings[2].refresh_from_db()
    assert codings[2].removed_by == youth_worker


def test_a_split_of_nothing_is_refused(question, youth_worker):
    theme = make_theme(question, "Buses")

    with pytest.raises(ThemeProblem):
        split_theme(theme=theme, label="Parks", codings=[], by=youth_worker)

    assert Theme.objects.count() == 1


def test_merging_carries_answers_and_who_said_so(question, answers, youth_worker):
    theme, into = make_theme(question, "Buses"), make_theme(question, "Transport")
    code(answers[0], theme, by=youth_worker)
    code(answers[1], theme)
    code(answers[1], into)
    code(answers[2], into)

    merge_themes(theme=theme, into=into, by=youth_worker)

    theme.refresh_from_db()
    assert said(into) == {
        "More buses": str(youth_worker),
        "Buses at night": "machine",
        "A bigger park": "machine",
    }
    assert (theme.merged_into, theme.dropped_at is None) == (into, False)


@pytest.mark.parametrize("who", ["person", "machine"])
def test_merging_over_a_removal_lets_only_a_person_put_it_back(
    question, answers, youth_worker, who
):
    theme, into = make_theme(question, "Buses"), make_theme(question, "Transport")
    remove_answer(codings=[code(answers[0], into)], by=youth_worker)
    code(answers[0], theme, by=youth_worker if who == "person" else None)

    merge_themes(theme=theme, into=into, by=youth_worker)

    expected = {"More buses": str(youth_worker)} if who == "person" else {}
    assert said(into) == expected


def test_merging_carries_removals_so_that_no_run_undoes_them(question, answers, youth_worker):
    theme, into = make_theme(question, "Buses"), make_theme(question, "Transport")
    remove_answer(codings=[code(answers[0], theme)], by=youth_worker)

    merge_themes(theme=theme, into=into, by=youth_worker)

    assert Coding.objects.get(theme=into).removed_by == youth_worker


def test_merging_carries_ties_and_quotes_once(question, answers, youth_worker):
    theme, into = make_theme(question, "Buses"), make_theme(question, "Transport")
    both, one = make_priority("Best Place"), make_priority("Thriving", plan=make_plan("20"))
    for tied, priority in ((theme, both), (theme, one), (into, both)):
        tie_theme(theme=tied, priority=priority, by=youth_worker, reason=f"of {tied}")
    for quoted in (theme, into):
        Excerpt.objects.create(theme=quoted, answer=answers[0], text="More buses")
    Excerpt.objects.create(theme=theme, answer=answers[1], text="at night")

    merge_themes(theme=theme, into=into, by=youth_worker)

    ties = into.priorities.values_list("priority__title", "reason")
    assert sorted(ties) == [("Best Place", "of Transport"), ("Thriving", "of Buses")]
    assert into.excerpts.count() == 2


def test_a_theme_is_not_merged_into_itself_or_below_itself(question, youth_worker):
    theme = make_theme(question, "Buses")
    below = make_theme(question, "Night buses", parent=theme)

    for into in (theme, below):
        with pytest.raises(ThemeProblem):
            merge_themes(theme=theme, into=into, by=youth_worker)

    assert list(question.theme_set.themes.agreed()) == [theme, below]


def test_a_sub_theme_may_be_merged_upwards(question, answers, youth_worker):
    theme = make_theme(question, "Buses")
    below = make_theme(question, "Night buses", parent=theme)
    code(answers[1], below)

    merge_themes(theme=below, into=theme, by=youth_worker)

    assert said(theme) == {"Buses at night": "machine"}


def test_themes_of_two_questions_are_not_merged(question, youth_worker):
    elsewhere = make_theme(make_written(title="Another survey"), "Transport")

    with pytest.raises(ThemeProblem):
        merge_themes(theme=make_theme(question), into=elsewhere, by=youth_worker)


def test_two_merges_that_would_make_a_ring_end_with_one(question, youth_worker):
    first, second = make_theme(question, "Buses"), make_theme(question, "Transport")
    merge_themes(theme=first, into=second, by=youth_worker)

    with pytest.raises(ThemeProblem):
        merge_themes(theme=second, into=first, by=youth_worker)

    assert list(question.theme_set.themes.agreed()) == [second]


def test_a_tie_is_made_once_and_its_reason_replaced(question, youth_worker):
    theme, priority = make_theme(question), make_priority()
    tie_theme(theme=theme, priority=priority, by=youth_worker, reason="First")
    tie_theme(theme=theme, priority=priority, by=youth_worker, reason="Better")

    assert list(theme.priorities.values_list("reason", flat=True)) == ["Better"]

    untie_theme(theme=theme, priority=priority, by=youth_worker)
    untie_theme(theme=theme, priority=priority, by=youth_worker)
    assert theme.priorities.count() == 0
    assert verbs(question) == ["untied", "tied", "tied"]


def test_a_priority_of_another_organisation_is_refused(question, youth_worker):
    plan = make_plan(organisation=make_organisation("Another council"))

    with pytest.raises(ThemeProblem):
        tie_theme(theme=make_theme(question), priority=make_priority(plan=plan), by=youth_worker)
