"""Errors, and the gallery of components."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from voice.shared.gallery import LOOKS, samples
from voice.shared.typed import has_typed, keep_typed


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "400.html", status=400)


def refused(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: what broke may be what a context processor needs."""
    words = {"product_name": settings.PRODUCT_NAME, "demonstration": settings.VOICE_DEMONSTRATION}
    return HttpResponse(render_to_string("500.html", words), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if has_typed(request):
        return keep_typed(request)
    return render(request, "403_csrf.html", status=403)


@login_not_required
def gallery(request: HttpRequest, look: str = "public") -> HttpResponse:
    """Every component in every state, as one of the three sides shows it. Not on a real site."""
    if not (settings.DEBUG or settings.VOICE_LOCAL) or look not in LOOKS:
        raise Http404
    return render(request, f"gallery/{look}.html", samples(request))
