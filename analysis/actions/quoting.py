"""Choosing words that may be shown, and the second look at them."""

import re

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from analysis.actions.changes import keep_edit, lock_themes
from analysis.actions.journal import Journal
from analysis.actions.problems import ThemeProblem
from analysis.models import RELEASED, Coding, Excerpt, Theme
from surveys.models import Answer
from voice.shared.audit import record

MARK = "[…]"  # stands for words left out
MOST_LETTERS = 400
MAY_NOT = "This young person did not say that their words may be shown."
CHANGED = "These words are no longer in a released answer. Choose them again."
NOT_IN_ANSWER = (
    "A quote is words from the answer: shorten it at either end, or put […] in place of words, "
    "but change nothing else."
)


@transaction.atomic
def choose_excerpt(*, theme: Theme, answer: Answer, text: str, by) -> Excerpt:
    """Choose words of an answer as a quote for a theme; a second person looks at it next.

    Choosing again replaces the words and asks for a second look again. Raises ThemeProblem if the
    young person did not allow it, the answer is not in the theme, or the words are not its words.
    """
    theme_set = lock_themes(theme.theme_set.question)
    answer = Answer.objects.select_related("review", "response").get(pk=answer.pk)
    text = " ".join(text.split())
    refuse_unquotable(theme, answer)
    if not re.search(r"\w", text.replace(MARK, "")) or len(text) > MOST_LETTERS:
        raise ThemeProblem(f"A quote has some words, and up to {MOST_LETTERS} letters.")
    if not is_part_of(text, answer.review.released_text):
        raise ThemeProblem(NOT_IN_ANSWER)
    excerpt, is_new = Excerpt.objects.update_or_create(
        theme=theme,
        answer=answer,
        defaults={
            "text": text,
            "chosen_by": by,
            "checked_by": None,
            "chosen_at": timezone.now(),
        },
    )
    record(by=by, verb="chose a quote", thing=excerpt)
    journal = Journal()
    if is_new:
        journal.made(excerpt)
    keep_edit(theme_set, by=by, verb="quoted", theme=theme, journal=journal)
    return excerpt


def refuse_unquotable(theme: Theme, answer: Answer) -> None:
    if not answer.response.may_quote:
        raise ThemeProblem(MAY_NOT)
    if answer.review.status not in RELEASED:
        raise ThemeProblem(CHANGED)
    in_theme = Coding.objects.standing().filter(
        Q(theme=theme) | Q(theme__parent=theme), theme__dropped_at=None, segment__answer=answer
    )
    if not in_theme.exists():
        raise ThemeProblem("This answer is not in the theme.")


def is_part_of(text: str, released: str) -> bool:
    """Is the text made of whole words of the released text, in order, with only marks between?"""
    words, at = " ".join(released.split()), 0
    for piece in filter(None, (piece.strip() for piece in text.split(MARK))):
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(words, at)
        if not found:
            return False
        at = found.end()
    return True


@transaction.atomic
def check_excerpt(*, excerpt: Excerpt, by) -> Excerpt:
    """Say that a quote may be shown. Raises ThemeProblem for the person who chose it, or if the
    answer was reviewed again since."""
    excerpt = Excerpt.objects.select_for_update().get(pk=excerpt.pk)
    if excerpt.chosen_by_id == by.pk:
        raise ThemeProblem("Somebody other than you has to look at the words you chose.")
    if not Excerpt.objects.standing().filter(pk=excerpt.pk).exists():
        raise ThemeProblem(CHANGED)
    excerpt.checked_by = by
    excerpt.save(update_fields=["checked_by"])
    record(by=by, verb="checked a quote", thing=excerpt)
    return excerpt


@transaction.atomic
def withdraw_excerpt(*, excerpt: Excerpt, by) -> None:
    """Take a quote away. The history says so, and keeps no words: it cannot be undone."""
    theme = excerpt.theme
    theme_set = lock_themes(theme.theme_set.question)
    record(by=by, verb="withdrew a quote", thing=excerpt)
    excerpt.delete()
    keep_edit(theme_set, by=by, verb="took a quote away", theme=theme)
