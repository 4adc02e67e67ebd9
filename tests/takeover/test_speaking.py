"""A Takeover in the language of its reader: pages, the switch, and letters."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from surveys.models import Response
from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
    place,
)
from tests.takeover.test_applying import SAME, address, apply_as, post
from tests.takeover.test_living import at, browser_of
from voice.takeover.actions.applying import write_to_parent
from voice.takeover.links import PARENT, token_of
from voice.takeover.models import Placement
from voice.takeover.reasons import LACKS, NOT_ONLINE, SAID, told

ARABIC = "?speak=ar~standard"


@pytest.fixture
def challenge(db):
    return make_challenge()


@pytest.fixture
def opportunity(challenge):
    return make_opportunity(make_host(challenge))


def speaks(page, language: str) -> bool:
    return f'<html lang="{language}"' in page.content.decode()


def switch(client: Client, here: str, there: str, language: str, **typed):
    """Choose another language on a page, by the form or button that it draws."""
    key = next(cookie.value for name, cookie in client.cookies.items() if "draft-" in name)
    sent = {"key": key, "speak": f"{language}~standard", **typed}
    assert there in client.get(here).content.decode().replace("&amp;", "&")
    return client.post(there, sent, **SAME)


def test_the_board_leads_on_in_the_language_that_was_chosen(client, challenge, opportunity):
    board = client.get(address("board", challenge) + "?where=online&speak=ar~standard")
    page = board.content.decode()
    assert speaks(board, "ar")
    assert 'dir="rtl"' in page
    assert f'<span lang="en-gb" dir="ltr">{opportunity.role}</span>' in page
    there = reverse("takeover_opportunity", args=[challenge.key, opportunity.key]) + ARABIC
    assert there in page
    shown = client.get(there)
    apply = f"{address('apply', challenge)}?choose={opportunity.key}&amp;speak=ar~standard"
    assert apply in shown.content.decode()


@pytest.mark.parametrize("asked", ["", "xx~standard", "fr", "<script>"])
def test_a_language_that_we_do_not_speak_is_english(client, challenge, asked):
    assert speaks(client.get(address("board", challenge), {"speak": asked}), "en-gb")


def test_the_survey_of_a_takeover_is_in_our_languages_and_its_groups_are_not(db):
    challenge = make_challenge(groups=[{"code": "care", "title": "Care leavers", "weight": 2}])
    for survey in (challenge.survey, challenge.measures, challenge.notes_question.survey):
        languages = set(survey.versions.latest().content["wordings"])
        assert languages == {"en-gb", "cy", "pl", "uk", "ar", "ro", "pt", "bn"}
    polish = challenge.survey.versions.latest().content["wordings"]["pl"]["standard"]
    assert polish["q:why"][0] == "Dlaczego chcesz to robić?"
    assert "c:groups:care" not in polish
    hosts = challenge.host_measures.versions.latest().content["wordings"]
    assert set(hosts) == {"en-gb"}


def test_somebody_applies_in_polish_and_is_written_to_in_polish(client, challenge, opportunity):
    checked = apply_as(client, challenge, opportunity, band="14-16", language="pl")
    assert speaks(checked, "pl")
    assert "Dlaczego chcesz to robić?" in checked.content.decode()
    post(client, address("step", challenge, "check"))
    assert Response.objects.get().language == "pl"
    assert [one.subject for one in mail.outbox] == [
        "Mamy twoje zgłoszenie",
        "Czy Robin może wziąć udział?",
    ]
    assert "Z czterema słowami" in mail.outbox[0].body
    assert "W tym wieku potrzebna jest Państwa zgoda" in mail.outbox[1].body


def test_the_switch_on_a_step_keeps_what_is_typed(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="14-16")
    here = address("step", challenge, "contact")
    there = f"{address('speak', challenge)}?page={here.replace('/', '%2F')}&step=contact"
    went = switch(client, here, there, "ar", name="Sam Typed", email="sam@example.org")
    assert went.headers["Location"] == here
    page = client.get(here)
    assert speaks(page, "ar")
    assert "Sam Typed" in page.content.decode()
    assert Response.objects.get().language == "ar"


def test_the_switch_on_a_question_keeps_what_is_typed(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="14-16")
    here = address("question", challenge, "why")
    there = f"{address('speak', challenge)}?page=why"
    went = switch(client, here, there, "uk", answer="I want to")
    assert went.headers["Location"] == here
    page = client.get(here)
    assert speaks(page, "uk")
    assert "I want to" in page.content.decode()


def test_the_switch_after_sending_changes_no_answer(challenge, opportunity):
    robin = make_application(challenge, [opportunity])
    client, _ = browser_of(robin)
    here = at(robin, "diary")
    there = f"{at(robin, 'speak')}?page={here.replace('/', '%2F')}&step="
    assert switch(client, here, there, "ro").headers["Location"] == here
    assert speaks(client.get(here), "ro")
    robin.response.refresh_from_db()
    assert robin.response.language == "en-gb"


def test_the_switch_on_an_item_stays_on_it(challenge, opportunity):
    robin = make_application(challenge, [opportunity])
    client, _ = browser_of(robin)
    first = at(robin, "items", "before")
    key = client.get(first, follow=True).context["journey"].carried
    sent = {"key": key, "speak": "cy~standard"}
    went = client.post(f"{first}speak/?page=speak-up", sent, **SAME)
    assert went.headers["Location"] == at(robin, "item", "before", "speak-up")
    assert speaks(client.get(went.headers["Location"]), "cy")
    wrong = client.post(f"{first}speak/?page=team", {**sent, "key": "made up"}, **SAME)
    assert wrong.status_code == 404
    unknown = client.post(f"{first}speak/?page=nothing", {**sent, "speak": "xx~standard"}, **SAME)
    assert unknown.headers["Location"] == at(robin, "item", "before", "speak-up")


@pytest.mark.parametrize(
    "page",
    ["https://elsewhere.example/", "//elsewhere.example/", "/desk/", "/takeover/other/mine/"],
)
def test_the_switch_leads_nowhere_else(challenge, opportunity, page):
    robin = make_application(challenge, [opportunity])
    client, key = browser_of(robin)
    went = client.post(
        f"{at(robin, 'speak')}?page={page}", {"key": key, "speak": "pl~standard"}, **SAME
    )
    assert went.headers["Location"].startswith(f"/takeover/{challenge.key}/")


def test_the_switch_of_another_site_changes_nothing(challenge, opportunity):
    robin = make_application(challenge, [opportunity])
    client, key = browser_of(robin)
    elsewhere = {"headers": {"sec-fetch-site": "cross-site"}}
    here = at(robin, "mine")
    client.post(
        f"{at(robin, 'speak')}?page={here}", {"key": key, "speak": "pl~standard"}, **elsewhere
    )
    assert speaks(client.get(here), "en-gb")
    nobody = Client().post(at(robin, "speak"), {"speak": "pl~standard"}, **SAME)
    assert nobody.headers["Location"] == at(robin, "apply")


def test_a_parent_reads_first_in_the_language_of_the_application(client, challenge, opportunity):
    robin = make_application(challenge, [opportunity], band="14-16", parent_email="pat@example.org")
    robin.response.language = "pl"
    robin.response.save()
    mail.outbox.clear()
    write_to_parent(consent=robin.consent)
    assert mail.outbox[0].subject == "Czy Robin może wziąć udział?"
    there = reverse("takeover_parent", args=[token_of(PARENT, robin.consent.key)])
    assert speaks(client.get(there), "pl")
    answered = client.post(there + ARABIC, {"answer": "yes"})
    assert speaks(answered, "ar")
    robin.consent.refresh_from_db()
    assert robin.consent.answer == "yes"


def test_why_is_told_in_the_language_of_the_reader(challenge, opportunity):
    robin = make_application(challenge, [opportunity])
    place(robin, opportunity)
    row = {"title": opportunity.role, "words": "Full.", "code": "full", "number": 2, "detail": ""}
    Placement.objects.update(why=[row])
    for language, words in (("en-gb", "2 other people had as strong"), ("pl", "2 inne osoby")):
        client, _ = browser_of(robin, language)
        assert words in client.get(at(robin, "mine")).content.decode()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"code": "placed"}, "You got this one."),
        ({"code": "impossible", "detail": NOT_ONLINE}, "It is not online."),
        (
            {"code": "impossible", "detail": f"{LACKS}captions, something of old"},
            "It does not have what you need: Captions, something of old.",
        ),
        ({"code": "impossible", "detail": "x"}, "A youth worker decided so. You can ask them why."),
        (
            {"code": "too_few", "number": 3},
            "It does not happen. Fewer than 3 people could take part.",
        ),
        (
            {"code": "full", "number": 1},
            "It is full. 1 other person had as strong a claim as you, or a stronger one.",
        ),
        ({"words": "As it was kept."}, "As it was kept."),
        ({"code": "of the future", "words": "As it was kept."}, "As it was kept."),
    ],
)
def test_a_reason_in_words_for_those_whom_it_is_about(row, words):
    assert told(row) == words


def test_every_reason_has_words():
    assert all(say(2, "") for say in SAID.values())
