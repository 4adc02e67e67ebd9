"""Answers go on their day with what was made of them; results and quotes stay, and stay gone."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from analysis.actions.forgetting import forget_answers
from analysis.actions.releasing import ReleaseError, release_results
from analysis.models import AnalysisRun, Excerpt, Segment
from analysis.released import without_withdrawn_quotes
from surveys.actions.erasing import erase
from surveys.models import Response
from tests.everywhere import places_with
from tests.factories.pages import make_quotes_table
from tests.factories.results import make_listening
from tests.factories.themes import make_run
from voice.programme.actions_forgetting import forget_records
from voice.programme.models import Campaign, ReleasedTable, Snapshot
from voice.shared import tombstones
from voice.shared.models import AuditEvent, Tombstone

PLANTED = "Planted words about the blue bridge"
CLOSED = dt.date(2024, 3, 31)
PUBLISHED = dt.datetime(2024, 6, 10, 12, tzinfo=dt.UTC)


@pytest.fixture
def heard(youth_worker):
    """Answers of a campaign that ended, one of them quoted in results that are public."""
    listening = make_listening(youth_worker)
    listening.theme("Bridges")
    answer, *_ = listening.hear(3, PLANTED, "Bridges")
    listening.excerpt = listening.quote(answer, "Bridges")
    make_run(listening.written, {"Bridges": [answer]})
    snapshot = Snapshot.objects.create(campaign=listening.campaign, published_at=PUBLISHED)
    listening.table = make_quotes_table(
        snapshot, listening.themes["Bridges"].key, listening.excerpt
    )
    Response.objects.update(submitted_on=CLOSED, saved_on=CLOSED)
    Campaign.objects.update(
        opens_on=CLOSED - dt.timedelta(days=20), closes_on=CLOSED, feedback_promised_on=CLOSED
    )
    listening.campaign.refresh_from_db()
    return listening


def shown(table) -> list[str]:
    tables = without_withdrawn_quotes([table])
    return [quote["words"] for one in tables for quote in one.content["quotes"]]


def test_answers_go_on_their_day_and_what_was_published_stays(heard, youth_worker):
    due = dt.date(2025, 6, 10)
    assert forget_answers(today=due - dt.timedelta(days=1)) == 0
    assert Response.objects.count() == 3
    assert forget_answers(today=due + dt.timedelta(days=9)) == 3  # after days that were missed
    assert forget_answers(today=due + dt.timedelta(days=9)) == 0
    assert not Response.objects.exists()
    assert not Segment.objects.exists()
    assert not AnalysisRun.objects.exists()
    assert shown(heard.table) == [PLANTED]
    kept = Excerpt.objects.get()
    assert (kept.answer, kept.kept_on) == (None, due + dt.timedelta(days=9))
    with pytest.raises(ReleaseError, match="had their time"):
        release_results(campaign=heard.campaign, by=youth_worker)
    said = AuditEvent.objects.get(verb="deleted answers whose time was over")
    assert (said.by, said.why) == (None, "3 sent up to 2024-03-31")


def test_without_results_answers_go_on_the_day_that_young_people_are_promised(heard, client):
    Snapshot.objects.all().delete()
    promised = heard.campaign.answers_go_by
    assert promised == dt.date(2026, 3, 31)
    page = client.get(f"/s/{heard.survey.key}/yours/").content.decode()
    assert "answers by 31 March 2026" in page
    assert forget_answers(today=promised - dt.timedelta(days=1)) == 0
    assert forget_answers(today=promised) == 3


def test_what_is_taken_away_is_nowhere_any_more_and_stays_away_after_a_restore(heard, settings):
    quoted = heard.excerpt.answer.response
    others = Response.objects.exclude(pk=quoted.pk)
    heard.written.answers.exclude(response=quoted).update(text="Other words")
    for answer in heard.written.answers.exclude(response=quoted):
        answer.review.released_text = "Other words"
        answer.review.save()
    saved = Response.objects.get(pk=quoted.pk)
    assert places_with(PLANTED) == {
        "surveys.Answer.text",
        "surveys.Review.released_text",
        "analysis.Excerpt.text",
        "programme.ReleasedTable.content",
    }
    assert erase([quoted.pk]) == 1
    assert places_with(PLANTED) == set()
    assert shown(ReleasedTable.objects.get()) == []
    assert others.count() == 2
    mark = Tombstone.objects.get()
    assert str(quoted.submission_key) not in mark.mark

    Tombstone.objects.all().delete()  # last night's backup knows nothing of it, but the file does
    tombstones.add_to_file({mark.mark: mark.made_on})
    saved.save(force_insert=True)
    saved.answers.create(question=heard.written, text=PLANTED)
    out = StringIO()
    call_command("apply_tombstones", stdout=out)
    assert "1 responses had come back" in out.getvalue()
    call_command("apply_tombstones", stdout=out)
    assert out.getvalue().endswith("0 responses had come back and were deleted again.\n")
    assert places_with(PLANTED) == set()
    assert others.count() == 2


def test_who_answers_anew_after_deleting_is_not_deleted_by_a_restore(heard):
    response = Response.objects.first()
    tombstones.keep(
        {
            tombstones.marks_of(tombstones.PURPOSE, str(response.submission_key))[
                0
            ]: response.saved_on - dt.timedelta(days=1)
        }
    )
    call_command("apply_tombstones", stdout=StringIO())
    assert Response.objects.count() == 3


def test_records_go_on_their_day_and_the_file_of_marks_with_them(db):
    today = timezone.localdate()
    old, young = "a" * 64, "b" * 64
    month_before = dt.timedelta(days=31)
    marks = {old: today.replace(year=today.year - 2) - month_before, young: today}
    tombstones.keep(marks, in_file=False)
    tombstones.add_to_file(marks)
    assert forget_records(today=today)["tombstones"] == 1
    assert forget_records(today=today)["tombstones"] == 0
    assert list(Tombstone.objects.values_list("mark", flat=True)) == [young]
    assert dict(tombstones.read_file(tombstones.kept_file())) == {young: today}
