"""A blind sample of the unflagged answers, and releasing the rest after it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from surveys.actions import sampling
from surveys.forms.reviewing import ReleaseRestForm
from surveys.models import SAMPLE_SIZE, ReadingSample
from surveys.permissions import can_release_unread
from surveys.reading import question_words
from surveys.views.desk.reviewing import shows_or_takes
from voice.programme.models import Campaign
from voice.shared.http import require

CHANGED = "Somebody else has read on, or the sample has ended. This is how it stands now."


def campaign_for(request, key: str) -> Campaign:
    campaigns = Campaign.objects.visible_to(request.user).select_related("organisation")
    campaign = get_object_or_404(campaigns, key=key)
    require(can_release_unread(request.user, campaign))
    return campaign


def being_read(campaign: Campaign) -> ReadingSample | None:
    return campaign.reading_samples.filter(state=ReadingSample.State.READING).first()


def back_to_samples(campaign: Campaign) -> HttpResponse:
    return redirect("reading_samples", campaign.key)


@shows_or_takes
def samples(request, key: str):
    """How the sample of a campaign stands; a POST draws one."""
    campaign = campaign_for(request, key)
    if request.method == "POST":
        try:
            sampling.draw_sample(campaign=campaign, by=request.user)
        except ValidationError as problem:
            messages.warning(request, " ".join(problem.messages))
            return back_to_samples(campaign)
        return redirect("reading_sample", campaign.key)
    return draw(request, campaign, ReleaseRestForm())


def draw(request, campaign: Campaign, form: ReleaseRestForm):
    sample = being_read(campaign)
    if sample and sampling.acted_on(sample, request.user):
        sample = None
    context = {
        "campaign": campaign,
        "sample": sample,
        "read": sample.places.exclude(read_at=None).count() if sample else 0,
        "ended": campaign.reading_samples.exclude(ended_at=None).select_related("ended_by"),
        "unflagged": sampling.unflagged_of(campaign).count(),
        "refusal": sampling.refusal_to_draw(campaign),
        "size": SAMPLE_SIZE,
        "form": form,
    }
    return render(request, "desk/reviews/samples.html", context)


@shows_or_takes
def sample_read(request, key: str):
    """One answer of the sample, without anything that the machine says of it."""
    campaign = campaign_for(request, key)
    sample = being_read(campaign)
    if sample is None or sampling.acted_on(sample, request.user):
        messages.info(request, CHANGED)
        return back_to_samples(campaign)
    if request.method == "POST":
        return say_what_it_holds(request, campaign, sample)
    place = sampling.next_place(sample)
    if place is None:
        return back_to_samples(campaign)
    context = {
        "campaign": campaign,
        "sample": sample,
        "place": place,
        "review": place.review,
        "question": question_words(place.review),
        "read": sample.places.exclude(read_at=None).count(),
    }
    return render(request, "desk/reviews/sample_read.html", context)


def say_what_it_holds(request, campaign: Campaign, sample: ReadingSample):
    number = request.POST.get("place", "")
    place = sample.places.filter(place=int(number) if number.isdecimal() else 0).first()
    if place is None or place.review_id is None:
        messages.info(request, CHANGED)
        return redirect("reading_sample", campaign.key)
    try:
        if request.POST.get("holds") == "something":
            sampling.fail_sample(sample=sample, by=request.user)
            messages.warning(request, "The sample has ended. Decide on this answer now.")
            return redirect("review", place.review_id)
        if request.POST.get("holds") == "nothing":
            sampling.mark_nothing(sample=sample, place=place.place, by=request.user)
    except ValidationError:
        messages.info(request, CHANGED)
        return back_to_samples(campaign)
    return redirect("reading_sample", campaign.key)


@require_POST
def sample_release(request, key: str):
    """Release the rest, after a whole sample without anything to act on."""
    campaign = campaign_for(request, key)
    sample = being_read(campaign)
    if sample is None:
        return back_to_samples(campaign)
    form = ReleaseRestForm(request.POST)
    if not form.is_valid():
        return draw(request, campaign, form)
    try:
        count = sampling.release_rest(sample=sample, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, f"{count} answers were released.")
    return back_to_samples(campaign)
