"""The workbench and a priority's page as answers grow: `python -m bench.workbench [SIZE ...]`.

For each number of segments (1,000, 10,000 and 100,000 unless given) a question with 40 agreed
themes and a finished run, three in four of whose themes were taken up, is made in a scratch
database, and a priority with 50 released themes of 10 campaigns. Each page is fetched in this
process: queries, and the median of five times in milliseconds. Exits 1 when a page takes more
than 12 queries or 500 ms, or more queries for more answers. Wants DATABASE_URL of a PostgreSQL
server, or measures SQLite.
"""

import os
import statistics
import sys
import time
import uuid

from bench.site import settings_for

QUERIES, MILLISECONDS = 12, 500
THEMES, CAMPAIGNS, BATCH = 40, 10, 5000
SIZES = (1_000, 10_000, 100_000)


def make_question_with(segments: int):
    """A question with so many released answers: each a segment, a coding and a suggestion."""
    from django.utils import timezone  # noqa: PLC0415

    from analysis.models import AnalysisRun, ProposedTheme, ThemeSet  # noqa: PLC0415
    from tests.factories.themes import make_theme, make_written  # noqa: PLC0415

    question = make_written("the first")
    survey = question.survey
    version, collector = survey.versions.get(), survey.collectors.first()
    now = timezone.now()
    run = AnalysisRun.objects.create(question=question, status="done", read_at=now, finished_at=now)
    themes = [make_theme(question, f"Theme {n}", position=n) for n in range(THEMES)]
    ThemeSet.objects.filter(question=question).update(revision=1)
    proposed = [
        ProposedTheme.objects.create(
            run=run,
            number=n,
            label=f"Found {n}",
            size=segments // THEMES,
            share=1 / THEMES,
            adopted_as=themes[n] if n % 4 else None,
        )
        for n in range(THEMES)
    ]
    for first in range(0, segments, BATCH):
        many = range(first, min(segments, first + BATCH))
        store(question, version, collector, now, themes, proposed, run, many)
    return question, themes[0]


def store(question, version, collector, now, themes, proposed, run, many) -> None:
    from analysis.models import Coding, ProposedCoding, Segment  # noqa: PLC0415
    from surveys.models import Answer, Response, Review  # noqa: PLC0415

    said = "more buses on Sundays and somewhere dry to meet"
    responses = Response.objects.bulk_create(
        Response(version=version, collector=collector, draft=None, submitted_on=now.date())
        for _ in many
    )
    answers = Answer.objects.bulk_create(
        Answer(id=uuid.uuid4(), response=each, question=question, text=said) for each in responses
    )
    Review.objects.bulk_create(
        Review(answer=each, status="released", released_text=said, decided_at=now)
        for each in answers
    )
    segments = Segment.objects.bulk_create(
        Segment(answer=each, start=0, end=len(said), cut_at=now) for each in answers
    )
    Coding.objects.bulk_create(
        Coding(segment=each, theme=themes[n % THEMES], strength=n % 97 / 97, run=run)
        for n, each in zip(many, segments, strict=True)
    )
    ProposedCoding.objects.bulk_create(
        ProposedCoding(
            proposed_theme=proposed[n % THEMES],
            answer=each,
            start=0,
            end=len(said),
            strength=n % 97 / 97,
            is_main=True,
            excerpt="centre" if n < THEMES * 3 else "",
        )
        for n, each in zip(many, answers, strict=True)
    )


def make_busy_priority():
    """A priority with 50 released themes of 10 campaigns, and a reply to every second one."""
    from analysis.models import Theme, ThemePriority  # noqa: PLC0415
    from tests.factories.pages import make_snapshot, make_theme_table  # noqa: PLC0415
    from tests.factories.programme import make_commitment, make_priority  # noqa: PLC0415
    from tests.factories.themes import make_theme, make_written  # noqa: PLC0415

    priority = make_priority()
    for _ in range(CAMPAIGNS):
        question = make_written("one answer")
        snapshot = make_snapshot(question.survey.campaign)
        for n in range(5):
            theme: Theme = make_theme(question, f"Said {n}")
            ThemePriority.objects.create(theme=theme, priority=priority)
            make_theme_table(snapshot, theme.key, theme.label)
            if n % 2:
                theme.commitments.add(make_commitment(f"Doing {n}", priority=priority))
    return priority


def measured(client, address: str) -> tuple[int, float]:
    """(queries, median milliseconds) of a page once everything is warm."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    queries = sum("SAVEPOINT" not in one["sql"] for one in seen.captured_queries)
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        client.get(address)
        spent.append(1000 * (time.perf_counter() - start))
    return queries, statistics.median(spent)


def main() -> int:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with settings_for(os.environ.get("DATABASE_URL", "")):
        from django.db import connection  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415
        from django.urls import reverse  # noqa: PLC0415

        from tests.factories.accounts import make_person  # noqa: PLC0415
        from voice.accounts.models import Role  # noqa: PLC0415

        worker, lead = make_person(Role.YOUTH_WORKER), make_person(Role.PLAN_LEAD)
        client = Client()
        client.force_login(worker)
        rows = []
        for size in sizes:
            question, theme = make_question_with(size)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            for name, key in (("themes", question.key), ("theme", theme.key)):
                found = measured(client, reverse(name, args=[key]))
                rows.append((f"{name}, {size:,} segments", *found))
        client.force_login(lead)
        page = reverse("priority", args=[make_busy_priority().key])
        rows.append(("priority, 50 themes, 10 campaigns", *measured(client, page)))
        engine = connection.vendor
    print(f"| page ({engine}) | queries | ms |\n| --- | --- | --- |")
    for name, queries, spent in rows:
        print(f"| {name} | {queries} | {spent:.0f} |")
    return int(any(queries > QUERIES or spent > MILLISECONDS for _, queries, spent in rows))


if __name__ == "__main__":
    sys.exit(main())
