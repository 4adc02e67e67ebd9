"""From answers to themes, from themes to priorities, and the words that may be shown."""

from collections import Counter, defaultdict

from django.db import transaction

from analysis.actions.adopting import adopt_theme, segments_of
from analysis.actions.changes import keep_edit, lock_themes
from analysis.actions.curating import describe_theme, write_theme
from analysis.actions.finding import start_run
from analysis.actions.journal import Journal
from analysis.actions.moving import confirm_answer, put_in, remove_answer
from analysis.actions.quoting import check_excerpt, choose_excerpt
from analysis.actions.tying import tie_theme
from analysis.models import AnalysisRun, Coding, Theme
from surveys.models import Answer, Question
from voice.demonstration.files import listed, read_json, read_rows
from voice.programme.models import Plan

ALIKE = 0.35  # share of a suggestion's answers that a person also put in the theme
QUOTES = 3
QUOTE_LETTERS = (18, 150)


def load_themes(question: Question, name: str, *, by, checked_by) -> dict[str, Theme]:
    """Run the finder, agree on themes as people did in `name`, and choose quotes.

    Returns the agreed themes by label.
    """
    run = find(question, by)
    wanted = answers_by_theme(question, name)
    suggested = suggestions(run)
    themes = {}
    for label, answers in wanted.items():
        themes[label] = agree(question, label, answers, suggested, by)
        place(themes[label], answers, by)
    times_said = Counter(answer.pk for answers in wanted.values() for answer in answers)
    for label, answers in wanted.items():
        only_this = [answer for answer in answers if times_said[answer.pk] == 1]
        choose_quotes(themes[label], only_this, by, checked_by)
    return themes


def find(question: Question, by) -> AnalysisRun:
    """Ask for themes, and look for them at once instead of waiting for the worker."""
    from analysis.runner import run_finder  # noqa: PLC0415 (loads pandas; only this command may)

    run = start_run(question=question, by=by)
    run_finder(run.pk)
    run.refresh_from_db()
    return run


def answers_by_theme(question: Question, name: str) -> dict[str, list[Answer]]:
    """Released answers under each label that a person gave them, the largest theme first."""
    column = question.code.replace("-", " ")
    labels = {row[column]: listed(row["themes"]) for row in read_rows(name) if row[column]}
    answers: dict[str, list[Answer]] = defaultdict(list)
    released = question.answers.released().select_related("review", "response")
    for answer in sorted(released, key=lambda answer: answer.text):
        for label in labels[answer.text]:
            answers[label].append(answer)
    return dict(sorted(answers.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def suggestions(run: AnalysisRun) -> dict[int, tuple]:
    """Suggested themes by key, each with the answers it would take."""
    return {
        proposed.pk: (proposed, {coding.answer_id for coding in proposed.codings.all()})
        for proposed in run.proposed_themes.prefetch_related("codings")
    }


def agree(question: Question, label: str, answers: list, suggested: dict, by) -> Theme:
    """Adopt the suggestion that is most alike, under a better name; else write the theme."""
    said = read_json("themes.json")[label]
    keys = {answer.pk for answer in answers}
    likeness = {pk: len(taken & keys) / len(taken) for pk, (_, taken) in suggested.items() if taken}
    best = max(likeness, key=likeness.get, default=None)
    if best is None or likeness[best] < ALIKE:
        return write_theme(
            question=question, label=label, by=by, meaning=said["meaning"], is_not=said["is_not"]
        )
    theme = adopt_theme(proposed=suggested.pop(best)[0], by=by, label=label)
    return describe_theme(theme=theme, meaning=said["meaning"], is_not=said["is_not"], by=by)


def place(theme: Theme, answers: list[Answer], by) -> None:
    """Say which answers carry the theme: take out what does not, add what is missing."""
    keys = {answer.pk for answer in answers}
    laid = list(Coding.objects.standing().filter(theme=theme).select_related("segment", "theme"))
    if wrong := [coding for coding in laid if coding.segment.answer_id not in keys]:
        remove_answer(codings=wrong, by=by)
    if right := [coding for coding in laid if coding.segment.answer_id in keys]:
        confirm_answer(codings=right, by=by)
    there = {coding.segment.answer_id for coding in right}
    add_answers(theme, [answer for answer in answers if answer.pk not in there], by)


@transaction.atomic
def add_answers(theme: Theme, answers: list[Answer], by) -> None:
    """`add_answer` for many whole answers at once: one by one they would take half a minute."""
    theme_set = lock_themes(theme.theme_set.question)
    whole = {(answer.pk, 0, len(answer.review.released_text)) for answer in answers}
    segments = segments_of(theme_set, whole)
    journal = Journal()
    put_in([segments[part] for part in whole], theme, by=by, journal=journal)
    keep_edit(theme_set, by=by, verb="added", theme=theme, journal=journal)


def choose_quotes(theme: Theme, answers: list[Answer], by, checked_by) -> None:
    """Quotes that a second person looked at, and one more that still waits for that look."""
    least, most = QUOTE_LETTERS
    fit = [
        answer
        for answer in answers
        if answer.response.may_quote and least <= len(answer.review.released_text) <= most
    ]
    for place_of, answer in enumerate(fit[:: max(1, len(fit) // (QUOTES + 1))][: QUOTES + 1]):
        excerpt = choose_excerpt(
            theme=theme, answer=answer, text=answer.review.released_text, by=by
        )
        if place_of < QUOTES:
            check_excerpt(excerpt=excerpt, by=checked_by)


def tie_themes(themes: dict[str, Theme], plan: Plan, *, by) -> None:
    """Say which priorities of the plan each theme bears on, and why."""
    said = read_json("themes.json")
    priorities = {priority.code: priority for priority in plan.priorities.all()}
    for label, theme in themes.items():
        for code, reason in said[label]["priorities"].items():
            tie_theme(theme=theme, priority=priorities[code], reason=reason, by=by)
