"""Published results for anybody, as files: nothing here knows an answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from analysis.sheets import csv_of, xlsx_of
from voice.programme.models import Snapshot

WRITERS = {"csv": csv_of, "xlsx": xlsx_of}


@login_not_required
@require_safe
def published_results(request, key: str, form: str) -> HttpResponse:
    """The latest published release of the campaign with this key; `form` is csv or xlsx."""
    published = Snapshot.objects.published().filter(campaign__key=key).select_related("campaign")
    latest = published.order_by("-released_at", "-pk")[:1]
    return WRITERS[form](get_object_or_404(latest))
