"""Runs of the theme finder: starting, watching, and taking up what they suggest."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analysis import queries
from analysis.actions.adopting import adopt_theme
from analysis.actions.finding import start_run, stop_run
from analysis.actions.taking_up import TakeUp, ask_take_up
from analysis.forms import AdoptAllForm, RunForm
from analysis.later import waiting_to_be_placed
from analysis.models import AnalysisRun, ProposedCoding
from analysis.permissions import can_edit_themes
from analysis.views.fetching import attempt, page_of, press, question_for, run_for
from analysis.views.themes import A_PAGE, is_agreed, name_form

ASKED = "This is being done now. It takes a few moments: look at this page again."
STEPS = {
    "": "Starting",
    "read": "Reading the answers",
    "segments": "Finding the things that each answer says",
    "vectors": "Comparing how the answers are worded",
    "themes": "Gathering answers that say the same",
    "names": "Choosing names from the words people used",
    "place": "Putting each answer in its themes",
    "excerpts": "Choosing answers that show each theme best",
    "stability": "Checking that the themes come back",
}
NOTHING = {
    "don't know": "“don’t know”",  # noqa: RUF001
    "nothing to say": "“nothing”",
    "gibberish": "keys struck at random",
    "copy of the question": "copies of the question",
    "numbers only": "only numbers",
    "no letters": "no letters",
}
ENGINES = {
    "words": "its own words only: no model knows it here",
    "static": "the shipped word table",
    "model": "the sentence model",
}
KINDS = {
    "centre": "At its heart",
    "diverse": "Different ones, from all over it",
    "edge": "At its edge: is it right about these?",
}
WHY = {
    "empty": "Nothing was written",
    "not an answer": "Not an answer, such as “don’t know” or mashed keys",  # noqa: RUF001
    "too short": "Too short to tell",
    "no theme": "Fits none of the themes",
    "too few answers": "There were too few answers to look for themes",
}


@require_http_methods(["GET", "HEAD", "POST"])
def run_start(request, key):
    """Ask for themes."""
    question = question_for(request, key, edit=True)
    form = RunForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        config = {"n_themes": form.cleaned_data["n_themes"]}
        start = lambda: start_run(question=question, by=request.user, config=config)  # noqa: E731
        if run := attempt(form, question, start):
            return redirect("run", run.key)
    context = page_of(
        question,
        ("Look for themes", ""),
        form=form,
        released=queries.released_count(question),
        newest=queries.latest_runs(question)[0],
    )
    return render(request, "desk/themes/run_start.html", context)


@require_safe
def run(request, key):
    """How far a run has come, and what it suggests when it has ended."""
    run = run_for(request, key)
    is_done = run.status == AnalysisRun.Status.DONE
    suggested = queries.suggestions(run) if is_done else []
    reworded = queries.reworded_since(run)
    revision = queries.revision_of(run.question)
    context = page_of(
        run.question,
        ("Suggested themes" if is_done else "Looking for themes", ""),
        run=run,
        step=STEPS.get(run.step, ""),
        number=list(STEPS).index(run.step) if run.step in STEPS else 0,
        of=len(STEPS) - 1,
        percent=percent_done(run),
        cards=[
            (
                row,
                None
                if is_agreed(row.proposed)
                else name_form(row.proposed, revision, reworded=reworded),
            )
            for row in suggested
        ],
        left_out=reasons(run) if is_done else [],
        kinds=kinds_of_nothing(run),
        readings=how_read(run),
        listed=listed_answers(request, run),
        to_place=waiting_to_be_placed(run) if is_done else 0,
        may_edit=can_edit_themes(request.user, run.question),
        reworded=reworded,
        seen=AdoptAllForm(revision=revision, auto_id=False, initial={"knows_change": reworded}),
    )
    return render(request, "desk/themes/run.html", context)


def percent_done(run: AnalysisRun) -> int | None:
    """Of all steps, each counted alike; None before the first."""
    if run.step not in STEPS or not run.step:
        return None
    within = run.done / run.total if run.total else 0
    return round(100 * (list(STEPS).index(run.step) - 1 + min(within, 1)) / (len(STEPS) - 1))


def reasons(run: AnalysisRun) -> list[tuple[str, str, int]]:
    """(reason, its words, how many answers)."""
    return [(why, WHY.get(why, why), number) for why, number in queries.left_out(run)]


def kinds_of_nothing(run: AnalysisRun) -> list[tuple[str, int]]:
    """What was not an answer, in words, and how many, the most frequent first."""
    counted = run.facts.get("counts", {}).get("set_aside_kinds", {})
    found = [(NOTHING[kind], number) for kind, number in counted.items() if kind in NOTHING]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def how_read(run: AnalysisRun) -> list[dict]:
    """Which languages were read how, as rows of a table."""
    return [
        {
            "languages": ", ".join(language_name(code) for code in reading["languages"]),
            "answers": reading["answers"],
            "by": ENGINES.get(reading["engine"], reading["engine"]),
            "themes": len(reading["themes"]),
        }
        for reading in run.facts.get("readings", [])
    ]


def language_name(code: str) -> str:
    """The name of a language in English, or its code where it is none we know."""
    try:
        return get_language_info(code)["name"]
    except KeyError:
        return code


def listed_answers(request, run: AnalysisRun):
    """A page of the answers themselves, where there were too few for themes; else None."""
    if not run.facts.get("too_few"):
        return None
    answers = queries.uncoded_in(run)
    return Paginator(answers, A_PAGE).get_page(request.GET.get("page"))


@require_safe
def run_without(request, key):
    """The answers that a run gave no theme, by reason."""
    run = run_for(request, key)
    why = request.GET.get("why", "")
    listed = queries.uncoded_in(run, why if why in WHY else "")
    context = page_of(
        run.question,
        ("Suggested themes", reverse("run", args=[run.key])),
        ("Answers without a theme", ""),
        run=run,
        why=why if why in WHY else "",
        reasons=reasons(run),
        page=Paginator(listed, A_PAGE).get_page(request.GET.get("page")),
        may_edit=can_edit_themes(request.user, run.question),
    )
    return render(request, "desk/themes/run_without.html", context)


@require_POST
def run_stop(request, key):
    run = run_for(request, key, edit=True)
    press(request, lambda: stop_run(run=run, by=request.user))
    return redirect("run", run.key)


@require_POST
def run_adopt(request, key):
    """Have all suggestions of a run adopted."""
    run = run_for(request, key, edit=True)
    form = AdoptAllForm(request.POST)
    seen = form.cleaned_data if form.is_valid() else {}
    ask = {"run": run, "by": request.user, "what": TakeUp.ADOPT, **seen}
    press(request, lambda: ask_take_up(**ask), ASKED)
    return redirect("themes", run.question.key)


@require_POST
def run_place(request, key):
    """Have answers put into the agreed themes as the run places them."""
    run = run_for(request, key, edit=True)
    what = TakeUp.PLACE_AGAIN if "again" in request.POST else TakeUp.PLACE
    press(request, lambda: ask_take_up(run=run, by=request.user, what=what), ASKED)
    return redirect("themes", run.question.key)


@require_http_methods(["GET", "HEAD", "POST"])
def suggestion(request, key, number):
    """One suggestion with all its answers, and adopting it."""
    run = run_for(request, key, edit=request.method == "POST")
    proposed = get_object_or_404(
        run.proposed_themes.select_related("adopted_as", "parent"), number=number
    )
    revision = queries.revision_of(run.question)
    reworded = queries.reworded_since(run)
    data = request.POST if request.method == "POST" else None
    form = name_form(proposed, revision, data, reworded=reworded)
    if request.method == "POST" and form.is_valid():
        adopt = {
            "proposed": proposed,
            "by": request.user,
            **form.cleaned_data,
        }
        if theme := attempt(form, run.question, lambda: adopt_theme(**adopt)):
            messages.success(request, f"“{theme}” is now one of the themes.")
            return redirect(f"{reverse('themes', args=[run.question.key])}#{theme.key}")
    page = Paginator(queries.suggested_answers(proposed), A_PAGE)
    page = page.get_page(request.GET.get("page"))
    context = page_of(
        run.question,
        ("Suggested themes", reverse("run", args=[run.key])),
        (f"Suggestion {proposed.number}", ""),
        run=run,
        proposed=proposed,
        reworded=reworded,
        is_agreed=is_agreed(proposed),
        shown=[(KINDS[kind], cut_all(rows)) for kind, rows in queries.shown_of(proposed).items()],
        below=proposed.sub_themes.all(),
        nearest=queries.nearest_of(proposed),
        page=page,
        answers=cut_all(page),
        form=form,
        may_edit=can_edit_themes(request.user, run.question),
    )
    return render(request, "desk/themes/suggestion.html", context)


def cut_all(codings: Iterable[ProposedCoding]) -> list[tuple[ProposedCoding, queries.Cutting]]:
    """Each with the words that it is about, within the answer as it was released."""
    return [
        (row, queries.cutting(row.answer.review.released_text, row.start, row.end))
        for row in codings
    ]
