"""Complaining in plain words: kept once, encrypted, and answered within 30 days."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from analysis.attention import attention
from tests.everywhere import places_with
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from voice.accounts.models import Role
from voice.programme.actions_complaints import tell_of_complaint
from voice.programme.actions_forgetting import forget_records
from voice.programme.models import Complaint
from voice.shared.models import AuditEvent

PLANTED = "You showed my planted poem to my teacher"
ADDRESS = "planted.parent@example.org"
FORM = "/complaint/"


@pytest.fixture
def officer(db):
    return make_person(Role.DATA_PROTECTION)


def key_in(page) -> str:
    return re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]


def complain(client, **fields):
    sent = {"key": key_in(client.get(FORM)), "text": PLANTED, "contact": ADDRESS, "who": "parent"}
    return client.post(FORM, sent | fields)


def test_anybody_complains_without_a_cookie_and_once_however_often_it_is_sent(officer):
    client = Client(enforce_csrf_checks=True)
    campaign = make_campaign()
    form = client.get(FORM, {"about": campaign.key})
    assert not form.cookies
    key = key_in(form)
    pages = [complain(client, key=key, about=campaign.key) for _ in range(2)]
    complaint = Complaint.objects.get()
    assert {page.url for page in pages} == {reverse("complaint_sent", args=[complaint.key])}
    receipt = client.get(pages[0].url).content.decode()
    assert complaint.key in receipt
    assert f"By {date_format(complaint.due_on, 'j F Y')} we tell you" in receipt
    assert PLANTED not in receipt
    assert (complaint.text, complaint.contact, complaint.campaign) == (PLANTED, ADDRESS, campaign)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, contact FROM programme_complaint")
        assert PLANTED not in str(stored := cursor.fetchone())
        assert ADDRESS not in str(stored)
    assert places_with(PLANTED) == set()  # nowhere as it was written
    tell_of_complaint(complaint.key)
    assert [message.to for message in mail.outbox] == [[officer.email], [ADDRESS]]
    assert PLANTED not in "".join(message.body for message in mail.outbox)
    assert complaint.key in mail.outbox[1].body


def test_a_form_of_somebody_else_is_sent_back_with_the_words_in_it(db, client):
    make_organisation()
    page = complain(client, key="forged")
    assert "Please press the button once more" in page.content.decode()
    assert PLANTED in page.content.decode()
    assert complain(client, key=key_in(page)).status_code == 302
    assert "Please tell us what went wrong" in complain(client, text=" ").content.decode()
    assert Complaint.objects.count() == 1


def test_with_several_organisations_one_is_chosen(db, client):
    make_organisation()
    other = make_organisation("Another council")
    assert "Please say who it is about" in complain(client).content.decode()
    complain(client, organisation=other.pk)
    assert Complaint.objects.get().organisation == other


def test_a_flood_is_stopped_kindly(db, client, monkeypatch):
    make_organisation()
    monkeypatch.setattr("voice.programme.views_complaints.AN_HOUR", 1)
    assert complain(client).status_code == 302
    assert complain(client).status_code == 429


def test_the_clock_of_thirty_days(officer):
    today = timezone.localdate()
    complaint = Complaint.objects.create(organisation=make_organisation(), text=PLANTED)
    for days, state in ((0, "waiting"), (30, "waiting"), (31, "overdue"), (400, "overdue")):
        complaint.received_on = today - dt.timedelta(days=days)
        complaint.save()
        assert complaint.state == state
        assert Complaint.objects.overdue(today).exists() == (state == "overdue")
        items = [item for item in attention(officer, []) if item.page == "complaints"]
        assert [item.kind for item in items] == ["bad" if state == "overdue" else "warn"]


def test_a_complaint_is_acknowledged_answered_and_after_a_year_deleted(officer, client):
    complaint = Complaint.objects.create(organisation=make_organisation(), text=PLANTED)
    client.force_login(officer)
    assert complaint.key in client.get("/desk/complaints/").content.decode()
    page = reverse("complaint_desk", args=[complaint.key])
    close = reverse("complaint_close", args=[complaint.key])
    assert PLANTED in client.get(page).content.decode()
    early = client.post(close, {"outcome": "Sorted"}, follow=True)
    assert "First tell the person" in early.content.decode()
    client.post(reverse("complaint_acknowledge", args=[complaint.key]))
    assert "Write what came of it" in client.post(close, {"outcome": ""}).content.decode()
    client.post(close, {"outcome": "We said sorry"})
    complaint.refresh_from_db()
    assert (complaint.state, complaint.outcome) == ("closed", "We said sorry")
    verbs = list(AuditEvent.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[0] == "read a complaint"
    assert verbs[-1] == "closed a complaint"
    in_a_year = complaint.closed_on.replace(year=complaint.closed_on.year + 1)
    assert forget_records(today=in_a_year - dt.timedelta(days=1))["complaints"] == 0
    assert forget_records(today=in_a_year)["complaints"] == 1
    assert places_with(PLANTED) == set()


def test_an_administrator_is_told_when_nobody_answers_complaints(administrator):
    Complaint.objects.create(organisation=make_organisation(), text=PLANTED)
    told = [item.page for item in attention(administrator, [])]
    assert "invitation_new" in told
    make_person(Role.DATA_PROTECTION)
    assert "invitation_new" not in [item.page for item in attention(administrator, [])]
