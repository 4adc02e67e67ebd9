"""Changing the language on a young person's page of a Takeover, with nothing lost."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from surveys.languages import read_spoken
from surveys.views.public import set_key
from surveys.views.speaking import go_on_in, in_words, remember
from voice.takeover.views.applying import keep_typed
from voice.takeover.views.reaching import Here, is_our_form, to, young_page


@young_page("POST")
def speak(request: HttpRequest, here: Here) -> HttpResponse:
    """Go on with `?page=`: the code of a question, or the address of a page of this Takeover.

    What stands on a step (`?step=`) is kept as far as it is right.
    """
    page = request.GET.get("page", "")
    if here.key is None:
        return to("takeover_apply", here.challenge.key)
    if not page.startswith("/") and is_our_form(request):
        return go_on_in(request, here.journey, request.POST, page)
    is_own = page.startswith(reverse("takeover_board", args=[here.challenge.key]))
    back = page if is_own else reverse("takeover_mine", args=[here.challenge.key])
    response = HttpResponseRedirect(back, status=303)
    chosen = read_spoken(here.journey.questionnaire, request.POST.get("speak", ""))
    if chosen is None or not is_our_form(request):
        return response
    keep_typed(here, request.GET.get("step", ""), request.POST)
    journey = remember(in_words(here.journey, *chosen), "", {}, None)
    return set_key(response, journey.survey, here.held.spoken(*chosen))
