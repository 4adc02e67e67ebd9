"""Recordings of words read aloud, for everybody who has their address."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from surveys.models import Clip
from surveys.views.pictures import A_YEAR

RANGE = re.compile(r"bytes=(\d{0,9})-(\d{0,9})")


@login_not_required
@require_safe
def recording(request: HttpRequest, key: str) -> HttpResponse:
    """A recording, or the part of it that was asked for: some phones play no other way."""
    clip = get_object_or_404(Clip, key=key)
    whole = bytes(clip.content)
    part = asked_part(request.headers.get("Range", ""), len(whole))
    if part is None:
        response = HttpResponse(whole, content_type=clip.sound)
    elif part[0] > part[1]:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(whole)}"})
    else:
        first, last = part
        response = HttpResponse(whole[first : last + 1], status=206, content_type=clip.sound)
        response.headers["Content-Range"] = f"bytes {first}-{last}/{len(whole)}"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = A_YEAR
    return response


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """(first, last) of the bytes asked for; first beyond last where there are none such.

    None for the whole: nothing was asked for, or something that is no single part.
    """
    found = RANGE.fullmatch(header.strip())
    if found is None or found.group(1, 2) == ("", ""):
        return None
    if not found[1]:
        return max(0, size - int(found[2])), size - 1 if int(found[2]) else -1
    first = int(found[1])
    last = min(int(found[2] or size), size - 1)
    return (first, last) if first <= last else (1, 0)
