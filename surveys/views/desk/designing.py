"""The survey builder: surveys and their sections."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from surveys.actions.designing import (
    add_section,
    create_survey,
    delete_section,
    edit_section,
    edit_survey,
    move_section,
    set_branch,
)
from surveys.actions.starting import write_outline
from surveys.forms.designing import BranchForm, NewSurveyForm, SectionForm, SurveyForm
from surveys.models import Section, Survey
from surveys.permissions import can_design_survey, can_view_survey
from surveys.queries import (
    changes_waiting,
    facts_of_surveys,
    frozen_ids,
    latest_version,
    outline_of,
)
from surveys.readiness import problems_of
from surveys.sharing import address_of
from voice.programme.models import Campaign
from voice.programme.permissions import can_edit_campaign, can_see_counts
from voice.shared.http import require


def survey_to_view(request: HttpRequest, key: str) -> Survey:
    surveys = Survey.objects.visible_to(request.user).select_related("campaign__organisation")
    survey = get_object_or_404(surveys, key=key)
    require(can_view_survey(request.user, survey))
    return survey


def survey_to_design(request: HttpRequest, key: str) -> Survey:
    survey = survey_to_view(request, key)
    require(can_design_survey(request.user, survey))
    return survey


def section_to_design(request: HttpRequest, key: str, code: str) -> Section:
    survey = survey_to_design(request, key)
    section = get_object_or_404(survey.sections, code=code)
    section.survey = survey
    return section


def crumbs_of(survey: Survey, *more: dict) -> list[dict]:
    """Where a page of the builder stands: campaigns, the campaign, the survey, the page."""
    campaign = survey.campaign
    crumbs = [
        {"text": "Campaigns", "href": reverse("campaigns")},
        {"text": campaign.title, "href": reverse("campaign", args=[campaign.key])},
    ]
    href = reverse("survey", args=[survey.key]) if more else ""
    return [*crumbs, {"text": survey.title, "href": href}, *more]


def back_to(survey: Survey, place: str = "") -> HttpResponse:
    """To the survey's page, at a section or question of it."""
    return redirect(reverse("survey", args=[survey.key]) + (f"#{place}" if place else ""))


def refuse(form, refusal: ValidationError) -> None:
    """Show an action's refusal at the top of the form."""
    form.add_error(None, refusal.messages)


# Surveys ----------------------------------------------------------------------------------------


def survey(request: HttpRequest, key: str) -> HttpResponse:
    """The survey as its maker sees it: every question, what is missing, and what to do next."""
    row = survey_to_view(request, key)
    outline = outline_of(row)
    version = latest_version(row)
    context = {
        "survey": row,
        "outline": outline,
        "version": version,
        "problems": problems_of(outline),
        "changes": changes_waiting(outline, version) if version else [],
        "frozen": frozen_ids(row),
        "facts": facts_of_surveys([row])[row.pk],
        "address": address_of(row),
        "may_design": can_design_survey(request.user, row),
        "may_count": can_see_counts(request.user, row.campaign),
        "crumbs": crumbs_of(row),
    }
    return render(request, "desk/surveys/survey.html", context)


def survey_new(request: HttpRequest, key: str) -> HttpResponse:
    campaign = get_object_or_404(
        Campaign.objects.visible_to(request.user).select_related("organisation"), key=key
    )
    require(can_edit_campaign(request.user, campaign))
    form = NewSurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            row = create_survey(campaign=campaign, by=request.user, **form.details)
            if form.cleaned_data["start"] == "outline":
                write_outline(survey=row, by=request.user)
        messages.success(request, "Your survey is made. Nobody can see it until you open it.")
        return back_to(row)
    crumbs = [
        {"text": "Campaigns", "href": reverse("campaigns")},
        {"text": campaign.title, "href": reverse("campaign", args=[campaign.key])},
        {"text": "New survey"},
    ]
    context = {"form": form, "campaign": campaign, "crumbs": crumbs}
    return render(request, "desk/surveys/new.html", context)


def survey_edit(request: HttpRequest, key: str) -> HttpResponse:
    row = survey_to_design(request, key)
    form = SurveyForm(request.POST or None, survey=row)
    if request.method == "POST" and form.is_valid():
        edit_survey(survey=row, by=request.user, **form.details)
        messages.success(request, "Saved.")
        return back_to(row)
    context = {"form": form, "survey": row, "crumbs": crumbs_of(row, {"text": "Settings"})}
    return render(request, "desk/surveys/edit.html", context)


# Sections ---------------------------------------------------------------------------------------


def section_new(request: HttpRequest, key: str) -> HttpResponse:
    row = survey_to_design(request, key)
    form = SectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            section = add_section(survey=row, by=request.user, **form.details)
            return back_to(row, f"s-{section.code}")
        except ValidationError as refusal:
            refuse(form, refusal)
    context = {"form": form, "survey": row, "crumbs": crumbs_of(row, {"text": "New part"})}
    return render(request, "desk/surveys/section.html", context)


def section_edit(request: HttpRequest, key: str, code: str) -> HttpResponse:
    section = section_to_design(request, key, code)
    row = section.survey
    form = SectionForm(
        request.POST or None,
        section=outline_of(row).section(section.pk),
        locked=frozen_ids(row).holds(section),
    )
    if request.method == "POST" and form.is_valid():
        try:
            section = edit_section(section=section, by=request.user, **form.details)
            return back_to(row, f"s-{section.code}")
        except ValidationError as refusal:
            refuse(form, refusal)
    context = {
        "form": form,
        "survey": row,
        "section": section,
        "crumbs": crumbs_of(row, {"text": "Change a part"}),
    }
    return render(request, "desk/surveys/section.html", context)


def section_branch(request: HttpRequest, key: str, code: str) -> HttpResponse:
    section = section_to_design(request, key, code)
    row = section.survey
    outline = outline_of(row)
    this = outline.section(section.pk)
    form = BranchForm(request.POST or None, outline=outline, section=this)
    if request.method == "POST" and form.is_valid():
        try:
            set_branch(
                section=section, by=request.user, question=form.question, choices=form.choices
            )
            return back_to(row, f"s-{section.code}")
        except ValidationError as refusal:
            refuse(form, refusal)
    context = {
        "form": form,
        "survey": row,
        "section": this,
        "crumbs": crumbs_of(row, {"text": "When it is shown"}),
    }
    return render(request, "desk/surveys/branch.html", context)


@require_POST
def section_move(request: HttpRequest, key: str, code: str) -> HttpResponse:
    section = section_to_design(request, key, code)
    move_section(section=section, by=request.user, up=request.POST.get("to") == "up")
    return back_to(section.survey, f"s-{section.code}")


def section_delete(request: HttpRequest, key: str, code: str) -> HttpResponse:
    section = section_to_design(request, key, code)
    row = section.survey
    if request.method == "POST":
        try:
            delete_section(section=section, by=request.user)
            messages.success(request, "The part and its questions are deleted.")
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return back_to(row)
    context = {
        "survey": row,
        "section": outline_of(row).section(section.pk),
        "crumbs": crumbs_of(row, {"text": "Delete a part"}),
    }
    return render(request, "desk/surveys/section_delete.html", context)
