"""The one way in which a response is deleted: with everything made from it, and for good."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from surveys.models import Response
from voice.programme.actions import take_out_quotes
from voice.shared import tombstones

AT_ONCE = 500  # rows in one transaction, so that nobody who answers has to wait for it


@transaction.atomic
def erase(pks: Iterable[uuid.UUID], *, with_quotes: bool = True) -> int:
    """Delete responses with answers, pictures, decisions, segments and codings; returns how many.

    What `DELETED_TOGETHER` names goes along: layers above know of answers that belong to these.
    Words of theirs leave the released results too, where only safe counts stay; `with_quotes=False`
    leaves them, for answers whose time is over. A mark is kept of each, so that no restored backup
    brings it back.
    """
    rows = Response.objects.filter(pk__in=with_companions(set(pks)))
    keys = dict(rows.order_by().values_list("pk", "submission_key"))
    if with_quotes:
        quoted = rows.order_by().exclude(answers__excerpts=None)
        take_out_quotes(set(quoted.values_list("answers__excerpts__key", flat=True)))
    tombstones.bury(str(key) for key in keys.values())
    Response.objects.filter(pk__in=keys).delete()
    return len(keys)


def with_companions(pks: set[uuid.UUID]) -> set[uuid.UUID]:
    return pks.union(*(import_string(path)(pks) for path in settings.DELETED_TOGETHER))


def apply_tombstones() -> int:
    """Delete again what was deleted before and has come back; returns how many responses."""
    marks = tombstones.all_marks()
    rows = Response.objects.order_by().values_list("pk", "submission_key", "saved_on")
    back = [
        pk
        for pk, key, day in rows.iterator(chunk_size=5000)
        if tombstones.is_buried(str(key), day, marks)
    ]
    return sum(erase(back[start : start + AT_ONCE]) for start in range(0, len(back), AT_ONCE))
