"""What may be urgent is told at once, again and to others, whatever breaks on the way."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from surveys import notices, tasks
from surveys.actions.alerting import open_alerts
from surveys.models import Alert, AlertMessage, Review
from surveys.screening import Band
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from tests.surveys.walking import address, answer, begin, make_open_survey
from voice.accounts.models import Role
from voice.programme.actions_duty import come_back, step_away
from voice.programme.models import Duty
from voice.takeover.management.commands import daily

PLANTED = "my dad hits me every night and I am scared to go home"
LONDON = timezone.get_default_timezone()
MONDAY_NOON = dt.datetime(2026, 11, 23, 12, tzinfo=LONDON)
MONDAY_EVENING = dt.datetime(2026, 11, 23, 20, tzinfo=LONDON)
OFFICE = {
    "staffed_days": [0, 1, 2, 3, 4],
    "staffed_from": dt.time(9),
    "staffed_until": dt.time(17),
}


def make_alert(*, raised_at, band=Band.DANGER, is_about_staff=False, **campaign) -> Alert:
    survey = make_survey(campaign=make_campaign(**campaign))
    make_question(survey, "best")
    open_now(survey)
    row = make_response(survey, {"best": PLANTED}).answers.get()
    Review.objects.filter(pk=row.pk).update(band=band, is_about_staff=is_about_staff)
    return Alert.objects.create(
        review=Review.objects.get(pk=row.pk), campaign=survey.campaign, raised_at=raised_at
    )


def put(campaign, turn: str, *people) -> None:
    for user in people:
        Duty.objects.create(campaign=campaign, user=user, turn=turn)


def told() -> list[str]:
    return [message.to[0] for message in mail.outbox]


def test_an_answer_that_may_be_urgent_is_alerted_in_the_transaction_that_stores_it(client, db):
    survey = make_open_survey()
    lead = make_person(Role.SAFEGUARDING_LEAD, email="lead@example.org")
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    answer(client, survey, "because", answer=PLANTED)
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"answer": "yes"})
    client.post(address(survey, "check"))
    assert Review.objects.get().band == Band.DANGER
    assert Alert.objects.unopened().count() == 1
    tasks.send_alerts.call()
    assert told() == [lead.email]
    assert PLANTED not in mail.outbox[0].body + mail.outbox[0].subject
    assert f"/desk/reading/{Alert.objects.get().pk}/" in mail.outbox[0].body


def test_first_names_are_told_once_and_second_names_after_thirty_staffed_minutes(db):
    first, second = make_person(), make_person()
    alert = make_alert(raised_at=MONDAY_NOON, **OFFICE, outside_hours="closed")
    put(alert.campaign, "first", first)
    put(alert.campaign, "second", second)
    for minutes in (0, 1, 15, 29):
        notices.send_alerts(MONDAY_NOON + dt.timedelta(minutes=minutes))
    assert told() == [first.email]
    for minutes in (30, 31, 60):
        notices.send_alerts(MONDAY_NOON + dt.timedelta(minutes=minutes))
    assert told() == [first.email, second.email]


def test_minutes_at_night_do_not_count_where_nobody_is_on_call(db):
    second = make_person()
    late = dt.datetime(2026, 11, 23, 16, 50, tzinfo=LONDON)
    alert = make_alert(raised_at=late, **OFFICE, outside_hours="closed")
    put(alert.campaign, "first", make_person())
    put(alert.campaign, "second", second)
    morning = dt.datetime(2026, 11, 24, 9, 19, tzinfo=LONDON)
    notices.send_alerts(late)
    notices.send_alerts(morning)
    assert second.email not in told()
    notices.send_alerts(morning + dt.timedelta(minutes=1))
    assert second.email in told()


def test_whoever_is_on_call_is_told_at_night_and_nobody_who_stepped_away(db):
    first, away, on_call = make_person(), make_person(), make_person()
    alert = make_alert(raised_at=MONDAY_EVENING, **OFFICE, outside_hours="on_call")
    put(alert.campaign, "first", first)
    put(alert.campaign, "on_call", on_call, away)
    step_away(by=away)
    notices.send_alerts(MONDAY_EVENING)
    assert told() == [on_call.email]
    come_back(by=away)
    assert notices.on_duty(alert.campaign, "on_call") == {on_call.pk, away.pk}


def test_what_may_be_about_staff_goes_past_the_team(db):
    contact = make_person(Role.ALLEGATIONS)
    alert = make_alert(raised_at=MONDAY_NOON, is_about_staff=True)
    put(alert.campaign, "first", make_person())
    notices.send_alerts(MONDAY_NOON)
    assert told() == [contact.email]


def test_a_mail_server_that_is_down_is_tried_again_and_told_on_the_screen(monkeypatch, db):
    lead = make_person(Role.SAFEGUARDING_LEAD)
    outsider = make_person(
        Role.SAFEGUARDING_LEAD, organisation=make_organisation("Another council")
    )
    make_alert(raised_at=MONDAY_NOON)
    with monkeypatch.context() as broken:
        broken.setattr(notices, "send_mail", lambda *args: raises())
        assert notices.send_alerts(MONDAY_NOON) == 0
    message = AlertMessage.objects.get()
    assert (message.tries, message.sent_at) == (1, None)
    later = MONDAY_NOON + dt.timedelta(seconds=61)
    assert notices.alarm_for(lead, later) == {"unopened": 1, "untold": 1}
    assert notices.alarm_for(outsider, later) == {"unopened": 0, "untold": 0}
    assert notices.send_alerts(MONDAY_NOON + dt.timedelta(seconds=15)) == 1
    assert notices.alarm_for(lead, later) == {"unopened": 1, "untold": 0}


def raises():
    raise smtplib.SMTPServerDisconnected("planted")


class KilledError(BaseException):
    """The worker's process ends here."""


