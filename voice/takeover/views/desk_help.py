"""The desk: what somebody who pressed the help button needs, and what was done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from voice.takeover.actions.living import answer_help
from voice.takeover.forms.living import HelpAnswerForm
from voice.takeover.models import HelpRequest
from voice.takeover.permissions import can_answer_help
from voice.takeover.views.running import page_of, thing_for


@require_http_methods(["GET", "HEAD", "POST"])
def help_asked(request: HttpRequest, key: str) -> HttpResponse:
    """One call for help. Their words stand here until it is answered; then only what was done."""
    asked = thing_for(request, HelpRequest, key, can_answer_help)
    form = HelpAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_help(asked=asked, note=form.cleaned_data["note"], by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("help_asked", key)
        messages.success(request, "Kept. It is no longer at the top of the Takeover.")
        return redirect("challenge", asked.challenge.key)
    context = page_of(asked.challenge, "Help", asked=asked, form=form)
    return render(request, "desk/takeover/help.html", context)
