"""Every change can be undone, and the undoing too; what others did since is never lost."""

from collections.abc import Callable

import pytest

from analysis.actions.adopting import adopt_theme, place_answers
from analysis.actions.curating import (
    describe_theme,
    drop_theme,
    merge_themes,
    nest_theme,
    rename_theme,
    restore_theme,
    split_theme,
    write_theme,
)
from analysis.actions.moving import add_answer, confirm_answer, move_answer, remove_answer
from analysis.actions.problems import ThemeProblem
from analysis.actions.quoting import choose_excerpt
from analysis.actions.tying import tie_theme, untie_theme
from analysis.actions.undoing import undo_edit
from analysis.models import Coding, Excerpt, ProposedTheme, Theme, ThemeEdit, ThemePriority
from surveys.models import Answer
from tests.factories.accounts import make_person
from tests.factories.programme import make_commitment, make_priority
from tests.factories.themes import code, hear, make_run, make_theme, make_written, said, suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return make_written()


@pytest.fixture
def answers(question):
    return hear(
        question, "More buses", "Buses at night", "A bigger park", "Safer roads", may_quote=True
    )


@pytest.fixture
def buses(question, answers):
    """A theme with an answer by the machine, one by a person, a quote, a tie and a sub-theme."""
    theme = make_theme(question, "Buses")
    code(answers[0], theme, strength=0.5)
    code(answers[1], theme, by=make_person())
    choose_excerpt(theme=theme, answer=answers[0], text="More buses", by=make_person())
    priority = make_priority()
    tie_theme(theme=theme, priority=priority, by=make_person())
    theme.commitments.add(make_commitment("Buses come", priority=priority))
    make_theme(question, "Night buses", parent=theme, position=1)
    return theme


@pytest.fixture
def parks(question, answers):
    theme = make_theme(question, "Parks", position=2)
    code(answers[2], theme)
    code(answers[0], theme)
    return theme


def everything(question) -> dict[str, list]:
    """All that people and the machine say about a question, told apart by nothing but content."""
    themes = Theme.objects.agreed().filter(theme_set__question=question)
    codings = Coding.objects.filter(theme__in=themes, removed_at=None)
    tables = {
        "themes": themes.values_list("key", "label", "meaning", "is_not", "parent__key"),
        "codings": codings.values_list("segment", "theme", "strength", "assigned_by"),
        "ties": ThemePriority.objects.filter(theme__in=themes).values_list(
            "theme", "priority", "reason"
        ),
        "quotes": Excerpt.objects.filter(theme__in=themes).values_list("theme", "answer"),
        "replies": themes.values_list("key", "commitments"),
        "proposals": ProposedTheme.objects.values_list("pk", "adopted_as"),
    }
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def codings_of(theme: Theme) -> list[Coding]:
    return list(theme.codings.filter(removed_at=None).select_related("theme__theme_set"))


def adopt(question, buses, parks, by):
    run = make_run(question, {"Roads": list(question.answers.all())})
    ProposedTheme.objects.create(
        run=run, number=2, label="Crossings", size=1, share=0.1, parent=run.proposed_themes.get()
    )
    adopt_theme(proposed=run.proposed_themes.get(number=1), by=by)


def place(again: bool) -> Callable:
    def do(question, buses, parks, by):
        run = make_run(question, {"Parks": list(question.answers.all())})
        run.proposed_themes.update(adopted_as=parks)
        place_answers(run=run, by=by, again=again)

    return do


def tie_another(question, buses, parks, by):
    plan = buses.priorities.get().priority.plan
    tie_theme(theme=buses, priority=make_priority("A second", code="SEC", plan=plan), by=by)


def tie_again(question, buses, parks, by):
    tie = buses.priorities.get()
    tie_theme(theme=buses, priority=tie.priority, reason="Another reason", by=by)


