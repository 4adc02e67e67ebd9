"""What every change to a ThemeSet shares: one at a time, told apart by revision, and kept."""

from django.db.models import Max

from analysis.actions.journal import Journal
from analysis.actions.problems import ThemeProblem, ThemesChanged
from analysis.history import ABOUT_ANSWERS
from analysis.models import Theme, ThemeEdit, ThemeSet
from surveys.models import Question
from voice.shared.audit import record


def lock_themes(question: Question, revision: int | None = None) -> ThemeSet:
    """The question's ThemeSet, locked until the transaction ends.

    Raises ThemesChanged when the list of themes was changed after `revision` was seen.
    """
    ThemeSet.objects.get_or_create(question=question)
    theme_set = ThemeSet.objects.select_for_update().get(question=question)
    if revision is not None:
        later = theme_set.edits.filter(revision__gt=revision).exclude(verb__in=ABOUT_ANSWERS)
        if edit := later.select_related("by").first():
            raise ThemesChanged(
                f"{edit.by} changed the themes after you opened this page ({edit.verb} “"
                f"{edit.details.get('label', 'a theme')}”). Your change has not been made yet: "
                "look at the list as it is now, and send it again if it is still right."
            )
    return theme_set


def keep_edit(
    theme_set: ThemeSet,
    *,
    by,
    verb: str,
    theme: Theme | None = None,
    journal: Journal | None = None,
    undoes: ThemeEdit | None = None,
    **details,
) -> ThemeEdit:
    """Raise the revision and add to the history. `journal`: the rows that it takes to undo it;
    `details`: what it takes to tell it."""
    theme_set.revision += 1
    theme_set.save(update_fields=["revision"])
    about = {"theme": theme.key, "label": theme.label} if theme else {}
    edit = ThemeEdit.objects.create(
        theme_set=theme_set,
        by=by,
        verb=verb,
        revision=theme_set.revision,
        details={**about, **details},
        journal=journal.close() if journal else {},
        undoes=undoes,
    )
    record(by=by, verb=f"themes: {verb}", thing=theme or theme_set)
    return edit


def free_label(theme_set: ThemeSet, label: str, *, but: Theme | None = None) -> str:
    """The label with spaces tidied. Raises ThemeProblem if it is empty, too long or taken."""
    label = " ".join(label.split())
    if not label:
        raise ThemeProblem("Give the theme a name.")
    if len(label) > 120:
        raise ThemeProblem("The name of a theme may have up to 120 letters.")
    taken = theme_set.themes.agreed().filter(label__iexact=label)
    if but:
        taken = taken.exclude(pk=but.pk)
    if taken.exists():
        raise ThemeProblem(f"There is already a theme called “{label}”.")
    return label


def next_position(theme_set: ThemeSet) -> int:
    return (theme_set.themes.aggregate(last=Max("position"))["last"] or 0) + 1


def agreed_or_refuse(theme_set: ThemeSet, theme: Theme) -> Theme:
    """The theme as it is now. Raises ThemeProblem if it is not one of the agreed themes."""
    now = theme_set.themes.agreed().filter(pk=theme.pk).first()
    if now is None:
        raise ThemeProblem(f"“{theme.label}” is no longer one of the themes.")
    return now
