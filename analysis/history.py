"""What people changed in the themes of a question, and whether it can be undone."""

import json
from dataclasses import dataclass

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject, NullIf

from analysis.models import ThemeEdit
from surveys.models import Question

# Changes to single answers: they do not make what another person sees of the list wrong.
ABOUT_ANSWERS = [
    "moved", "added", "took out", "confirmed", "sorted", "tied", "untied",
    "quoted", "took a quote away",
]  # fmt: skip
CAN_UNDO = Case(
    When(Q(journal={}) | Q(undone_by__isnull=False), then=Value(False)), default=Value(True)
)


def history(question: Question) -> QuerySet:
    """What people changed, newest first; the journals, which are long, stay in the database."""
    edits = ThemeEdit.objects.filter(theme_set__question=question)
    return (
        edits.select_related("by", "undone_by")
        .annotate(can_undo=CAN_UNDO)
        .defer("journal", "undone_by__journal")
    )


@dataclass(frozen=True)
class LastChange:
    """The newest change to a question's themes, as far as a page tells it."""

    verb: str
    details: dict
    revision: int
    by: str | None
    can_undo: bool


def newest_change(path: str = "") -> Subquery:
    """That change as JSON, within another query; `read_change` takes it."""
    edits = ThemeEdit.objects.filter(theme_set__question=OuterRef(f"{path}pk"))
    told = JSONObject(
        verb="verb",
        details="details",
        revision="revision",
        by=Coalesce(NullIf("by__name", Value("")), "by__email"),
        can_undo=CAN_UNDO,
    )
    return Subquery(edits.annotate(told=told).values("told")[:1])


def read_change(told: dict | None) -> LastChange | None:
    """Nothing where there is nothing to undo."""
    if not told or not told["can_undo"]:
        return None
    details = told["details"]
    return LastChange(
        **{**told, "details": json.loads(details) if isinstance(details, str) else details}
    )
