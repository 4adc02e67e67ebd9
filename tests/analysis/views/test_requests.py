"""What people ask about their own answers: found by four words, copied, deleted without a trace."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from surveys.actions import returning
from surveys.actions.returning import make_phrase
from surveys.models import Artwork, Kind, Response
from surveys.phrases import phrase_for
from tests.everywhere import places_with
from tests.factories.accounts import make_organisation, make_person
from tests.factories.results import make_listening
from tests.factories.surveys import make_question, open_now
from tests.factories.themes import make_run
from voice.accounts.models import Role
from voice.shared.models import AuditEvent

PLANTED = "Planted words about the green lighthouse"
PAGE, DELETE, COPY = "/desk/requests/", "/desk/requests/delete/", "/desk/requests/copy/"


@pytest.fixture
def theirs(youth_worker):
    """A response with everything that could be made from it, and its four words."""
    listening = make_listening(youth_worker)
    made = make_question(listening.survey, "made", Kind.ARTWORK, "Show us what you made")
    version = open_now(listening.survey)
    listening.theme("Lighthouses")
    answer = listening.hear(1, PLANTED, "Lighthouses", likes="yes")[0]
    listening.hear(2, "Other words", "Lighthouses")
    response = answer.response
    response.version = version
    response.save()
    listening.quote(answer, "Lighthouses")
    make_run(listening.written, {"Lighthouses": [answer]})
    response.answers.create(question=made, text="My lighthouse")
    Artwork.objects.create(
        response=response, question=made, content=PLANTED.encode(), width=1, height=1
    )
    turn = make_phrase(response, listening.campaign)
    listening.words = " ".join(phrase_for(response.submission_key, turn))
    listening.response = response
    listening.answer = answer
    return listening


def find(client, listening, text="", **fields):
    sent = {"campaign": listening.campaign.pk, "words": text or listening.words, **fields}
    return client.post(PAGE, sent)


def asked(page, **fields) -> dict:
    found = page.context["form"].initial["found"]
    return {"found": found, "asked_by": "a parent or carer", "reference": "DP 12", **fields}


@pytest.mark.parametrize("role", [Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR, Role.DATA_PROTECTION])
def test_answers_are_deleted_with_everything_made_from_them(client, theirs, role):
    client.force_login(make_person(role))
    page = find(client, theirs, theirs.words.upper())
    assert PLANTED not in page.content.decode()
    assert "In their own words" in page.content.decode()
    assert len(places_with(PLANTED)) == 4  # answer, review, excerpt, picture
    done = client.post(DELETE, asked(page), follow=True)
    assert "The answers are deleted" in done.content.decode()
    assert places_with(PLANTED) == places_with(str(theirs.response.pk)) == set()
    assert Response.objects.count() == 2
    event = AuditEvent.objects.first()
    assert event.verb == "deleted somebody's answers on request"
    assert (event.thing, event.why) == (
        f"Survey {theirs.survey.key}",
        "asked by a parent or carer; DP 12",
    )
    again = client.post(DELETE, asked(page), follow=True)
    assert "Find the answers once more" in again.content.decode()


@pytest.mark.parametrize("key", ["response", "answer"])
def test_a_key_finds_them_too(client, theirs, safeguarding_lead, key):
    client.force_login(safeguarding_lead)
    assert find(client, theirs, f" {getattr(theirs, key).pk} ").context["response"].pk == (
        theirs.response.pk
    )


def test_a_copy_holds_everything_in_words_and_as_data(client, theirs, safeguarding_lead):
    client.force_login(safeguarding_lead)
    file = client.post(COPY, asked(find(client, theirs)))
    assert file.headers["Content-Disposition"].startswith('attachment; filename="answers-')
    assert file.headers["Cache-Control"] == "no-store"
    held = zipfile.ZipFile(io.BytesIO(file.content))
    assert set(held.namelist()) == {"your-answers.html", "your-answers.json", "picture-1.jpg"}
    page = held.read("your-answers.html").decode()
    data = json.loads(held.read("your-answers.json"))
    for words in (PLANTED, "Lighthouses", "Yes", "Do you like living here?", "picture-1.jpg"):
        assert words in page
    by_question = {one["question"]: one for one in data["answers"]}
    written = by_question["What would make this the best place to grow up?"]
    assert (written["text"], written["themes"], written["quotes"]) == (
        PLANTED,
        ["Lighthouses"],
        [PLANTED],
    )
    assert written["review"]["state"] == "Released"
    assert "Other words" not in page + json.dumps(data)
    assert AuditEvent.objects.first().verb == "made a copy of somebody's answers"
    assert Response.objects.count() == 3


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DATA_PROTECTION])
def test_only_a_safeguarding_lead_makes_the_copy(client, theirs, role):
    client.force_login(make_person(role))
    page = find(client, theirs)
    assert COPY not in page.content.decode()
    assert client.post(COPY, asked(page)).status_code == 403
    assert not AuditEvent.objects.filter(verb__contains="copy").exists()


def test_nobody_finds_answers_of_another_organisation_or_with_what_another_found(client, theirs):
    away = make_organisation("Another council")
    mine, stranger = (
        make_person(Role.ADMINISTRATOR),
        make_person(Role.ADMINISTRATOR, organisation=away),
    )
    client.force_login(mine)
    page = find(client, theirs)
    client.force_login(stranger)
    assert "not one of the available choices" in find(client, theirs).content.decode()
    assert client.post(DELETE, asked(page)).url == PAGE
    client.force_login(make_person(Role.ADMINISTRATOR))
    assert client.post(DELETE, asked(page)).url == PAGE
    assert Response.objects.count() == 3


def test_wrong_words_are_slow_for_everybody_together(client, theirs, monkeypatch, administrator):
    monkeypatch.setattr(returning, "WRONG_AN_HOUR", 2)
    client.force_login(administrator)
    for _ in range(2):
        assert "Nothing was found" in find(client, theirs, "a b c d").content.decode()
    assert "Too many wrong words" in find(client, theirs).content.decode()
    assert reverse("requests") == PAGE
