"""The survey builder: questions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from surveys.actions.picturing import remove_picture, set_picture
from surveys.actions.questions import (
    add_question,
    add_statements,
    age_choices,
    area_choices,
    edit_question,
    move_question,
    remove_question,
    restore_question,
)
from surveys.actions.starting import GROUPS, READY_MADE
from surveys.forms.asking import write_lines
from surveys.forms.asking_kinds import QUESTION_FORMS
from surveys.forms.picturing import PicturesForm
from surveys.models import FIXED_CHOICES, PICTURED, Breakdown, Kind, Question, Section
from surveys.permissions import can_design_survey
from surveys.queries import frozen_ids, outline_of
from surveys.readiness import bands_asked, too_young_for
from surveys.views.desk.designing import back_to, crumbs_of, refuse, section_to_design
from voice.shared.http import require

# How each kind of question is offered: its icon and when to use it.
OFFERED = {
    Kind.LONG_TEXT: ("edit", "A box to write in. Themes are found in these answers."),
    Kind.THREE_THINGS: ("edit", "Three short boxes. Each thing is easy to find a theme for."),
    Kind.SHORT_TEXT: ("speech", "A few words on one line."),
    Kind.SINGLE_CHOICE: ("tick", "A list. People choose one."),
    Kind.MULTIPLE_CHOICE: ("plus", "A list. People choose as many as you allow."),
    Kind.PICTURE_CHOICE: ("eye", "A list with a picture on each. Good for people who do not read."),
    Kind.THIS_OR_THAT: ("tick", "Two cards, with or without pictures. Works from age four."),
    Kind.FACES: ("help", "Five faces, and “why?” if you like. For children from age nine."),
    Kind.THREE_FACES: ("help", "Three faces: happy, OK and sad. For children under nine."),
    Kind.YES_NO: ("info", "Yes, no or not sure. Good for showing a part to some people only."),
    Kind.SOMETIMES: ("info", "Yes, no, sometimes or don't know. For how things often are."),
    Kind.AGREE: ("speech", "Sentences that people agree with or not, one on each screen."),
    Kind.RANKING: ("up", "A short list to put in order. Best with five things or fewer."),
    Kind.BEST_WORST: ("up", "A longer list, four at a time: which the most, which the least?"),
    Kind.TOKENS: ("plus", "Ten tokens to share out. Shows what people would give up."),
    Kind.PLACE: ("place", "Towns, schools or clubs to pick from. Good for long lists."),
    Kind.ARTWORK: ("eye", "A photo of a drawing or a thing that they made, with its title."),
}
READY = {
    Breakdown.AGE_BAND: ("people", "How old people are, in bands, so that results show who spoke."),
    Breakdown.LOCALITY: ("place", "Your organisation's areas, filled in for you."),
    Breakdown.GROUP: ("people", "In care, a carer, extra help: so that nobody is left out."),
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
        section=section,
        initial=ready_made(section, about or (kind if kind == Kind.PLACE else "")),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return after_adding(request, section, add(section, kind, form, by=request.user))
        except ValidationError as refusal:
            refuse(form, refusal)
    return show(request, section, form, kind)


def add(section: Section, kind: str, form, *, by) -> Question:
    """Add what the form describes; of several sentences the first is given back."""
    if kind == Kind.AGREE:
        sentences = form.sentences
        return add_statements(section=section, by=by, statements=sentences, **form.details)[0]
    return add_question(section=section, by=by, kind=kind, **form.details)


def choose_kind(request: HttpRequest, section: Section) -> HttpResponse:
    outline = outline_of(section.survey)
    asked = bands_asked(outline)
    context = {
        "section": outline.section(section.pk),
        "survey": section.survey,
        "kinds": [
            (kind, icon, words, too_young_for(kind, asked))
            for kind, (icon, words) in OFFERED.items()
        ],
        "ready": [(about, icon, words) for about, (icon, words) in READY.items()],
        "crumbs": crumbs_of(section.survey, {"text": "New question"}),
    }
    return render(request, "desk/surveys/kinds.html", context)


def ready_made(section: Section, about: str) -> dict:
    """What the form of a ready-made question is filled with."""
    areas = write_lines(area_choices(section.survey))
    if about == Kind.PLACE:
        return {"choices": areas, "breakdown": Breakdown.LOCALITY if areas else Breakdown.NONE}
    if about not in READY:
        return {}
    choices = {
        Breakdown.AGE_BAND: write_lines(age_choices(section.survey)),
        Breakdown.LOCALITY: areas,
        Breakdown.GROUP: write_lines(GROUPS),
    }
    return {**READY_MADE[about], "choices": choices[Breakdown(about)]}


def after_adding(request: HttpRequest, section: Section, question: Question) -> HttpResponse:
    messages.success(request, "The question is added.")
    if question.kind in PICTURED:
        return redirect("question_pictures", question.key)
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
        request.POST or None,
        outline=outline,
        section=question.section,
        question=this,
        locked=locked,
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


def question_pictures(request: HttpRequest, key: str) -> HttpResponse:
    """The pictures on the choices of a question, and what each shows."""
    question = question_to_design(request, key)
    survey = question.survey
    this = outline_of(survey).question(question.pk)
    if this is None or question.kind not in PICTURED:
        messages.info(request, "This question has no pictures.")
        return back_to(survey)
    form = PicturesForm(request.POST or None, request.FILES or None, question=this)
    if request.method == "POST" and form.is_valid():
        save_pictures(question, form, by=request.user)
        messages.success(request, "Saved.")
        return back_to(survey, f"q-{question.code}")
    context = {
        "form": form,
        "survey": survey,
        "question": this,
        "crumbs": crumbs_of(survey, {"text": "Pictures"}),
    }
    return render(request, "desk/surveys/pictures.html", context)


def save_pictures(question: Question, form: PicturesForm, *, by) -> None:
    choices = {choice.code: choice for choice in question.choices.with_pictures()}
    for code, remade, shows, goes in form.wanted():
        if goes:
            remove_picture(choice=choices[code], by=by)
        else:
            set_picture(choice=choices[code], by=by, shows=shows, remade=remade)


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
