"""Everything that is kept of one person's answers, in one file that they can read and take away."""

import io
import json
import zipfile
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.module_loading import import_string

from analysis.models import Coding, Excerpt
from surveys.frozen import FrozenSurvey, frozen
from surveys.models import Answer, Response

Copy = dict[str, Any]
WORDS_OF_FILE = "your-answers.html"
DATA_OF_FILE = "your-answers.json"
PERSONAL = ("helped", "helper", "rating", "rating_reason", "may_quote", "saved_on", "submitted_on")


def copy_of(response: Response) -> Copy:
    """What is kept of a response: `about`, `answers` in the order of the survey, `unfinished`.

    In words where there are words. Of staff only what they decided, never who.
    """
    version, survey = response.version, response.version.survey
    shape = frozen(version.pk, version.revision)
    made = response.artworks.order_by("question")
    pictures = {one.question_id: f"picture-{n}.jpg" for n, one in enumerate(made, start=1)}
    rows = response.answers.select_related("question", "review").prefetch_related("picked__choice")
    in_order = sorted(rows, key=lambda row: (row.question.section_id, row.question.position))
    themes, quotes = themes_of(response), quotes_of(response)
    return {
        "made_on": timezone.localdate(),
        "about": about(response),
        "asked_by": survey.campaign.asked_by,
        "read_by": survey.campaign.readers,
        "deleted_by": survey.campaign.answers_go_by,
        "answers": [
            answer_in(shape, response, row)
            | {
                "picture": pictures.get(row.question_id, ""),
                "themes": themes[row.pk],
                "quotes": quotes[row.pk],
            }
            for row in in_order
        ],
        "unfinished": response.draft or {},
    }


def about(response: Response) -> Copy:
    survey = response.version.survey
    facts = {name: getattr(response, name) for name in PERSONAL}
    return {
        "key": str(response.pk),
        "organisation": survey.campaign.organisation.name,
        "campaign": survey.campaign.title,
        "survey": survey.title,
        "language": response.language,
        "words": response.get_layer_display(),
        "way_in": response.collector.name,
        **facts,
    }


def answer_in(shape: FrozenSurvey, response: Response, row: Answer) -> Copy:
    """One answer in the words of the question and the choices as they were asked."""
    code = row.question.code

    def words(target: str) -> str:
        return shape.words(target, response.language, response.layer)[0].text

    picked = sorted(row.picked.all(), key=lambda one: (one.rank or 0, str(one.pk)))
    review = getattr(row, "review", None)
    return {
        "question": words(f"q:{code}"),
        "text": row.text,
        "choices": [
            {
                "words": words(f"c:{code}:{one.choice.code}"),
                "place": one.rank,
                "tokens": one.tokens,
            }
            for one in picked
        ],
        "refusal": row.get_refusal_display(),
        "review": decided(review) if review else None,
    }


def decided(review) -> Copy:
    """What was decided about a written answer, and what a rule remarked in it."""
    return {
        "state": review.get_status_display(),
        "on": review.decided_at and timezone.localdate(review.decided_at),
        "reason": review.reason,
        "released_text": review.released_text,
        "remarked": getattr(review, "screening", None),
    }


def themes_of(response: Response) -> dict:
    """By answer, the names of the themes that parts of it carry."""
    codings = Coding.objects.filter(segment__answer__response=response, removed_at=None)
    pairs = codings.order_by("theme__label").values_list("segment__answer", "theme__label")
    found = defaultdict(list)
    for answer, label in pairs.distinct():
        found[answer].append(label)
    return found


def quotes_of(response: Response) -> dict:
    """By answer, the words that were chosen from it to be shown."""
    found = defaultdict(list)
    chosen = Excerpt.objects.filter(answer__response=response).order_by("pk")
    for answer, text in chosen.values_list("answer", "text"):
        found[answer].append(text)
    return found


def archive_of(response: Response) -> bytes:
    """The copy as one ZIP file: a page to read, the same as data, and pictures.

    What `COPIED_TOGETHER` names adds what layers above keep of the same person, as `also`.
    """
    copy, pictures = copy_of(response) | {"also": []}, {}
    for path in settings.COPIED_TOGETHER:
        sections, found = import_string(path)(response)
        copy["also"] += sections
        pictures |= found
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(WORDS_OF_FILE, render_to_string("desk/requests/copy.html", {"copy": copy}))
        data = json.dumps(copy, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        file.writestr(DATA_OF_FILE, data)
        for number, artwork in enumerate(response.artworks.order_by("question"), start=1):
            file.writestr(f"picture-{number}.jpg", bytes(artwork.content))
        for name, picture in pictures.items():
            file.writestr(name, picture)
    return held.getvalue()
