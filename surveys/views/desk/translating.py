"""The survey builder: languages, reading layers, and the pictures and recordings of words."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from surveys.actions.translating import set_media, write_words_in
from surveys.forms.translating import (
    LAYERS,
    MediaForm,
    WayForm,
    WordsForm,
    language_choices,
    may_have_media,
)
from surveys.models import Layer, Survey
from surveys.permissions import can_design_survey
from surveys.translating import Line, Way, lines_of, ways_of
from surveys.views.desk.designing import crumbs_of, survey_to_design, survey_to_view
from voice.shared.catalogues import NOT_YET, checked_by
from voice.shared.languages import direction_of, name_of


@dataclass(frozen=True, slots=True)
class Offered:
    """One language of a survey, and who checked the product's own words in it."""

    code: str
    name: str
    ways: list[Way]
    checked: str | None

    @property
    def is_checked(self) -> bool:
        return self.checked not in {None, NOT_YET}


def survey_languages(request: HttpRequest, key: str) -> HttpResponse:
    """Which languages and layers there are, how far each is, and who checked our own words."""
    survey = survey_to_view(request, key)
    form = WayForm(request.GET if "language" in request.GET else None, survey=survey)
    if form.is_bound and form.is_valid() and can_design_survey(request.user, survey):
        way = form.cleaned_data
        return redirect("survey_words", survey.key, way["language"], way["layer"])
    offered = [
        Offered(code, name_of(code), ways, checked_by(code))
        for code, ways in sorted(ways_of(survey).items(), key=lambda one: one[0] != survey.language)
    ]
    context = {
        "survey": survey,
        "offered": offered,
        "form": form,
        "may_design": can_design_survey(request.user, survey),
        "crumbs": crumbs_of(survey, {"text": "Languages"}),
    }
    return render(request, "desk/surveys/languages.html", context)


def refuse_unknown(language: str, layer: str) -> None:
    if language not in dict(language_choices()) or layer not in LAYERS:
        raise Http404("We do not know that language or layer.")


def is_own(survey: Survey, language: str, layer: str) -> bool:
    """Whether these are the words that the survey is written in: the builder changes them."""
    return (language, layer) == (survey.language, Layer.STANDARD)


def survey_words(request: HttpRequest, key: str, language: str, layer: str) -> HttpResponse:
    """Word the whole survey in a language and layer, on one page."""
    survey = survey_to_design(request, key)
    refuse_unknown(language, layer)
    lines = lines_of(survey, language, layer)
    if is_own(survey, language, layer):
        with_words = [line for line in lines if line.now and may_have_media(line)]
        context = {"lines": with_words, **told(survey, language, layer)}
        return render(request, "desk/surveys/words_own.html", context)
    form = WordsForm(request.POST or None, lines=lines, language=language, layer=layer)
    if request.method == "POST" and form.is_valid():
        changed = write_words_in(
            survey=survey, language=language, layer=layer, words=form.words(), by=request.user
        )
        messages.success(request, f"Saved. {changed} changed." if changed else "Nothing changed.")
        return redirect("survey_words", survey.key, language, layer)
    context = {"form": form, **told(survey, language, layer)}
    return render(request, "desk/surveys/words.html", context)


def told(survey: Survey, language: str, layer: str) -> dict:
    return {
        "survey": survey,
        "language": language,
        "language_name": name_of(language),
        "direction": direction_of(language),
        "layer": layer,
        "layer_name": LAYERS[layer],
        "crumbs": crumbs_of(survey, {"text": "Languages"}),
    }


def line_to_word(survey: Survey, language: str, layer: str, target: str) -> Line:
    lines = lines_of(survey, language, layer)
    line = next((one for one in lines if one.target == target and one.now), None)
    if line is None or not may_have_media(line):
        raise Http404("There are no such words yet.")
    return line


def words_media(
    request: HttpRequest, key: str, language: str, layer: str, target: str
) -> HttpResponse:
    """The picture and the recording of some words."""
    survey = survey_to_design(request, key)
    line = line_to_word(survey, language, layer, target)
    form = MediaForm(request.POST or None, request.FILES or None, wording=line.now)
    if request.method == "POST" and form.is_valid():
        set_media(survey=survey, line=line, by=request.user, **form.details)
        messages.success(request, "Saved.")
        return redirect("survey_words", survey.key, language, layer)
    context = {"form": form, "line": line, **told(survey, language, layer)}
    return render(request, "desk/surveys/words_media.html", context)
