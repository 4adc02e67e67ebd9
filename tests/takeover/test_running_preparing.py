"""Workshops, reminders, calendars, checklists; notes, the report, the Board's answers."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from surveys.models import Answer, AnswerChoice, Response, Review
from tests.factories.accounts import make_person
from tests.factories.programme import make_plan, make_priority
from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
    place,
)
from voice.accounts.models import Role
from voice.programme.models import Commitment
from voice.takeover.actions import preparing as act
from voice.takeover.actions import reporting
from voice.takeover.calendars import events_of_applicant, events_of_host
from voice.takeover.impact import counted_content
from voice.takeover.models import (
    Certificate,
    ImpactReport,
    Measure,
    Recommendation,
    Workshop,
    WorkshopNote,
)

pytestmark = pytest.mark.django_db
SAID = {"reason": "Yes, from May", "owner_role": "Director", "due_on": dt.date(2030, 5, 1)}


@pytest.fixture
def worker():
    return make_person(Role.YOUTH_WORKER, email="worker@example.org")


@pytest.fixture
def challenge(worker):
    return make_challenge(worker=worker)


@pytest.fixture
def chief(challenge):
    return make_opportunity(make_host(challenge), "Chief Executive", capacity=40)


@pytest.fixture
def kim(challenge, chief):
    return make_application(challenge, [chief], name="Kim Pebble", email="kim@example.org")


def workshop_of(challenge, by, *, hours=24, **fields) -> Workshop:
    begins = timezone.now() + dt.timedelta(hours=hours)
    fields.setdefault("purpose", "confidence")
    fields.setdefault("title", "Feel ready")
    fields.setdefault("joining_link", "https://teams.example.org/workshop")
    details = {"begins_at": begins, "ends_at": begins + dt.timedelta(hours=2), "capacity": 2}
    return act.make_workshop(challenge=challenge, by=by, **{**details, **fields})


# Workshops ---------------------------------------------------------------------------------------


def test_a_workshop_is_booked_once_filled_and_given_back(challenge, worker, chief, kim):
    workshop = workshop_of(challenge, worker, capacity=1)
    booking = act.book_workshop(workshop=workshop, application=kim)
    assert act.book_workshop(workshop=workshop, application=kim) == booking
    other = make_application(challenge, [chief], name="Bo")
    with pytest.raises(ValidationError, match="full"):
        act.book_workshop(workshop=workshop, application=other)
    act.cancel_booking(booking=booking)
    assert act.book_workshop(workshop=workshop, application=other).cancelled_at is None
    with pytest.raises(ValidationError, match="1 are booked"):
        act.edit_workshop(workshop=workshop, by=worker, capacity=0, begins_at=workshop.begins_at)


def test_reminders_go_once_to_those_who_come(challenge, worker, chief, kim):
    soon, far = workshop_of(challenge, worker), workshop_of(challenge, worker, hours=100)
    act.book_workshop(workshop=soon, application=kim)
    act.book_workshop(workshop=far, application=kim)
    act.book_workshop(workshop=soon, host=chief.host)
    gone = act.book_workshop(workshop=far, host=chief.host)
    act.cancel_booking(booking=gone)
    mail.outbox.clear()
    call_command("daily", "--once")
    call_command("daily", "--once")
    assert sorted(one.to[0] for one in mail.outbox) == ["chief@example.org", "kim@example.org"]
    assert not any("teams.example.org" in one.body for one in mail.outbox)


def test_the_day_before_a_takeover_those_placed_are_reminded(challenge, worker, chief, kim):
    place(kim, chief)
    mail.outbox.clear()
    day = timezone.localdate(chief.begins_at)
    assert act.send_reminders(day - dt.timedelta(days=2)) == 0
    assert act.send_reminders(day - dt.timedelta(days=1)) == 1
    assert act.send_reminders(day - dt.timedelta(days=1)) == 0
    assert len(mail.outbox) == 1
    assert (mail.outbox[0].to, "Chief Executive" in mail.outbox[0].body) == (
        ["kim@example.org"],
        True,
    )


def test_who_was_reminded_is_reminded_again_of_another_day(challenge, worker, chief, kim):
    place(kim, chief)
    day = timezone.localdate(chief.begins_at)
    assert act.send_reminders(day - dt.timedelta(days=1)) == 1
    chief.begins_at += dt.timedelta(days=2)
    chief.ends_at += dt.timedelta(days=2)
    chief.save()
    assert act.send_reminders(day - dt.timedelta(days=1)) == 0
    assert act.send_reminders(day + dt.timedelta(days=1)) == 1


def test_a_workshop_that_ends_before_it_begins_is_refused_in_words(challenge, worker, client):
    client.force_login(worker)
    page = reverse("takeover_workshop_new", args=[challenge.key])
    sent = {
        "purpose": "confidence",
        "title": "Feel ready",
        "begins_at": "2030-05-01T10:00",
        "ends_at": "2030-05-01T09:00",
        "capacity": 5,
    }
    shown = client.post(page, sent).content.decode()
    assert "It must end after it begins." in shown
    assert "Say where it is" in shown
    assert Workshop.objects.count() == 0
    client.post(page, {**sent, "ends_at": "2030-05-01T12:00", "place": "County Hall"})
    assert Workshop.objects.get().place == "County Hall"


def test_who_came_is_marked_by_the_page(challenge, worker, kim, client):
    workshop = workshop_of(challenge, worker)
    client.force_login(worker)
    client.post(reverse("takeover_workshop_book", args=[workshop.key]), {"who": f"a:{kim.key}"})
    booking = workshop.bookings.get()
    page = client.get(reverse("takeover_workshop", args=[workshop.key])).content.decode()
    asked = page.partition("Who came?")[2].partition("Save who came")[0]
    assert ("Kim Pebble" in asked, "(optional)" in asked) == (True, False)
    client.post(reverse("takeover_workshop_mark", args=[workshop.key]), {"came": booking.pk})
    booking.refresh_from_db()
    assert booking.has_attended is True


# Calendars ---------------------------------------------------------------------------------------


def test_a_calendar_holds_what_is_booked_and_never_a_link(challenge, worker, chief, kim):
    """And what was called off comes as cancelled, over a clock change at the right hour."""
    place(kim, chief)
    act.book_workshop(workshop=workshop_of(challenge, worker), application=kim)
    found = events_of_applicant(kim)
    assert [(one.title, one.is_cancelled) for one in found] == [
        ("Chief Executive", False),
        ("Feel ready", False),
    ]
    assert "teams.example.org" not in str(found)
    row = kim.placements.get()
    row.ended, row.ended_at = "host", timezone.now()
    row.save()
    assert [one.is_cancelled for one in events_of_applicant(kim)] == [True, False]
    assert [one.title for one in events_of_host(chief.host)] == ["Chief Executive"]


# Before and on the day ---------------------------------------------------------------------------


def test_the_checklist_says_who_saw_to_what(challenge, worker, chief, kim, client):
    row = place(kim, chief)
    client.force_login(worker)
    page = reverse("takeover_placement_check", args=[row.key])
    client.post(page, {"risk": "on", "risk_note": "The lift works", "consent": "on"})
    assert sorted(row.checklist.values_list("code", "note", "checked_by")) == [
        ("consent", "", worker.pk),
        ("risk", "The lift works", worker.pk),
    ]
    client.post(page, {"risk": "on"})
    assert list(row.checklist.values_list("code", flat=True)) == ["risk"]


def test_a_joining_link_is_shown_on_the_day_and_not_before(challenge, worker, chief, kim, client):
    row = place(kim, chief)
    client.force_login(worker)
    page = reverse("takeover_placement", args=[row.key])
    assert "teams.example.org" not in client.get(page).content.decode()
    chief.begins_at = timezone.now()
    chief.ends_at = timezone.now() + dt.timedelta(minutes=5)
    chief.save()
    assert "teams.example.org" in client.get(page).content.decode()


# Notes -------------------------------------------------------------------------------------------


def test_notes_become_released_answers_and_danger_waits_for_a_person(
    challenge, worker, settings, client
):
    settings.SCREENING = True
    workshop = workshop_of(challenge, worker, purpose="evaluation", title="What we learned")
    client.force_login(worker)
    said = "- Meetings should start later\n\n• Give us the papers before\nI want to kill myself"
    page = reverse("takeover_workshop_notes", args=[workshop.key])
    shown = client.post(page, {"said_by": "young", "statements": said}, follow=True)
    assert "2 kept and released" in shown.content.decode()
    notes = WorkshopNote.objects.select_related("answer__review")
    assert {note.answer.question for note in notes} == {challenge.notes_question}
    assert sorted(note.answer.review.released_text for note in notes) == [
        "",
        "Give us the papers before",
        "Meetings should start later",
    ]
    assert Review.objects.held().count() == 1
    assert "I want to kill" not in shown.content.decode()


def test_an_empty_note_keeps_nothing(challenge, worker, client):
    workshop = workshop_of(challenge, worker, purpose="evaluation")
    client.force_login(worker)
    page = reverse("takeover_workshop_notes", args=[workshop.key])
    shown = client.post(page, {"said_by": "young", "statements": " - \n"}).content.decode()
    assert "Write at least one statement." in shown
    assert WorkshopNote.objects.count() == 0


# The report --------------------------------------------------------------------------------------


def measure(person, survey, moment, number):
    """One answering of every item with the same number."""
    response = Response.objects.create(
        version=survey.versions.latest(),
        collector=survey.collectors.first(),
        draft=None,
        submitted_on=timezone.localdate(),
    )
    for question in survey.questions.all():
        answer = Answer.objects.create(response=response, question=question)
        choice = question.choices.get(code=str(number))
        AnswerChoice.objects.create(answer=answer, choice=choice)
    Measure.objects.create(application=person, moment=moment, response=response)


def took_part(challenge, chief, number):
    people = [make_application(challenge, [chief], name=f"P{n}") for n in range(number)]
    for person in people:
        row = place(person, chief)
        row.attended, row.hours = "came", 3
        row.save()
    return people


def test_before_and_after_are_paired_and_nine_show_nothing(challenge, chief):
    people = took_part(challenge, chief, 12)
    for place_in_line, person in enumerate(people[:9]):
        measure(person, challenge.measures, "before", 2)
        measure(person, challenge.measures, "after", 3 + place_in_line % 2)
    measure(people[9], challenge.measures, "before", 5)
    content = counted_content(challenge, {})
    assert {row["base"] for row in content["change"]["rows"]} == {None}
    measure(people[9], challenge.measures, "after", 4)
    measure(people[10], challenge.measures, "before", 1)
    measure(people[10], challenge.measures, "after", 4)
    row = counted_content(challenge, {})["change"]["rows"][0]
    assert (row["base"], row["before"], row["after"], row["words"]) == (10, 2.2, 3.5, "It went up.")
    assert content["took_part"] == 10
    assert content["host_change"]["rows"][0]["base"] is None


def test_fewer_than_ten_who_took_part_are_not_counted_in_public(challenge, chief):
    took_part(challenge, chief, 9)
    content = counted_content(challenge, {})
    assert (content["took_part"], content["applied"]) == (None, None)
    assert content["who"]["breakdowns"] == [] or content["who"]["base"] is None


def presented(challenge, worker) -> ImpactReport:
    report = reporting.draft_report(challenge=challenge, by=worker)
    reporting.show_report(report=report, by=worker)
    today = timezone.localdate()
    reporting.present_report(report=report, board="The Alliance Board", on=today, by=worker)
    return report


def test_a_report_goes_step_by_step(challenge, worker, chief):
    [person] = took_part(challenge, chief, 1)
    stranger = make_application(challenge, [chief], name="Not there")
    report = reporting.draft_report(challenge=challenge, by=worker)
    with pytest.raises(ValidationError, match="Show the draft"):
        reporting.present_report(report=report, board="B", on=timezone.localdate(), by=worker)
    with pytest.raises(ValidationError, match="cannot be checked"):
        reporting.check_report(report=report, application=person, is_right=True, text="")
    mail.outbox.clear()
    reporting.show_report(report=report, by=worker)
    assert [one.to for one in mail.outbox] == [["robin@example.org"]]
    reporting.check_report(report=report, application=person, is_right=False, text="Add buses")
    reporting.check_report(report=report, application=person, is_right=True, text="Good")
    with pytest.raises(ValidationError, match="Only people who took part"):
        reporting.check_report(report=report, application=stranger, is_right=True, text="")
    assert [(one.is_right, one.text) for one in report.checks.all()] == [(True, "Good")]
    with pytest.raises(ValidationError, match="Board first"):
        reporting.publish_report(report=report, by=worker)
    today = timezone.localdate()
    reporting.present_report(report=report, board="The Alliance Board", on=today, by=worker)
    with pytest.raises(ValidationError, match="presented"):
        reporting.draft_report(challenge=challenge, by=worker)
    with pytest.raises(ValidationError, match="presented"):
        reporting.write_recommendation(report=report, by=worker, text="More")


def test_the_board_answers_each_and_the_plan_tells_of_it(challenge, worker):
    board = make_person(Role.PLAN_LEAD, email="board@example.org")
    priority = make_priority(plan=make_plan(organisation=challenge.organisation))
    report = reporting.draft_report(challenge=challenge, by=worker)
    asked = reporting.write_recommendation(
        report=report, by=worker, text="Young people at every Board", priority=priority
    )
    no = reporting.write_recommendation(report=report, by=worker, text="Pizza")
    with pytest.raises(ValidationError, match="not been presented"):
        reporting.answer_recommendation(recommendation=asked, decision="accepted", by=board, **SAID)
    reporting.show_report(report=report, by=worker)
    today = timezone.localdate()
    reporting.present_report(report=report, board="The Board", on=today, by=worker)
    for decision, said, words in (
        ("declined", {"reason": ""}, "Say why"),
        ("adapted", {"reason": ""}, "Say why"),
        ("accepted", {"owner_role": ""}, "whose job"),
        ("accepted", {"due_on": None}, "by when"),
    ):
        with pytest.raises(ValidationError, match=words):
            reporting.answer_recommendation(
                recommendation=asked, decision=decision, by=board, **{**SAID, **said}
            )
    reporting.answer_recommendation(recommendation=asked, decision="accepted", by=board, **SAID)
    reporting.answer_recommendation(recommendation=no, decision="declined", by=board, **SAID)
    with pytest.raises(ValidationError, match="already"):
        reporting.answer_recommendation(recommendation=no, decision="accepted", by=board, **SAID)
    promise = Commitment.objects.published().get()
    assert (promise.priority, promise.reply, promise.owner_role) == (priority, "will", "Director")
    assert "Young people at every Board" in promise.text
    no.refresh_from_db()
    assert (no.owner_role, no.due_on, no.commitment) == ("", None, None)


def test_only_what_was_published_is_public_and_it_can_be_taken_as_word(
    challenge, worker, chief, client
):
    took_part(challenge, chief, 12)
    public = reverse("takeover_report_public", args=[challenge.key])
    report = presented(challenge, worker)
    Recommendation.objects.create(report=report, text="Later meetings")
    assert client.get(public).status_code == 404
    reporting.publish_report(report=report, by=worker)
    page = client.get(public).content.decode()
    assert ("Later meetings" in page, "P1" in page, "Chief" in page) == (True, False, False)
    client.force_login(make_person(Role.OBSERVER, email="observer@example.org"))
    word = client.get(reverse("takeover_report_word", args=[challenge.key]))
    assert word.content[:2] == b"PK"


def test_certificates_are_for_those_who_came_and_their_hosts(challenge, worker, chief, client):
    [person] = took_part(challenge, chief, 1)
    place(make_application(challenge, [chief], name="Never Came"), chief)
    assert reporting.issue_certificates(challenge=challenge, signed_by="Sam, Youth", by=worker) == 2
    assert reporting.issue_certificates(challenge=challenge, signed_by="Sam, Youth", by=worker) == 0
    assert Certificate.objects.get(application=person).hours == 3
    client.force_login(worker)
    page = client.get(reverse("takeover_certificates", args=[challenge.key])).content.decode()
    assert ("P0" in page, "Alex Chief" in page, "Never Came" in page) == (True, True, False)
    assert page.count("certificate-name") == 0
    sheets = client.get(reverse("takeover_certificates", args=[challenge.key]) + "?print=1")
    assert sheets.content.decode().count('class="certificate-name"') == 2