def test_a_worker_killed_before_sending_loses_nothing(monkeypatch, db):
    lead = make_person(Role.SAFEGUARDING_LEAD)
    make_alert(raised_at=MONDAY_NOON)
    monkeypatch.setattr(notices, "deliver", kill)
    with pytest.raises(KilledError):
        notices.send_alerts(MONDAY_NOON)
    monkeypatch.undo()
    assert told() == []
    assert notices.is_anything_due(MONDAY_NOON + dt.timedelta(seconds=15))
    notices.send_alerts(MONDAY_NOON + dt.timedelta(seconds=15))
    assert told() == [lead.email]


def test_a_worker_killed_right_after_sending_tells_twice_at_most(monkeypatch, db):
    lead = make_person(Role.SAFEGUARDING_LEAD)
    make_alert(raised_at=MONDAY_NOON)
    monkeypatch.setattr(AlertMessage, "save", kill_when_sent(AlertMessage.save))
    with pytest.raises(KilledError):
        notices.send_alerts(MONDAY_NOON)
    monkeypatch.undo()
    for seconds in (15, 30, 60, 120, 600):
        notices.send_alerts(MONDAY_NOON + dt.timedelta(seconds=seconds))
    assert told() == [lead.email, lead.email]


def kill(message):
    raise KilledError


def kill_when_sent(save):
    def saved(self, **kwargs):
        if "sent_at" in kwargs.get("update_fields", ()):
            raise KilledError
        return save(self, **kwargs)

    return saved


def test_opening_forgets_when_it_came_and_stops_messages(db):
    lead = make_person(Role.SAFEGUARDING_LEAD)
    raised = timezone.now() - dt.timedelta(minutes=12)
    alert = make_alert(raised_at=raised)
    assert open_alerts(reviews=[alert.review], by=lead) == 1
    assert open_alerts(reviews=[alert.review], by=lead) == 0
    alert.refresh_from_db()
    assert (alert.raised_at, alert.minutes, alert.opened_by) == (None, 12, lead)
    assert AlertMessage.objects.count() == 0
    assert notices.send_alerts() == 0


def test_the_rest_is_told_in_one_message_every_three_staffed_hours(db):
    first = make_person()
    alert = make_alert(raised_at=MONDAY_NOON, band=Band.HARM, **OFFICE, outside_hours="closed")
    put(alert.campaign, "first", first)
    alert.delete()
    for hours in (0, 1, 2, 3, 4, 8):
        notices.send_alerts(MONDAY_NOON + dt.timedelta(hours=hours))
    assert told() == [first.email] * 2
    assert "Maybe harm, to read today: 1" in mail.outbox[0].body
    assert PLANTED not in mail.outbox[0].body


def test_the_day_asks_for_alerts_only_when_some_are_due_and_not_asked_for(db):
    assert not daily.ask_for_alerts()
    make_person(Role.SAFEGUARDING_LEAD)
    make_alert(raised_at=timezone.now())
    assert daily.ask_for_alerts()
    assert not daily.ask_for_alerts()
