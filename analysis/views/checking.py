"""The checks of a question's themes: lights, a blind sample, and a reason to publish."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from analysis import queries
from analysis.actions.checking import draw_sample, read_sampled, vouch_for_themes
from analysis.agreement import in_words
from analysis.checking_forms import ReadForm, VouchForm
from analysis.models import BlindSample
from analysis.permissions import can_edit_themes
from analysis.quality import finished_readings, kappa_of_sample, lights_of, vouching_for
from analysis.views.curating import METHODS, sent
from analysis.views.fetching import ABOVE, allow, attempt, page_of, press, question_for
from surveys.models import Question

DIFFERENCES = 20


@require_http_methods(METHODS)
def checks(request, key):
    """The lights; a youth worker gives a reason here to publish all the same."""
    question = question_for(request, key, edit=request.method == "POST")
    form = VouchForm(sent(request), revision=queries.revision_of(question))
    if request.method == "POST" and form.is_valid():
        vouch = {"question": question, "by": request.user, **form.cleaned_data}
        if attempt(form, question, lambda: vouch_for_themes(**vouch)):
            messages.success(request, "Your reason is noted, with your name.")
            return redirect("theme_checks", question.key)
    theme_set = getattr(question, "theme_set", None)
    lights = lights_of(question)
    sample = theme_set.samples.first() if theme_set else None
    context = page_of(
        question,
        ("Checks", ""),
        lights=lights,
        is_green=all(light.is_green for light in lights),
        vouching=vouching_for(theme_set, lights) if theme_set else None,
        sample=sample,
        **(about_sample(sample, request.user) if sample else {}),
        form=form,
        may_edit=can_edit_themes(request.user, question),
    )
    return render(request, "desk/themes/checks.html", context)


def about_sample(sample: BlindSample, user) -> dict:
    """How far this person has read it; once two have finished, how they agree and where not."""
    answers = sample.answers.standing()
    readings = finished_readings(sample)
    if len(readings) < 2:
        read = answers.filter(readings__reader=user).count()
        return {"of": answers.count(), "read": read, "finished": len(readings)}
    value = kappa_of_sample(sample, readings)
    first, second = readings.values()
    differing = [pk for pk in first if first[pk] != second[pk]]
    shown = answers.filter(pk__in=differing[:DIFFERENCES]).select_related("answer__review")
    labels = dict(sample.theme_set.themes.values_list("pk", "label"))
    return {
        "of": len(first),
        "finished": 2,
        "kappa": value,
        "in_words": in_words(value),
        "differences": [
            (
                row.answer.review.released_text,
                told(first[row.pk], labels),
                told(second[row.pk], labels),
            )
            for row in shown
        ],
        "differing": len(differing),
    }


def told(themes: frozenset, labels: dict[int, str]) -> str:
    return ", ".join(sorted(labels[pk] for pk in themes)) or "no theme"


@require_POST
def sample_draw(request, key):
    """Draw a blind sample."""
    question = question_for(request, key, edit=True)
    sample = press(request, lambda: draw_sample(question=question, by=request.user))
    if sample:
        return redirect("sample_read", sample.key)
    return redirect("theme_checks", question.key)


@require_http_methods(METHODS)
def sample_read(request, key):
    """The next answer of a sample that this person has not read; nothing else about it is shown."""
    sample = get_object_or_404(
        BlindSample.objects.filter(
            theme_set__question__in=Question.objects.visible_to(request.user)
        )
        .annotate(asked=queries.asked_in("theme_set__question__"))
        .select_related(f"theme_set__question__{ABOVE}"),
        key=key,
    )
    question = sample.theme_set.question
    question.asked = sample.asked
    allow(request, question, edit=False)
    answers = sample.answers.standing().select_related("answer__review", "sample")
    unread = answers.exclude(readings__reader=request.user)
    here = request.POST.get("here", "")
    sampled = answers.filter(pk=here).first() if here.isdecimal() else unread.first()
    if sampled is None:
        messages.success(request, "You have read the whole sample. Thank you.")
        return redirect("theme_checks", question.key)
    themes = queries.agreed_themes(question)
    form = ReadForm(sent(request), themes=themes, initial={"here": sampled.pk})
    if request.method == "POST" and form.is_valid():
        read_sampled(sampled=sampled, themes=form.cleaned_data["themes"], by=request.user)
        return redirect("sample_read", sample.key)
    context = page_of(
        question,
        ("Checks", reverse("theme_checks", args=[question.key])),
        ("Blind sample", ""),
        form=form,
        text=sampled.answer.review.released_text,
        number=answers.count() - unread.count() + 1,
        of=answers.count(),
    )
    return render(request, "desk/themes/sample_read.html", context)
