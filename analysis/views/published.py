"""Published results for anybody, as files: nothing here knows an answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from analysis.api import api
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


@login_not_required
@require_safe
def api_described(request) -> HttpResponse:
    """The API for people to read: the same as its OpenAPI description says to machines."""
    schema = api.get_openapi_schema()
    things = [
        (
            name,
            thing.get("description", ""),
            [field_of(*one) for one in thing["properties"].items()],
        )
        for name, thing in schema["components"]["schemas"].items()
    ]
    addresses = [(path, ways["get"]) for path, ways in schema["paths"].items()]
    context = {"about": schema["info"], "addresses": addresses, "things": things}
    return render(request, "analysis/api.html", context)


def field_of(name: str, field: dict) -> tuple[str, str, str]:
    """(name, kind, what it means) of a field."""
    kinds = [kind_of(one) for one in field.get("anyOf", [field])]
    return name, " or ".join(kinds), field.get("description", "")


def kind_of(field: dict) -> str:
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if "items" in field:
        return f"list of {kind_of(field['items'])}"
    return field.get("format") or field["type"]