CHANGES: dict[str, Callable] = {
    "wrote": lambda q, b, p, by: write_theme(question=q, label="Shops", by=by),
    "renamed": lambda q, b, p, by: rename_theme(
        theme=b, label="Getting about", by=by, named_by="Youth Council"
    ),
    "described": lambda q, b, p, by: describe_theme(theme=b, meaning="Bus", is_not="Cars", by=by),
    "dropped": lambda q, b, p, by: drop_theme(theme=b, by=by),
    "merged": lambda q, b, p, by: merge_themes(theme=b, into=p, by=by),
    "merged the other way": lambda q, b, p, by: merge_themes(theme=p, into=b, by=by),
    "split": lambda q, b, p, by: split_theme(
        theme=b, label="At night", codings=codings_of(b)[:1], by=by
    ),
    "nested": lambda q, b, p, by: nest_theme(theme=p, under=b, by=by),
    "raised": lambda q, b, p, by: nest_theme(theme=b.sub_themes.get(), under=None, by=by),
    "moved": lambda q, b, p, by: move_answer(codings=codings_of(b), to=p, by=by),
    "took out": lambda q, b, p, by: remove_answer(codings=codings_of(b), by=by),
    "confirmed": lambda q, b, p, by: confirm_answer(codings=codings_of(b), by=by),
    "added": lambda q, b, p, by: add_answer(
        answer=Answer.objects.get(review__released_text="Safer roads"), theme=b, by=by
    ),
    "tied": tie_another,
    "tied again": tie_again,
    "untied": lambda q, b, p, by: untie_theme(theme=b, priority=b.priorities.get().priority, by=by),
    "adopted": adopt,
    "placed": place(again=False),
    "placed again": place(again=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_undone_and_done_again(change, question, buses, parks, youth_worker):
    start = everything(question)
    CHANGES[change](question, buses, parks, youth_worker)
    changed = everything(question)
    edit = question.theme_set.edits.first()
    adopted = parks.pk if "placed" in change else None  # as the run that places was made
    start["proposals"] = [(pk, adopted) for pk, _ in changed["proposals"]]

    undo_edit(edit=edit, by=youth_worker)

    assert changed != start
    assert everything(question) == start
    if "placed" in change:
        return
    undo_edit(edit=question.theme_set.edits.first(), by=youth_worker)
    assert everything(question) == changed


def test_putting_back_is_undone(question, buses, youth_worker):
    drop_theme(theme=buses, by=youth_worker)
    restore_theme(theme=buses, by=youth_worker)

    undo_edit(edit=question.theme_set.edits.first(), by=youth_worker)

    assert not Theme.objects.agreed().filter(pk=buses.pk).exists()


def test_a_change_is_undone_once(question, buses, youth_worker):
    rename_theme(theme=buses, label="Getting about", by=youth_worker)
    edit = question.theme_set.edits.first()
    undo_edit(edit=edit, by=youth_worker)

    with pytest.raises(ThemeProblem, match="already been undone"):
        undo_edit(edit=edit, by=youth_worker)

    assert question.theme_set.edits.filter(verb="undid").count() == 1


def test_a_change_that_another_builds_on_is_not_undone(question, buses, youth_worker):
    rename_theme(theme=buses, label="Getting about", by=youth_worker)
    first = question.theme_set.edits.first()
    rename_theme(theme=buses, label="Travel", by=make_person())

    with pytest.raises(ThemeProblem, match="“Travel”"):
        undo_edit(edit=first, by=youth_worker)

    buses.refresh_from_db()
    assert buses.label == "Travel"


def test_an_earlier_change_is_undone_past_a_later_one_to_something_else(
    question, buses, parks, youth_worker
):
    rename_theme(theme=buses, label="Getting about", by=youth_worker)
    first = question.theme_set.edits.first()
    rename_theme(theme=parks, label="Green places", by=make_person())

    undo_edit(edit=first, by=youth_worker)

    labels = Theme.objects.agreed().filter(parent=None).values_list("label", flat=True)
    assert sorted(labels) == ["Buses", "Green places"]


def test_what_a_person_put_in_a_theme_since_keeps_it(question, answers, buses, youth_worker):
    adopt(question, buses, None, youth_worker)
    edit = question.theme_set.edits.first()
    adopted = Theme.objects.get(key=edit.details["theme"])
    extra = hear(question, "No more lorries")[0]
    add_answer(answer=extra, theme=adopted, by=make_person())

    with pytest.raises(ThemeProblem, match="“Roads”"):
        undo_edit(edit=edit, by=youth_worker)

    assert said(adopted)["No more lorries"] != "machine"


def test_what_a_person_checked_since_stays_when_placing_is_undone(question, answers, youth_worker):
    parks = make_theme(question, "Parks")
    run = make_run(question, {"Parks": answers})
    run.proposed_themes.update(adopted_as=parks)
    place_answers(run=run, by=youth_worker)
    edit = question.theme_set.edits.first()
    checked = codings_of(parks)[:1]
    confirm_answer(codings=checked, by=youth_worker)

    undo_edit(edit=edit, by=youth_worker)

    assert list(said(parks).values()) == [str(youth_worker)]


def test_a_name_that_was_taken_meanwhile_is_told(question, buses, youth_worker):
    rename_theme(theme=buses, label="Getting about", by=youth_worker)
    edit = question.theme_set.edits.first()
    write_theme(question=question, label="buses", by=youth_worker)

    with pytest.raises(ThemeProblem, match="already a theme called"):
        undo_edit(edit=edit, by=youth_worker)

    assert Theme.objects.agreed().filter(label="Getting about").exists()


def test_undoing_that_would_make_a_third_level_is_refused(question, buses, parks, youth_worker):
    nest_theme(theme=buses.sub_themes.get(), under=None, by=youth_worker)
    edit = question.theme_set.edits.first()
    nest_theme(theme=buses, under=parks, by=youth_worker)

    with pytest.raises(ThemeProblem, match="Nothing was undone"):
        undo_edit(edit=edit, by=youth_worker)


def test_what_went_with_its_answer_does_not_stand_in_the_way(
    question, answers, buses, parks, youth_worker
):
    move_answer(codings=codings_of(buses), to=parks, by=youth_worker)
    edit = question.theme_set.edits.first()
    answers[0].delete()

    undo_edit(edit=edit, by=youth_worker)

    assert list(said(buses)) == ["Buses at night"]


def test_an_old_change_says_that_it_cannot_be_undone(question, buses, youth_worker):
    edit = ThemeEdit.objects.create(theme_set=question.theme_set, verb="renamed")

    with pytest.raises(ThemeProblem, match="could be undone"):
        undo_edit(edit=edit, by=youth_worker)


def test_no_answer_text_is_kept_in_a_journal(question, buses, parks, youth_worker):
    merge_themes(theme=buses, into=parks, by=youth_worker)

    assert "more buses" not in str(question.theme_set.edits.first().journal).casefold()


@pytest.mark.parametrize("ring", ["itself", "below", "two levels", "has sub-themes"])
def test_a_nesting_that_cannot_be_is_refused(ring, question, buses, parks, youth_worker):
    below = buses.sub_themes.get()
    theme, under = {
        "itself": (buses, buses),
        "below": (buses, below),
        "two levels": (parks, below),
        "has sub-themes": (buses, parks),
    }[ring]

    with pytest.raises(ThemeProblem):
        nest_theme(theme=theme, under=under, by=youth_worker)

    assert question.theme_set.edits.filter(verb="nested").count() == 0


def test_nesting_where_it_is_already_changes_nothing(question, buses, youth_worker):
    nest_theme(theme=buses.sub_themes.get(), under=buses, by=youth_worker)

    assert question.theme_set.edits.filter(verb="nested").count() == 0


def test_suggest_is_not_needed_to_undo(question, answers, youth_worker):
    run = make_run(question, {"Roads": answers[:1]})
    suggest(run.proposed_themes.get(), answers[1])
    theme = adopt_theme(proposed=run.proposed_themes.get(), by=youth_worker)

    undo_edit(edit=question.theme_set.edits.first(), by=youth_worker)
    again = adopt_theme(proposed=run.proposed_themes.get(), by=youth_worker)

    assert (theme.pk != again.pk, len(said(again))) == (True, 2)
