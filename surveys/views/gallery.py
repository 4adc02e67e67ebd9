"""The gallery of the kinds of question. Not on a real site."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from surveys import gallery
from voice.shared.languages import direction_of


@login_not_required
@require_safe
def gallery_of_kinds(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or settings.VOICE_LOCAL):
        raise Http404
    shown, scripts = gallery.gallery()
    context = {
        "parts": [(one, direction_of(one.state.language)) for one in shown],
        "scripts": scripts,
        "exit_url": settings.EXIT_ADDRESS,
    }
    return render(request, "gallery/kinds.html", context)
