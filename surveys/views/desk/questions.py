"""The survey builder: questions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from surveys.actions.questions import (
    add_question,
    area_choices,
    edit_question,
    move_question,
    remove_question,
    restore_question,
)
from surveys.actions.starting import READY_MADE
from surveys.forms.asking import QUESTION_FORMS, write_lines
from surveys.models import AGE_BANDS, FIXED_CHOICES, Breakdown, Kind, Question, Section
from surveys.permissions import can_design_survey
from surveys.queries import frozen_ids, outline_of
from surveys.views.desk.designing import back_to, crumbs_of, refuse, section_to_design
from voice.shared.http import require

# How each kind of question is offered: its icon and when to use it.
OFFERED = {
    Kind.LONG_TEXT: ("edit", "A box to write in. Themes are found in these answers."),
    Kind.THREE_THINGS: ("edit", "Three short boxes. Each thing is easy to find a theme for."),
    Kind.SHORT_TEXT: ("speech", "A few words on one line."),
    Kind.SINGLE_CHOICE: ("tick", "A list. People choose one."),
    Kind.MULTIPLE_CHOICE: ("plus", "A list. People choose as many as you allow."),
    Kind.FACES: ("help", "Five faces, from really happy to really sad. Best from age nine."),
    Kind.THREE_FACES: ("help", "Three faces: happy, OK and sad. For children under nine."),
    Kind.YES_NO: ("info", "Yes, no or not sure. Good for showing a part to some people only."),
    Kind.SOMETIMES: ("info", "Yes, no, sometimes or don't know. For how things often are."),
    Kind.AGREE: ("speech", "A sentence that people agree with or not. One idea in each."),
    Kind.RANKING: ("up", "A short list to put in order. Best with five things or fewer."),
}
READY = {
    Breakdown.AGE_BAND: ("people", "How old people are, in bands, so that results show who spoke."),
    Breakdown.LOCALITY: ("place", "Your organisation's areas, filled in for you."),
}


def question_to_design(request: HttpRequest, key: str) -> Question:
    questions = Question.objects.visible_to(request.user).select_related(
        "section", "survey__campaign__organisation"
    )
    question = get_object_or_404(questions, key=key)
    require(can_design_survey(request.user, question.survey))
    return question


def question_new(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """First the kind is chosen (`?kind=`), then the question is written."""
    section = section_to_design(request, key, code)
    kind = request.GET.get("kind", "")
    if kind not in QUESTION_FORMS:
        return choose_kind(request, section)
    about = request.GET.get("about", "") if kind == Kind.SINGLE_CHOICE else ""
    form = QUESTION_FORMS[kind](
        request.POST or None,
        outline=outline_of(section.survey),
        initial=ready_made(section, about),
    )
    if request.method == "POST" and form.is_valid():
        try:
            question = add_question(section=section, by=request.user, kind=kind, **form.details)
            return after_adding(request, section, question)
        except ValidationError as refusal:
            refuse(form, refusal)
    return show(request, section, form, kind)


def choose_kind(request: HttpRequest, section: Section) -> HttpResponse:
    context = {
        "section": outline_of(section.survey).section(section.pk),
        "survey": section.survey,
        "kinds": [(kind, icon, words) for kind, (icon, words) in OFFERED.items()],
        "ready": [(about, icon, words) for about, (icon, words) in READY.items()],
        "crumbs": crumbs_of(section.survey, {"text": "New question"}),
    }
    return render(request, "desk/surveys/kinds.html", context)


def ready_made(section: Section, about: str) -> dict:
    """What the form of a ready-made question is filled with."""
    if about not in READY:
        return {}
    areas = area_choices(section.survey)
    choices = AGE_BANDS if about == Breakdown.AGE_BAND else areas
    return {**READY_MADE[about], "choices": write_lines(choices)}


def after_adding(request: HttpRequest, section: Section, question: Question) -> HttpResponse:
    messages.success(request, "The question is added.")
    if "another" in request.POST:
        return redirect("question_new", section.survey.key, section.code)
    return back_to(section.survey, f"q-{question.code}")


def show(request: HttpRequest, section: Section, form, kind: str, **context) -> HttpResponse:
    context = {
        "form": form,
        "survey": section.survey,
        "section": section,
        "kind": Kind(kind),
        "offered": OFFERED[Kind(kind)][1],
        "fixed": FIXED_CHOICES.get(Kind(kind), []),
        "crumbs": crumbs_of(section.survey, {"text": context.pop("crumb", "New question")}),
        **context,
    }
    return render(request, "desk/surveys/question.html", context)


def question_edit(request: HttpRequest, key: str) -> HttpResponse:
    question = question_to_design(request, key)
    survey = question.survey
    outline = outline_of(survey)
    this = outline.question(question.pk)
    if this is None:
        messages.info(request, "Bring the question back before you change it.")
        return back_to(survey)
    locked = frozen_ids(survey).holds(question)
    form = QUESTION_FORMS[question.kind](
        request.POST or None, outline=outline, question=this, locked=locked
    )
    if request.method == "POST" and form.is_valid():
        try:
            edit_question(question=question, by=request.user, **form.details, **moves(form))
            messages.success(request, "Saved.")
            return back_to(survey, f"q-{question.code}")
        except ValidationError as refusal:
            refuse(form, refusal)
    return show(
        request,
        question.section,
        form,
        question.kind,
        question=question,
        locked=locked,
        crumb="Change a question",
    )


def moves(form) -> dict:
    """The section and the kind chosen, where the form asks for them."""
    chosen = {}
    if "section" in form.fields:
        chosen["section"] = form.outline.survey.sections.get(code=form.cleaned_data["section"])
    if "kind" in form.fields:
        chosen["kind"] = form.cleaned_data["kind"]
    return chosen


@require_POST
def question_move(request: HttpRequest, key: str) -> HttpResponse:
    question = question_to_design(request, key)
    move_question(question=question, by=request.user, up=request.POST.get("to") == "up")
    return back_to(question.survey, f"q-{question.code}")


def question_remove(request: HttpRequest, key: str) -> HttpResponse:
    question = question_to_design(request, key)
    survey = question.survey
    this = outline_of(survey).question(question.pk)
    if this is None:
        messages.info(request, "The question is not asked any more.")
        return back_to(survey)
    if request.method == "POST":
        try:
            deleted = remove_question(question=question, by=request.user)
            words = "is deleted" if deleted else "will no longer be asked; its answers are kept"
            messages.success(request, f"The question {words}.")
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return back_to(survey, f"s-{question.section.code}")
    context = {
        "survey": survey,
        "question": this,
        "locked": frozen_ids(survey).holds(question),
        "crumbs": crumbs_of(survey, {"text": "Take out a question"}),
    }
    return render(request, "desk/surveys/question_remove.html", context)


@require_POST
def question_restore(request: HttpRequest, key: str) -> HttpResponse:
    question = question_to_design(request, key)
    restore_question(question=question, by=request.user)
    messages.success(request, "The question is back.")
    return back_to(question.survey, f"q-{question.code}")
