"""Fetching what an address names, for a person who may see it; and telling why not."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from analysis.actions.problems import ThemeProblem
from analysis.forms import SeenForm
from analysis.models import AnalysisRun, Excerpt, Theme
from analysis.permissions import can_edit_themes, can_view_themes
from analysis.queries import asked_in, revision_of
from surveys.models import Answer, Question
from voice.shared.http import require

T = TypeVar("T")
ABOVE = "survey__campaign__organisation"


def allow(request, question: Question, *, edit: bool) -> None:
    can = can_edit_themes if edit else can_view_themes
    require(can(request.user, question))


def question_for(request, key: str, *, edit: bool = False, **also) -> Question:
    """A written question with `asked`, its words. `also`: what else to read with it.

    404 if it is not visible, 403 if not allowed.
    """
    questions = (
        Question.objects.visible_to(request.user).written().annotate(asked=asked_in(), **also)
    )
    question = get_object_or_404(questions.select_related(ABOVE, "theme_set"), key=key)
    allow(request, question, edit=edit)
    return question


def theme_for(request, key: str, *, edit: bool = False, dropped: bool = False, **also) -> Theme:
    """A theme. `also`: what else to read with it in the same query."""
    themes = Theme.objects.visible_to(request.user)
    themes = themes if dropped else themes.agreed()
    theme = get_object_or_404(
        themes.annotate(asked=asked_in("theme_set__question__"), **also).select_related(
            f"theme_set__question__{ABOVE}", "parent"
        ),
        key=key,
    )
    theme.theme_set.question.asked = theme.asked
    allow(request, theme.theme_set.question, edit=edit)
    return theme


def run_for(request, key: str, *, edit: bool = False) -> AnalysisRun:
    """A run over all answers to a question; one that looks into a theme belongs to its page."""
    runs = (
        AnalysisRun.objects.visible_to(request.user)
        .filter(within=None)
        .annotate(asked=asked_in("question__"))
    )
    run = get_object_or_404(runs.select_related(f"question__{ABOVE}", "created_by"), key=key)
    run.question.asked = run.asked
    allow(request, run.question, edit=edit)
    return run


def answer_for(request, answer_id, *, edit: bool = False) -> Answer:
    """A released answer to a written question."""
    questions = Question.objects.visible_to(request.user).written()
    answers = Answer.objects.released().filter(question__in=questions)
    answers = answers.annotate(asked=asked_in("question__"))
    answer = get_object_or_404(
        answers.select_related("review", "response", f"question__{ABOVE}"), pk=answer_id
    )
    answer.question.asked = answer.asked
    allow(request, answer.question, edit=edit)
    return answer


def excerpts_for(request) -> QuerySet:
    return Excerpt.objects.visible_to(request.user).select_related(
        f"theme__theme_set__question__{ABOVE}", "chosen_by", "checked_by", "answer__review"
    )


def crumbs_of(question: Question, *further: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page: its survey, its question's themes, and (words, address) of what follows;
    the last has no address."""
    crumbs = [
        {"text": question.survey.title, "href": reverse("survey", args=[question.survey.key])},
        {"text": "Themes", "href": reverse("themes", args=[question.key])},
    ]
    crumbs += [{"text": text, "href": href} for text, href in further]
    crumbs[-1] = {"text": crumbs[-1]["text"]}
    return crumbs


def page_of(question: Question, *further: tuple[str, str], **context) -> dict:
    """Context of a page about a question's themes."""
    return {
        "question": question,
        "survey": question.survey,
        "crumbs": crumbs_of(question, *further),
        **context,
    }


def attempt(form, question: Question, do: Callable[[], T]) -> T | None:
    """Do it, or tell on the form why not, keeping what was typed."""
    try:
        return do()
    except ThemeProblem as problem:
        if isinstance(form, SeenForm):
            form.refuse(problem, revision_of(question))
        else:
            form.add_error(None, str(problem))
        return None


def press(request, do: Callable[[], T], told: str = "") -> T | None:
    """Do what a button asks, and say in a message what came of it."""
    try:
        done = do()
    except ThemeProblem as problem:
        messages.error(request, str(problem))
        return None
    if told:
        messages.success(request, told)
    return done
