"""A planted sentence stands where it must, and nowhere else: not in mail, logs, tasks or sessions.

Sent through the young people's own pages; looked for before anybody has read it, while people deal
with it, and after it was withdrawn.
"""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from surveys import notices
from surveys.models import Alert, Answer, Redaction, Referral, Response
from tests.everywhere import places_with
from tests.factories.accounts import make_person
from tests.surveys.walking import address, answer, begin, make_open_survey
from voice.accounts.models import Role
from voice.programme.models import Duty
from voice.shared.models import AuditEvent

PLANTED = "Planted: my dad hits me every night and I am scared to go home"
PIECE = "scared to go home"
WHERE_IT_MUST_BE = {"surveys.Answer.text"}


@pytest.fixture
def sent(db, client, settings, caplog):
    """Stored through the pages, with tasks kept as rows, as on a real server."""
    caplog.set_level(logging.DEBUG)
    settings.TASKS = {
        "default": {
            "BACKEND": "django_tasks_db.DatabaseBackend",
            "QUEUES": ["default", "alerts"],
        }
    }
    survey = make_open_survey()
    for turn in ("first", "second"):
        Duty.objects.create(campaign=survey.campaign, user=make_person(), turn=turn)
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    answer(client, survey, "because", answer=PLANTED)
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"answer": "yes"})
    client.post(address(survey, "check"))
    assert Answer.objects.get(question__code="because").text == PLANTED, "nothing was planted"
    return survey


def told() -> str:
    """All that leaves by mail, and every task with its arguments and what came of it."""
    letters = [str(letter.message()) + letter.body for letter in mail.outbox]
    tasks = DBTaskResult.objects.values_list("args_kwargs", "return_value", "traceback")
    events = AuditEvent.objects.values_list("verb", "thing", "why")
    sessions = [session.get_decoded() for session in Session.objects.all()]
    return " ".join(map(str, [*letters, *tasks, *events, *sessions]))


def test_before_anybody_has_read_it(sent, caplog):
    notices.send_alerts()
    assert len(mail.outbox) == 1
    assert DBTaskResult.objects.filter(task_path__endswith="send_alerts").exists()
    assert PIECE not in told()
    assert PIECE not in caplog.text
    assert places_with(PIECE) == WHERE_IT_MUST_BE


def test_while_people_deal_with_it(client, sent, caplog, youth_worker, safeguarding_lead):
    key = Answer.objects.get(question__code="because").pk
    client.force_login(youth_worker)
    asked = {"colleague": safeguarding_lead.pk, "question": "What would you do?"}
    client.post(reverse("review_ask", args=[key]), asked)
    chosen = {"out": [1, 2, 3], "reason": "It names somebody", "seen": "held"}
    assert PIECE in client.post(reverse("review_redacted", args=[key]), chosen).content.decode()
    assert Redaction.objects.get().out == {1, 2, 3}
    assert places_with(PIECE) == WHERE_IT_MUST_BE
    client.post(reverse("review_seal", args=[key]), {"reason": "grave", "seen": "held"})
    client.force_login(safeguarding_lead)
    client.post(reverse("review_refer", args=[key]), {"why": "He may be hurt"})
    notices.send_alerts()
    assert PIECE not in told()
    assert PIECE not in caplog.text
    assert places_with(PIECE) == WHERE_IT_MUST_BE


def test_after_it_was_withdrawn(client, sent, caplog):
    notices.send_alerts()
    client.post(address(sent, "yours"))
    assert not Response.objects.exists(), "it was not withdrawn"
    assert not Alert.objects.exists()
    assert places_with(PIECE) == set()
    assert PIECE not in told()
    assert PIECE not in caplog.text
    for role in Role:
        client.force_login(make_person(role))
        for page in ("desk", "reviews", "referrals"):
            assert PIECE not in client.get(reverse(page)).content.decode()
    assert not Referral.objects.exists()
